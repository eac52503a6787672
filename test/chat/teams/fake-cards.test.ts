/** The fake shows a card as Teams does: what Teams would refuse or drop, it refuses. */
import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTeamsApi } from '../../support/teams/api/open'
import type { Json, TeamsApi } from '../../support/teams/api/types'
import { activities, type Bot, botOf, withCard } from '../../support/teams/bot'

let api: TeamsApi
let bot: Bot
let chat: string
beforeAll(async () => {
  api = await openTeamsApi({ limits: 'none' })
  bot = botOf(api)
  chat = api.world.addGroupChat([]).id
})
afterAll(() => api?.close())
beforeEach(() => bot.signIn())

const post = (body: readonly Json[], more?: Json) =>
  bot.call('POST', activities(chat), withCard(body, more))
const text = { type: 'TextBlock', text: 'words' }

test.each<[string, readonly Json[], Json?]>([
  ['another version', [text], { version: '1.6' }],
  ['an element that is unknown', [{ type: 'Badge', text: 'x' }]],
  ['a property that is unknown', [{ ...text, colour: 'good' }]],
  ['an input without a label', [{ type: 'Input.Text', id: 'a' }]],
  ['an input without an id', [{ type: 'Input.Text', label: 'A' }]],
  ['one id twice', [text, text].map((each) => ({ ...each, id: 'a' }))],
  ['a picture over http', [{ type: 'Image', url: 'http://pictures.example/a.png', altText: 'a' }]],
  ['a picture in the address', [{ type: 'Image', url: 'data:image/png;base64,AA', altText: 'a' }]],
  ['a picture without words', [{ type: 'Image', url: 'https://pictures.example/a.png' }]],
  [
    'seven actions',
    [text],
    { actions: Array.from({ length: 7 }, (_, i) => ({ type: 'Action.Submit', title: `${i}` })) },
  ],
  ['a mention', [{ type: 'TextBlock', text: 'hi </at>' }]],
  ['a time with fractions', [{ type: 'TextBlock', text: '{{TIME(2026-01-03T03:00:00.000Z)}}' }]],
  [
    'a choice that is none',
    [
      {
        type: 'Input.ChoiceSet',
        id: 'a',
        label: 'A',
        value: 'z',
        choices: [{ title: 'B', value: 'b' }],
      },
    ],
  ],
])('%s', async (_what, body, more) => {
  const before = api.complaints.length
  expect(await post(body, more)).toMatch(/^400/)
  expect(api.complaints).toHaveLength(before + 1)
})

test('a picture is fetched: one that moves, is none or is too large is complained of', async () => {
  const png = (width: number) => {
    const bytes = Buffer.alloc(64)
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(10, 20)
    return bytes
  }
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/good' }).end()
    else
      response
        .writeHead(200, { 'content-type': request.url === '/html' ? 'text/html' : 'image/png' })
        .end(request.url === '/html' ? '<html>' : png(request.url === '/large' ? 2_000 : 10))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  const origin = `http://127.0.0.1:${address.port}`
  const before = api.complaints.length
  for (const path of ['good', 'moved', 'html', 'large'])
    await post([{ type: 'Image', url: `${origin}/${path}`, altText: path }])
  await api.looked()
  server.close()
  expect(api.complaints.slice(before)).toEqual([
    expect.stringContaining('/moved: it answers 302'),
    expect.stringContaining('/html: it is no PNG'),
    expect.stringContaining('/large: it measures 2000'),
  ])
})
