/** What people do in the fake reaches a real Bolt app as it would from Slack. */
import { App, LogLevel } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackPeople } from '../../support/slack/api/people'
import { overHttp } from '../../support/slack/api/signing'
import type { SlackApi, SlackChannel, SlackUser } from '../../support/slack/api/types'
import { slackPeople } from '../../support/slack/request'

let api: SlackApi
let app: App
let people: SlackPeople
let ana: SlackUser
let ops: SlackChannel
let address: string

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const button = {
  type: 'button' as const,
  action_id: 'go',
  text: plain('Go'),
  value: 'v',
}
const form = (title: string) => ({
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'kept',
  title: plain(title),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'a', max_length: 5 },
    },
    {
      type: 'input' as const,
      block_id: 'level',
      label: plain('Level'),
      optional: true,
      element: {
        type: 'static_select' as const,
        action_id: 'b',
        options: [
          { text: plain('Low'), value: '1' },
          { text: plain('High'), value: '2' },
        ],
      },
    },
  ],
})

beforeEach(async () => {
  api = await openSlackApi()
  ana = api.world.addUser({ name: 'ana' })
  ops = api.world.addChannel({ name: 'ops' })
  app = new App({
    token: api.bot.token,
    signingSecret: api.signingSecret,
    clientOptions: { slackApiUrl: api.url },
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  })
  await app.init()
  const server = await app.start(0)
  const at = z.object({ port: z.number() }).parse(server.address())
  address = `http://127.0.0.1:${at.port}/slack/events`
  people = slackPeople(api, overHttp(api.signingSecret, address))
})
afterEach(async () => {
  await app.stop()
  await api.close()
})

test('a command, its button, the modal that opens, and what is handed in', async () => {
  const seen: unknown[] = []
  app.command('/drill', async ({ ack, respond, command }) => {
    await ack()
    const actions = { type: 'actions' as const, elements: [button] }
    await respond({ text: `You said ${command.text}`, blocks: [actions] })
  })
  app.action('go', async ({ ack, body, client }) => {
    await ack()
    if (body.type === 'block_actions')
      await client.views.open({ trigger_id: body.trigger_id, view: form('One') })
  })
  app.view('form', async ({ ack, view }) => {
    seen.push(view.state.values, view.private_metadata, view.app_installed_team_id)
    if (view.state.values.name?.a?.value === 'bad')
      return ack({ response_action: 'errors', errors: { name: 'Another one.' } })
    return ack({ response_action: 'update', view: { ...form('Two'), submit: plain('Done') } })
  })

  expect((await people.slashCommand('help', { user: ana.id, channel: ops.id })).status).toBe(200)
  await expect.poll(() => api.ephemerals(ops.id).map(({ text }) => text)).toEqual(['You said help'])
  const [shown] = api.ephemerals(ops.id)
  if (shown === undefined) throw new Error('There is no answer.')
  await expect(people.press('Stop', shown, { user: ana.id })).rejects.toThrow('there are: Go')
  await people.press('Go', shown, { user: ana.id })
  await expect.poll(() => api.openModal(ana.id)).not.toBeNull()
  const view = api.openModal(ana.id)
  if (view === null) throw new Error('There is no modal.')
  await expect(people.submit(view)).rejects.toThrow('“Name” is required')
  await expect(people.submit(view, { Name: 'longer' })).rejects.toThrow('6 characters')
  const refused = await people.submit(view, { Name: 'bad' })
  expect(refused.body).toEqual({ response_action: 'errors', errors: { name: 'Another one.' } })
  expect(view.open).toBe(true)
  await people.submit(view, { Name: 'good', Level: 'High' })
  expect(view.view.title).toEqual(plain('Two'))
  expect(seen.slice(3)).toEqual([
    {
      name: { a: { type: 'plain_text_input', value: 'good' } },
      level: {
        b: { type: 'static_select', selected_option: { text: plain('High'), value: '2' } },
      },
    },
    'kept',
    api.team.id,
  ])
  expect(api.complaints).toEqual([])
})

test('an error at no input of the modal is a complaint', async () => {
  app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Hm.' } }))
  await app.client.views.open({ trigger_id: api.trigger(ana.id), view: form('One') })
  const view = api.openModal(ana.id)
  if (view === null) throw new Error('There is no modal.')
  await people.submit(view, { Name: 'a' })
  expect(api.complaints.join()).toContain('nowhere')
})

test('a response_url serves five times, replaces what it came from, and takes no nonsense', async () => {
  const { ts = '' } = await app.client.chat.postMessage({
    channel: ops.id,
    text: 'Press',
    blocks: [{ type: 'actions', elements: [button] }],
  })
  app.action('go', ({ ack }) => ack())
  const [message] = api.messages(ops.id)
  if (message === undefined) throw new Error('There is no message.')
  const { responseUrl } = await people.press('Go', message, { user: ana.id })
  const post = async (body: object) =>
    (await fetch(responseUrl ?? '', { method: 'POST', body: JSON.stringify(body) })).status
  api.trouble({ method: 'response_url', does: { kind: 'status', status: 500 } })
  expect(await post({ text: 'Lost' })).toBe(500)
  expect(await post({ text: 'Pressed', replace_original: true })).toBe(200)
  expect(api.messages(ops.id).map((each) => [each.ts, each.text])).toEqual([[ts, 'Pressed']])
  expect(await post({ words: 'a' })).toBe(400)
  expect(await post({ text: 'For all', response_type: 'in_channel' })).toBe(200)
  expect(await post({ text: 'For one' })).toBe(200)
  expect(await post({ delete_original: true })).toBe(200)
  expect(await post({ text: 'a' })).toBe(404)
  expect(api.messages(ops.id).map(({ text, deleted }) => [text, deleted])).toEqual([
    ['Pressed', true],
    ['For all', false],
  ])
  expect(api.complaints).toHaveLength(2)
})

test('events come with retries, and wrongly signed ones do not come in', async () => {
  const ids: string[] = []
  app.event('app_home_opened', async ({ body }) => {
    ids.push(body.event_id)
  })
  const challenge = await people.urlVerification('a-challenge')
  expect(challenge.body).toEqual({ challenge: 'a-challenge' })
  await people.openHome(ana.id)
  const event = { type: 'app_home_opened', user: ana.id, channel: 'D1', tab: 'home' }
  await people.event(event, { id: 'Ev1' })
  await people.event(event, { id: 'Ev1', retry: 1 })
  await expect.poll(() => ids).toEqual(['Ev00000001', 'Ev1', 'Ev1'])
  for (const wrong of ['forged', 'stale', 'unsigned', 'swapped'] as const) {
    const answer = await people.event(event, { wrong })
    expect([wrong, answer.status]).toEqual([wrong, 401])
  }
  // Bolt itself lets a day ahead and a replay in: whoever wants them refused must look.
  expect((await people.event(event, { wrong: 'future' })).status).toBe(200)
  const once = await people.event(event)
  expect((await once.again()).status).toBe(200)
})
