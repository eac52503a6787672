/** The strict fake of Slack, asked by Slack's own client. */
import { webApi } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi, SlackOptions } from '../../support/slack/api/types'
import { quiet } from '../../support/slack/quiet'

let time = Date.UTC(2026, 0, 3, 3)
let api: SlackApi
afterEach(() => api.close())

async function open(options: SlackOptions = {}) {
  time = Date.UTC(2026, 0, 3, 3)
  api = await openSlackApi({ clock: { now: () => time }, ...options })
  const ana = api.world.addUser({ name: 'ana', tz: 'Asia/Singapore' })
  const ops = api.world.addChannel({ name: 'ops' })
  const client = new webApi.WebClient(api.bot.token, {
    slackApiUrl: api.url,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
    timeout: 5000,
  })
  return { ana, ops, client }
}

const failure = z.object({
  code: z.string(),
  data: z.object({ error: z.string() }).optional(),
})

/** Slack's word for what was wrong, else the client's code. */
const errorOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => {
      const { data, code } = failure.parse(error)
      return data?.error ?? code
    },
  )

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (more: object = {}) => ({
  type: 'modal' as const,
  title: plain('It'),
  blocks: [],
  ...more,
})

test('a post, its edit, its reply, and what history tells of them', async () => {
  const { ops, client } = await open()
  const metadata = { event_type: 'drill', event_payload: { key: 'k1' } }
  const post = await client.chat.postMessage({ channel: ops.id, text: 'One', metadata })
  const ts = post.ts ?? ''
  await client.chat.postMessage({ channel: ops.id, text: 'Below', thread_ts: ts })
  await client.chat.update({ channel: ops.id, ts, text: 'Two' })
  expect(api.messages(ops.id).map(({ text, thread }) => [text, thread])).toEqual([
    ['Two', null],
    ['Below', ts],
  ])
  expect(api.messages(ops.id)[0]?.before.map(({ text }) => text)).toEqual(['One'])
  const plain = await client.conversations.history({ channel: ops.id })
  expect(plain.messages?.map(({ text }) => text)).toEqual(['Two'])
  expect(plain.messages?.[0]?.metadata).toBeUndefined()
  const full = await client.conversations.history({
    channel: ops.id,
    include_all_metadata: true,
    oldest: String(time / 1000 - 1),
  })
  expect(full.messages?.[0]?.metadata).toEqual(metadata)
  const thread = await client.conversations.replies({ channel: ops.id, ts })
  expect(thread.messages?.map(({ text }) => text)).toEqual(['Two', 'Below'])
  expect(api.complaints).toEqual([])
})

test('what Slack refuses is refused by its word, and kept as a complaint where no world would take it', async () => {
  const { ana, ops, client } = await open()
  const { channel } = { channel: ops.id }
  const say = (more: object) => errorOf(client.apiCall('chat.postMessage', { channel, ...more }))
  const broken: [object, string][] = [
    [{}, 'no_text'],
    [{ text: 'x'.repeat(4001) }, 'msg_too_long'],
    [{ text: 'a', blocks: [{ type: 'sparkle' }] }, 'invalid_blocks'],
    [{ text: 'a', blocks: 'nonsense' }, 'invalid_blocks_format'],
    [
      { text: 'a', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) },
      'msg_blocks_too_long',
    ],
    [{ text: 'a', metadata: { event_type: 'a' } }, 'invalid_metadata_schema'],
    [{ text: 'a', metadata: '[' }, 'invalid_metadata_format'],
    [{ text: 'a', thread_ts: 'yesterday' }, 'invalid_thread_ts'],
    [{ text: 'a', thread_ts: '1600000000.000001' }, 'thread_not_found'],
    [
      {
        text: 'a',
        blocks: [{ type: 'image', alt_text: 'a', slack_file: { id: 'F00000NONE' } }],
      },
      'invalid_blocks',
    ],
  ]
  for (const [more, error] of broken) {
    const before = api.complaints.length
    expect([more, await say(more)]).toEqual([more, error])
    expect(api.complaints.length).toBe(before + 1)
  }
  expect(await errorOf(client.apiCall('chat.shout', {}))).toBe('unknown_method')
  expect(api.complaints.at(-1)).toContain('chat.shout')

  // What depends on the world is refused without a complaint.
  const before = api.complaints.length
  const hidden = api.world.addChannel({ name: 'hidden', kind: 'private', members: [ana.id] })
  const empty = api.world.addChannel({ name: 'empty', members: [ana.id] })
  const foreign = api.world.says(ana.id, channel, 'Mine')
  const to = (id: string) => errorOf(client.chat.postMessage({ channel: id, text: 'a' }))
  expect(await to(hidden.id)).toBe('channel_not_found')
  expect(await to(empty.id)).toBe('not_in_channel')
  api.world.changeChannel(ops.id, { archived: true })
  expect(await to(channel)).toBe('is_archived')
  api.world.changeChannel(ops.id, { archived: false })
  const edit = (ts: string) => errorOf(client.chat.update({ channel, ts, text: 'b' }))
  expect(await edit('1600000000.000001')).toBe('message_not_found')
  api.world.changeGrant(api.bot.token, { scopes: ['chat:write'] })
  expect(await errorOf(client.users.info({ user: ana.id }))).toBe('missing_scope')
  expect(await errorOf(client.conversations.history({ channel }))).toBe('missing_scope')
  api.world.changeGrant(api.bot.token, { state: 'revoked' })
  expect(await to(channel)).toBe('token_revoked')
  api.world.changeGrant(api.bot.token, { state: 'inactive' })
  expect(await to(channel)).toBe('account_inactive')
  expect(api.complaints.length).toBe(before)
  api.world.changeGrant(api.bot.token, { state: 'live' })
  expect(await edit(foreign.ts)).toBe('cant_update_message')
})

