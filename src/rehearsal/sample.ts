/** Samples: the simulated team plays the 180-minute script at speed, for whoever wants to see a drill first. */
import type { Clock } from '../clock'
import type { Dispatcher } from '../commands/dispatch'
import { chance } from '../conduct/chance'
import type { Conduct, Doer } from '../conduct/conduct'
import type { KnobsOf } from '../conduct/lab'
import type { Library } from '../conduct/library'
import { elapsedAt, endOf, minute, presentPhase } from '../drill/clock'
import { upcoming } from '../drill/cues'
import type { Drill, DrillRecord, Person } from '../drill/record'
import { waitingRuns } from '../drill/runs'
import type { Catalogue } from '../drill/scenario'
import { causeOf, type Log } from '../log'
import { type Ahead, awaitedOf } from './ahead'
import { type CastKey, facilitator } from './cast'
import { type Performance, pausedForRun, perform } from './perform'
import { score } from './score'
import { factsOf, stageDrill } from './stage-drill'

export interface Samples {
  /** Starts one, or finds the one that plays; null = a drill of somebody's own goes on there. */
  start(): Promise<string | null>
  /** Each gives back the channel, or null if no sample plays. */
  pause(): Promise<string | null>
  resume(): Promise<string | null>
  /** To the end of the present phase, with everything that happens in it. */
  skip(): Promise<string | null>
  /** Goes on with one that a stop of the bot has cut off. */
  goOn(): Promise<void>
  stop(): Promise<void>
}

interface Parts {
  dispatcher: Dispatcher
  library: Library
  conduct: Conduct
  catalogue: Catalogue
  knobsOf: KnobsOf
  clock: Clock
  log: Log
  ahead: Ahead
  channel: { id: string; name: string }
  people: () => Promise<ReadonlyMap<CastKey, Person>>
  newSeed: () => number
  /** What somebody of the team says aloud in the channel; the same key again says nothing. */
  aloud: (who: Person, text: string, key: string) => Promise<void>
}

/** 180 minutes in one. */
const speed = 180
/** Whether a run is over is looked at so often, real ms. */
const look = 100
const bot: Doer = { personId: null, source: 'cue', submission: null }

export function createSamples(parts: Parts): Samples {
  const { dispatcher, library, conduct, clock, log, channel } = parts
  let playing: Performance | null = null
  let skipping: Promise<void> | null = null
  let starting: Promise<void> | null = null
  let stopped = false

  /** The sample that runs or is paused. */
  const running = async (): Promise<DrillRecord | null> => {
    const going = (await library.drillsOf(channel.id)).find(goesOn)
    return going?.kind === 'sample' ? ((await library.view(going.id))?.record ?? null) : null
  }

  const play = async (record: DrillRecord) => {
    const { id, seed, startedAt } = record.drill
    const today = new Date(startedAt ?? clock.now()).toISOString().slice(0, 10)
    const facts = factsOf(record, parts, today)
    const acts = score(chance(seed, 0), facts)
    const played = elapsedAt(record, clock.now()) / minute
    parts.ahead.begin(awaitedOf(acts, facts, seed, played))
    const performance = perform({
      dispatcher,
      library,
      clock,
      channel,
      runsAhead: true,
      people: await parts.people(),
      course: { kind: 'sample', speed, seed },
      drillId: id,
      acts,
      said: (who, text) => {
        const [, note] = /^\/drill note (.+)$/s.exec(text) ?? []
        if (note !== undefined) parts.aloud(who, note, `${id}:${who.id}:${note}`).catch(report)
      },
      answered: () => {},
    })
    playing = performance
    performance.done.catch(report)
  }
  const report = (error: unknown) =>
    log.error({ why: causeOf(error) }, 'The simulated team of a sample could not go on.')

  const begin = async () => {
    const seed = parts.newSeed()
    const drillId = await stageDrill({
      dispatcher,
      library,
      people: await parts.people(),
      facilitator: facilitator.key,
      channel,
      course: { kind: 'sample', speed, seed },
      key: `${channel.id}:${clock.now()}:${seed}`,
      title: 'Sample drill',
      team: 'Team Alpha',
    })
    const view = await library.view(drillId)
    if (view) await play(view.record)
  }

  /** From one thing that happens to the next, so that each keeps its own time. */
  const forward = async (drillId: string, target: number) => {
    for (;;) {
      const record = (await library.view(drillId))?.record
      if (stopped || !record || elapsedAt(record, clock.now()) >= target) return
      const forRun = await waitsForRun(record)
      if (record.drill.state !== 'running' && !forRun) return
      if (forRun || waitingRuns(record).length > 0) {
        // A run takes its time, whoever is in a hurry.
        await new Promise<void>((resolve) => clock.after(look, resolve))
        continue
      }
      const nextCue = upcoming(record)[0]?.elapsed ?? target
      const to = Math.min(target, nextCue, playing?.nextAt() ?? target)
      await conduct.change(drillId, { type: 'jump', to }, bot)
      await conduct.runDue(drillId)
      await playing?.catchUp()
    }
  }

  const waitsForRun = async (record: DrillRecord) =>
    record.drill.state === 'paused' && pausedForRun(record, await parts.people())

  const asFacilitator = async (word: 'pause' | 'resume') => {
    const record = await running()
    if (!record) return null
    const wanted = word === 'pause' ? 'running' : 'paused'
    if (record.drill.state === wanted) await conduct.change(record.drill.id, { type: word }, bot)
    await playing?.catchUp()
    return channel.id
  }

  return {
    start: async () => {
      const going = (await library.drillsOf(channel.id)).find(goesOn)
      if (going) return going.kind === 'sample' ? channel.id : null
      starting ??= begin().finally(() => {
        starting = null
      })
      await starting
      return channel.id
    },
    pause: () => asFacilitator('pause'),
    resume: () => asFacilitator('resume'),
    skip: async () => {
      const before = await running()
      if (before && !(await waitsForRun(before))) await asFacilitator('resume')
      const record = await running()
      const phase = record && presentPhase(record)
      if (!record || !phase) return null
      skipping ??= forward(record.drill.id, endOf(phase))
        .catch(report)
        .finally(() => {
          skipping = null
        })
      return channel.id
    },
    goOn: async () => {
      const record = await running()
      if (record) await play(record)
    },
    stop: async () => {
      stopped = true
      playing?.stop()
      await skipping
    },
  }
}

const goesOn = ({ state }: Drill) =>
  state === 'planned' || state === 'running' || state === 'paused'
