/** The runs of a night follow one another without a gap, for as long as a drill can become. */
import { describe, expect, it } from 'vitest'
import type { EvidencePlan } from '../../src/lab/evidence/book'
import { goneOn, nothing } from '../../src/lab/evidence/going-on'
import { limitOf } from '../../src/lab/evidence/limits'
import { scheduleOf } from '../../src/lab/evidence/schedule'
import { systems } from '../../src/lab/run'
import { catalogue } from '../../src/scenarios/catalogue'
import { world, worldAt } from '../../src/scenarios/world'

const plan: EvidencePlan = {
  seed: 4,
  level: 2,
  subjects: [
    { subject: 'billing', sinceMinute: -20, service: null },
    { subject: 'microservices', sinceMinute: 14, service: null },
    { subject: 'rest-api', sinceMinute: 12, service: null },
  ],
  from: -45,
  until: 330,
}

describe.each(systems)('the night of %s', (subject) => {
  const all = scheduleOf(plan).filter((each) => each.subject === subject)
  const shown = all.filter(({ shows }) => shows === 'all')
  const since = plan.subjects.find((each) => each.subject === subject)?.sinceMinute ?? 0

  it('has every minute once, and fails from its first to its last', () => {
    expect(shown[0]?.from).toBe(plan.from)
    expect(shown.at(-1)?.to).toBe(plan.until)
    for (const [index, { from }] of shown.entries()) {
      if (index > 0) expect(from).toBe(shown[index - 1]?.to)
    }
    for (const { from, request } of shown) {
      expect(request.load).toBe(from < since ? 'ordinary' : 'lasting')
      expect(request.remedies).toEqual({})
    }
    const runs = new Map(all.map(({ number, request }) => [number, request.seed]))
    expect(Math.max(...runs.keys())).toBeLessThan(100)
    expect(new Set(runs.values()).size).toBe(runs.size)
    for (const { number, request } of all) expect(request.seed).toBe(runs.get(number))
    // Nothing of a run is shown twice.
    for (const [index, { start, sliceMs, to, from, number }] of shown.entries()) {
      const next = shown[index + 1]
      if (next?.number === number) expect(next.start).toBeCloseTo(start + (to - from) * sliceMs, 6)
    }
  })

  it('goes on counting, from the night’s first run on', () => {
    expect(shown.map(({ goesOn }) => goesOn)).toEqual(shown.map((_, index) => index > 0))
  })

  it('begins alike however long it becomes', () => {
    const short = scheduleOf({ ...plan, until: 200 }).filter((each) => each.subject === subject)
    for (const stretch of short) {
      const long = all.find((each) => each.number === stretch.number && each.from === stretch.from)
      expect(long).toMatchObject({ from: stretch.from, start: stretch.start })
      expect(long?.request).toEqual(stretch.request)
    }
  })
})

it('carries the ledger from run to run, to the cent', () => {
  const run = (gap: number, invoices: number) => ({
    logs: [
      {
        at: 0,
        service: 'billing-ledger',
        level: 'INFO' as const,
        body: 'Reconciled',
        trace: null,
        attributes: { invoices, 'gap.usd': gap, 'limit.usd': 0.5 },
      },
    ],
    spans: [],
    points: [
      ['billing.reconciliation.gap', gap] as const,
      ['billing.invoices.posted', invoices] as const,
      ['workers.busy', 3] as const,
    ].map(([name, value]) => ({
      kind: 'metric' as const,
      at: 0,
      service: 's',
      name,
      unit: '',
      value,
    })),
  })
  const first = goneOn(run(-0.3, 10_000), nothing, 2)
  const second = goneOn(run(-0.29, 250), first.sums, 2)
  expect(first.placed.logs[0]?.level).toBe('INFO')
  expect(second.placed.logs[0]).toMatchObject({
    level: 'WARN',
    attributes: { invoices: 10_250, 'gap.usd': -0.59 },
  })
  expect(second.placed.points.map(({ value }) => value)).toEqual([-0.59, 10_250, 3])
})

it('knows the limit of what each alert is about', () => {
  const metrics = {
    'billing-ledger': 'billing.reconciliation.gap',
    'order-api': 'http.server.request.failed',
    'users-api': 'http.server.request.duration.p95',
    'batch-worker-3': 'system.cpu.utilization',
    'orders-db-replica': 'db.replication.lag',
    'rates-gateway': 'upstream.error.share',
  }
  const all = [...catalogue.scenarios, ...catalogue.herrings]
  for (const { alert } of all) {
    const name = Object.entries(metrics).find(([service]) => service === alert.service)?.[1] ?? ''
    const inSeconds = alert.threshold.endsWith('0.50 s')
    const expected = inSeconds ? 'SLO 500 ms' : alert.threshold
    expect(limitOf(alert.service, name)?.text).toBe(expected)
  }
  expect(limitOf('web', 'workers.busy')).toBeNull()
})

describe('the runbooks', () => {
  const steps = (each: typeof world) => each.services.map(({ runbook }) => runbook.steps.join())
  const misled = (level: 1 | 2 | 3, seed: number) =>
    steps(worldAt(level, seed)).flatMap((text, index) =>
      text === steps(world)[index] ? [] : [world.services[index]?.name],
    )

  it('mislead at level 3 alone, in one of the systems that fail', () => {
    expect(misled(1, 7)).toEqual([])
    expect(misled(2, 7)).toEqual([])
    const found = [0, 1, 2].flatMap((seed) => misled(3, seed))
    expect([...found].sort()).toEqual(['billing-ledger', 'order-api', 'users-api'])
    // As deep as all others.
    for (const seed of [0, 1, 2]) {
      for (const { runbook } of worldAt(3, seed).services) {
        expect(runbook.steps.join('').length).toBeLessThan(190)
      }
    }
  })
})
