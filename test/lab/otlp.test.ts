import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf } from '../../src/lab/chance'
import { writeBook } from '../../src/lab/evidence/book-file'
import { openBook } from '../../src/lab/evidence/open-book'
import type { Placed } from '../../src/lab/evidence/placed'
import { type OtlpOptions, startOtlp } from '../../src/lab/otlp'
import { spanId, traceId } from '../../src/lab/otlp/encode'
import { addressOf } from '../../src/lab/otlp/send'
import { startCollector } from '../support/otlp-collector'

const minute = 60_000
const zero = Date.UTC(2026, 2, 3, 3)
const id = (n: number, length: number) => (n + 1).toString(16).padStart(length, '0')

/** A line, a trace of two spans and a point every ten seconds, from minute −2 to 30. */
function book() {
  const placed: Placed = { logs: [], spans: [], points: [] }
  for (let n = 0; n < 32 * 6; n += 1) {
    const at = -2 * minute + n * 10_000
    const trace = id(n, 16)
    const shared = { service: n % 2 ? 'order-api' : 'users-api', attributes: { n, share: 0.5 } }
    const facts = { 'duration.ms': 12.5, ok: true }
    placed.logs.push({ ...shared, at, level: 'WARN', body: `line ${n}`, trace, attributes: facts })
    placed.logs.push({ ...shared, at, level: 'INFO', body: `more ${n}`, trace: null })
    const base = { ...shared, kind: 'span' as const, trace, status: 'OK' as const }
    const root = { ...base, span: 'a1', parent: null, name: 'GET /', spanKind: 'SERVER' as const }
    placed.spans.push({ ...root, at, length: 25_000 })
    const child = { ...base, span: 'b2', parent: 'a1', name: 'SELECT', spanKind: 'CLIENT' as const }
    placed.spans.push({ ...child, at: at + 24_000, length: 3.25 })
    const { service } = shared
    placed.points.push({ kind: 'metric', at, service, name: 'cpu', unit: '%', value: n })
  }
  const folder = mkdtempSync(join(tmpdir(), 'drill-otlp-'))
  const path = join(folder, 'book')
  writeBook(path, placed, chanceOf(1))
  const opened = openBook(path)
  onTestFinished(() => {
    opened.close()
    rmSync(folder, { recursive: true })
  })
  return opened
}

/** Timers go off when they are told to. */
function timers() {
  let waiting: { ms: number; fn: () => void }[] = []
  const waits: number[] = []
  return {
    waits,
    after: (ms: number, fn: () => void) => {
      const timer = { ms, fn }
      waiting.push(timer)
      waits.push(ms)
      return () => {
        waiting = waiting.filter((each) => each !== timer)
      }
    },
    count: () => waiting.length,
    fire: () => {
      const due = waiting
      waiting = []
      for (const { fn } of due) fn()
    },
  }
}

function exporting(endpoint: string, change: Partial<OtlpOptions> = {}) {
  const clock = timers()
  const said: string[] = []
  const sent: number[] = []
  let present = 0
  const running = startOtlp({
    endpoint,
    source: book(),
    from: -2 * minute,
    sent: null,
    onSent: (until) => sent.push(until),
    zero,
    present: () => present,
    after: clock.after,
    log: { info: (text) => said.push(text), warn: (text) => said.push(text) },
    random: () => 0.5,
    ...change,
  })
  onTestFinished(() => running.stop())
  return {
    clock,
    said,
    sent,
    running,
    /** To the moment `ms` of the world, and on until nothing is in hand. */
    to: async (ms: number) => {
      present = ms
      await running.idle()
      clock.fire()
      await running.idle()
    },
    /** Fires pauses until the round is over. */
    settle: async () => {
      let over = false
      const end = running.idle().then(() => {
        over = true
      })
      while (!over) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        if (!over) clock.fire()
      }
      await end
    },
  }
}

