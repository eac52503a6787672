/** Who gets in, and with what: keys, hosts, origins, and input of the wrong shape. */
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPageStage, type PageStage, type Visitor } from '../../support/page-stage'

let stage: PageStage
let yuki: Visitor
beforeAll(async () => {
  stage = await openPageStage()
  yuki = await stage.visit('Yuki')
})
afterAll(() => stage.close())

/** Like `fetch`, which does not send a Host or Origin of one's own. */
function send(
  path: string,
  {
    method = 'POST',
    headers = {},
    body = '{}',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      stage.app.url + path,
      { method, headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        let text = ''
        answer.on('data', (chunk) => {
          text += chunk
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      },
    )
    asked.on('error', reject).end(method === 'GET' ? undefined : body)
  })
}

const session = JSON.stringify({ timeZone: 'Europe/Berlin' })

test('a key with any one character changed is nobody’s', async () => {
  const key = yuki.person.key ?? ''
  for (let i = 0; i < key.length; i++) {
    const changed = key.slice(0, i) + (key[i] === 'a' ? 'b' : 'a') + key.slice(i + 1)
    const headers = { authorization: `Bearer ${changed}` }
    expect((await send('/local/session', { headers, body: session })).status, changed).toBe(401)
  }
  const headers = { authorization: `Bearer ${key.toUpperCase()}` }
  expect((await send('/local/session', { headers, body: session })).status).toBe(401)
})

test('a header that holds no key is a wrong key, not none', async () => {
  for (const authorization of ['Bearer ', 'bearer x', 'Basic eDp5', 'x'])
    expect(
      (await send('/local/session', { headers: { authorization }, body: session })).status,
    ).toBe(401)
})

test('an invited person is that person and no host', async () => {
  const headers = { authorization: yuki.headers.authorization ?? '' }
  const { status, text } = await send('/local/session', { headers, body: session })
  expect(status).toBe(200)
  const answer = JSON.parse(text)
  expect(answer).toMatchObject({ host: false, you: yuki.person.id, hostKey: null })
  expect(answer.people.every((person: { key: unknown }) => person.key === null)).toBe(true)
  for (const path of ['/local/people', '/local/channels', '/local/sample'])
    expect(
      (await send(path, { headers, body: '{"id":null,"name":"Eve","do":"start"}' })).status,
    ).toBe(403)
})

test('the host’s own key makes a browser elsewhere the host', async () => {
  const { hostKey } = await stage.host()
  const elsewhere = { 'x-forwarded-for': '203.0.113.7' }
  const headers = { ...elsewhere, authorization: `Bearer ${hostKey}` }
  const { status, text } = await send('/local/session', { headers, body: session })
  expect([status, JSON.parse(text).host]).toEqual([200, true])
})

test('without a key only this machine is the host, and only by its own name', async () => {
  expect((await send('/local/session', { body: session })).status).toBe(200)
  const through = { 'x-forwarded-for': '203.0.113.7' }
  expect((await send('/local/session', { body: session, headers: through })).status).toBe(401)
})

test.each([
  ['a foreign host', { host: 'evil.example' }, 421],
  ['a foreign origin', { origin: 'http://evil.example' }, 403],
  ['the origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['no origin that has a name', { origin: 'null' }, 403],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['another page of the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ['a form of another site', { 'content-type': 'text/plain' }, 415],
])('%s is refused everywhere', async (_, headers, status) => {
  const paths = ['/local/session', '/local/say', '/local/press', '/local/submit', '/local/people']
  for (const path of paths)
    expect((await send(path, { headers, body: session })).status).toBe(status)
})

test('a stream, a report and what came earlier need a key', async () => {
  for (const path of ['/local/stream', '/local/entries?before=5', '/local/report?drill=x'])
    expect((await send(path, { method: 'GET' })).status).toBe(401)
})

test('no answer sets a cookie', async () => {
  for (const path of ['/', '/healthz'])
    expect((await fetch(stage.app.url + path)).headers.get('set-cookie')).toBeNull()
  const answer = await yuki.post('/local/session', { timeZone: 'UTC' })
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test('input of the wrong shape gets a sentence, never a 5xx', async () => {
  const channel = yuki.channel().id
  const good = { channel, of: channel, submission: 'a-fine-try', thread: null, text: 'hello' }
  const bad: [string, unknown, number][] = [
    ['/local/say', {}, 400],
    ['/local/say', { ...good, text: 5 }, 400],
    ['/local/say', { ...good, text: 'x'.repeat(200_001) }, 400],
    ['/local/say', { ...good, text: 'x'.repeat(4_001) }, 400],
    ['/local/say', { ...good, channel: 'elsewhere' }, 404],
    ['/local/say', { ...good, thread: 'nothing' }, 404],
    ['/local/say', { ...good, channel: 'elsewhere', of: null, text: '/drill help' }, 404],
    ['/local/press', { ...good, word: 'claim', does: 'nothing' }, 400],
    ['/local/submit', { ...good, word: 'claim', context: {}, values: { alert: { a: 1 } } }, 400],
    ['/local/session', { timeZone: 'x'.repeat(101) }, 200],
    ['/local/session', { timeZone: 'Mars/Base' }, 200],
  ]
  for (const [path, body, status] of bad) {
    const answer = await yuki.post(path, body)
    expect([answer.status, JSON.stringify(body).slice(0, 60)]).toEqual([
      status,
      JSON.stringify(body).slice(0, 60),
    ])
    if (status !== 200) expect((await answer.json()) satisfies unknown).toHaveProperty('error')
  }
})

test('buttons that are nobody’s get a private sentence, such forms one at their first field', async () => {
  const kinds = [
    await yuki.press('claim', '__proto__'),
    await yuki.press('constructor', 'open'),
    await yuki.press('claim', 'open', { drill: 'none' }),
    await yuki.submit('claim', { drill: 'none' }, { alert: 'A' }),
    await yuki.say('/nothing at all'),
  ].map((reply) => reply.kind)
  expect(kinds).toEqual(['entry', 'entry', 'entry', 'errors', 'entry'])
})

test('the host adds and renames people and channels, within reason', async () => {
  const { hostKey } = await stage.host()
  const ask = async (path: string, body: unknown) => {
    const headers = { 'x-drill-host': hostKey ?? '' }
    const { status, text } = await send(path, { headers, body: JSON.stringify(body) })
    return { status, ...JSON.parse(text) }
  }
  const long = 'ع'.repeat(80)
  const added = await ask('/local/people', { id: null, name: `  ${long}  ` })
  expect(added.status).toBe(200)
  expect(await ask('/local/people', { id: added.id, name: 'Ghita 🦉' })).toMatchObject({
    status: 200,
  })
  expect(await ask('/local/people', { id: 'nobody', name: 'X' })).toMatchObject({ status: 409 })
  for (const name of ['', '   ', 'x'.repeat(81), 7])
    expect(await ask('/local/people', { id: null, name })).toMatchObject({ status: 400 })
  expect(await ask('/local/channels', { name: 'payments-squad' })).toMatchObject({ status: 200 })
  const { people } = await stage.host()
  expect(people.at(-1)?.name).toBe('Ghita 🦉')
})
