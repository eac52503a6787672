/** A drill in a Slack that others wrote: what the strict fake takes must arrive there too, as they see it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type App, startApp } from '../../src/app'
import { createLog } from '../../src/log'
import { programPaths } from '../../src/paths'
import { blankTypesetter } from '../support/blank-typesetter'
import { createFakeClock, type FakeClock } from '../support/fake-clock'
import { overHttp } from '../support/slack/api/signing'
import { type Between, openBetween } from '../support/slack/between'
import { openEmulator, type SlackEmulator } from '../support/slack/emulator'

const signingSecret = 'a-secret-of-the-tests'
const begin = Date.UTC(2026, 0, 3, 3, 0)
const minute = 60_000
const folder = mkdtempSync(join(tmpdir(), 'drill-emulated-'))

let emulator: SlackEmulator
let between: Between
let clock: FakeClock
let app: App
let team: string
let said = 0

beforeAll(async () => {
  emulator = await openEmulator()
  between = await openBetween(emulator.url)
  clock = createFakeClock(begin)
  team = z.object({ team_id: z.string() }).parse(await emulator.call('auth.test')).team_id
  const slack = { botToken: emulator.token, signingSecret, appToken: null, apiUrl: between.url }
  const config = {
    ...{ host: '127.0.0.1', port: 0, publicUrl: null, dataDir: folder, databaseUrl: null },
    ...{
      quickChartUrl: null,
      scenariosDir: null,
      otlpEndpoint: null,
      prometheusAllow: [],
      ai: null,
    },
    ...{ slack, teams: null, localPage: false, encryptionKey: null, logLevel: 'silent' as const },
  }
  const outside = { platforms: [], paths: programPaths(), heartbeat: false }
  const log = createLog('silent')
  app = await startApp(config, { clock, log, ...outside, typesetter: blankTypesetter })
})
afterAll(async () => {
  let over = false
  const stopping = app?.stop().finally(() => {
    over = true
  })
  while (app && !over) {
    await Promise.race([stopping, new Promise((resolve) => setTimeout(resolve, 50))])
    if (!over) await clock.advance(500)
  }
  await between?.close()
  await emulator?.close()
  rmSync(folder, { recursive: true, force: true })
})

const send = (kind: 'command' | 'interaction', payload: Record<string, unknown>) =>
  overHttp(signingSecret, `${app.url}/slack/events`)({ kind, payload })

const settle = async () => {
  await clock.advance(0)
  await Promise.race([app.idle(), new Promise((resolve) => setTimeout(resolve, 2_000))])
}

/** Every cue at its own minute, as the sender waits on the same clock. */
async function to(minutes: number): Promise<void> {
  const target = begin + minutes * minute
  for (let next = clock.pending()[0]; next !== undefined && next <= target; ) {
    await clock.runUntil(Math.max(next, clock.now()))
    await settle()
    next = clock.pending()[0]
  }
  await clock.runUntil(target)
  await settle()
}

