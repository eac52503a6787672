/** The whole bot on a fake clock, with a transcript as its place and people who type. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app'
import { openTranscript, type Transcript } from '../../src/chat/transcript/transcript'
import type { Asker, Course, Reply } from '../../src/commands/command'
import type { Advising } from '../../src/conduct/adviser'
import type { Lab } from '../../src/conduct/lab'
import type { Config } from '../../src/config'
import type { Person } from '../../src/drill/record'
import { createLog, type Log } from '../../src/log'
import type { FormValues } from '../../src/messages/form'
import type { Message } from '../../src/messages/message'
import { programPaths } from '../../src/paths'
import { blankTypesetter } from './blank-typesetter'
import { createFakeClock, type FakeClock } from './fake-clock'

/** The database is real; its file lies in memory where there is such a place, for a test's sake. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

const stageStart = Date.UTC(2026, 0, 3, 3, 0)
const minute = 60_000

export interface Player {
  person: Person
  /** Who asks, for the dispatcher itself; the same `submission` again is a platform's retry. */
  asker(source: Asker['source'], submission?: string): Asker
  say(line: string): Promise<Reply>
  press(word: string, does: string, carried?: Record<string, string>): Promise<Reply>
  /** Fills the form that the last reply opened. */
  fill(reply: Reply, values: FormValues): Promise<Reply>
  submit(word: string, context: Record<string, string>, values: FormValues): Promise<Reply>
  /** Says a word that opens a form, and fills it. */
  sayAndFill(line: string, values: FormValues): Promise<Reply>
}

export interface Posted {
  minute: number
  fallback: string
  key: string
  message: Message
}

