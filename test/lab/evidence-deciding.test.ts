/**
 * Whether each book holds what decides, shows it to its end, and nothing that tells. Three books, one a level;
 * `LAB_SEEDS=50` asks fifty at each level instead, which takes half an hour of one core.
 */
import { describe, expect, it } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import type { EvidencePlan } from '../../src/lab/evidence/book'
import { figuresAt } from '../../src/lab/evidence/figures-at'
import { alertFigures } from '../../src/scenarios/alert-figures'
import { catalogue } from '../../src/scenarios/catalogue'
import { world } from '../../src/scenarios/world'
import { expectBaselines } from './evidence-baselines'
import { expectCleared } from './evidence-cleared'
import { countLines, type LineCounts } from './evidence-counts'
import {
  alarms,
  callsThatNeverBegan,
  differences,
  gapFollowsInvoices,
  lengthFollowsSize,
  look,
  minute,
  repetitions,
  type Seen,
  symptomMinutes,
  values,
} from './evidence-signs'
import { telling, textsOf } from './evidence-words'
import { smallPlan, withBook } from './small-book'

const levels = [1, 2, 3] as const
const many = Number(process.env.LAB_SEEDS ?? 0)
const books =
  many > 0
    ? Array.from({ length: many }, (_, index) => index + 1).flatMap((seed) =>
        levels.map((level) => ({ seed, level })),
      )
    : levels.map((level) => ({ seed: level, level }))

const counted: (LineCounts & { level: 1 | 2 | 3 })[] = []
/** Of each book, how many of its differences are short. */
const shares: number[] = []

describe.each(books)('the evidence of seed $seed at level $level', ({ seed, level }) => {
  const plan = smallPlan(seed, level)
  const from = plan.from * minute
  const since = Object.fromEntries(
    plan.subjects.map(({ subject, sinceMinute }) => [subject, sinceMinute * minute]),
  )

  it('decides', { timeout: 300_000 }, () =>
    withBook(plan, (book) => {
      const seen = look(book, from, plan.until * minute)
      for (const { subject, sinceMinute } of plan.subjects) {
        const minutes = symptomMinutes(seen, subject)
        expect(minutes[0], `${subject} begins`).toBeGreaterThanOrEqual(sinceMinute)
        expect(minutes[0], `${subject} begins`).toBeLessThanOrEqual(sinceMinute + 5)
      }
      expectRing(seen, since.microservices ?? 0)
      expectUsers(seen, since['rest-api'] ?? 0)
      expectBilling(seen, since.billing ?? 0)
      expectCleared(seen)
      expectBaselines(seen, 2 * minute)
      expectAlertsSay(seen, plan)
      expectOneClock(seen)
      expectEveryMinute(seen)
      expectNothingTold(seen)
      counted.push({ level, ...countLines(seen) })
      for (const { name } of world.services) {
        const about = book.overview(from, 0).find(({ service }) => service === name)
        expect(about?.lines, name).toBeGreaterThan(3)
        expect(about?.metrics.length, name).toBeGreaterThan(0)
      }
    }),
  )
})

/** The figures of the alerts are there without a gap that a chart would show. */
function expectEveryMinute({ book, from, until }: Seen): void {
  for (const { service, metric } of Object.values(alarms)) {
    const times = book.metric(service, metric, from, until).map(({ at }) => at)
    const gaps = times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / minute)
    expect(Math.max(...gaps), `${service} ${metric}: minutes without`).toBeLessThan(1.5)
    expect(times[0], service).toBeLessThan(from + 5 * minute)
    expect(times.at(-1), service).toBeGreaterThan(until - 2 * minute)
  }
}

function expectRing(seen: Seen, since: number): void {
  const trouble = seen.logs.filter(
    ({ level, service }) => level === 'ERROR' && /^(order|payment|stock)-api$/.test(service),
  )
  expect(trouble[0]?.at).toBeGreaterThanOrEqual(since)
  const calls = callsThatNeverBegan(seen).filter(({ service }) => service === 'stock-api')
  expect(calls.length).toBeGreaterThan(20)
  for (const { name, length } of calls) {
    expect(name).toBe('GET /orders/{id}/state')
    expect(length).toBeCloseTo(200, 2)
  }
  expect(world.map.join()).not.toMatch(/stock-api →.*order-api/)
  // It stays broken, once the burst has passed.
  const after = (name: string) =>
    values(seen.book, 'order-api', name, seen).filter(({ at }) => at >= since + 5 * minute)
  expect(after('workers.busy').every(({ value }) => value === 8)).toBe(true)
  for (const { value } of after('http.server.request.failed')) {
    expect(value).toBeGreaterThan(9)
    expect(value).toBeLessThan(24)
  }
  const traffic = (from: number, until: number) =>
    mean(
      values(seen.book, 'order-api', 'http.server.request.count', { ...seen, from, until }).map(
        ({ value }) => value,
      ),
    )
  const [usual, now] = [traffic(seen.from, since), traffic(since + 5 * minute, seen.until)]
  expect(Math.abs(now / usual - 1)).toBeLessThan(0.06)
  const cpu = values(seen.book, 'order-api', 'system.cpu.utilization', seen)
  expect(Math.max(...cpu.map(({ value }) => value))).toBeLessThan(45)
}

