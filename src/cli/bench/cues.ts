/** Whether drills keep their time, and the bot its memory, while stress runs and evidence take the processor. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { App } from '../../app'
import { evidencePlanOf } from '../../app-evidence-plan'
import { createLab } from '../../app-lab'
import { openTranscript } from '../../chat/transcript/transcript'
import { systemClock } from '../../clock'
import { RunFailed } from '../../conduct/lab'
import { prepareEvidence } from '../../lab/evidence/prepare'
import { systems } from '../../lab/run'
import { programPaths } from '../../paths'
import { facilitator } from '../../rehearsal/cast'
import { stageDrill } from '../../rehearsal/stage-drill'
import { catalogue } from '../../scenarios/catalogue'
import { playDefaultDrill } from '../lab/default-drill'
import { startBot } from '../playing/bot'
import { gather } from '../playing/gather'
import { percentile, type Row, row } from './row'

const drills = 6
/** Times faster than the script: 180 minutes in 20 s. */
const speed = 540
/** Real ms that a drill lasts: one is on at a time, and its report is made when the next begins. */
const length = 20_000
/**
 * Real ms from a drill's end to the next one's start, other each time and spread evenly: else the same cue of
 * every drill would meet the report of the one before.
 */
const gapBefore = (index: number) => 6_000 * ((index * 0.618) % 1)
/** ms that a cue may be late at p99. */
const promised = 50

export async function cueRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  const place = openTranscript(join(folder, 'transcript.jsonl'), systemClock)
  const app = await startBot({ dataDir: folder, databaseUrl: null, clock: systemClock, place })
  try {
    await pass(app, 'warm', 2)
    const quiet = await pass(app, 'quiet', drills)
    const heapQuiet = heap()
    const stopping = new AbortController()
    const busy = keepBusy(folder, stopping.signal)
    const late = await pass(app, 'busy', drills)
    stopping.abort()
    const runs = await busy
    const p99 = percentile(late, 99)
    return [
      row(`A cue while runs are on, p99 ms late; peer: the promised ${promised}`, p99, promised, {
        atMost: 1,
      }),
      row(
        `A cue while ${runs} runs are on, p99 ms late; peer: no run is on`,
        p99,
        percentile(quiet, 99),
      ),
      row(
        'The bot’s heap after those runs, MB; peer: after as many drills before',
        heap(),
        heapQuiet,
        {
          atMost: 1.2,
        },
      ),
    ]
  } finally {
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Plays so many drills side by side to their end; ms that each cue of the script was late. */
async function pass(app: App, name: string, count: number): Promise<number[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const key = `${name}-${i}`
    const { channel, people } = await gather(app.store, key)
    const { dispatcher, library } = app
    const course = { kind: 'rehearsal' as const, speed, seed: i }
    const parts = { dispatcher, library, people, channel, course, facilitator: facilitator.key }
    ids.push(await stageDrill({ ...parts, key, title: key, team: 'Team Alpha' }))
    await sleep(length + gapBefore(i))
  }
  const late: number[] = []
  for (const id of ids) {
    for (;;) {
      const record = await app.store.drill(id)
      if (record?.drill.state !== 'closed') {
        await sleep(500)
        continue
      }
      // What is due at the start waits for nothing but the word that starts.
      for (const { kind, elapsed, dueAt, done } of record.cues)
        if (kind !== 'report' && elapsed && dueAt !== null && done !== null)
          late.push(done.at - dueAt)
      break
    }
  }
  await app.idle()
  return late
}

/** One run after another, as a drill has them, and a drill's evidence beside them; how many runs it came to. */
async function keepBusy(folder: string, signal: AbortSignal): Promise<number> {
  const { labChild, labEvidence } = programPaths()
  const lab = createLab(labChild)
  const plan = evidencePlanOf(playDefaultDrill({ seed: 7, level: 2, minute: 0 }), catalogue)
  const evidence = prepareEvidence(plan, {
    folder: join(folder, 'books'),
    makerPath: labEvidence,
    signal,
  }).catch(unlessAborted(signal))
  let runs = 0
  while (!signal.aborted) {
    const system = systems[runs % systems.length] ?? 'billing'
    await lab.judge(system, null, runs, signal).catch(unlessAborted(signal))
    runs += 1
  }
  await evidence
  return runs
}

/** A machine that is too slow for a run is busy all the same. */
const unlessAborted = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted && !(error instanceof RunFailed)) throw error
}

/** MB in use once what is not needed is gone. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 1e6
}
