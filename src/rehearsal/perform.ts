/** The simulated team at work: carries out its acts at their time, through the very commands that people use. */
import { arrived } from '../drill/alerts'
import { dueAt, minute } from '../drill/clock'
import type { View } from '../messages/view'
import type { Act } from './act'
import { carryOut, type Stage } from './deeds'

export interface Performance {
  /** Resolves when the last act is done; rejects when an act could not be carried out at all. */
  done: Promise<void>
  stop(): void
}

/** An alert that an act needs may be late; it is looked for again after so much drill time. */
const again = minute / 4

/**
 * Plays the acts at their drill times. Each has a submission id of its own, so that a performance that is begun
 * again after a crash does nothing twice.
 */
export function perform(parts: Stage): Performance {
  const { acts, clock } = parts
  let cancel = () => {}
  let stopped = false
  let settle = { resolve: () => {}, reject: (_: unknown) => {} }
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })

  const from = async (index: number): Promise<void> => {
    const act = acts[index]
    if (!act || stopped) return settle.resolve()
    const view = await parts.library.view(parts.drillId)
    if (!view || ['closed', 'cancelled'].includes(view.record.drill.state)) return settle.resolve()
    const letter = letterOf(view, act)
    const wait = dueAt(view.record, act.at * minute, clock.now()) - clock.now()
    if (wait > 0 || view.record.drill.state === 'paused') return later(index, Math.max(wait, 1))
    if (letter === null) {
      if (view.record.drill.revealedElapsed !== null) return from(index + 1)
      return later(index, Math.ceil(again / view.record.drill.speed))
    }
    await carryOut(parts, act, `${parts.drillId}:${index}`, letter, view)
    return from(index + 1)
  }

  const later = (index: number, ms: number) => {
    cancel = clock.after(ms, () => from(index).catch((error: unknown) => settle.reject(error)))
  }

  void from(0).catch((error: unknown) => settle.reject(error))
  return {
    done,
    stop: () => {
      stopped = true
      cancel()
      settle.resolve()
    },
  }
}

/** The letter that the act's alert has; '' = it needs none; null = the alert has not arrived. */
function letterOf(view: View, act: Act): string | null {
  const subject = act.do.alert
  if (subject === undefined) return ''
  return arrived(view.record).find((alert) => alert.subjectId === subject)?.letter ?? null
}