test('a picture may stand in a post once its upload is ready', async () => {
  const { ops, client } = await open({ readyAfter: 1 })
  const { files } = await client.filesUploadV2({ filename: 'a.png', file: Buffer.from('abc') })
  const id = z
    .array(z.object({ files: z.array(z.object({ id: z.string() })) }))
    .parse(files)
    .flatMap((each) => each.files)[0]?.id
  const post = () =>
    errorOf(
      client.chat.postMessage({
        channel: ops.id,
        text: 'A picture',
        blocks: [{ type: 'image', alt_text: 'a', slack_file: { id: id ?? '' } }],
      }),
    )
  expect(await post()).toBe('invalid_blocks')
  expect((await client.files.info({ file: id ?? '' })).file?.mimetype).toBe('')
  expect((await client.files.info({ file: id ?? '' })).file?.mimetype).toBe('image/png')
  expect(await post()).toBe('ok')
  expect(api.files().map(({ name, bytes }) => [name, String(bytes)])).toEqual([['a.png', 'abc']])
  expect(api.complaints).toHaveLength(1)
})

test('a file of a person comes to a token that may read files, and a login page to others', async () => {
  const { ana, client } = await open()
  const file = api.world.uploads(ana.id, 'figures.csv', Buffer.from('a,b'))
  const { file: shown } = await client.files.info({ file: file.id })
  const get = async (token: string) =>
    (
      await fetch(shown?.url_private_download ?? '', {
        headers: { authorization: `Bearer ${token}` },
      })
    ).text()
  expect(await get(api.bot.token)).toBe('a,b')
  expect(await get('xoxb-wrong')).toContain('Sign in')
})

test('modals: a trigger is good once and for 3 s, hashes and external ids are kept to', async () => {
  const { ana, client } = await open()
  const trigger_id = api.trigger(ana.id)
  const { view } = await client.views.open({ trigger_id, view: modal({ external_id: 'e' }) })
  const again = client.views.open({ trigger_id, view: modal() })
  expect(await errorOf(again)).toBe('exchanged_trigger_id')
  const late = api.trigger(ana.id)
  time += 3001
  expect(await errorOf(client.views.open({ trigger_id: late, view: modal() }))).toBe(
    'expired_trigger_id',
  )
  const twice = { trigger_id: api.trigger(ana.id), view: modal({ external_id: 'e' }) }
  expect(await errorOf(client.views.push(twice))).toBe('duplicate_external_id')
  const view_id = view?.id ?? ''
  const hash = view?.hash ?? ''
  const changed = modal({ title: plain('Other') })
  expect(await errorOf(client.views.update({ view_id, hash, view: changed }))).toBe('ok')
  expect(await errorOf(client.views.update({ view_id, hash, view: changed }))).toBe('hash_conflict')
  const large = modal({ private_metadata: 'x'.repeat(251_000) })
  expect(await errorOf(client.views.update({ view_id, view: large }))).toBe('view_too_large')
  expect(api.openModal(ana.id)?.view.title).toEqual(plain('Other'))
  await client.views.publish({ user_id: ana.id, view: { type: 'home', blocks: [] } })
  expect(api.home(ana.id)?.by).toEqual(['publish'])
})

