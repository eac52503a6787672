import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPictures } from '../../../src/chat/slack/pictures'
import { slackPlatform } from '../../../src/chat/slack/platform'
import { createUploads } from '../../../src/chat/slack/uploads'
import { createWeb } from '../../../src/chat/slack/web'
import { systemClock } from '../../../src/clock'
import type { Message } from '../../../src/messages/message'
import type { StoredFile } from '../../../src/store/store'
import { collectLog } from '../../support/collect-log'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi, SlackChannel, SlackUser } from '../../support/slack/api/types'

const noted = (text: string): Message => ({ fallback: text, parts: [{ kind: 'text', text }] })
const file = (id: string, name: string, mime: string): StoredFile => ({
  id,
  drillId: 'd',
  name,
  mime,
  bytes: Buffer.from(`bytes of ${id}`),
  alt: '',
  createdAt: 0,
})
const stored = new Map(
  [
    file('p1', 'float-drift.png', 'image/png'),
    file('p2', 'run.png', 'image/png'),
    file('r1', 'report-v1.pdf', 'application/pdf'),
    file('r2', 'report-v1.md', 'text/markdown'),
  ].map((each) => [each.id, each] as const),
)
const pictured: Message = {
  fallback: 'Two slides',
  parts: [
    { kind: 'text', text: 'Two slides' },
    { kind: 'image', fileId: 'p1', alt: 'One in words', title: 'Slide one' },
    { kind: 'image', fileId: 'p2', alt: 'Two in words', title: 'Slide two' },
  ],
}
const attached: Message = {
  fallback: 'The full report',
  parts: [
    { kind: 'heading', text: 'The full report on *ours* | <b>' },
    { kind: 'file', fileId: 'r1', name: 'report-v1.pdf', note: 'the full report, PDF' },
    { kind: 'file', fileId: 'r2', name: 'report-v1.md', note: 'the full report, Markdown' },
  ],
}

let api: SlackApi
let ana: SlackUser
let room: SlackChannel
let written: ReturnType<typeof collectLog>

beforeEach(async () => {
  api = await openSlackApi()
  ana = api.world.addUser({ name: 'ana' })
  room = api.world.addChannel({ name: 'ops' })
  written = collectLog()
})
afterEach(async () => {
  const complaints = [...api.complaints]
  await api.close()
  expect(complaints).toEqual([])
})

/** A process of the bot: what it remembers is gone with it, but for the message to a person that its database has. */
function life(earlier: string | null = null) {
  const web = createWeb({ token: api.bot.token, apiUrl: api.url })
  const files = { file: async (id: string) => stored.get(id) ?? null }
  const { log } = written
  const pace = { look: 5, blindly: 5, again: 5 }
  const uploads = createUploads({ web, files, clock: systemClock, log, pace })
  const pictures = createPictures(uploads)
  return slackPlatform({ web, pictures, lastTo: async () => earlier, clock: systemClock, log })
}
const inRoom = (thread: string | null = null) => ({
  workspaceId: 'w',
  channel: room.id,
  user: null,
  thread,
})
const toAna = () => ({ workspaceId: 'w', channel: null, user: ana.id, thread: null })

const imagesOf = (channel: string) =>
  api
    .messages(channel)
    .map(({ blocks }) =>
      blocks.filter(({ type }) => type === 'image').map((each) => each.slack_file),
    )

test('a post, its thread, its edit and its address work from the id alone', async () => {
  const slack = life()
  const root = await slack.post(inRoom(), noted('Alert A'), 'k1')
  if (root.kind !== 'sent') throw new Error(root.kind)
  expect(root.id).toMatch(/^C\w+\/\d{10}\.\d{6}$/)
  const reply = await slack.post(inRoom(root.id), noted('A hint'), 'k2')
  const edited = await life().update(inRoom(), root.id, noted('Alert A, claimed'))
  expect(edited).toEqual({ kind: 'sent', id: root.id })
  expect(reply.kind).toBe('sent')
  const [first, second] = api.messages(room.id)
  expect(first).toMatchObject({
    text: 'Alert A, claimed',
    metadata: { event_type: 'drill_post', event_payload: { key: 'k1' } },
  })
  expect(second?.thread).toBe(first?.ts)
  expect(await slack.permalink?.(inRoom(), root.id)).toContain(`/archives/${room.id}/p`)
})