export interface Stage {
  app: App
  dataDir: string
  clock: FakeClock
  transcript: Transcript
  player(
    name: string,
    more?: { timeZone?: string; channel?: string; overheard?: boolean; workspace?: string },
  ): Promise<Player>
  /** Moves to so many real minutes after the stage's start. */
  to(minutes: number): Promise<void>
  /** New messages of a channel outside threads, in order. */
  channel(name?: string): Posted[]
  /** New messages in threads. */
  threads(): Posted[]
  /** Messages to one person, edits included. */
  privateTo(player: Player): Posted[]
  drillId(channel?: string): Promise<string>
  /** Starts the bot again on the same data after `app.stop()`. */
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface StageOptions {
  databaseUrl?: string | null
  course?: Course
  at?: number
  scenariosDir?: string | null
  /** Drills get their evidence, made by its process in real time. */
  evidence?: true
  /** Another maker of it than the lab's. */
  labEvidence?: string
  /** Reports get a PDF and a deck that can be opened. */
  typesetting?: true
  log?: Log
  config?: Partial<Pick<Config, 'publicUrl' | 'otlpEndpoint' | 'prometheusAllow' | 'ai'>>
  /** Another lab than the real one. */
  lab?: Lab
  /** Another adviser than the built-in one. */
  advising?: Advising
  /** The data folder of a bot that went before, which is left there at the end; otherwise a new one. */
  folder?: string
}

export async function openStage({
  databaseUrl = null,
  course = { kind: 'drill', speed: 1, seed: 7 },
  at = stageStart,
  scenariosDir = null,
  evidence,
  labEvidence,
  typesetting,
  log = createLog('silent'),
  config = {},
  lab,
  advising,
  folder: given,
}: StageOptions = {}): Promise<Stage> {
  const folder = given ?? mkdtempSync(join(memory, 'drill-stage-'))
  const clock = createFakeClock(at)
  const transcript = openTranscript(join(folder, 'transcript.jsonl'), clock)
  const start = () =>
    startApp(
      {
        host: '127.0.0.1',
        port: 0,
        publicUrl: null,
        dataDir: folder,
        databaseUrl,
        quickChartUrl: null,
        scenariosDir,
        otlpEndpoint: null,
        prometheusAllow: [],
        ai: null,
        slack: null,
        teams: null,
        localPage: false,
        encryptionKey: null,
        logLevel: 'silent',
        ...config,
      },
      {
        clock,
        log,
        platforms: [transcript],
        paths: { ...programPaths(), ...(labEvidence === undefined ? {} : { labEvidence }) },
        heartbeat: false,
        ...(lab ? { lab } : {}),
        ...(advising ? { advising } : {}),
        ...(typesetting ? {} : { typesetter: blankTypesetter }),
        ...(evidence ? { evidence } : {}),
      },
    )
  let app = await start()
  let ids = 0
  const newId = () => `stage-${++ids}-${folder.slice(-6)}`
  const workspace = await app.store.ensureWorkspace('transcript', folder, newId)
  const settle = () => clock.advance(0).then(() => app.idle())
  const posted = (entry: ReturnType<Transcript['entries']>[number]): Posted => ({
    minute: (entry.at - at) / minute,
    fallback: entry.message.fallback,
    key: entry.key,
    message: entry.message,
  })
  const channelOf = (name: string, workspaceId = workspace.id) =>
    app.store.ensureChannel(workspaceId, name, name, newId)

  const stage: Stage = {
    get app() {
      return app
    },
    dataDir: folder,
    clock,
    transcript,
    player: async (name, more = {}) => {
      const { timeZone = 'UTC', channel = 'night-drill', overheard = false } = more
      const place =
        more.workspace === undefined
          ? workspace
          : await app.store.ensureWorkspace('transcript', `${folder}-${more.workspace}`, newId)
      const person = await app.store.ensurePerson(
        { workspaceId: place.id, userId: name.toLowerCase(), name, timeZone },
        newId,
      )
      const { id: channelId } = await channelOf(channel, place.id)
      const asker = (source: Asker['source'], submission = newId()): Asker => ({
        person,
        channelId,
        channelName: channel,
        source,
        submission,
        overheard,
        course,
      })
      const answer = async (work: Promise<Reply>) => {
        const reply = await work
        await settle()
        return reply
      }
      const player: Player = {
        person,
        asker,
        say: (line) => answer(app.dispatcher.say(asker('command'), line)),
        press: (word, does, carried = {}) =>
          answer(app.dispatcher.press(asker('button'), word, does, carried)),
        submit: (word, context, values) =>
          answer(app.dispatcher.submit(asker('form'), word, context, values)),
        fill: (reply, values) => {
          if (reply.kind !== 'form') throw new Error(`No form was opened: ${JSON.stringify(reply)}`)
          const defaults = Object.fromEntries(
            reply.form.fields.map((field) => [
              field.name,
              'value' in field ? field.value : undefined,
            ]),
          )
          return player.submit(
            reply.form.word,
            { ...reply.form.context },
            { ...defaults, ...values },
          )
        },
        sayAndFill: async (line, values) => player.fill(await player.say(line), values),
      }
      return player
    },
    to: async (minutes) => {
      await clock.runUntil(at + minutes * minute)
      await settle()
    },
    channel: (name = 'night-drill') =>
      transcript
        .entries()
        .filter(
          (entry) => entry.kind === 'post' && entry.to.channel === name && entry.to.thread === null,
        )
        .map(posted),
    threads: () =>
      transcript
        .entries()
        .filter((entry) => entry.kind === 'post' && entry.to.thread !== null)
        .map(posted),
    privateTo: (player) =>
      transcript
        .entries()
        .filter((entry) => entry.to.user === player.person.userId)
        .map(posted),
    drillId: async (channel = 'night-drill') => {
      const [drill] = await app.store.drillsOf((await channelOf(channel)).id)
      if (!drill) throw new Error('No drill in that channel.')
      return drill.id
    },
    reopen: async () => {
      app = await start()
      await settle()
    },
    close: async () => {
      await app.stop()
      if (given === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

/** The plain words of a private answer or of field errors. */
export function wordsOf(reply: Reply): string {
  switch (reply.kind) {
    case 'private':
      return reply.message.fallback
    case 'errors':
      return Object.entries(reply.errors)
        .map(([field, sentence]) => `${field}: ${sentence}`)
        .join('\n')
    case 'form':
      return `form ${reply.form.word}: ${reply.form.fields.map((field) => field.label).join(', ')}`
    case 'nothing':
      return ''
    default:
      return reply satisfies never
  }
}