/** Polls; a machine may be busy. */
async function until<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T> {
  for (let i = 0; i < 1_500; i++) {
    const found = await look()
    if (found !== null) return found
    await clock.advance(0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Never seen: ${what}. ${between.refusals.join(', ')}`)
}

/** Says a word, as the emulator's own person unless `by` another; what opened, or the private answer. */
async function say(text: string, by = emulator.user): Promise<Between['views'][number] | string> {
  const seen = { views: between.views.length, answers: between.answers.length }
  const { status } = await send('command', {
    team_id: team,
    channel_id: emulator.channel,
    channel_name: 'general',
    user_id: by,
    user_name: 'somebody',
    command: '/drill',
    text,
    response_url: `${between.hook}/${++said}`,
    trigger_id: await emulator.trigger(),
  })
  expect(status).toBe(200)
  return until(
    `an answer to ${text}`,
    () => between.views[seen.views] ?? between.answers[seen.answers] ?? null,
  )
}

const inputs = z.array(
  z.looseObject({
    type: z.string(),
    block_id: z.string().optional(),
    label: z.object({ text: z.string() }).optional(),
    element: z.looseObject({ action_id: z.string(), type: z.string() }).optional(),
  }),
)

/** Hands in a form whose fields are all plain text. */
async function submit(
  view: Between['views'][number],
  values: Readonly<Record<string, string>>,
): Promise<unknown> {
  const state = inputs.parse(view.blocks).flatMap(({ block_id, label, element }) => {
    const value = values[label?.text ?? '']
    if (block_id === undefined || element === undefined || value === undefined) return []
    return [[block_id, { [element.action_id]: { type: element.type, value } }] as const]
  })
  expect(state).toHaveLength(Object.keys(values).length)
  const { status, body } = await send('interaction', {
    type: 'view_submission',
    team: { id: team },
    user: { id: emulator.user, name: 'somebody', team_id: team },
    trigger_id: await emulator.trigger(),
    view: { ...view, state: { values: Object.fromEntries(state) } },
  })
  expect(status).toBe(200)
  return body
}

async function somebodyElse(): Promise<string> {
  const { members } = z
    .object({ members: z.array(z.looseObject({ id: z.string(), is_bot: z.boolean() })) })
    .parse(await emulator.call('users.list'))
  const other = members.find(({ id, is_bot }) => !is_bot && id !== emulator.user)
  if (other === undefined) throw new Error('Nobody else is there.')
  return other.id
}

const heard = z.array(
  z.looseObject({
    ts: z.string(),
    text: z.string(),
    thread_ts: z.string().optional(),
    reply_count: z.number().optional(),
    edited: z.unknown().optional(),
    blocks: z.array(z.looseObject({ type: z.string() })).optional(),
  }),
)

/** Newest first. */
async function history(channel: string) {
  const { messages } = await emulator.call('conversations.history', { channel, limit: 200 })
  return heard.parse(messages)
}
const post = (what: RegExp) =>
  until(String(what), async () => {
    return (await history(emulator.channel)).find(({ text }) => what.test(text)) ?? null
  })
const replies = async (ts: string) =>
  heard
    .parse(
      (await emulator.call('conversations.replies', { channel: emulator.channel, ts })).messages,
    )
    .filter((each) => each.ts !== ts)

test('a plan in a modal, its post, the first phase and the control card', async () => {
  let form = await say('plan')
  // A trigger is good for three seconds of real time, and a machine may be busy.
  for (let i = 0; i < 5 && typeof form === 'string'; i++) form = await say('plan')
  if (typeof form === 'string') throw new Error(form)
  expect(form.callback_id).toBe('drill-form')
  const answer = await submit(form, { Title: 'Night drill', Team: 'Team & Alpha' })
  expect(JSON.stringify(answer)).toContain('Night drill')
  expect((await post(/Night drill/)).text).toContain('Team &amp; Alpha')
  await say('start')
  await post(/^Phase 1 of 9: /)
  const { channel } = z
    .object({ channel: z.object({ id: z.string() }) })
    .parse(await emulator.call('conversations.open', { users: emulator.user }))
  await until('the control card', async () => (await history(channel.id))[0] ?? null)
})

test('alerts, a claim that edits the board, and a hint in its thread', async () => {
  await to(24)
  const alert = await post(/^DRILL · A · /)
  await post(/^DRILL · D · /)
  const board = await post(/board/i)
  expect(await say('claim B a ring of calls', await somebodyElse())).toContain('sealed')
  await until('an edited board', async () => {
    await to((clock.now() - begin) / minute + 0.1)
    const now = (await history(emulator.channel)).find(({ ts }) => ts === board.ts)
    return now && now.edited !== undefined && now.text !== board.text ? now : null
  })
  await say('hint A')
  const hint = await until('a hint', async () => (await replies(alert.ts))[0] ?? null)
  expect(hint.thread_ts).toBe(alert.ts)
})

const uploaded = z.array(
  z.looseObject({ id: z.string(), name: z.string(), mimetype: z.string(), size: z.number() }),
)

test('the report, and in its thread eight pictures and the files that were uploaded', async () => {
  await say('stop')
  const summary = await until('a report', async () => {
    await to((clock.now() - begin) / minute + 5)
    return (await history(emulator.channel)).find(({ text }) => /^Drill report/.test(text)) ?? null
  })
  const slides = await until('the slides', async () => {
    await to((clock.now() - begin) / minute + 0.5)
    const images = (await replies(summary.ts))
      .flatMap(({ blocks = [] }) => blocks)
      .flatMap((block) => (block.type === 'image' ? [block.slack_file] : []))
    return images.length === 8 ? z.array(z.object({ id: z.string() })).parse(images) : null
  })
  const files = uploaded.parse((await emulator.call('files.list')).files)
  for (const { id } of slides) {
    const picture = files.find((each) => each.id === id)
    expect(picture).toMatchObject({ name: 'picture.png', mimetype: 'image/png' })
    expect(picture?.size).toBeGreaterThan(5_000)
  }
  expect(new Set(slides.map(({ id }) => id)).size).toBe(8)
  const names = files.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['report-v1.json', 'report-v1.md']))
  const others = between.refusals.filter((each) => each !== 'views.open expired_trigger_id')
  expect(others).toEqual([])
})
