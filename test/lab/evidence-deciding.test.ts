/**
 * Whether each book holds what decides, and nothing that tells. `LAB_SEEDS=50` asks fifty books instead of
 * three, which takes some minutes.
 */
import { describe, expect, it } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import { catalogue } from '../../src/scenarios/catalogue'
import { world } from '../../src/scenarios/world'
import {
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

const seeds = Array.from({ length: Number(process.env.LAB_SEEDS ?? 3) }, (_, index) => index + 1)

describe.each(seeds)('the evidence of seed %i', (seed) => {
  const level = ([1, 2, 3] as const)[seed % 3] ?? 2
  const plan = smallPlan(seed, level)
  const from = plan.from * minute
  const since = Object.fromEntries(
    plan.subjects.map(({ subject, sinceMinute }) => [subject, sinceMinute * minute]),
  )

  it(`decides at level ${level}`, { timeout: 120_000 }, () =>
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
      expectNothingTold(seen)
      for (const { name } of world.services) {
        const about = book.overview(from, 0).find(({ service }) => service === name)
        expect(about?.lines, name).toBeGreaterThan(3)
        expect(about?.metrics.length, name).toBeGreaterThan(0)
      }
    }),
  )
})

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
  const busy = values(seen.book, 'order-api', 'workers.busy', seen)
  expect(busy.filter(({ at, value }) => at >= since && value === 8).length).toBeGreaterThan(1)
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
  const slow = values(seen.book, 'users-db', 'db.slow_statements', seen)
  expect(slow.every(({ value }) => value === 0)).toBe(true)
  const asked = seen.traces.filter(
    (trace) => trace.filter(({ name }) => name.startsWith('GET /plans')).length >= 16,
  )
  expect(asked.length).toBeGreaterThan(5)
}

function expectBilling(seen: Seen, since: number): void {
  const all = differences(seen)
  expect(all.length).toBeGreaterThan(50)
  expect(all.every(({ usd }) => Math.abs(Math.abs(usd) - 0.01) < 1e-9)).toBe(true)
  expect(all.filter(({ usd }) => usd < 0).length / all.length).toBeGreaterThan(0.85)
  expect(all.filter(({ usage }) => usage % 2 === 1).length / all.length).toBeGreaterThan(0.95)
  // It begins anew with each of the two runs, and grows alike in both.
  expect(gapFollowsInvoices(seen, since)).toBeLessThan(-0.95)
  expect(seen.logs.filter(({ body }) => body === 'Delivery came before').length).toBeGreaterThan(9)
  const posted = values(seen.book, 'billing-engine', 'billing.invoices.posted', seen)
  expect(Math.max(...posted.map(({ value }) => value))).toBe(10_000)
}

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
