/** Homes are published anew as drills go on, and a pause that Slack wants holds all of them. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHomes } from '../../../src/chat/slack/homes'
import { createWeb } from '../../../src/chat/slack/web'
import { createLog } from '../../../src/log'
import { createFakeClock, type FakeClock } from '../../support/fake-clock'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi } from '../../support/slack/api/types'

let clock: FakeClock
let api: SlackApi
beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 0, 3))
  api = await openSlackApi({ clock })
})
afterEach(() => api.close())

const person = (userId: string) => ({
  id: userId,
  workspaceId: 'w',
  userId,
  name: userId,
  timeZone: 'UTC',
})

test('while Slack wants a pause no Home is published, and after it all are', async () => {
  let words = 'before'
  const homes = createHomes({
    web: createWeb({ token: api.bot.token, apiUrl: api.url }),
    personOf: async (userId) => person(userId),
    homeOf: async () => ({ fallback: words, parts: [{ kind: 'text', text: words }] }),
    clock,
    log: createLog('silent'),
  })
  const users = ['ada', 'ben', 'cleo'].map((name) => api.world.addUser({ name }).id)
  for (const user of users) await homes.opened(user)
  await clock.advance(6_000)
  const calls = () => api.calls('views.publish').length
  expect(calls()).toBe(3)

  api.trouble({ method: 'views.publish', does: { kind: 'limited', seconds: 60 } })
  words = 'after'
  homes.wake()
  await clock.advance(30_000)
  await homes.opened(users[0] ?? '')
  await clock.advance(29_000)
  expect(calls()).toBe(4)
  await clock.advance(2_000)
  for (const user of users) expect(JSON.stringify(api.home(user)?.view)).toContain('after')
  expect(calls()).toBe(7)
  homes.stop()
})
