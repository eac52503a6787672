/** The whole bot in Slack: the real Bolt app over HTTP, a strict fake of Slack's Web API, drills on a fake clock. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../../src/app'
import type { SlackConfig } from '../../../src/config'
import { createLog, type Log } from '../../../src/log'
import { programPaths } from '../../../src/paths'
import { blankTypesetter } from '../blank-typesetter'
import { createFakeClock, type FakeClock } from '../fake-clock'
import { openSlackApi } from './api/open'
import type { Entered, SlackPeople } from './api/people'
import { overHttp } from './api/signing'
import type { HeldView, SentEphemeral, SentMessage, SlackApi, SlackOptions } from './api/types'
import { slackPeople } from './request'

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const minute = 60_000

/** What a person sees as the answer to a word or a press. */
export type Seen =
  | { kind: 'modal'; view: HeldView }
  | { kind: 'private'; message: SentEphemeral }
  | { kind: 'direct'; message: SentMessage }

export interface Talker {
  id: string
  say(text: string, channel?: string): Promise<Seen>
  press(label: string, on: SentMessage | SentEphemeral | HeldView): Promise<Seen>
  /** Hands in the modal that is open; what stands there afterwards, or null if it has closed. */
  fill(values?: Readonly<Record<string, Entered>>): Promise<HeldView | null>
  /** Says a word that opens a form, and fills it. */
  sayAndFill(text: string, values: Readonly<Record<string, Entered>>): Promise<HeldView | null>
}

export interface SlackStage {
  app: App
  api: SlackApi
  people: SlackPeople
  clock: FakeClock
  channel: string
  config: SlackConfig
  talker(name: string): Talker
  /** Moves to so many minutes after the stage's start. */
  to(minutes: number): Promise<void>
  settle(): Promise<void>
  /** Posts of the channel outside threads. */
  posts(): SentMessage[]
  reopen(): Promise<void>
  close(): Promise<void>
}

export interface SlackStageOptions {
  /** What has to stand before the bot starts. */
  before?: (api: SlackApi) => Promise<void>
  api?: SlackOptions
  slack?: (config: SlackConfig, api: SlackApi) => SlackConfig
  typesetting?: true
  log?: Log
  databaseUrl?: string | null
}

