/** Slack over Socket Mode: the same drill, through connections that break and do not come back at once. */
import { afterEach, expect, test } from 'vitest'
import { slackPeople } from '../support/slack/request'
import { openSocketServer, type SocketServer } from '../support/slack/socket-server'
import { openSlackStage, type SlackStage, wordsIn } from '../support/slack/stage'

let stage: SlackStage
let sockets: SocketServer
afterEach(async () => {
  await stage?.close()
  await sockets?.close()
})

async function open() {
  stage = await openSlackStage({
    before: async (api) => {
      sockets = await openSocketServer(api)
    },
    slack: (config, api) => ({ ...config, signingSecret: null, appToken: api.appToken.token }),
  })
  return slackPeople(stage.api, sockets.send)
}

/** Time goes on until it holds; the bot waits by its own clock before it tries again. */
async function until(holds: () => boolean) {
  await expect
    .poll(async () => {
      if (!holds()) await stage.clock.advance(2_000)
      return holds()
    })
    .toBe(true)
}

test('a drill is planned, started and claimed in, and HTTP stays shut', async () => {
  const people = await open()
  const ada = stage.talker('ada').id
  const { channel, api } = stage
  await people.slashCommand('plan', { user: ada, channel })
  await expect.poll(() => api.openModal(ada)).not.toBeNull()
  const form = api.openModal(ada)
  if (!form) throw new Error('No form.')
  await people.submit(form, { Title: 'Night drill', Team: 'Team Alpha' })
  expect(wordsIn(api.openModal(ada)?.view)).toContain('Night drill')
  await people.slashCommand('start', { user: ada, channel })
  await expect.poll(() => stage.posts().some(({ text }) => text.startsWith('Phase 1'))).toBe(true)
  const shut = await stage.people.slashCommand('status', { user: ada, channel })
  expect(shut.status).toBe(404)
  expect(api.complaints).toEqual([])
})

test('comes back when Slack recycles a connection, cuts it, refuses it, or will not open one', async () => {
  const people = await open()
  const ada = stage.talker('ada').id
  const { api, channel } = stage
  const answered = async () => {
    const before = api.ephemerals().length
    await people.slashCommand('help', { user: ada, channel })
    await expect.poll(() => api.ephemerals().length).toBe(before + 1)
  }
  await answered()
  sockets.disconnect('refresh_requested')
  await until(() => sockets.opened() === 2 && sockets.connected() === 1)
  await answered()

  sockets.refuseNext(2)
  sockets.cut()
  await until(() => sockets.opened() === 3 && sockets.connected() === 1)
  await answered()

  const method = 'apps.connections.open'
  api.trouble({ method, does: { kind: 'status', status: 503 } })
  api.trouble({ method, does: { kind: 'reset' } })
  api.trouble({ method, does: { kind: 'error', error: 'internal_error' } })
  api.trouble({ method, does: { kind: 'limited', seconds: 1 } })
  sockets.cut()
  await until(() => sockets.opened() === 4 && sockets.connected() === 1)
  await answered()

  sockets.muteNext(1)
  sockets.cut()
  await until(() => sockets.opened() === 6 && sockets.connected() === 1)
  await answered()
})

test('a token that opens nothing stops the start, and says which one', async () => {
  const refused = openSlackStage({
    before: async (api) => {
      sockets = await openSocketServer(api)
    },
    slack: (config) => ({ ...config, signingSecret: null, appToken: 'xapp-of-another-app' }),
  })
  await expect(refused).rejects.toThrow(/^SLACK_APP_TOKEN opens no Socket Mode: .*invalid_auth/)
})
