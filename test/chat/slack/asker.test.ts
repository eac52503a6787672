/** Whose word counts where the bot is installed in a whole organisation. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createAskers } from '../../../src/chat/slack/asker'
import { installationOf } from '../../../src/chat/slack/installation'
import { createPeople } from '../../../src/chat/slack/people'
import { createWeb } from '../../../src/chat/slack/web'
import { systemClock } from '../../../src/clock'
import { createLog } from '../../../src/log'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi } from '../../support/slack/api/types'

let api: SlackApi
beforeEach(async () => {
  api = await openSlackApi()
})
afterEach(() => api.close())

const never = async () => {
  throw new Error('nobody asks for this here')
}

async function open() {
  const web = createWeb({ token: api.bot.token, apiUrl: api.url })
  const told = { ...(await web.call('auth.test', {})), enterprise_id: 'E1' }
  const installation = await installationOf(
    { ...told, is_enterprise_install: true },
    { ensureWorkspace: async (platform, externalId) => ({ id: 'w', platform, externalId }) },
    () => 'w',
  )
  const people = createPeople({
    installation,
    web,
    store: {
      ensurePerson: async ({ userId, ...person }) => ({ ...person, userId, id: userId }),
      people: async () => [],
      peopleOf: async () => [],
    },
    clock: systemClock,
    newId: () => 'id',
    log: createLog('silent'),
  })
  return createAskers({
    installation,
    people,
    channels: { placeOf: never, forget: () => {} },
    library: {
      history: never,
      drillsOf: never,
      drillsWith: never,
      view: never,
      filesOf: never,
      knows: never,
    },
    store: { channel: never },
    course: () => ({ kind: 'drill', speed: 1, seed: 1 }),
  })
}

test('in a shared channel the organisation of the place makes nobody one of its people', async () => {
  const ada = api.world.addUser({ name: 'ada' })
  const other = api.world.addTeam({ name: 'Others' })
  const eve = api.world.addUser({ name: 'eve', team: other.id, stranger: true })
  api.world.addChannel({ name: 'partners', shared: true, members: [ada.id, eve.id] })
  const askers = await open()
  const from = { enterpriseId: 'E1', name: '' }
  const here = await askers.personOf({ ...from, userId: ada.id, teamId: ada.team })
  expect(here?.userId).toBe(ada.id)
  expect(await askers.personOf({ ...from, userId: eve.id, teamId: other.id })).toBeNull()
  expect(
    await askers.personOf({ ...from, enterpriseId: 'E2', userId: eve.id, teamId: other.id }),
  ).toBeNull()
})
