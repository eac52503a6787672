import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { stopServer } from '../../src/http/server'
import { collectLog } from '../support/collect-log'
import { serve, statusFor } from '../support/http'

test('what is not there gets 404 as JSON, whatever is sent to it', async () => {
  const { origin } = await serve([])
  for (const init of [
    { method: 'GET' },
    { method: 'POST', body: 'x', headers: { 'content-type': 'text/xml' } },
  ]) {
    const answer = await fetch(`${origin}/nothing`, init)
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({ error: 'There is nothing here.' })
  }
  const broken = await fetch(`${origin}/%zz`)
  expect(broken.status).toBe(400)
  expect(await broken.json()).toEqual({ error: 'Bad Request' })
})

test('another method gets 405 and is told which ones there are', async () => {
  const { origin } = await serve([
    (app) => void app.get('/a/:id', async () => 'a'),
    (app) => void app.post('/b', async () => 'b'),
  ])
  const wrong = await fetch(`${origin}/a/1`, { method: 'DELETE' })
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const other = await fetch(`${origin}/b`)
  expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST'])
  const head = await fetch(`${origin}/a/1`, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test('every answer carries the strict headers, refusals too', async () => {
  const { origin } = await serve([(app) => void app.get('/a', async () => ({}))])
  for (const path of ['/a', '/nothing']) {
    const { headers } = await fetch(origin + path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('a foreign host name is refused on every route, before the route runs', async () => {
  let ran = 0
  const { origin } = await serve([
    (app) =>
      void app.get('/a', async () => {
        ran += 1
        return {}
      }),
  ])
  const { port } = new URL(origin)
  for (const path of ['/a', '/nothing']) {
    expect(await statusFor(origin + path, `evil.example:${port}`)).toBe(421)
  }
  expect(ran).toBe(0)
  expect(await statusFor(`${origin}/a`, `localhost:${port}`)).toBe(200)
})

test('an error stays here: the client gets one sentence, the log the whole', async () => {
  const { log, lines, text } = collectLog()
  const fail = () => Promise.reject(new Error('table Drill is gone'))
  const { origin } = await serve([(app) => void app.get('/a', fail)], log)
  const answer = await fetch(`${origin}/a?signature=s3cret`)
  expect(answer.status).toBe(500)
  const body = await answer.text()
  expect(body).not.toMatch(/Drill is gone|at .*\.ts|stack/)
  expect(lines().find(({ err }) => err?.message === 'table Drill is gone')).toMatchObject({
    method: 'GET',
    path: '/a',
  })
  expect(text()).not.toContain('s3cret')
})

test('requests are logged without their bodies, and a bad body is the sender’s fault', async () => {
  const { log, text, lines } = collectLog()
  const { origin } = await serve([(app) => void app.post('/a', async () => ({}))], log)
  const headers = { 'content-type': 'application/json' }
  await fetch(`${origin}/a`, { method: 'POST', headers, body: '{"claim":"s3cret"}' })
  const bad = await fetch(`${origin}/a`, { method: 'POST', headers, body: '{s3cret' })
  expect(bad.status).toBe(400)
  expect(await bad.json()).toEqual({ error: 'Bad Request' })
  expect(text()).not.toContain('s3cret')
  expect(lines()).toMatchObject([
    { method: 'POST', path: '/a', status: 200 },
    { method: 'POST', path: '/a', status: 400 },
  ])
})

test('what one part sets up does not reach the next', async () => {
  const { origin } = await serve([
    (app) => {
      app.addContentTypeParser('text/xml', async () => 'xml')
      app.post('/a', async () => 'a')
    },
    (app) => void app.post('/b', async () => 'b'),
  ])
  const xml = { method: 'POST', body: '<a/>', headers: { 'content-type': 'text/xml' } }
  expect((await fetch(`${origin}/a`, xml)).status).toBe(200)
  expect((await fetch(`${origin}/b`, xml)).status).toBe(415)
})

test('stopping lets the request in hand end and closes idle connections', async () => {
  let begun: () => void = () => undefined
  const atWork = new Promise<void>((resolve) => {
    begun = resolve
  })
  let end: (answer: string) => void = () => undefined
  const { app, origin } = await serve([
    (part) =>
      void part.get('/slow', () => {
        begun()
        return new Promise<string>((resolve) => {
          end = resolve
        })
      }),
  ])
  const idle = connect(Number(new URL(origin).port), '127.0.0.1')
  idle.resume()
  const closed = new Promise((resolve) => idle.on('close', resolve))
  idle.write('GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n')
  await new Promise((resolve) => idle.once('data', resolve))
  const answer = fetch(`${origin}/slow`)
  await atWork
  const stopping = stopServer(app, 10_000)
  end('done')
  expect(await (await answer).text()).toBe('done')
  await stopping
  await closed
})

test('stopping cuts a request that never ends', async () => {
  let begun: () => void = () => undefined
  const atWork = new Promise<void>((resolve) => {
    begun = resolve
  })
  const { app, origin } = await serve([
    (part) =>
      void part.get('/never', () => {
        begun()
        return new Promise(() => undefined)
      }),
  ])
  const answer = fetch(`${origin}/never`).then(
    () => 'answered',
    () => 'cut',
  )
  await atWork
  await stopServer(app, 20)
  expect(await answer).toBe('cut')
})
