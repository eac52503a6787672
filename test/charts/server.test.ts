import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chartRenderer } from '../../src/charts/render'
import { chartRoutes } from '../../src/charts/server'
import { type ChartServer, startChartServer } from '../support/charts'
import { drawBundled, readPng } from '../support/pixels'
import { drift, nothing, samples } from './samples'

let server: ChartServer
beforeAll(async () => {
  server = await startChartServer()
})
afterAll(() => server.close())

const small = { type: 'bar', data: { labels: ['a'], datasets: [{ data: [1] }] } }

function post(body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/chart`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

test('a chart is drawn from an object and from strict JSON', async () => {
  for (const chart of [small, JSON.stringify(small)]) {
    const answer = await post({ chart, width: 300, height: 200, devicePixelRatio: 2, version: '4' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await answer.arrayBuffer())
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([600, 400])
  }
})

test.for([
  ['a JavaScript literal', { chart: "{type:'bar',data:{labels:[1],datasets:[]}}" }],
  ['a function', { chart: '{"type":"bar","data":{},"options":{"x":function(){return 1}}}' }],
  ['a code marker', { chart: { ...small, x: '__BEGINFUNCTION__process.exit()__ENDFUNCTION__' } }],
  ['a chart without data', { chart: { type: 'bar' } }],
  ['no chart', { width: 10 }],
  ['another format', { chart: small, format: 'svg' }],
  ['another version', { chart: small, version: '2.9.4' }],
  ['a huge picture', { chart: small, width: 3000, height: 3000, devicePixelRatio: 4 }],
  ['an unknown type', { chart: { ...small, type: 'nonsense' } }],
  ['no JSON at all', 'type: bar'],
])('%s is refused', async ([, body]) => {
  const answer = await post(body)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toMatch(/json/)
})

test('a body over 100 KB is refused', async () => {
  const answer = await post({ chart: { ...small, x: 'x'.repeat(100 * 1024) } })
  expect(answer.status).toBe(413)
})

test('whoever comes through a proxy, or from another machine, is a stranger', async () => {
  expect((await post({ chart: small }, { 'x-forwarded-for': '127.0.0.1' })).status).toBe(403)
  const app = Fastify()
  chartRoutes(app, server.renderer)
  const remote = (remoteAddress: string) =>
    app.inject({ method: 'POST', url: '/chart', payload: { chart: small }, remoteAddress })
  expect((await remote('203.0.113.9')).statusCode).toBe(403)
  expect((await remote('::ffff:127.0.0.1')).statusCode).toBe(200)
  await app.close()
})

test('the same spec gives the same bytes, also from another server and below a path', async () => {
  const other = await startChartServer()
  const app = Fastify()
  await app.register(async (scope) => chartRoutes(scope, other.renderer), { prefix: '/quick' })
  const below = await app.listen({ host: '127.0.0.1', port: 0 })
  const drawn = await Promise.all(
    [server.url, server.url, `${other.url}/`, `${below}/quick/chart`].map((url) =>
      chartRenderer(url)(drift),
    ),
  )
  await app.close()
  await other.close()
  const [first] = drawn
  for (const { png } of drawn) expect(Buffer.compare(png, first?.png ?? Buffer.of())).toBe(0)
})

test('words are drawn, in the bundled typeface', async () => {
  const { png } = await chartRenderer(server.url)(nothing)
  const title = { left: 50, top: 40, width: 1900, height: 84 }
  const drawn = (await readPng(png)).inkIn(title)
  const expected = await drawBundled(nothing.title, { size: 36, weight: 700, x: 29, y: 41.6 })
  expect(drawn).toBeGreaterThan(5000)
  expect(drawn).toBe(expected.inkIn(title))
})

test('a picture carries its words and its size', async () => {
  const [first] = samples
  if (!first) throw new Error('There are samples.')
  const picture = await chartRenderer(server.url)(first)
  expect(picture).toMatchObject({ alt: first.alt, title: first.title, width: 2000, height: 1200 })
})

test('a server that answers no picture is an error', async () => {
  const app = Fastify()
  app.post('/chart', () => 'not a picture')
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  await expect(chartRenderer(url)(nothing)).rejects.toThrow('something else than a PNG')
  await app.close()
})