export async function openSlackStage(options: SlackStageOptions = {}): Promise<SlackStage> {
  const at = Date.UTC(2026, 0, 3, 3, 0)
  const folder = mkdtempSync(join(memory, 'drill-slack-'))
  const clock = createFakeClock(at)
  const api = await openSlackApi({ clock, ...options.api })
  const channel = api.world.addChannel({ name: 'night-drill' }).id
  const plain: SlackConfig = {
    botToken: api.bot.token,
    signingSecret: api.signingSecret,
    appToken: null,
    apiUrl: api.url,
  }
  await options.before?.(api)
  const config = options.slack?.(plain, api) ?? plain
  const start = () =>
    startApp(
      {
        host: '127.0.0.1',
        port: 0,
        publicUrl: null,
        dataDir: folder,
        databaseUrl: options.databaseUrl ?? null,
        quickChartUrl: null,
        scenariosDir: null,
        otlpEndpoint: null,
        prometheusAllow: [],
        ai: null,
        slack: config,
        teams: null,
        localPage: false,
        encryptionKey: null,
        logLevel: 'silent',
      },
      {
        clock,
        log: options.log ?? createLog('silent'),
        platforms: [],
        paths: programPaths(),
        heartbeat: false,
        ...(options.typesetting ? {} : { typesetter: blankTypesetter }),
      },
    )
  let app = await start()
  const send = (): SlackPeople =>
    slackPeople(api, overHttp(api.signingSecret, `${app.url}/slack/events`))
  let people = send()
  /** Calls to Slack take real time, so time stands still meanwhile; what itself waits on the clock is not waited for. */
  const quiet = () =>
    Promise.race([app.idle(), new Promise<void>((resolve) => setTimeout(resolve, 2_000))])
  const settle = async () => {
    await clock.advance(0)
    await quiet()
  }
  const runUntil = async (target: number) => {
    for (;;) {
      const [next] = clock.pending()
      if (next === undefined || next > target) break
      await clock.runUntil(Math.max(next, clock.now()))
      await quiet()
    }
    await clock.runUntil(target)
    await settle()
  }

  /** Waits for what is new before that person. */
  const after = async (user: string, act: () => Promise<{ status: number }>): Promise<Seen> => {
    const modals = new Set(api.modals().map(({ id, hash }) => `${id} ${hash}`))
    const ephemerals = api.ephemerals().length
    const direct = api.directOf(user)
    const directs = api.messages(direct).length
    const { status } = await act()
    if (status !== 200) throw new Error(`The bot answered ${status}.`)
    for (let i = 0; i < 2_000; i++) {
      const view = api.openModal(user)
      if (view && !modals.has(`${view.id} ${view.hash}`)) return { kind: 'modal', view }
      const told = api
        .ephemerals()
        .slice(ephemerals)
        .find((each) => each.user === user)
      if (told) return { kind: 'private', message: told }
      const sent = api.messages(direct).slice(directs)
      const [first] = sent
      if (first && i > 100) return { kind: 'direct', message: first }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('Nothing came of it.')
  }

  /** What is in hand may wait on the clock, so time goes on while the bot stops. */
  const stop = async () => {
    let over = false
    const stopping = app.stop().finally(() => {
      over = true
    })
    while (!over) {
      await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 50))])
      if (!over) await clock.advance(500)
    }
    await stopping
  }

  const stage: SlackStage = {
    get app() {
      return app
    },
    api,
    get people() {
      return people
    },
    clock,
    channel,
    config,
    talker: (name) => {
      const { id } =
        [...api.world.users.values()].find((each) => each.name === name) ??
        api.world.addUser({ name, realName: name, tz: 'Europe/Berlin' })
      const there = api.world.channels.get(channel)
      if (there && !there.members.includes(id))
        api.world.changeChannel(channel, { members: [...there.members, id] })
      const talker: Talker = {
        id,
        say: async (text, where = channel) => {
          const seen = await after(id, () =>
            people.slashCommand(text, { user: id, channel: where }),
          )
          await settle()
          return seen
        },
        press: async (label, on) => {
          const seen = await after(id, () => people.press(label, on, { user: id }))
          await settle()
          return seen
        },
        fill: async (values = {}) => {
          const view = api.openModal(id)
          if (!view) throw new Error('No modal is open.')
          const { status } = await people.submit(view, values)
          if (status !== 200) throw new Error(`The bot answered ${status}.`)
          await settle()
          return api.openModal(id)
        },
        sayAndFill: async (text, values) => {
          const seen = await talker.say(text)
          if (seen.kind !== 'modal') throw new Error(`No form: ${JSON.stringify(seen)}`)
          return talker.fill(values)
        },
      }
      return talker
    },
    to: async (minutes) => {
      await runUntil(at + minutes * minute)
    },
    settle,
    posts: () =>
      api.messages(channel).filter(({ thread, botId }) => thread === null && botId !== null),
    reopen: async () => {
      await stop()
      app = await start()
      people = send()
      await settle()
    },
    close: async () => {
      await stop()
      await api.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return stage
}

/** All words of a message or view that a reader sees. */
export function wordsIn(of: unknown): string {
  if (typeof of === 'string') return ''
  if (Array.isArray(of)) return of.map(wordsIn).join(' ')
  if (typeof of !== 'object' || of === null) return ''
  return Object.entries(of)
    .map(([key, value]) =>
      typeof value === 'string' && (key === 'text' || key === 'alt_text') ? value : wordsIn(value),
    )
    .join(' ')
}
