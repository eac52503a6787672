/** The simulated team at work: carries out its acts at their time, through the very commands that people use. */
import { arrived } from '../drill/alerts'
import { dueAt, minute, presentPhase } from '../drill/clock'
import type { DrillRecord } from '../drill/record'
import type { RunRequest } from '../drill/record-work'
import { runRequestOf, waitingRuns } from '../drill/runs'
import { isTrialRun } from '../drill/trials'
import type { View } from '../messages/view'
import type { Act } from './act'
import { facilitator } from './cast'
import { cardOn, carryOut, type Stage } from './deeds'

export interface Performance {
  /** Resolves when the last act is done; rejects when an act could not be carried out at all. */
  done: Promise<void>
  stop(): void
  /** The drill's clock has moved: looks anew, and resolves once everything that is due by now is done. */
  catchUp(): Promise<void>
  /** Drill ms of the next act; null = there is none. */
  nextAt(): number | null
}

/** An alert or a card that an act needs may be late; it is looked for again after so much drill time. */
const again = minute / 4
/** Stress runs take real seconds, the same at any speed: above this one they must have begun ahead of need. */
const fastestWithRuns = 120
/** Above this speed the clock stands still for one that has begun ahead of need and is not there yet. */
const fastestUnheld = 20
/** A pause, and a run in hand, are looked at so often, real ms. */
const pausedLook = 250
/** A run that takes longer stops the drill's clock: at this speed the drill would be over before it. Real ms. */
const patience = 600
/** The clock stands, or goes again, so soon after that is said. Real ms. */
const soon = 20

/**
 * Plays the acts at their drill times. Each has a submission id of its own, so that a performance that is begun
 * again after a crash does nothing twice.
 */
export function perform(parts: Stage): Performance {
  const { acts, clock } = parts
  const isFast = parts.course.speed > fastestWithRuns
  const isHeld = parts.runsAhead === true && parts.course.speed > fastestUnheld
  let index = 0
  let cancel = () => {}
  let stopped = false
  let settle = { resolve: () => {}, reject: (_: unknown) => {} }
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  /** Acts are done one after the other, whoever asks. */
  let queue = Promise.resolve()

  const later = (ms: number) => {
    cancel()
    cancel = clock.after(ms, catchUp)
  }

  const whatIsDue = async (): Promise<void> => {
    cancel()
    for (;;) {
      const act = acts[index]
      if (!act || stopped) return settle.resolve()
      const view = await parts.library.view(parts.drillId)
      if (!view || ['closed', 'cancelled'].includes(view.record.drill.state))
        return settle.resolve()
      const hand = isHeld ? await keepTime(view.record) : 'free'
      if (hand === 'turned') return later(soon)
      const wait = dueAt(view.record, act.at * minute, clock.now()) - clock.now()
      if (view.record.drill.state === 'paused')
        return later(hand === 'waits' ? pausedLook : Math.max(wait, pausedLook))
      if (wait > 0) return later(hand === 'waits' ? Math.min(wait, pausedLook) : wait)
      const letter = letterOf(view, act)
      const isEarly = letter === null && view.record.drill.revealedElapsed === null
      if (isEarly || waitsForCard(view, act))
        return later(Math.ceil(again / view.record.drill.speed))
      const tooLong = isRun(act) && isFast && parts.runsAhead !== true
      if (letter !== null && !tooLong)
        await carryOut(parts, act, `${parts.drillId}:${index}`, letter, view)
      index += 1
    }
  }

  /** The facilitator stops the clock for a run that takes its time, and goes on once it is there. */
  const keepTime = async (record: DrillRecord): Promise<'free' | 'waits' | 'turned'> => {
    const { state } = record.drill
    const hand = runInHand(record)
    const isOurs = state === 'paused' && pausedForRun(record, parts.people)
    const word = hand === null ? 'resume' : 'pause'
    const turns =
      hand === null ? isOurs : state === 'running' && clock.now() - hand.stamp.at > patience
    if (!turns) return hand === null ? 'free' : 'waits'
    const act: Act = { at: 0, by: facilitator.key, do: { type: 'say', word, text: '' } }
    const view = await parts.library.view(parts.drillId)
    const id = `${parts.drillId}:${word}:${record.pauses.length}`
    if (view) await carryOut(parts, act, id, '', view)
    return 'turned'
  }

  const catchUp = (): Promise<void> => {
    queue = queue.then(whatIsDue).catch((error: unknown) => settle.reject(error))
    return queue
  }

  void catchUp()
  return {
    done,
    stop: () => {
      stopped = true
      cancel()
      settle.resolve()
    },
    catchUp,
    nextAt: () => {
      const act = acts[index]
      return act ? act.at * minute : null
    },
  }
}

/** The letter that the act's alert has; '' = it needs none; null = the alert has not arrived. */
function letterOf(view: View, act: Act): string | null {
  const subject = act.do.alert
  if (subject === undefined) return ''
  return arrived(view.record).find((alert) => alert.subjectId === subject)?.letter ?? null
}

/** The run that the clock may have to wait for; null = none. Trials have until the drill's end. */
function runInHand(record: DrillRecord): RunRequest | null {
  const [first] = waitingRuns(record)
  const request = first === undefined ? null : runRequestOf(record, first)
  const isLast = presentPhase(record) === record.phases.at(-1)
  return request && (isLast || !isTrialRun(record, request)) ? request : null
}

/** The simulated facilitator has stopped the clock, and nobody else. */
export function pausedForRun(record: DrillRecord, people: Stage['people']): boolean {
  const open = record.pauses.find(({ until }) => until === null)
  return open !== undefined && open.from.by === people.get(facilitator.key)?.id
}

/** The adviser was asked and has not answered yet. */
const waitsForCard = (view: View, { do: deed }: Act) =>
  deed.type === 'respond' && cardOn(view, deed.alert)?.state === 'waiting'

const isRun = ({ do: deed }: Act) => deed.type === 'say' && deed.word === 'stress'
