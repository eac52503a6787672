/** The whole bot with a collector of the team's own: what it gets, and that a bad one holds nothing up. */
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { arrived } from '../../src/drill/alerts'
import { collectLog } from '../support/collect-log'
import { forbidden } from '../support/forbidden'
import { startCollector } from '../support/otlp-collector'
import { quickMaker } from '../support/quick-evidence'
import { openStage, type Stage, wordsOf } from '../support/stage'

const minute = 60_000
const patience = { timeout: 40_000, interval: 100 }
let maker: ReturnType<typeof quickMaker>
let stage: Stage
beforeAll(() => {
  maker = quickMaker()
})
afterEach(() => stage.close())
afterAll(() => maker.remove())

/** A drill at 03:02 whose book is there. */
async function drillWith(otlpEndpoint: string) {
  const log = collectLog()
  stage = await openStage({
    evidence: true,
    labEvidence: maker.path,
    log: log.log,
    config: { otlpEndpoint },
  })
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Team Alpha' })
  await ana.say('start')
  const started = stage.clock.now()
  await stage.to(2)
  await vi.waitFor(
    async () => expect(wordsOf(await ana.say('evidence'))).toContain('up to 03:02'),
    patience,
  )
  const told = () =>
    log
      .lines()
      .map(({ msg }) => msg)
      .filter((line) => line.includes('OTLP'))
  return { ana, started, told }
}

/** On the drill's clock, a minute at a time so that its timers go off in between. */
async function go(from: number, to: number) {
  for (let at = from + 1; at <= to; at += 1) await stage.to(at)
}

const alertsOf = async () => {
  const record = await stage.app.store.drill(await stage.drillId())
  return record ? arrived(record) : []
}

test('a collector gets what unfolds, as it unfolds: nothing of later, nothing sealed', {
  timeout: 90_000,
}, async () => {
  const collector = await startCollector()
  const { ana, started, told } = await drillWith(collector.url)
  const newest = () =>
    [
      ...collector.logs.map(({ timeUnixNano }) => timeUnixNano),
      ...collector.spans.map(({ endTimeUnixNano }) => endTimeUnixNano),
      ...collector.points.map(({ time }) => time),
    ].reduce((last, time) => Math.max(last, Number(BigInt(time) / 1_000_000n)), 0)
  /** `paused`: so many of the minutes the drill stood still, and its world with it. */
  const upTo = async (minutes: number, paused = 0) => {
    await stage.to(minutes)
    const moment = started + (minutes - paused) * minute
    await vi.waitFor(() => expect(newest()).toBeGreaterThan(moment - minute), patience)
    expect(newest()).toBeLessThanOrEqual(moment)
  }
  await upTo(4)
  expect(collector.logs.length).toBeGreaterThan(30 * 6)
  expect(collector.spans.length).toBeGreaterThan(30 * 6)
  expect(collector.points.length).toBeGreaterThan(30 * 6)
  await upTo(20)
  await ana.say('pause')
  await stage.to(40)
  await ana.say('resume')
  await upTo(45, 20)
  expect(collector.breaches).toEqual([])
  expect(new Set(collector.requests.map(({ path }) => path))).toEqual(
    new Set(['/v1/logs', '/v1/traces', '/v1/metrics']),
  )
  const { requests, next, ...got } = collector
  const said = JSON.stringify(got).toLowerCase()
  for (const [text, why] of forbidden()) expect(said.includes(text.toLowerCase()), why).toBe(false)
  expect(told()).toEqual([])
})

test('a bot that starts again in mid-drill goes on where it left off', {
  timeout: 90_000,
}, async () => {
  const collector = await startCollector()
  const { told } = await drillWith(collector.url)
  const lines = () => collector.logs.map((each) => JSON.stringify(each))
  const upTo = async (minutes: number) => {
    await stage.to(minutes)
    // A line every ten seconds from 02:30 on.
    await vi.waitFor(
      () => expect(lines().length).toBeGreaterThanOrEqual((30 + minutes) * 6),
      patience,
    )
  }
  await upTo(10)
  await stage.app.stop()
  await stage.reopen()
  await upTo(20)
  expect(new Set(lines()).size).toBe(lines().length)
  expect(collector.breaches).toEqual([])
  expect(told()).toEqual([])
})

test('a collector that is not there costs one line of the log; the drill goes on', {
  timeout: 90_000,
}, async () => {
  // A port that was free a moment ago, so nobody answers there.
  const free = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => free.once('listening', resolve))
  const address = free.address()
  const port = typeof address === 'object' ? address?.port : 0
  await new Promise((resolve) => free.close(resolve))
  const { told } = await drillWith(`http://127.0.0.1:${port}`)
  await go(2, 30)
  await vi.waitFor(async () => {
    await stage.to(30)
    await stage.clock.advance(5_000)
    expect(told()).toEqual(['The OTLP collector does not answer. The drill goes on without it.'])
  }, patience)
  expect(await alertsOf()).toHaveLength(4)
})

test('one that fails at everything is asked seldom, and told of once', {
  timeout: 90_000,
}, async () => {
  const collector = await startCollector()
  collector.next.push(...Array.from({ length: 10_000 }, () => ({ status: 500 })))
  const { told } = await drillWith(collector.url)
  await go(2, 60)
  await vi.waitFor(() => expect(told()).toHaveLength(1), patience)
  expect(told()).toEqual(['The OTLP collector answers with 500. The drill goes on without it.'])
  // A minute's rest, then two, four, eight, ten: an hour holds few tries.
  expect(collector.requests.length).toBeLessThan(12)
  expect(await alertsOf()).toHaveLength(4)
})

test('one that never answers holds neither the drill nor its end', {
  timeout: 90_000,
}, async () => {
  const collector = await startCollector()
  collector.next.push(...Array.from({ length: 10_000 }, () => 'hang' as const))
  const { ana } = await drillWith(collector.url)
  await vi.waitFor(() => expect(collector.requests.length).toBeGreaterThan(0), patience)
  await go(2, 24)
  expect(await alertsOf()).toHaveLength(4)
  expect(wordsOf(await ana.say('evidence'))).toContain('up to 03:24')
  // One request is in hand, and none is begun beside it: at most its few tries, where this machine is slow.
  expect(collector.requests.length).toBeLessThan(6)
})
