/** Who and what may come in from Teams: whatever is not signed, whole and ours is turned away, and changes nothing. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, type MockInstance, test, vi } from 'vitest'
import type { Asker } from '../../src/commands/command'
import { dataOf, postIn, recordOf } from '../support/teams/drills'
import type { Wrong } from '../support/teams/people'
import { openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

let stage: TeamsStage
let ada: Talker
let ben: Talker
let printed: MockInstance<typeof console.error>
beforeAll(async () => {
  printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  stage = await openTeamsStage()
  ada = stage.talker('ada')
  ben = stage.talker('ben')
  await ada.openAndFill('plan', { Title: 'Night drill', Team: 'Team Alpha' })
  await ada.say('start')
  await ben.say('join responder')
})
afterAll(async () => {
  // Bot Framework would tell it of every token that it refuses.
  expect(printed.mock.calls).toEqual([])
  vi.restoreAllMocks()
  await stage?.close()
})

const there = (user: string) => ({ user, conversation: stage.channel })
/** What may not move: the drill’s whole record, and what the bot has said or asked of Teams. */
const everything = async () => {
  await stage.settle()
  return JSON.stringify([await recordOf(stage), stage.api.calls().length])
}

const wrongs: readonly Wrong[] = [
  'unsigned',
  'forged',
  'audience',
  'issuer',
  'expired',
  'early',
  'tenant in token',
  'tenant',
  'tenant in channelData',
  'no type',
  'no serviceUrl',
  'other serviceUrl',
  'foreign serviceUrl',
]