function expectUsers(seen: Seen, since: number): void {
  const traces = repetitions(seen, since)
  const many = traces.filter(({ times }) => times >= 16)
  expect(many.length).toBeGreaterThan(5)
  const inOrder = many.filter(({ largestPause }) => largestPause < 60)
  expect(inOrder.length / many.length).toBeGreaterThan(0.5)
  expect(lengthFollowsSize(seen, since)).toBeGreaterThan(0.8)
  // Small tenants have quick answers all along.
  const small = seen.logs.filter(
    ({ body, at, attributes }) =>
      body === 'GET /users' && at >= since && Number(attributes['users.returned']) <= 6,
  )
  expect(small.length).toBeGreaterThan(20)
  expect(small.every(({ ms }) => (ms ?? 0) <= 500)).toBe(true)
  const p95 = values(seen.book, 'users-api', 'http.server.request.duration.p95', seen)
  for (const { at, value } of p95) {
    if (at < since) expect(value).toBeLessThan(500)
    else expect(value).toBeGreaterThan(500)
  }
  const late = p95.filter(({ at }) => at >= since).map(({ value }) => value)
  expect(mean(late)).toBeGreaterThan(1500)
  expect(mean(late)).toBeLessThan(2700)
  const slow = values(seen.book, 'users-db', 'db.slow_statements', seen)
  expect(slow.every(({ value }) => value === 0)).toBe(true)
  const asked = seen.traces.filter(
    (trace) => trace.filter(({ name }) => name.startsWith('GET /plans')).length >= 16,
  )
  expect(asked.length).toBeGreaterThan(5)
}

function expectBilling(seen: Seen, since: number): void {
  const all = differences(seen)
  expect(all.length).toBeGreaterThan(25)
  expect(all.every(({ usd }) => Math.abs(Math.abs(usd) - 0.01) < 1e-9)).toBe(true)
  // Nine of ten in the long run; a book shows some seventy.
  const short = all.filter(({ usd }) => usd < 0).length / all.length
  expect(short).toBeGreaterThan(0.75)
  shares.push(short)
  expect(all.filter(({ usage }) => usage % 2 === 1).length / all.length).toBeGreaterThan(0.95)
  expect(gapFollowsInvoices(seen, since)).toBeLessThan(-0.95)
  expect(seen.logs.filter(({ body }) => body === 'Delivery came before').length).toBeGreaterThan(9)
  // One ledger: what is posted only grows, and the gap with it, from one run to the next.
  const after = { ...seen, from: since }
  const posted = values(seen.book, 'billing-engine', 'billing.invoices.posted', after)
  const ordinary = values(seen.book, 'billing-engine', 'billing.invoices.posted', {
    ...seen,
    until: since,
  })
  // It does not begin anew with what goes wrong.
  const base = ordinary.at(-1)?.value ?? 0
  expect(base).toBeGreaterThan(1000)
  expect(posted.length).toBeGreaterThan(38)
  for (const [index, { value }] of posted.entries()) {
    const step = value - (posted[index - 1]?.value ?? base)
    expect(step).toBeGreaterThanOrEqual(250)
    expect(step).toBeLessThanOrEqual(500)
  }
  const gaps = values(seen.book, 'billing-ledger', 'billing.reconciliation.gap', after)
  for (const [index, { value }] of gaps.entries()) {
    const step = value - (gaps[index - 1]?.value ?? 0)
    expect(step).toBeLessThan(0.04)
    expect(step).toBeGreaterThan(-0.25)
    // The very first one may be a cent too long.
    if (index < 8) expect(value).toBeLessThan(0.011)
    else expect(value / ((posted[index]?.value ?? 0) - base)).toBeLessThan(-0.000_08)
  }
  const before = values(seen.book, 'billing-ledger', 'billing.reconciliation.gap', {
    ...seen,
    until: since,
  })
  expect(before.every(({ value }) => value === 0)).toBe(true)
  const sums = seen.logs.filter(({ body, at }) => body === 'Reconciled' && at >= since)
  for (const { attributes } of sums) {
    const point = posted.findIndex(({ value }) => value === attributes.invoices)
    if (point >= 0) expect(gaps[point]?.value).toBeCloseTo(Number(attributes['gap.usd']), 2)
  }
}

