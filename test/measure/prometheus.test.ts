/** A Prometheus on loopback that answers well, badly, or not at all. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Wanted } from '../../src/conduct/measures'
import { createReader } from '../../src/measure/read'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const from = Date.UTC(2026, 0, 3, 3)
const wanted: Wanted = { shows: 'latency', unit: 's', fixedAt: from + 60_000, timeZone: 'UTC' }
const ask = (address: string, query = 'p95') =>
  ({ kind: 'prometheus', address, query, from, until: from + 3_600_000 }) as const
const series = (values: [number, string][], metric: Record<string, string> = {}) => ({
  metric,
  values,
})
const matrix = (...result: unknown[]) =>
  JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } })
const json =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
const at = (second: number) => from / 1000 + second

async function no(address: string, allow = [address], limits = {}) {
  const read = await createReader(allow, limits).read(ask(address), wanted)
  if (read.ok) throw new Error('It was read.')
  expect(read.sentence).toMatch(/[.]$/)
  return `${read.field}: ${read.sentence}`
}

test('asks for at most 500 points of the time, and reads before and after the fix', async () => {
  const asked: URL[] = []
  const seen: (string | undefined)[] = []
  const url = await serve((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x'))
    seen.push(request.headers.authorization)
    response.end(
      matrix(
        series([
          [at(0), '1.8'],
          [at(30), '1.9'],
          [at(90), '0.35'],
        ]),
      ),
    )
  })
  const allowed = url.replace('http://', 'http://ana:s%20cret@')
  const reader = createReader([`${allowed}/prom/`])
  expect(reader.addresses).toEqual([`${url}/prom`])
  const read = await reader.read(ask('', 'histogram_quantile(0.95, x)'), wanted)
  expect(read).toMatchObject({
    ok: true,
    detail: {
      rows: { before: 2, after: 1 },
      figures: { before: { p95: '1900' }, after: { p95: '350' }, users: [] },
    },
  })
  const [first] = asked
  expect(first?.pathname).toBe('/prom/api/v1/query_range')
  const { start, end, step, query } = Object.fromEntries(first?.searchParams ?? [])
  expect(query).toBe('histogram_quantile(0.95, x)')
  expect((Number(end) - Number(start)) / Number(step)).toBeLessThan(500)
  expect(seen).toEqual([`Basic ${Buffer.from('ana:s cret').toString('base64')}`])
})

describe('what goes wrong is a sentence', () => {
  test.each<[string, RequestListener, RegExp]>([
    ['status 500', json('out of memory', 500), /^address: It answered with status 500/],
    ['not JSON', json('<html>'), /^address: What it answered is no range/],
    [
      'another shape',
      json('{"status":"success","data":{"resultType":"vector","result":[]}}'),
      /is no range/,
    ],
    ['no value', json(matrix()), /^query: The query has no value in that time/],
    [
      'a query that it refuses',
      json('{"status":"error","errorType":"bad_data","error":"parse error: 1:3"}', 400),
      /^query: Prometheus does not take the query: parse error: 1:3\.$/,
    ],
    [
      'several series',
      json(
        matrix(
          series([[at(0), '1']], { __name__: 'up', job: 'a' }),
          series([[at(0), '1']], { __name__: 'up', job: 'b' }),
        ),
      ),
      /^query: The query gives 2 series.*“up\{job="a"\}”, “up\{job="b"\}”/,
    ],
    [
      'NaN',
      json(
        matrix(
          series([
            [at(0), '1'],
            [at(15), 'NaN'],
          ]),
        ),
      ),
      /^query: Sample 2, at 03:00:15 UTC, is NaN/,
    ],
    ['infinite', json(matrix(series([[at(0), '+Inf']]))), /Sample 1, at 03:00:00 UTC, is \+Inf/],
    [
      'a connection that breaks',
      (request) => request.socket.destroy(),
      /^address: It cannot be reached/,
    ],
  ])('%s', async (_, answer, sentence) => {
    expect(await no(await serve(answer))).toMatch(sentence)
  })

  test('nobody there', async () => {
    expect(await no('http://127.0.0.1:9')).toMatch(/^address: It cannot be reached from here/)
  })

  test('one that hangs, before its answer or within it', async () => {
    const limits = { timeout: 80 }
    const silent = await serve(() => {})
    expect(await no(silent, [silent], limits)).toMatch(
      /^address: It has not answered within 0.08 s/,
    )
    const slow = await serve((_, response) => void response.write('{"status":'))
    expect(await no(slow, [slow], limits)).toMatch(/It has not answered within/)
  })

  test('10 MB: no more than 5 are taken', async () => {
    let sent = 0
    const url = await serve((_, response) => {
      const part = Buffer.alloc(256 * 1024, 32)
      const more = () => {
        while (sent < 10 * 1024 * 1024 && !response.destroyed) {
          sent += part.length
          if (!response.write(part)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    expect(await no(url)).toMatch(/^query: Its answer has more than 5 MB/)
  })

  test('one that points elsewhere is not followed', async () => {
    let reached = 0
    const inside = await serve((_, response) => {
      reached += 1
      response.end(matrix(series([[at(0), '1']])))
    })
    for (const status of [301, 302, 307, 308]) {
      const url = await serve((_, response) =>
        response.writeHead(status, { location: `${inside}/api/v1/query_range` }).end(),
      )
      expect(await no(url)).toMatch(/^address: It points to another address/)
    }
    expect(reached).toBe(0)
  })
})

describe('only what the operator allows is asked', () => {
  test('an address, with what lies below it, and nothing beside it', async () => {
    let reached = 0
    const url = await serve((_, response) => {
      reached += 1
      response.end(matrix(series([[at(0), '1']])))
    })
    const { port } = new URL(url)
    const allow = [`${url}/team-a`]
    for (const address of [
      url,
      `${url}/team-b`,
      `${url}/team-ab`,
      `${url}/team-a/../team-b`,
      `${url}/team-a/%2e%2e/team-b`,
      `${url}/team-a/..%2fteam-b`,
      `${url}/team-a\\..\\team-b`,
      `${url}/team-a?x=1`,
      `http://localhost:${port}/team-a`,
      `http://127.0.0.1:${port}@evil.example/team-a`,
      `http://me:pw@127.0.0.1:${port}/team-a`,
      `https://127.0.0.1:${port}/team-a`,
      `file:///etc/passwd`,
      'prometheus',
    ])
      expect(await no(address, allow), address).toMatch(
        /^address: That address is not allowed here/,
      )
    expect(reached).toBe(0)
    const below = await createReader(allow).read(ask(`${url}/team-a/deep/`), wanted)
    expect([below.ok, reached]).toEqual([true, 1])
  })

  test('none by default; of several one must be said', async () => {
    expect(await no('http://127.0.0.1:9090', [])).toMatch(
      /^address: No address is allowed here\. The operator names them in PROMETHEUS_ALLOW/,
    )
    expect(await no('', ['http://a:1', 'http://b:2'])).toMatch(
      /Say which one: http:\/\/a:1, http:\/\/b:2/,
    )
  })
})

test('a time that ends before it begins is refused at its field', async () => {
  const reader = createReader(['http://127.0.0.1:9'])
  const read = await reader.read({ ...ask(''), until: from }, wanted)
  expect(read).toMatchObject({ ok: false, field: 'from' })
})
