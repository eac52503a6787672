import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPictures } from '../../../src/chat/slack/pictures'
import { slackPlatform } from '../../../src/chat/slack/platform'
import { createUploads } from '../../../src/chat/slack/uploads'
import { harmlessName } from '../../../src/chat/slack/uploads-one'
import { createWeb } from '../../../src/chat/slack/web'
import { systemClock } from '../../../src/clock'
import type { Message } from '../../../src/messages/message'
import { collectLog } from '../../support/collect-log'
import { openSlackApi } from '../../support/slack/api/open'
import type { SlackApi } from '../../support/slack/api/types'

const always = Number.POSITIVE_INFINITY
const ids = Array.from({ length: 8 }, (_, at) => `slide-${at + 1}`)
const slides: Message = {
  fallback: 'The slides',
  parts: ids.map((fileId) => ({ kind: 'image', fileId, alt: `words of ${fileId}`, title: fileId })),
}
const bytes = Buffer.alloc(180_000, 7)

let api: SlackApi
let written: ReturnType<typeof collectLog>
let loads: string[]

async function begin(options: Parameters<typeof openSlackApi>[0] = {}) {
  await api?.close()
  api = await openSlackApi(options)
}
beforeEach(async () => {
  await begin()
  written = collectLog()
  loads = []
})
afterEach(async () => {
  const complaints = [...api.complaints]
  await api.close()
  expect(complaints).toEqual([])
})

function life(pace: NonNullable<Parameters<typeof createUploads>[0]['pace']> = {}) {
  const web = createWeb({ token: api.bot.token, apiUrl: api.url })
  const { log } = written
  const files = {
    file: async (id: string) => {
      loads.push(id)
      const name = 'drift.png'
      return { id, drillId: 'd', name, mime: 'image/png', bytes, alt: '', createdAt: 0 }
    },
  }
  const quick = { look: 5, blindly: 5, again: 5, ...pace }
  const uploads = createUploads({ web, files, clock: systemClock, log, pace: quick })
  const pictures = createPictures(uploads)
  return { uploads, pictures, slack: slackPlatform({ web, pictures, clock: systemClock, log }) }
}
const kinds = (found: ReadonlyMap<string, { kind: string }>) =>
  [...found].map(([, { kind }]) => kind)

test('eight slides are uploaded once, whoever asks for them and how often', async () => {
  const { uploads } = life()
  const [first, second] = await Promise.all([uploads.wait(ids, 20_000), uploads.wait(ids, 20_000)])
  await uploads.wait(ids, 20_000)
  expect(kinds(first)).toEqual(ids.map(() => 'ready'))
  expect(second).toEqual(first)
  expect(loads).toHaveLength(8)
  expect(api.files()).toHaveLength(8)
  expect(api.files().every((file) => file.bytes.equals(bytes))).toBe(true)
  expect(api.files().every(({ channels }) => channels.length === 0)).toBe(true)
})

test('a file is ready once Slack has looked into it', async () => {
  await begin({ readyAfter: 4 })
  const found = await life().uploads.wait(['a'], 20_000)
  expect(kinds(found)).toEqual(['ready'])
  expect(api.calls('files.info').length).toBeGreaterThanOrEqual(4)
})

test('a post does not wait for long: its lane comes back, and then finds the uploads done', async () => {
  const room = api.world.addChannel({ name: 'ops' })
  const to = { workspaceId: 'w', channel: room.id, user: null, thread: null }
  // As long as the first look takes to come back.
  api.trouble({ method: 'files.info', does: { kind: 'hang-after' } })
  const { slack } = life()
  const answers: string[] = []
  do answers.push((await slack.post(to, slides, 'k')).kind)
  while (answers.at(-1) === 'later' && answers.length < 20)
  expect([...new Set(answers)]).toEqual(['later', 'sent'])
  expect(api.messages(room.id)[0]?.blocks.filter(({ type }) => type === 'image')).toHaveLength(8)
})

test('a file that does not come in time stands as words, so that nothing waits for ever', async () => {
  api.trouble({ method: 'upload', times: always, does: { kind: 'hang' } })
  const { uploads, pictures } = life({ patience: 60 })
  expect(kinds(await uploads.wait(['a'], 5))).toEqual(['waiting'])
  await expect.poll(async () => kinds(await uploads.wait(['a'], 5))).toEqual(['never'])
  const resolve = await pictures.resolve(slides)
  expect(ids.map(resolve)).toEqual(ids.map(() => null))
})

test('what fails in passing is tried again', async () => {
  api.trouble({ method: 'files.getUploadURLExternal', does: { kind: 'reset' } })
  api.trouble({ method: 'upload', does: { kind: 'status', status: 500 } })
  expect(kinds(await life().uploads.wait(['a'], 20_000))).toEqual(['ready'])
  expect(written.lines()).toEqual([])
})

test.each(['file_uploads_disabled', 'storage_limit_reached', 'file_type_not_allowed'])(
  '%s: words stand in their place, and the log says so once',
  async (error) => {
    api.trouble({
      method: 'files.getUploadURLExternal',
      times: always,
      does: { kind: 'error', error },
    })
    expect(kinds(await life().uploads.wait(ids, 20_000))).toEqual(ids.map(() => 'never'))
    expect(api.calls('files.getUploadURLExternal')).toHaveLength(8)
    expect(written.lines().map(({ cause }) => cause)).toEqual([error])
  },
)

test('a scope that was not granted costs the pictures, not the post', async () => {
  await begin({ scopes: ['chat:write'] })
  const room = api.world.addChannel({ name: 'ops' })
  const to = { workspaceId: 'w', channel: room.id, user: null, thread: null }
  expect((await life().slack.post(to, slides, 'k')).kind).toBe('sent')
  expect(JSON.stringify(api.messages(room.id)[0]?.blocks)).toContain('words of slide-8')
  expect(written.lines().map(({ cause }) => cause)).toEqual(['missing_scope'])
})

test('without the scope to look, a moment is waited instead', async () => {
  await begin({ scopes: ['chat:write', 'files:write'] })
  expect(kinds(await life().uploads.wait(['a'], 20_000))).toEqual(['ready'])
})

test('a failure is forgotten after a while, a file that is there is not', async () => {
  api.trouble({
    method: 'files.getUploadURLExternal',
    does: { kind: 'error', error: 'storage_limit_reached' },
  })
  const { uploads } = life({ forget: 0 })
  expect(kinds(await uploads.wait(['a'], 20_000))).toEqual(['never'])
  expect(kinds(await uploads.wait(['a'], 20_000))).toEqual(['ready'])
  await uploads.wait(['a'], 20_000)
  expect(api.files()).toHaveLength(1)
})

test('names tell nothing but what kind of file it is', () => {
  expect(harmlessName({ name: 'n-plus-one.png', mime: 'image/png' })).toBe('picture.png')
  expect(harmlessName({ name: 'report-v2.pdf', mime: 'application/pdf' })).toBe('report-v2.pdf')
  expect(harmlessName({ name: 'Ana’s secret', mime: 'text/plain' })).toBe('file')
})