test('what people typed pings nobody and is not read as a link', async () => {
  await life().post(inRoom(), noted('<!channel> & <https://x.example|y> @ana'), 'k')
  expect(api.messages(room.id)[0]?.text).toBe(
    '&lt;!channel&gt; &amp; &lt;https://x.example|y&gt; @ana',
  )
  expect(api.calls('chat.postMessage')[0]?.arguments).toMatchObject({
    parse: 'none',
    link_names: 'false',
    unfurl_links: 'false',
    unfurl_media: 'false',
  })
})

test('a direct message needs no more than the person, and its edit the conversation that Slack named', async () => {
  const slack = life()
  const sent = await slack.post(toAna(), noted('Your verdict'), 'k')
  if (sent.kind !== 'sent') throw new Error(sent.kind)
  expect(sent.id.startsWith(`${api.directOf(ana.id)}/`)).toBe(true)
  await life().update(toAna(), sent.id, noted('Your verdict, changed'))
  expect(api.messages(api.directOf(ana.id)).map(({ text }) => text)).toEqual([
    'Your verdict, changed',
  ])
})

test('a post whose answer was lost is found by its key, in the channel, a thread and a direct message', async () => {
  const slack = life()
  const root = await slack.post(inRoom(), noted('Alert A'), 'root')
  if (root.kind !== 'sent') throw new Error(root.kind)
  await slack.post(toAna(), noted('Before'), 'before')
  for (const to of [inRoom(), inRoom(root.id), toAna()]) {
    const around = Date.now()
    api.trouble({ method: 'chat.postMessage', does: { kind: 'lost' } })
    expect((await slack.post(to, noted('Once'), 'lost')).kind).toBe('unsure')
    const found = await slack.find(to, 'lost', around)
    expect(found.kind).toBe('found')
    expect(await slack.find(to, 'another', around)).toEqual({ kind: 'absent' })
  }
  // After a restart an earlier message tells which conversation is that person's; without one nobody knows.
  const before = await slack.post(toAna(), noted('After'), 'after')
  const earlier = before.kind === 'sent' ? before.id : null
  expect((await life(earlier).find(toAna(), 'lost', Date.now())).kind).toBe('found')
  expect(await life().find(toAna(), 'lost', Date.now())).toEqual({ kind: 'cannot-ask' })
})

test('a search through many messages goes on page by page', async () => {
  const slack = life()
  await slack.post(inRoom(), noted('first'), 'first')
  for (let count = 0; count < 250; count += 1) api.world.says(ana.id, room.id, `words ${count}`)
  expect((await slack.find(inRoom(), 'first', Date.now())).kind).toBe('found')
  expect(api.calls('conversations.history')).toHaveLength(2)
})

test('without the scope to read history nobody can be asked', async () => {
  api.world.changeGrant(api.bot.token, { scopes: ['chat:write'] })
  const slack = life()
  await slack.post(inRoom(), noted('x'), 'k')
  expect(await slack.find(inRoom(), 'k', Date.now())).toEqual({ kind: 'cannot-ask' })
})

test('a search that Slack puts off is asked again, never answered', async () => {
  api.trouble({ method: 'conversations.history', does: { kind: 'limited', seconds: 3 } })
  await expect(life().find(inRoom(), 'k', Date.now())).rejects.toThrow()
})

test('troubles of Slack become what delivery knows', async () => {
  const slack = life()
  const post = () => slack.post(inRoom(), noted('x'), 'k')
  api.trouble({ method: 'chat.postMessage', does: { kind: 'status', status: 503 } })
  expect(await post()).toEqual({ kind: 'unsure', why: 'chat.postMessage: HTTP 503' })
  api.trouble({ method: 'chat.postMessage', does: { kind: 'garbage' } })
  expect((await post()).kind).toBe('unsure')
  api.world.changeChannel(room.id, { archived: true })
  expect(await post()).toEqual({ kind: 'lost', why: 'chat.postMessage: is_archived' })
  api.world.changeChannel(room.id, { archived: false })
  api.trouble({ method: 'chat.postMessage', does: { kind: 'limited', seconds: 7 } })
  expect(await post()).toEqual({ kind: 'later', afterMs: 7_000, covers: 'lane' })
  expect(await slack.update(inRoom(), 'no id', noted('x'))).toEqual({
    kind: 'refused',
    why: 'no address in Slack',
  })
})

