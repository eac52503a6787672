/**
 * `npm run rehearse -- --minutes N --seed N`: plays a whole drill with a simulated team on a database of its
 * own, shows its progress, and leaves transcript, report, record and pictures in `./out`.
 */
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { App } from '../app'
import { knobsOf } from '../app-lab'
import { openTranscript, type Transcript } from '../chat/transcript/transcript'
import { systemClock } from '../clock'
import { chance } from '../conduct/chance'
import { elapsedAt, scriptEnd } from '../drill/clock'
import type { DrillRecord } from '../drill/record'
import { defaultScript, scriptMinutes } from '../drill/script'
import { awaitedOf } from '../rehearsal/ahead'
import { facilitator } from '../rehearsal/cast'
import { perform } from '../rehearsal/perform'
import { score } from '../rehearsal/score'
import { factsOf, stageDrill } from '../rehearsal/stage-drill'
import { catalogue } from '../scenarios/catalogue'
import { startBot } from './playing/bot'
import { gather } from './playing/gather'
import { type Progress, showProgress } from './playing/progress'
import { type Heard, writeOut } from './playing/write-out'

const usage =
  'npm run rehearse -- [--minutes N] [--seed N]\n  --minutes  real minutes for the whole drill, 0.1 to 480 (3)\n  --seed     a whole number; the same one gives the same team, alerts and mistakes'
const options = z.object({
  minutes: z.coerce
    .number('--minutes takes a number.')
    .min(0.1, '--minutes takes 0.1 to 480.')
    .max(480, '--minutes takes 0.1 to 480.')
    .default(3),
  seed: z.coerce
    .number('--seed takes a whole number.')
    .int('--seed takes a whole number.')
    .min(0, '--seed takes a number from 0.')
    .max(2 ** 31 - 1, '--seed takes a smaller number.')
    .optional(),
})

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const { minutes, seed = randomInt(1_000_000) } = options.parse(values)
  const folder = await mkdtemp(join(tmpdir(), 'drill-rehearsal-'))
  const progress = showProgress()
  const transcript = openTranscript(join(folder, 'transcript.jsonl'), systemClock)
  const place = progress.watched(transcript)
  const app = await startBot({ dataDir: folder, databaseUrl: null, clock: systemClock, place })
  process.once('SIGINT', () => {
    rm(folder, { recursive: true, force: true }).finally(() => process.exit(130))
  })
  try {
    process.stdout.write(`A whole drill in ${minutes} min, seed ${seed}.\n\n`)
    await play(app, progress, transcript, minutes, seed)
  } finally {
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function play(
  app: App,
  progress: Progress,
  transcript: Transcript,
  minutes: number,
  seed: number,
): Promise<void> {
  const { channel, people } = await gather(app.store, 'rehearsal')
  const course = { kind: 'rehearsal' as const, speed: scriptMinutes(defaultScript) / minutes, seed }
  const parts = { dispatcher: app.dispatcher, library: app.library, people, channel, course }
  const drillId = await stageDrill({
    ...parts,
    facilitator: facilitator.key,
    key: channel.id,
    title: 'Rehearsal',
    team: 'Team Alpha',
  })
  const record = await app.store.drill(drillId)
  if (!record) throw new Error('The drill is gone.')
  const stopClock = keepClock(app, progress, record)

  const heard: Heard = { said: [], answers: [] }
  const today = new Date(systemClock.now()).toISOString().slice(0, 10)
  const facts = factsOf(record, { catalogue, knobsOf }, today)
  const acts = score(chance(seed, 0), facts)
  app.ahead.begin(awaitedOf(acts, facts, seed, 0))
  const performance = perform({
    ...parts,
    runsAhead: true,
    drillId,
    clock: systemClock,
    acts,
    said: (who, text) => {
      heard.said.push({ at: systemClock.now(), who: who.name, text })
      progress.line(`${who.name}: ${text}`)
    },
    answered: (who, message) =>
      heard.answers.push({ at: systemClock.now(), to: who.name, message }),
  })
  await performance.done
  await untilClosed(app, drillId)
  await app.idle()
  stopClock()
  await writeOut(app.store, transcript, drillId, heard, people.values())
}

/** A pause is seen so soon. Real ms. */
const look = 250

/** The drill's clock beside what happens; gives back what ends it. */
function keepClock(app: App, progress: Progress, record: DrillRecord): () => void {
  let latest = record
  const timer = setInterval(() => {
    app.store.drill(record.drill.id).then(
      (now) => {
        latest = now ?? latest
      },
      () => {},
    )
  }, look)
  progress.clock = () => Math.min(elapsedAt(latest, systemClock.now()), scriptEnd(latest))
  return () => clearInterval(timer)
}

/** A rehearsal closes when its report is out. */
async function untilClosed(app: App, drillId: string): Promise<void> {
  while ((await app.store.drill(drillId))?.drill.state !== 'closed') await sleep(100)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${wrongCall(error) ?? String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
})

/** What was wrong with the options, and which there are; null = it was something else. */
function wrongCall(error: unknown): string | null {
  if (error instanceof z.ZodError)
    return `${error.issues.map((issue) => issue.message).join('\n')}\n${usage}`
  const parsing =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return parsing ? `${error.message}\n${usage}` : null
}
