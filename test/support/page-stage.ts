/** The whole bot with its local page on a fake clock, and visitors who speak to it over HTTP as the page does. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventSource } from 'eventsource'
import { type App, startApp } from '../../src/app'
import {
  type Channel,
  type Entry,
  replySchema,
  type Session,
  sessionAnswer,
  streamEvents,
  type WirePerson,
  type WireReply,
} from '../../src/chat/local/wire'
import type { Clock } from '../../src/clock'
import type { Lab } from '../../src/conduct/lab'
import { createLog } from '../../src/log'
import type { FormValues } from '../../src/messages/form'
import { programPaths } from '../../src/paths'
import { createFakeClock, type FakeClock } from './fake-clock'

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const pageStart = Date.UTC(2026, 0, 3, 3, 0)

export interface PageStage<C extends Clock = FakeClock> {
  app: App
  clock: C
  host(): Promise<Session>
  /** A browser as this person; its stream is open. */
  visit(name: string, as?: { host: boolean }): Promise<Visitor>
  /** Moves to so many minutes after the stage's start. */
  to(minutes: number): Promise<void>
  /** Stops the bot and starts it again on the same port; `meanwhile` happens while it is gone. */
  reopen(meanwhile?: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export interface Visitor {
  person: WirePerson
  headers: Record<string, string>
  /** Every byte of the stream's data so far. */
  raw(): string
  entries(): Entry[]
  channels(): readonly Channel[]
  channel(name?: string): Channel
  say(text: string, more?: { channel?: string | null; thread?: string }): Promise<WireReply>
  press(word: string, does: string, carried?: Record<string, string>): Promise<WireReply>
  submit(word: string, context: Record<string, string>, values: FormValues): Promise<WireReply>
  fill(reply: WireReply, values: FormValues): Promise<WireReply>
  post(path: string, body: unknown): Promise<Response>
  /** Closes the stream, as a laptop that is closed does. */
  leave(): void
  /** Opens it again from where it broke off. */
  back(): Promise<void>
}

/** Waits, in real time, until it holds. */
export async function until(holds: () => boolean, what = 'something', ms = 8_000): Promise<void> {
  const end = Date.now() + ms
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Waited too long for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export interface PageStageOptions<C extends Clock> {
  databaseUrl?: string | null
  clock: C
  move: (clock: C, minutes: number) => Promise<void>
  /** Drills get evidence by this maker. */
  labEvidence?: string
  /** Another lab than the real one. */
  lab?: Lab
}

/** On a clock that moves only when told to. */
export function openPageStage(databaseUrl: string | null = null): Promise<PageStage> {
  return openPageStageOn({
    databaseUrl,
    clock: createFakeClock(pageStart),
    move: (clock, minutes) => clock.runUntil(pageStart + minutes * 60_000),
  })
}

export async function openPageStageOn<C extends Clock>({
  databaseUrl = null,
  clock,
  move,
  labEvidence,
  lab,
}: PageStageOptions<C>): Promise<PageStage<C>> {
  const folder = mkdtempSync(join(memory, 'drill-page-'))
  const start = (port: number) =>
    startApp(
      {
        host: '127.0.0.1',
        port,
        publicUrl: null,
        dataDir: folder,
        databaseUrl,
        quickChartUrl: null,
        scenariosDir: null,
        otlpEndpoint: null,
        prometheusAllow: [],
        ai: null,
        encryptionKey: null,
        slack: null,
        teams: null,
        localPage: true,
        logLevel: 'silent',
      },
      {
        clock,
        log: createLog('silent'),
        platforms: [],
        heartbeat: false,
        paths: { ...programPaths(), ...(labEvidence === undefined ? {} : { labEvidence }) },
        ...(labEvidence === undefined ? {} : { evidence: true }),
        ...(lab === undefined ? {} : { lab }),
      },
    )
  let app = await start(0)
  const visitors: Visitor[] = []
  const host = async () => {
    const response = await fetch(`${app.url}/local/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ timeZone: 'Europe/Berlin' }),
    })
    return sessionAnswer.parse(await response.json())
  }
  return {
    get app() {
      return app
    },
    clock,
    host,
    visit: async (name, as = { host: false }) => {
      const { people, hostKey } = await host()
      const person = people.find((each) => each.name.startsWith(name))
      if (!person?.key) throw new Error(`Nobody is called ${name}.`)
      const visitor = await visitAs(() => app, person, person.key, as.host ? hostKey : null)
      visitors.push(visitor)
      return visitor
    },
    to: async (minutes) => {
      await move(clock, minutes)
      await app.idle()
    },
    reopen: async (meanwhile) => {
      const { port } = new URL(app.url)
      await app.stop()
      await meanwhile?.()
      app = await start(Number(port))
    },
    close: async () => {
      for (const visitor of visitors) visitor.leave()
      await app.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function visitAs(
  app: () => App,
  person: WirePerson,
  key: string,
  hostKey: string | null,
): Promise<Visitor> {
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    ...(hostKey === null ? {} : { 'x-drill-host': hostKey }),
  }
  const entries = new Map<string, Entry>()
  let channels: Channel[] = []
  let raw = ''
  let after = 0
  let tries = 0
  let source: EventSource | null = null

  const open = () => {
    const opened = new EventSource(`${app().url}/local/stream?after=${after}`, {
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
    })
    source = opened
    for (const name of ['hello', 'entries', 'people', 'channels', 'reports', 'tick'] as const)
      opened.addEventListener(name, (event) => {
        raw += `${event.data}\n`
        const data: unknown = JSON.parse(event.data)
        if (name === 'entries')
          for (const entry of streamEvents.entries.parse(data).entries) entries.set(entry.id, entry)
        if (name === 'channels') channels = streamEvents.channels.parse(data).channels
        if (event.lastEventId !== '') after = Math.max(after, Number(event.lastEventId))
      })
    return until(() => channels.length > 0, 'the stream')
  }

  const post = (path: string, body: unknown) =>
    fetch(app().url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const here = (channel: string | null = idOf('night-drill')) => ({
    channel,
    of: channel ?? idOf('night-drill'),
    submission: `try-${person.id}-${tries++}`,
  })
  const idOf = (name: string) => channels.find((each) => each.name === name)?.id ?? name
  const ask = async (path: string, body: unknown) => {
    const response = await post(path, body)
    const json: unknown = await response.json()
    raw += `${JSON.stringify(json)}\n`
    if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(json)}`)
    return replySchema.parse(json)
  }

  await open()
  const visitor: Visitor = {
    person,
    headers,
    raw: () => raw,
    entries: () => [...entries.values()].sort((a, b) => a.position - b.position),
    channels: () => channels,
    channel: (name = 'night-drill') => {
      const found = channels.find((each) => each.name === name)
      if (!found) throw new Error(`There is no channel ${name}.`)
      return found
    },
    say: (text, { channel, thread } = {}) =>
      ask('/local/say', { ...here(channel), thread: thread ?? null, text }),
    press: (word, does, carried = {}) =>
      ask('/local/press', { ...here(), word, does, with: carried }),
    submit: (word, context, values) => ask('/local/submit', { ...here(), word, context, values }),
    fill: (reply, values) => {
      if (reply.kind !== 'form') throw new Error(`No form was opened: ${JSON.stringify(reply)}`)
      const defaults = Object.fromEntries(
        reply.form.fields.map((field) => [field.name, field.value ?? null]),
      )
      return visitor.submit(reply.form.word, { ...reply.form.context }, { ...defaults, ...values })
    },
    post,
    leave: () => source?.close(),
    back: async () => {
      channels = []
      await open()
    },
  }
  return visitor
}

/** The words of an entry: what was typed, or a message's fallback. */
export const wordsOf = ({ body }: Entry): string =>
  body.kind === 'typed' ? body.text : body.message.fallback