test('troubles strike as ordered, and what took effect is there', async () => {
  const { ana, ops, client } = await open()
  const other = api.world.addChannel({ name: 'other' })
  const to = (channel: string, text: string) => errorOf(client.chat.postMessage({ channel, text }))
  const channel = ops.id
  api.trouble({ method: 'chat.postMessage', channel, does: { kind: 'limited', seconds: 30 } })
  expect(await to(channel, 'a')).toBe('slack_webapi_rate_limited_error')
  expect(await to(channel, 'a')).toBe('slack_webapi_rate_limited_error')
  expect(await to(other.id, 'b')).toBe('ok')
  time += 30_000
  api.trouble({ method: 'chat.postMessage', does: { kind: 'lost' } })
  expect(await to(channel, 'c')).toBe('slack_webapi_request_error')
  api.trouble({ method: 'chat.postMessage', does: { kind: 'reset' } })
  expect(await to(channel, 'd')).toBe('slack_webapi_request_error')
  api.trouble({ method: 'chat.postMessage', does: { kind: 'status', status: 500 }, after: 1 })
  expect([await to(channel, 'e'), await to(channel, 'f')]).toEqual([
    'ok',
    'slack_webapi_http_error',
  ])
  const picture = { type: 'image' as const, alt_text: 'a', image_url: 'https://a.example/a.png' }
  api.trouble({ method: '*', does: { kind: 'images-refused' } })
  const drawn = { channel: other.id, text: 'g', blocks: [picture] }
  expect(await to(other.id, 'g')).toBe('ok')
  expect(await errorOf(client.chat.postMessage(drawn))).toBe('invalid_blocks')
  const refused = { kind: 'error', error: 'file_uploads_disabled' } as const
  api.trouble({ method: 'files.getUploadURLExternal', does: refused })
  const upload = client.files.getUploadURLExternal({ filename: 'a.png', length: 3 })
  expect(await errorOf(upload)).toBe('file_uploads_disabled')
  expect(api.messages(channel).map(({ text }) => text)).toEqual(['c', 'e'])
  const here = api.calls('chat.postMessage').filter((each) => each.arguments.channel === channel)
  expect(here.map(({ took }) => took)).toEqual([...[false, false, true, false, true, false]])
  const dm = await client.chat.postMessage({ channel: ana.id, text: 'Only you' })
  expect(dm.channel).toBe(api.directOf(ana.id))
  expect(api.complaints).toEqual([])
})

test('more posts a second than a channel takes get a pause, and a share may get lost', async () => {
  const { ops, client } = await open({ postsPerSecond: 1 })
  const post = () => errorOf(client.chat.postMessage({ channel: ops.id, text: 'a' }))
  expect([await post(), await post()]).toEqual(['ok', 'slack_webapi_rate_limited_error'])
  time += 1001
  expect(await post()).toBe('ok')
  const share = { filename: 'a.md', file: Buffer.from('abc'), channel_id: ops.id }
  api.trouble({ method: 'files.completeUploadExternal', does: { kind: 'share-dropped' } })
  await client.filesUploadV2(share)
  expect(api.messages(ops.id)).toHaveLength(2)
  await client.filesUploadV2(share)
  expect(api.messages(ops.id)[2]?.files).toEqual([api.files()[1]?.id])
})

test('posts keep their order while the clock stands still, and history has its pages', async () => {
  const { ops, client } = await open()
  const texts = Array.from({ length: 7 }, (_, at) => `Post ${at}`)
  for (const text of texts) await client.chat.postMessage({ channel: ops.id, text })
  const read: string[] = []
  let cursor = ''
  do {
    const page = await client.conversations.history({ channel: ops.id, limit: 3, cursor })
    read.push(...(page.messages ?? []).map(({ text }) => text ?? ''))
    cursor = page.response_metadata?.next_cursor ?? ''
  } while (cursor !== '')
  expect(read).toEqual(texts.toReversed())
  const stamps = api.messages(ops.id).map(({ ts }) => Number(ts))
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b))
  expect(new Set(stamps).size).toBe(7)
})

test('an installation brings a token of its own, and codes are good once', async () => {
  const { ana, client } = await open()
  const team = api.world.addTeam({ name: 'Other' })
  const grant = api.world.addGrant({ team: team.id })
  const code = api.consent(grant, ana.id)
  const installer = new webApi.WebClient(undefined, { slackApiUrl: api.url, logger: quiet })
  const exchange = () =>
    installer.oauth.v2.access({ client_id: api.clientId, client_secret: api.clientSecret, code })
  expect((await exchange()).access_token).toBe(grant.token)
  expect(await errorOf(exchange())).toBe('code_already_used')
  expect((await client.auth.test({ token: grant.token })).team_id).toBe(team.id)
})
