import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createServer, listen, type RouteInstaller, stopServer } from '../../src/http/server'
import { collectLog } from '../support/collect-log'

type Headers = Record<string, string | string[]>

let said: unknown[] = []
const routes: RouteInstaller[] = [
  (app) => {
    app.post('/local/say', async ({ body }) => {
      said.push(body)
      return { said: true }
    })
    app.get('/local/entries', async () => ({ entries: [] }))
    app.post('/chart', async () => ({}))
  },
]

/** A server for the public address, and a way to ask it with any headers. */
async function open(publicUrl: string | null = null) {
  said = []
  const names = { host: '127.0.0.1', publicUrl }
  const app = await createServer({ names, log: collectLog().log, routes })
  onTestFinished(() => stopServer(app, 0))
  const { port } = new URL(await listen(app, '127.0.0.1', 0))
  const ask = (path: string, headers: Headers, body?: string) =>
    new Promise<{ status: number; error: unknown }>((resolve, reject) => {
      const method = body === undefined ? 'GET' : 'POST'
      const asked = request({ hostname: '127.0.0.1', port, path, method, headers }, (answer) => {
        let text = ''
        answer.on('data', (part) => {
          text += part
        })
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, error: JSON.parse(text).error }),
        )
      })
      asked.on('error', reject).end(body)
    })
  const json = { 'content-type': 'application/json' }
  return {
    port,
    get: (headers: Headers, path = '/local/entries') => ask(path, headers),
    post: (headers: Headers, path = '/local/say') => ask(path, { ...json, ...headers }, '{"a":1}'),
    ask,
  }
}

const refused = { status: 403, error: 'This is for the page of this server only.' }

test('the page itself gets through, and so does what is no browser', async () => {
  const { get, post, port } = await open()
  const own = `http://127.0.0.1:${port}`
  const welcome: Headers[] = [
    {},
    { origin: own },
    { origin: own, 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { host: `localhost:${port}`, origin: `http://localhost:${port}` },
    { host: `LocalHost:${port}`, origin: `http://localhost:${port}` },
    { host: `[::1]:${port}`, origin: `http://[::1]:${port}` },
  ]
  for (const headers of welcome) {
    expect(await get(headers)).toMatchObject({ status: 200 })
    expect(await post(headers)).toMatchObject({ status: 200 })
  }
  expect(said).toHaveLength(welcome.length)
})

test('what another website sends is refused before the route runs, however it is spelled', async () => {
  const { get, post, port } = await open()
  const own = `http://127.0.0.1:${port}`
  const foreign: Headers[] = [
    { origin: 'https://evil.example' },
    { origin: `http://evil.example:${port}` },
    { origin: `http://localhost:${port}` },
    { origin: `https://127.0.0.1:${port}` },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { origin: 'http://127.0.0.1' },
    { origin: `${own}.evil.example` },
    { origin: `${own}/` },
    { origin: own.toUpperCase() },
    { origin: `${own}, https://evil.example` },
    { origin: 'null' },
    { origin: '' },
    { origin: own, 'sec-fetch-site': 'cross-site' },
    { origin: own, 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': '' },
    { 'sec-fetch-site': 'Same-Origin' },
  ]
  for (const headers of foreign) {
    expect(await post(headers), JSON.stringify(headers)).toEqual(refused)
    expect(await post(headers, '/%6cocal/s%61y')).toEqual(refused)
    expect(await get(headers)).toEqual(refused)
  }
  expect(said).toEqual([])
})

test('behind the public address its scheme counts, and by a loopback name http still does', async () => {
  const { post, port } = await open('https://drill.example.com')
  const by = (host: string, origin: string) => post({ host, origin })
  expect((await by('drill.example.com', 'https://drill.example.com')).status).toBe(200)
  expect((await by('drill.example.com:443', 'https://drill.example.com')).status).toBe(200)
  expect((await by(`127.0.0.1:${port}`, `http://127.0.0.1:${port}`)).status).toBe(200)
  expect(await by('drill.example.com', 'http://drill.example.com')).toEqual(refused)
  expect(await by('drill.example.com', 'https://www.drill.example.com')).toEqual(refused)
  expect(await by('drill.example.com', `http://127.0.0.1:${port}`)).toEqual(refused)
  expect(await by(`127.0.0.1:${port}`, 'https://drill.example.com')).toEqual(refused)
})

test('a body that a form of any website could send is refused', async () => {
  const { ask } = await open()
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    '',
    'text/xml',
    'application/jsonp',
    'text/plain; a=application/json',
  ]
  for (const type of types) {
    expect((await ask('/local/say', { 'content-type': type }, '{"a":1}')).status, type).toBe(415)
  }
  expect((await ask('/local/say', {}, '{"a":1}')).status).toBe(415)
  expect(said).toEqual([])
  const written = { 'content-type': 'Application/JSON; charset=utf-8' }
  expect((await ask('/local/say', written, '{"a":1}')).status).toBe(200)
})

test('routes elsewhere are left alone', async () => {
  const { post } = await open()
  expect((await post({ origin: 'https://evil.example' }, '/chart')).status).toBe(200)
})
