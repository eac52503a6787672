/** The fake refuses what Teams refuses, and remembers it: a test that it passes says something. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTeamsApi } from '../../support/teams/api/open'
import type { Json, TeamsApi, TeamsPerson } from '../../support/teams/api/types'
import { activities, type Bot, botOf, idIn, targeted, words } from '../../support/teams/bot'

const clock = { at: Date.UTC(2026, 0, 3, 3, 0), now: () => clock.at }
const hour = 60 * 60_000

let api: TeamsApi
let bot: Bot
let ada: TeamsPerson
let eve: TeamsPerson
let team: string
let channel: string
let chat: string

beforeAll(async () => {
  api = await openTeamsApi({ clock })
  bot = botOf(api)
  ada = api.world.addPerson({ name: 'ada' })
  eve = api.world.addPerson({ name: 'eve' })
  team = api.world.addTeam({ name: 'On call', members: [ada.id] }).id
  channel = api.world.addChannel(team, 'night').id
  chat = api.world.addGroupChat([ada.id]).id
})
afterAll(() => api?.close())
beforeEach(async () => {
  // So that no test meets the limits of another.
  clock.at += 2 * hour
  await bot.signIn()
})

const call: Bot['call'] = (...asked) => bot.call(...asked)
const newest = () => api.complaints.at(-1) ?? ''

describe('who may speak', () => {
  test('a token for the right secret, scope and grant alone', async () => {
    expect((await bot.login()).status).toBe(200)
    expect((await bot.login({ client_secret: 'guessed' })).status).toBe(401)
    expect((await bot.login({ scope: 'https://graph.microsoft.com/.default' })).status).toBe(400)
    expect(newest()).toContain('scope')
    expect((await bot.login({ grant_type: 'password' })).status).toBe(400)
  })

  test('no call without it, nor with one that was taken back', async () => {
    expect(await call('POST', activities(channel), words('hi'), 'made up')).toBe('401 Unauthorized')
    api.revokeTokens()
    expect(await call('POST', activities(channel), words('hi'))).toBe('401 Unauthorized')
  })

  test('keys that are endorsed for Teams', async () => {
    const metadata = await fetch(String(api.cloud.ToBotFromChannelOpenIdMetadataUrl))
    const text = await metadata.text()
    const keys = await (await fetch(/"jwks_uri":"([^"]+)"/.exec(text)?.[1] ?? '')).text()
    expect(keys).toContain('"endorsements":["msteams"]')
  })
})

describe('posts', () => {
  test('a root, a reply in its thread, by either address, and an edit', async () => {
    const root = idIn(await call('POST', activities(channel), words('root')))
    const reply = idIn(await call('POST', activities(`${channel};messageid=${root}`), words('one')))
    await call('POST', `${activities(channel)}/${reply}`, words('two'))
    expect(await call('PUT', `${activities(channel)}/${root}`, words('new'))).toBe(`200 ${root}`)
    const seen = api.messages(channel).slice(-3)
    expect(seen.map(({ text, thread }) => [text, thread])).toEqual([
      ['new', null],
      ['one', root],
      ['two', root],
    ])
    expect(seen[0]?.before.map(({ text }) => text)).toEqual(['root'])
  })

  test.each([
    ['a reply to what is not there', `${crypto.randomUUID()}`, 404],
    ['a reply to a number of nobody’s', '1700000000000', 404],
  ])('%s', async (_what, id, status) => {
    expect(await call('POST', `${activities(channel)}/${id}`, words('x'))).toMatch(String(status))
    expect(newest()).toContain(id)
    expect(await call('POST', activities(`${channel};messageid=${id}`), words('x'))).toMatch('404')
  })

  test('nothing of somebody else’s is changed or deleted', async () => {
    const { id } = api.world.says(ada.id, channel, 'mine')
    expect(await call('PUT', `${activities(channel)}/${id}`, words('x'))).toMatch('403')
    expect(await call('DELETE', `${activities(channel)}/${id}`)).toMatch('403')
  })

  test('a team without the bot, a channel that is gone, a conversation of nowhere', async () => {
    api.world.changeTeam(team, { installed: false })
    expect(await call('POST', activities(channel), words('x'))).toBe(
      '403 BotNotInConversationRoster',
    )
    api.world.changeTeam(team, { installed: true })
    api.world.changeConversation(channel, { gone: true })
    expect(await call('POST', activities(channel), words('x'))).toBe('404 ConversationNotFound')
    api.world.changeConversation(channel, { gone: false })
    expect(await call('POST', activities('19:nowhere@thread.tacv2'), words('x'))).toMatch('404')
    expect(newest()).toContain('nowhere')
  })

  test('what is too big in UTF-16 is not taken', async () => {
    expect(await call('POST', activities(channel), words('x'.repeat(52_000)))).toMatch(
      '413 MessageSizeTooBig',
    )
    expect(await call('POST', activities(channel), words('x'.repeat(50_000)))).toMatch('201')
  })

  test.each([
    ['empty', { type: 'message' }],
    ['a recipient in public', { ...words('x'), recipient: { id: '29:x' } }],
    ['isTargeted', { ...words('x'), recipient: { id: '29:x', isTargeted: true } }],
    ['a mention without its entity', words('<at>ada</at> look')],
    ['a field that Teams does not know', { ...words('x'), txet: 'y' }],
  ])('a message with %s', async (_what, body) => {
    const before = api.complaints.length
    expect(await call('POST', activities(channel), body)).toMatch(/^400/)
    expect(api.complaints).toHaveLength(before + 1)
  })
})

describe('for one reader', () => {
  test('it is theirs alone, is changed as such, and ends after a day', async () => {
    const body = { ...words('secret'), recipient: { id: ada.id, name: 'ada' } }
    const id = idIn(await call('POST', `${activities(channel)}${targeted}`, body))
    expect(api.messages(channel).map(({ text }) => text)).not.toContain('secret')
    expect(api.targeted(ada.id).map(({ text }) => text)).toEqual(['secret'])
    const at = `${activities(channel)}/${id}`
    expect(await call('PUT', `${at}${targeted}`, words('second'))).toMatch('200')
    expect(await call('PUT', `${at}${targeted}`, body)).toMatch('400')
    expect(await call('PUT', at, words('third'))).toMatch('404')
    clock.at += 25 * hour
    expect(await call('PUT', `${at}${targeted}`, words('late'))).toMatch('404')
  })

  test('somebody who is not there, nobody, and a personal chat get none', async () => {
    const to = (id: string) => ({ ...words('x'), recipient: { id, name: 'x' } })
    const send = (id: string, where = channel) =>
      call('POST', `${activities(where)}${targeted}`, to(id))
    expect(await send(eve.id)).toBe('403 BotNotInConversationRoster')
    expect(await send('29:nobody')).toMatch('400')
    expect(await call('POST', `${activities(channel)}${targeted}`, words('x'))).toMatch('400')
    expect(await send(ada.id, api.personalOf(ada.id))).toMatch('400')
    expect(await send(ada.id, chat)).toMatch('201')
  })
})

describe('personal chats and rosters', () => {
  const start = (id: string, tenantId = api.tenantId): Json => ({
    isGroup: false,
    bot: { id: api.botId },
    members: [{ id }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  })

  test('one a person, however often it is begun, and only with those who have the bot', async () => {
    const first = await call('POST', 'v3/conversations', start(ada.id))
    expect(first).toMatch('201 a:')
    expect(await call('POST', 'v3/conversations', start(ada.aadObjectId))).toBe(first)
    expect(await call('POST', 'v3/conversations', start(eve.id))).toMatch('403')
    expect(await call('POST', 'v3/conversations', start('29:nobody'))).toMatch('404')
    expect(await call('POST', 'v3/conversations', start(ada.id, crypto.randomUUID()))).toMatch(
      '403',
    )
    api.world.changePerson(ada.id, { blocked: true })
    expect(await call('POST', activities(idIn(first)), words('x'))).toBe('403 MessageWritesBlocked')
    api.world.changePerson(ada.id, { blocked: false })
  })

  test('members come by pages', async () => {
    const many = Array.from({ length: 120 }, (_, i) => api.world.addPerson({ name: `p${i}` }).id)
    const big = api.world.addTeam({ name: 'Big', members: many }).id
    const path = `v3/conversations/${encodeURIComponent(big)}/pagedmembers`
    const page = async (query: string) => {
      const { members, continuationToken } = await bot.get(`${path}?${query}`)
      return [Array.isArray(members) ? members.length : members, continuationToken]
    }
    expect(await page('pageSize=50')).toEqual([50, '50'])
    expect(await page('pageSize=50&continuationToken=100')).toEqual([20, undefined])
    expect(await call('GET', `${path}?pageSize=10`)).toMatch('400')
    const one = `v3/conversations/${encodeURIComponent(big)}/members/`
    expect(await call('GET', `${one}${many[0]}`)).toMatch('200')
    expect(await call('GET', `${one}${ada.id}`)).toMatch('404')
  })
})

describe('limits and troubles', () => {
  test('seven in a second; threads count together, other conversations on their own', async () => {
    const root = idIn(await call('POST', activities(channel), words('root')))
    for (let i = 0; i < 6; i++)
      expect(await call('POST', activities(`${channel};messageid=${root}`), words(`${i}`))).toMatch(
        '201',
      )
    expect(await call('POST', activities(channel), words('x'))).toBe('429 Throttled')
    expect(await call('POST', activities(chat), words('x'))).toMatch('201')
    clock.at += 2_100
    expect(await call('POST', activities(channel), words('x'))).toMatch('201')
  })

  test('an ordered limit holds until it is over; an answer may be lost with or without the effect', async () => {
    api.fail({ operation: 'send', conversation: channel, does: { kind: 'limited', seconds: 5 } })
    expect(await call('POST', activities(channel), words('held'))).toMatch('429')
    expect(await call('POST', activities(channel), words('held'))).toMatch('429')
    clock.at += 5_100
    expect(await call('POST', activities(channel), words('held'))).toMatch('201')
    api.fail({ operation: 'send', does: { kind: 'lost' } })
    await expect(call('POST', activities(channel), words('there'))).rejects.toThrow()
    api.fail({ operation: 'send', does: { kind: 'reset' } })
    await expect(call('POST', activities(channel), words('not there'))).rejects.toThrow()
    const texts = api.messages(channel).map(({ text }) => text)
    expect(texts).toContain('there')
    expect(texts).not.toContain('not there')
    api.fail({ operation: 'send', does: { kind: 'failed-after', status: 502 } })
    expect(await call('POST', activities(channel), words('behind'))).toMatch('502')
    expect(api.messages(channel).at(-1)?.text).toBe('behind')
  })
})

test('an address that Teams does not have', async () => {
  expect(await call('POST', 'v3/conversation', {})).toMatch('404')
  expect(await call('GET', '/v3/teams/x')).toMatch('404')
  expect(newest()).toContain('nothing is at')
})