describe('the door', () => {
  test.each(wrongs)('%s is turned away, be it a word, a press or an event', async (wrong) => {
    const before = await everything()
    const by = { ...there(ben.id), wrong }
    const answers = [
      await stage.people.command('note from outside', by),
      await stage.people.mention('note from outside', by),
      await stage.people.write('note from outside', by),
      await stage.people.invoke(
        'task/fetch',
        { data: dataOf(postIn(stage, 'Phase 1'), 'Join') },
        by,
      ),
      await stage.people.activity({ type: 'conversationUpdate', membersAdded: [] }, by),
    ]
    for (const { status, body } of answers) {
      expect([401, 403]).toContain(status)
      expect(JSON.stringify(body)).not.toMatch(/ at |node_modules|Bearer|eyJ/)
    }
    expect(await everything()).toBe(before)
  })

  test.each([
    ['nothing', '', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['half a body', '{"type":"message"', 'application/json'],
    ['another type', '<drill/>', 'text/xml'],
    ['a form', 'type=message', 'application/x-www-form-urlencoded'],
    ['types that are none', '{"type":{},"serviceUrl":7,"from":[]}', 'application/json'],
    ['a mere type', '{"type":"message"}', 'application/json'],
    ['too much', `{"type":"${'x'.repeat(2_000_000)}"}`, 'application/json'],
  ])('%s, rightly signed, is turned away and ends nothing', async (_what, body, type) => {
    const token = await stage.api.inside.token({}, false)
    for (const authorization of [`Bearer ${token}`, 'Bearer', 'Basic x', '']) {
      const answer = await fetch(`${stage.app.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': type, authorization },
        body,
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).not.toMatch(/ at |node_modules/)
    }
    expect((await fetch(`${stage.app.url}/healthz`)).status).toBe(200)
  })

  test('other methods and neighbours of the address', async () => {
    expect((await fetch(`${stage.app.url}/api/messages`)).status).toBeLessThan(500)
    expect((await fetch(`${stage.app.url}/api/message`, { method: 'POST' })).status).toBe(404)
  })

  test('fields of odd kinds in a signed activity are answered without a 5xx', async () => {
    const odd = [
      { type: 'message', text: { a: 1 } },
      { type: 'message', text: null },
      { type: 'message', entities: [null, 7, { type: 'mention' }], text: 'x' },
      { type: 'message', from: { id: 'x'.repeat(5_000) } },
      { type: 'message', channelData: null },
      { type: 'message', conversation: { id: '' } },
      { type: 'message', channelId: 'webchat', text: 'status' },
      { type: 'invoke', name: 'task/fetch', value: null },
      { type: 'invoke', name: 'task/submit', value: { data: [] } },
      { type: 'invoke', name: 'adaptiveCard/action', value: {} },
      { type: 'invoke', name: 'adaptiveCard/action' },
      { type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 7 } },
      { type: 'invoke', name: 'composeExtension/submitAction' },
      { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept' } },
      { type: 'invoke' },
    ]
    for (const fields of odd) {
      const { status } = await stage.people.activity(fields, there(ben.id))
      expect(status, JSON.stringify(fields).slice(0, 100)).toBeLessThan(500)
    }
    await stage.settle()
    expect((await recordOf(stage)).drill.state).toBe('running')
  })

  test.each(['signin/verifyState', 'config/fetch', 'made/up', ''])(
    'an invoke named “%s” is refused, and not as if the bot had broken',
    async (name) => {
      const { status } = await stage.people.invoke(name, {}, there(ben.id))
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
    },
  )

  test('activities that are none of the bot’s business are acknowledged', async () => {
    const before = await everything()
    const types = [
      'typing',
      'messageReaction',
      'messageUpdate',
      'messageDelete',
      'endOfConversation',
    ]
    for (const type of types)
      expect((await stage.people.activity({ type }, there(ben.id))).status).toBe(200)
    expect(await everything()).toBe(before)
  })

  test('what people say among themselves is not listened to', async () => {
    const before = await everything()
    for (const text of ['claim A it is the cache', 'real', 'drill stop', '/drill stop'])
      expect((await stage.people.overheard(text, there(ada.id))).status).toBe(200)
    const other = { type: 'mention', mentioned: { id: ben.id, name: 'ben' }, text: '<at>ben</at>' }
    const fields = { type: 'message', text: '<at>ben</at> stop', entities: [other] }
    await stage.people.activity(fields, there(ada.id))
    expect(await everything()).toBe(before)
  })
})

describe('once is once', () => {
  test('a word that Teams sends again is taken once', async () => {
    const sent = await stage.people.command('note only once', there(ben.id))
    await sent.again()
    await expect.poll(async () => (await recordOf(stage)).observations.length).toBe(1)
    await sent.again()
    await stage.settle()
    expect((await recordOf(stage)).observations).toHaveLength(1)
  })

  test('a form that is handed in again, with the same id or a new one, changes nothing again', async () => {
    const dialog = await ben.open('note')
    const first = await stage.people.submit(dialog, { Observation: 'twice sent' })
    const again = [await first.again('same id'), await first.again('new id')]
    for (const { status, body } of again) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain('"task"')
    }
    await stage.settle()
    expect((await recordOf(stage)).observations.map(({ text }) => text)).toEqual([
      'only once',
      'twice sent',
    ])
  })

  test('a press that is sent again counts once', async () => {
    await stage.to(24)
    const a = postIn(stage, 'DRILL · A')
    const pressed = await stage.people.press("It's noise", a, { user: ben.id })
    await pressed.again('same id')
    await pressed.again('new id')
    await stage.settle()
    expect((await recordOf(stage)).claims).toHaveLength(1)
  })
})

describe('whose drill it is', () => {
  test('a form or a press for another tenant’s drill is refused, and gives back what was typed', async () => {
    const foreign = await drillElsewhere(stage)
    const mine = (await recordOf(stage)).drill.id
    const form = await ben.open('note')
    const before = await everything()
    const moved = JSON.parse(JSON.stringify(form.card).replaceAll(mine, foreign))
    expect(JSON.stringify(moved)).toContain(foreign)
    const answer = await stage.people.submit({ ...form, card: moved }, { Observation: 'from afar' })
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).toContain('from afar')
    const data = JSON.parse(
      JSON.stringify(dataOf(postIn(stage, 'DRILL · A'), 'Claim')).replaceAll(mine, foreign),
    )
    for (const name of ['task/fetch', 'task/submit'])
      expect((await stage.people.invoke(name, { data }, there(ben.id))).status).toBe(200)
    const action = { type: 'Action.Execute', verb: 'press', data }
    await stage.people.invoke('adaptiveCard/action', { action, trigger: 'manual' }, there(ben.id))
    expect((await stage.app.store.drill(foreign))?.observations).toEqual([])
    expect((await stage.app.store.drill(foreign))?.participations).toHaveLength(1)
    expect(JSON.parse(await everything())[0]).toEqual(JSON.parse(before)[0])
  })

  test('a drill that is nowhere', async () => {
    const mine = (await recordOf(stage)).drill.id
    const data = JSON.parse(
      JSON.stringify(dataOf(postIn(stage, 'DRILL · A'), 'Claim')).replaceAll(mine, randomUUID()),
    )
    const { status, body } = await stage.people.invoke('task/fetch', { data }, there(ben.id))
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('"task"')
  })
})

test('after the end a form keeps what was typed, and says so', async () => {
  const claim = await ben.open('claim A')
  const pressed = { data: dataOf(postIn(stage, 'DRILL · A'), 'Claim') }
  await ada.say('stop')
  const answer = await stage.people.submit(claim, {
    'Root cause': 'too late',
    'Confidence (%)': 50,
  })
  expect(answer.status).toBe(200)
  expect(JSON.stringify(answer.body)).toContain('too late')
  const late = await stage.people.invoke('task/fetch', pressed, there(ben.id))
  expect(late.status).toBe(200)
  expect(JSON.stringify(late.body)).toContain('"task"')
  expect(stage.api.complaints).toEqual([])
})

/** A drill of another tenant in the same database; its id. */
async function drillElsewhere({ app, api }: TeamsStage): Promise<string> {
  const { store, dispatcher } = app
  // A place where this bot is not.
  const { id: place } = api.world.addTeam({ name: 'Far', installed: false })
  const workspace = await store.ensureWorkspace('teams', randomUUID(), randomUUID)
  const channel = await store.ensureChannel(workspace.id, place, 'far', randomUUID)
  const person = await store.ensurePerson(
    { workspaceId: workspace.id, userId: '29:far', name: 'far', timeZone: 'UTC' },
    randomUUID,
  )
  const asker: Asker = {
    person,
    channelId: channel.id,
    channelName: channel.name,
    source: 'command',
    submission: randomUUID(),
    overheard: false,
    course: { kind: 'drill', speed: 1, seed: 7 },
  }
  const form = await dispatcher.say(asker, 'plan')
  if (form.kind !== 'form') throw new Error(form.kind)
  const values = Object.fromEntries(form.form.fields.map(({ name, value }) => [name, value]))
  const submission = { ...asker, source: 'form', submission: randomUUID() } as const
  await dispatcher.submit(submission, 'plan', form.form.context, {
    ...values,
    title: 'Far drill',
    team: 'Team Far',
  })
  const [drill] = await store.drillsOf(channel.id)
  if (!drill) throw new Error('No drill elsewhere.')
  return drill.id
}