/** An alert that goes out some minutes after its symptom begins has the figure that its service shows then. */
function expectAlertsSay({ book }: Seen, { subjects }: EvidencePlan): void {
  for (const { subject, sinceMinute } of subjects) {
    const found = [...catalogue.scenarios, ...catalogue.herrings].find(({ lab }) => lab === subject)
    if (found === undefined) throw new Error(`${subject} has no alert.`)
    const since = sinceMinute * minute
    const at = since + (subject === 'billing' ? 35 : Math.max(3, found.alert.sinceBefore)) * minute
    const words = alertFigures(subject, found.alert, figuresAt(book, subject, { since, at }))
    const { service, metric, limit } = alarms[subject]
    const shown = book.metric(service, metric, since, at).at(-1)?.value ?? 0
    const told = Number((words?.value ?? '').replace('−', '-').replace(/[^-\d.]/g, ''))
    const scale = words?.value.endsWith(' s') && subject === 'rest-api' ? 1000 : 1
    expect(
      Math.abs(told - shown / scale),
      `${subject}: ${words?.value}, shown ${shown}`,
    ).toBeLessThan(0.51)
    expect(Math.abs(shown), `${subject} at its alert`).toBeGreaterThan(limit)
    expect(words?.symptom).toContain(words?.value)
  }
}

/** What is said of a request while it lasts is said within its spans, and nothing before it. */
function expectOneClock({ traces, logs }: Seen): void {
  const lasts = new Map(
    traces.map((spans): [string, { from: number; to: number }] => {
      const from = Math.min(...spans.map(({ at }) => at))
      const to = Math.max(...spans.map(({ at, length }) => at + (length ?? 0)))
      return [spans[0]?.trace ?? '', { from, to }]
    }),
  )
  for (const { trace, at, body } of logs) {
    const span = trace === null ? undefined : lasts.get(trace)
    if (span === undefined) continue
    expect(at, body).toBeGreaterThanOrEqual(span.from - 1)
    if (body !== 'Posting and ledger differ') expect(at, body).toBeLessThanOrEqual(span.to + 2)
  }
  const inserts = traces.flat().filter(({ name }) => name === 'INSERT postings')
  expect(inserts.length).toBeGreaterThan(50)
  for (const { length } of inserts) expect(length).toBeGreaterThan(1)
  const databases = new Set(traces.flat().map(({ attributes }) => attributes['db.system.name']))
  expect([...databases].filter((each) => each !== undefined)).toEqual(['postgresql'])
}

describe('the levels', () => {
  it('differ in noise, in how directly they tell, and in how the herrings convince', () => {
    const of = (level: 1 | 2 | 3) => {
      const alike = counted.filter((each) => each.level === level)
      const of = (count: (each: LineCounts) => number) => mean(alike.map(count))
      return {
        noise: of(({ noise }) => noise),
        deciding: of(({ deciding, all }) => deciding / all),
        outright: of(({ outright }) => outright),
        herrings: of(({ herrings }) => herrings),
      }
    }
    const [one, two, three] = [of(1), of(2), of(3)]
    expect(two.noise / one.noise).toBeGreaterThan(1.3)
    expect(three.noise / two.noise).toBeGreaterThan(1.3)
    expect(two.deciding / one.deciding).toBeLessThan(0.9)
    expect(three.deciding / two.deciding).toBeLessThan(0.9)
    expect(one.outright).toBeGreaterThan(2 * two.outright)
    expect(three.outright).toBe(0)
    expect(two.herrings / one.herrings).toBeGreaterThan(1.3)
    expect(three.herrings / two.herrings).toBeGreaterThan(1.1)
  })
})

it('nearly all invoices that differ are short, book for book together', () => {
  expect(mean(shares)).toBeGreaterThan(0.85)
})

const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length

function expectNothingTold(seen: Seen): void {
  const texts = textsOf(seen)
  expect(telling(texts)).toEqual([])
  for (const scenario of catalogue.scenarios) {
    for (const text of texts) {
      const { met } = suggestVerdict({ noise: false, cause: text, evidence: '' }, scenario)
      expect(met, `${scenario.id}: ${text}`).toBeLessThan(2)
    }
  }
}