test('what the collector gets is what the protocol asks for, once, and never from later', async () => {
  const collector = await startCollector()
  const { to, said } = exporting(collector.url)
  await to(0)
  await to(5 * minute)
  await to(20 * minute + 12_345)
  expect(collector.breaches).toEqual([])
  const latest = BigInt(zero + 20 * minute + 12_345) * 1_000_000n
  const times = [
    ...collector.logs.map(({ timeUnixNano }) => timeUnixNano),
    ...collector.spans.map(({ endTimeUnixNano }) => endTimeUnixNano),
    ...collector.points.map(({ time }) => time),
  ]
  expect(times.every((time) => BigInt(time) <= latest)).toBe(true)
  // 22 minutes and 12 s of six a minute, the first at the start.
  expect(collector.points).toHaveLength(22 * 6 + 2)
  expect(collector.logs).toHaveLength(2 * (22 * 6 + 2))
  const spans = collector.spans.map((each) => `${each.traceId}/${each.spanId}`)
  expect(new Set(spans).size).toBe(spans.length)
  // Those of the last 25 s have not ended, the child of the third last has.
  expect(spans).toHaveLength(2 * (22 * 6 + 2) - 6)
  expect(new Set(collector.logs.map((each) => JSON.stringify(each))).size).toBe(
    collector.logs.length,
  )
  expect(said).toEqual([])

  const log = collector.logs.find(
    ({ body }) => 'stringValue' in body && body.stringValue === 'line 4',
  )
  expect(log).toMatchObject({
    timeUnixNano: `${zero - 80_000}000000`,
    severityNumber: 13,
    traceId: '00000000000000000000000000000005',
  })
  expect(log?.attributes).toContainEqual({ key: 'duration.ms', value: { doubleValue: 12.5 } })
  expect(collector.spans.find(({ kind }) => kind === 3)).toMatchObject({
    spanId: '00000000000000b2',
    parentSpanId: '00000000000000a1',
    status: { code: 1 },
  })
})

test('a collector that stumbles gets everything, once', async () => {
  const collector = await startCollector()
  const { running, settle, clock, said } = exporting(collector.url)
  await running.idle()
  collector.next.push({ status: 503, headers: { 'retry-after': '7' } }, { status: 429 })
  clock.fire()
  await settle()
  expect(collector.breaches).toEqual([])
  expect(said).toEqual([])
  const { logs } = collector
  expect(new Set(logs.map((each) => JSON.stringify(each))).size).toBe(logs.length)
})

test('retries wait longer each time, or as long as they are asked to', async () => {
  const collector = await startCollector()
  collector.next.push({ status: 503 }, { status: 503, headers: { 'retry-after': '7' } })
  const { settle, clock, said } = exporting(collector.url)
  await settle()
  expect(clock.waits.slice(0, 2)).toEqual([1000, 7000])
  expect(collector.logs.length).toBeGreaterThan(0)
  expect(said).toEqual([])
})

test('one that wants nothing for a while gets nothing for as long', async () => {
  const collector = await startCollector()
  collector.next.push({ status: 429, headers: { 'retry-after': '3000' } })
  const { running, clock, said } = exporting(collector.url)
  await running.idle()
  expect(collector.requests).toHaveLength(1)
  expect(clock.waits).toEqual([3_000_000])
  expect(said).toEqual([
    'The OTLP collector wants nothing for 3000 s. The drill goes on without it.',
  ])
  clock.fire()
  await running.idle()
  expect(collector.logs).toHaveLength(2 * (2 * 6 + 1))
})

test('a look ends, however the time goes on meanwhile', async () => {
  const collector = await startCollector()
  let asked = 0
  const { running, clock } = exporting(collector.url, {
    present: () => {
      asked += 1
      return 1_000 * asked
    },
  })
  await running.idle()
  expect(asked).toBe(2)
  expect(clock.waits).toEqual([5_000])
})

