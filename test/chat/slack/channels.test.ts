/** Where a drill may be, as Slack tells it: asked once however many speak, and kept while Slack is silent. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChannels } from '../../../src/chat/slack/channels'
import { installationOf } from '../../../src/chat/slack/installation'
import { botScopes } from '../../../src/chat/slack/scopes'
import { createWeb } from '../../../src/chat/slack/web'
import { createLog } from '../../../src/log'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi } from '../../support/slack/api/types'

let clock: FakeClock
let api: SlackApi
beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 0, 3))
  api = await openSlackApi({ clock, scopes: botScopes })
})
afterEach(() => api.close())

async function open() {
  const web = createWeb({ token: api.bot.token, apiUrl: api.url })
  const told = await web.call('auth.test', {})
  const installation = await installationOf(
    told,
    { ensureWorkspace: async (platform, externalId) => ({ id: 'w', platform, externalId }) },
    () => 'w',
  )
  return createChannels({
    installation,
    web,
    store: {
      ensureChannel: async (workspaceId, externalId, name) => ({
        id: externalId,
        workspaceId,
        externalId,
        name,
      }),
    },
    clock,
    newId: () => 'id',
    log: createLog('silent'),
  })
}
const infos = () => api.calls('conversations.info').length

test('sixty people who speak at once are one question to Slack', async () => {
  const channels = await open()
  const { id } = api.world.addChannel({ name: 'night' })
  const places = await Promise.all(Array.from({ length: 60 }, () => channels.placeOf(id, 'night')))
  expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(['channel']))
  expect(infos()).toBe(1)
})

test('a channel that was known stays so while Slack does not answer', async () => {
  const channels = await open()
  const { id } = api.world.addChannel({ name: 'night' })
  await channels.placeOf(id, 'night')
  await clock.advance(120_000)
  const silence = api.trouble({
    method: 'conversations.info',
    times: Number.POSITIVE_INFINITY,
    does: { kind: 'limited', seconds: 60 },
  })
  expect((await channels.placeOf(id, 'night')).kind).toBe('channel')
  const other = api.world.addChannel({ name: 'other' }).id
  expect(await channels.placeOf(other, 'other')).toMatchObject({
    kind: 'no',
    sentence: expect.stringContaining('Try again'),
  })
  silence.callOff()
  await clock.advance(120_000)
  api.world.changeChannel(id, { shared: true })
  expect(await channels.placeOf(id, 'night')).toMatchObject({
    kind: 'no',
    sentence: expect.stringContaining('another organisation'),
  })
})

test('a group of several people is told that a drill needs a channel', async () => {
  const channels = await open()
  const ada = api.world.addUser({ name: 'ada' }).id
  const members = [ada, api.bot.botUser]
  const { id } = api.world.addChannel({ name: 'ada-ben', kind: 'mpim', members })
  expect(await channels.placeOf(id, 'mpdm-ada-ben')).toMatchObject({
    kind: 'no',
    sentence: expect.stringContaining('needs a channel'),
  })
})