test('pictures stand in a post under names that tell nothing', async () => {
  const sent = await life().post(inRoom(), pictured, 'k')
  expect(sent.kind).toBe('sent')
  expect(imagesOf(room.id)[0]).toHaveLength(2)
  expect(api.files().map(({ name, title }) => [name, title])).toEqual([
    ['picture.png', 'picture.png'],
    ['picture.png', 'picture.png'],
  ])
})

test('a post whose pictures were refused once is tried again as it is', async () => {
  api.trouble({ method: 'chat.postMessage', does: { kind: 'images-refused' } })
  expect((await life().post(inRoom(), pictured, 'k')).kind).toBe('sent')
  expect(imagesOf(room.id)[0]).toHaveLength(2)
})

test('a picture that Slack keeps refusing by name goes, the other stays', async () => {
  const about = '[ERROR] invalid slack file [json-pointer:/blocks/1/slack_file]'
  const does = { kind: 'error', error: 'invalid_blocks', messages: [about] } as const
  api.trouble({ method: 'chat.postMessage', times: 2, does })
  expect((await life().post(inRoom(), pictured, 'k')).kind).toBe('sent')
  expect(imagesOf(room.id)[0]).toHaveLength(1)
  expect(JSON.stringify(api.messages(room.id)[0]?.blocks)).toContain('One in words')
})

test('where Slack takes no picture at all, their words stand there', async () => {
  api.trouble({
    method: 'chat.postMessage',
    times: Number.POSITIVE_INFINITY,
    does: { kind: 'images-refused' },
  })
  expect((await life().post(inRoom(), pictured, 'k')).kind).toBe('sent')
  expect(imagesOf(room.id)).toEqual([[]])
  expect(JSON.stringify(api.messages(room.id)[0]?.blocks)).toContain('Two in words')
})

test('blocks that are wrong without any picture are refused at once', async () => {
  const does = {
    kind: 'error',
    error: 'invalid_blocks',
    messages: ['[ERROR] missing required field [json-pointer:/blocks/0/text]'],
  } as const
  api.trouble({ method: 'chat.postMessage', does })
  expect(await life().post(inRoom(), pictured, 'k')).toEqual({
    kind: 'refused',
    why: 'chat.postMessage: invalid_blocks (missing required field at /blocks/0/text)',
  })
  expect(api.calls('chat.postMessage')).toHaveLength(1)
})

test('a report’s files are attached to one message, which can be found again', async () => {
  const slack = life()
  const sent = await slack.post(inRoom(), attached, 'files')
  expect(sent.kind).toBe('sent')
  const [message] = api.messages(room.id)
  expect(message?.files).toHaveLength(2)
  expect(api.files().map(({ name }) => name)).toEqual(['report-v1.pdf', 'report-v1.md'])
  expect(message?.text).toMatch(
    /^The full report\n<http\S+\|report-v1\.pdf> <http\S+\|report-v1\.md>$/,
  )
  expect(await slack.find(inRoom(), 'files', Date.now())).toEqual({
    kind: 'found',
    id: `${room.id}/${message?.ts}`,
  })
})

test('an edit keeps pictures that its post has shown, and links to one that it brings', async () => {
  const slack = life()
  const sent = await slack.post(inRoom(), pictured, 'k')
  if (sent.kind !== 'sent') throw new Error(sent.kind)
  await slack.update(inRoom(), sent.id, pictured)
  expect(imagesOf(room.id)[0]).toHaveLength(2)
  const run = await slack.post(inRoom(), noted('Running'), 'run')
  if (run.kind !== 'sent') throw new Error(run.kind)
  stored.set('p3', file('p3', 'run.png', 'image/png'))
  const image = { kind: 'image', fileId: 'p3', alt: 'Before, after', title: 'The run' } as const
  await slack.update(inRoom(), run.id, { fallback: 'Done', parts: [image] })
  expect(imagesOf(room.id)[1]).toEqual([])
  const [, message] = api.messages(room.id)
  expect(JSON.stringify(message?.blocks)).toContain('Before, after')
  expect(message?.text).toMatch(/^Done\n<http\S+\|The run>$/)
})

test('nothing that was typed is in the log', async () => {
  api.trouble({ method: 'chat.postMessage', does: { kind: 'error', error: 'brand_new' } })
  await life().post(inRoom(), noted('my sealed claim'), 'k')
  expect(written.text()).toContain('brand_new')
  expect(written.text()).not.toContain('sealed')
  expect(written.text()).not.toContain(api.bot.token)
})