test('what was sent before a restart is not sent again, and what was not over then is', async () => {
  const collector = await startCollector()
  const first = exporting(collector.url)
  await first.to(10 * minute + 5_000)
  const { sent, running } = first
  await running.stop()
  expect(sent.at(-1)).toBe(10 * minute + 5_000)
  const second = exporting(collector.url, { sent: sent.at(-1) ?? null })
  await second.to(20 * minute)
  expect(collector.breaches).toEqual([])
  expect(collector.points).toHaveLength(22 * 6 + 1)
  expect(collector.logs).toHaveLength(2 * (22 * 6 + 1))
  const spans = collector.spans.map((each) => `${each.traceId}/${each.spanId}`)
  expect(new Set(spans).size).toBe(spans.length)
  expect(spans).toHaveLength(2 * (22 * 6 + 1) - 6)
})

test('a collector that is down is one line in the log; what it missed comes later', async () => {
  const collector = await startCollector()
  collector.next.push(...Array.from({ length: 6 }, () => ({ status: 503 })))
  const { settle, clock, said, to, running } = exporting(collector.url)
  await settle()
  expect(collector.requests).toHaveLength(4)
  expect(said).toEqual(['The OTLP collector does not answer. The drill goes on without it.'])
  expect(clock.waits.at(-1)).toBe(60_000)
  await to(minute)
  await to(2 * minute)
  expect(collector.requests).toHaveLength(6)
  expect(clock.waits.at(-1)).toBe(240_000)
  await to(3 * minute)
  await running.idle()
  expect(said).toEqual([
    'The OTLP collector does not answer. The drill goes on without it.',
    'The OTLP collector answers again.',
  ])
  expect(collector.points).toHaveLength(5 * 6 + 1)
  expect(collector.logs).toHaveLength(2 * (5 * 6 + 1))
})

test('nobody there, or nobody who answers, holds nothing up', async () => {
  const { settle, said } = exporting('http://127.0.0.1:9')
  await settle()
  expect(said).toHaveLength(1)

  const collector = await startCollector()
  collector.next.push('hang')
  const hanging = exporting(collector.url)
  while (collector.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const before = Date.now()
  await hanging.running.stop()
  expect(Date.now() - before).toBeLessThan(1000)
  expect(hanging.said).toEqual([])
  expect(hanging.clock.count()).toBe(0)
})

test('what is refused is left out and told once; a signal that is not wanted is not sent again', async () => {
  const collector = await startCollector()
  collector.next.push({ status: 404 }, { status: 400 }, { status: 400 })
  const { to, said } = exporting(collector.url)
  await to(4 * minute)
  expect(said).toEqual([
    'The OTLP collector refuses logs with 404.',
    'The OTLP collector refuses traces with 400.',
    'The OTLP collector refuses metrics with 400.',
  ])
  expect(collector.requests.filter(({ path }) => path === '/v1/logs')).toHaveLength(1)
  expect(collector.spans.length).toBeGreaterThan(0)
  expect(collector.breaches).toEqual([])
})

test('a redirect is not followed', async () => {
  const collector = await startCollector()
  const other = await startCollector()
  const away = { status: 307, headers: { location: `${other.url}/v1/logs` } }
  collector.next.push(away)
  const { running } = exporting(collector.url)
  await running.idle()
  expect(other.requests).toEqual([])
})

test('addresses and ids are as OTLP wants them', () => {
  expect(addressOf('http://c:4318', 'logs').url).toBe('http://c:4318/v1/logs')
  expect(addressOf('http://c:4318/otlp/', 'traces').url).toBe('http://c:4318/otlp/v1/traces')
  expect(addressOf('https://me:p%40ss@c', 'logs')).toEqual({
    url: 'https://c/v1/logs',
    headers: { authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}` },
  })
  expect(traceId('AB12')).toBe(`${'0'.repeat(28)}ab12`)
  for (const odd of ['', '0', 'not hex', 'f'.repeat(33)]) {
    expect(traceId(odd)).toMatch(/^(?!0+$)[0-9a-f]{32}$/)
    expect(spanId('t', odd)).toMatch(/^(?!0+$)[0-9a-f]{16}$/)
  }
})
