/**
 * `npm run rehearse -- --minutes N --seed N`: plays a whole drill with a simulated team on a database of its
 * own, shows its progress, and leaves transcript, report, record and pictures in `./out`.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type App, startApp } from '../app'
import type { Platform } from '../chat/platform'
import { transcriptMarkdown } from '../chat/transcript/markdown'
import { openTranscript, type Transcript } from '../chat/transcript/transcript'
import { systemClock } from '../clock'
import { chance } from '../conduct/chance'
import { elapsedAt, scriptEnd } from '../drill/clock'
import { formatClock } from '../drill/duration'
import type { Person } from '../drill/record'
import { defaultScript, scriptMinutes } from '../drill/script'
import { createLog } from '../log'
import type { Message } from '../messages/message'
import { programPaths, version } from '../paths'
import { type CastKey, cast, facilitator } from '../rehearsal/cast'
import { perform } from '../rehearsal/perform'
import { score } from '../rehearsal/score'
import { factsOf, stageDrill } from '../rehearsal/stage-drill'
import { catalogue } from '../scenarios/catalogue'
import type { StoredFile } from '../store/store'

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

interface Heard {
  said: { at: number; who: string; text: string }[]
  answers: { at: number; to: string; message: Message }[]
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const { minutes, seed = randomInt(1_000_000) } = options.parse(values)
  const folder = await mkdtemp(join(tmpdir(), 'drill-rehearsal-'))
  const progress = showProgress()
  const transcript = openTranscript(join(folder, 'transcript.jsonl'), systemClock)
  const app = await startApp(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      dataDir: folder,
      databaseUrl: null,
      quickChartUrl: null,
      localPage: false,
      logLevel: 'warn',
    },
    {
      clock: systemClock,
      log: createLog('warn'),
      version: version(),
      places: [],
      platforms: [progress.watched(transcript)],
      paths: programPaths(),
      heartbeat: true,
    },
  )
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
  const workspace = await app.store.ensureWorkspace('transcript', 'rehearsal', randomUUID)
  const channel = await app.store.ensureChannel(
    workspace.id,
    'night-drill',
    'night-drill',
    randomUUID,
  )
  const people = new Map<CastKey, Person>()
  for (const member of cast) {
    const person = {
      workspaceId: workspace.id,
      userId: member.key,
      name: member.name,
      timeZone: 'UTC',
    }
    people.set(member.key, await app.store.ensurePerson(person, randomUUID))
  }
  const course = { kind: 'rehearsal' as const, speed: scriptMinutes(defaultScript) / minutes, seed }
  const parts = { dispatcher: app.dispatcher, library: app.library, people, channel, course }
  const drillId = await stageDrill({
    ...parts,
    facilitator: facilitator.key,
    title: 'Rehearsal',
    team: 'Team Alpha',
  })
  const record = await app.store.drill(drillId)
  if (!record) throw new Error('The drill is gone.')
  progress.clock = () => Math.min(elapsedAt(record, systemClock.now()), scriptEnd(record))

  const heard: Heard = { said: [], answers: [] }
  const today = new Date(systemClock.now()).toISOString().slice(0, 10)
  const performance = perform({
    ...parts,
    drillId,
    clock: systemClock,
    acts: score(chance(seed, 0), factsOf(record, catalogue, today)),
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
  await writeOut(app, transcript, drillId, heard, people)
}

/** A rehearsal closes when its report is out. */
async function untilClosed(app: App, drillId: string): Promise<void> {
  while ((await app.store.drill(drillId))?.drill.state !== 'closed') await sleep(100)
}

async function writeOut(
  app: App,
  transcript: Transcript,
  drillId: string,
  heard: Heard,
  people: ReadonlyMap<CastKey, Person>,
): Promise<void> {
  const record = await app.store.drill(drillId)
  const report = record?.reports.at(-1)
  if (!record || !report) throw new Error('The drill ended without a report.')
  const out = resolve('out')
  await mkdir(out, { recursive: true })
  const names = new Map([...people.values()].map((person) => [person.userId, person.name]))
  const files = new Map((await picturesOf(app, drillId)).map((file) => [file.id, file]))
  const text = transcriptMarkdown(transcript.entries(), heard, {
    title: `${record.drill.title}: everything that each person saw`,
    zone: 'UTC',
    pathOf: (fileId) => files.get(fileId)?.name ?? fileId,
    elapsedAt: (at) => (at < (record.drill.startedAt ?? 0) ? null : elapsedAt(record, at)),
    phaseEnds: record.phases.flatMap((phase) => (phase.ended ? [phase.ended.at] : [])),
    nameOf: (user) => names.get(user) ?? user,
  })
  await writeFile(join(out, 'transcript.md'), text)
  await writeFile(join(out, 'report.md'), report.markdown)
  await writeFile(join(out, 'report.json'), report.json)
  for (const file of files.values()) await writeFile(join(out, file.name), file.bytes)
  process.stdout.write(
    `\nThe report, the transcript, the record and ${files.size} pictures are in ${out}.\n`,
  )
}

async function picturesOf(app: App, drillId: string): Promise<StoredFile[]> {
  const parts = (await app.store.postsOf(drillId)).flatMap((post) => post.message.parts)
  const files = await Promise.all(
    parts.flatMap((part) => (part.kind === 'image' ? [app.store.file(part.fileId)] : [])),
  )
  return files.filter((file) => file !== null)
}

interface Progress {
  /** Drill time now; null before the start. */
  clock: () => number | null
  line(text: string): void
  /** The same place, with each new post shown as it comes. */
  watched(transcript: Transcript): Platform
}

function showProgress(): Progress {
  const progress: Progress = {
    clock: () => null,
    line: (text) => {
      const at = progress.clock()
      const first = (text.split('\n')[0] ?? '').slice(0, 110)
      process.stdout.write(`${(at === null ? '' : formatClock(at)).padStart(5)}  ${first}\n`)
    },
    watched: (transcript) => ({
      ...transcript,
      post: async (to, message, key) => {
        const posted = await transcript.post(to, message, key)
        if (to.user === null)
          progress.line(to.thread === null ? message.fallback : `  ↳ ${message.fallback}`)
        return posted
      },
    }),
  }
  return progress
}

main().catch((error: unknown) => {
  const text =
    error instanceof z.ZodError
      ? `${error.issues.map((issue) => issue.message).join('\n')}\n${usage}`
      : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${text}\n`)
  process.exit(1)
})
