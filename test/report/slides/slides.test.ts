import { expect, test } from 'vitest'
import type { DrillRecord } from '../../../src/drill/record'
import { buildReport } from '../../../src/report/build'
import { type ChartSpec, shownSteps } from '../../../src/report/chart-spec'
import { type Measured, slides } from '../../../src/report/slides/slides'
import { action, claim, finished, people, stamp, verdict } from '../../support/records'
import { sampleRecord } from '../../support/sample-record'
import { smallCatalogue } from '../../support/small-catalogue'

const slidesOf = (record: DrillRecord, measured?: Measured) =>
  slides(buildReport(record, smallCatalogue, people, 1, stamp(180).at), measured)

function slide<K extends ChartSpec['kind']>(specs: readonly ChartSpec[], kind: K) {
  const found = specs.find((spec): spec is Extract<ChartSpec, { kind: K }> => spec.kind === kind)
  if (!found) throw new Error(`There is no ${kind} slide.`)
  return found
}

const measured: Measured = {
  drift: {
    unit: 'USD',
    before: ['1000', '1000.005', '1000.010', '1000.015', '1000.020'],
    after: ['1000', '1000', '1000', '1000', '1000'],
    traces: [{ point: 1, id: '7f3a' }],
  },
  ring: {
    services: ['A', 'B', 'C'],
    before: '15',
    after: '2',
    remedies: { queue: 'on', breaker: 'error' },
  },
  latency: {
    p95: { before: '1800', after: '350' },
    p99: { before: '3200', after: '450' },
    users: [{ before: '1900', after: null }],
    limit: '500',
  },
}

test('there are always eight, in order, each with its finding as alt text', () => {
  for (const record of [sampleRecord(), finished({})]) {
    const specs = slidesOf(record)
    expect(specs.map((spec) => spec.slide)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const spec of specs) expect(spec.alt.startsWith(spec.title)).toBe(true)
  }
})

test('a drill without records says what fills each slide', () => {
  const specs = slidesOf(finished({ alerts: [] }))
  expect(specs.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'missing'))
  expect(specs.flatMap((spec) => (spec.kind === 'missing' ? [spec.command] : []))).toEqual([
    '/drill plan',
    '/drill plan',
    '/drill plan',
    '/drill plan',
    '/drill fix',
    '/drill check',
    '/drill reflect',
    '/drill action',
  ])
})

test('measured series become the first three slides, computed in exact decimals', () => {
  const specs = slidesOf(sampleRecord(), measured)
  expect(specs.slice(0, 3).map(({ title }) => title)).toEqual([
    'Drift grows 0.005 USD a transaction; none after the fix',
    'Cutting the call ring takes timeouts from 15 % to 2 %',
    'The fix takes P95 from 1.8 s to 0.35 s, inside the SLA',
  ])
  expect(slide(specs, 'running-total')).toMatchObject({
    decimals: 3,
    labels: ['start', '1', '2', '3', '4'],
    before: { name: 'before the fix: +0.02' },
    after: { name: 'after the fix: no drift' },
  })
  expect(slide(specs, 'latency').rows.at(-1)).toMatchObject({
    name: 'User 1',
    before: 1.9,
    after: null,
    afterText: 'not recorded',
  })
})

test('a fix that does not hold is not told as one', () => {
  const specs = slidesOf(sampleRecord(), {
    drift: { unit: 'USD', before: ['0', '-0.01'], after: ['0', '-0.005'], traces: [] },
    ring: { services: ['A', 'B', 'C'], before: '15', after: null, remedies: null },
    latency: {
      p95: { before: '1800', after: '600' },
      p99: { before: null, after: null },
      users: [],
      limit: '500',
    },
  })
  expect(specs.slice(0, 3).map(({ title }) => title)).toEqual([
    'Drift grows 0.01 USD a transaction; still −0.005 USD after the fix',
    'The call ring makes 15 % of requests time out',
    'The fix takes P95 from 1.8 s to 0.6 s, still outside the SLA',
  ])
})

test('the timeline sets noise, outages and work on one clock, in minutes', () => {
  const { title, rows } = slide(slidesOf(sampleRecord()), 'herring-timeline')
  expect(title).toBe('The CPU spike alert was noise, called so after 22 min')
  expect(rows.map(({ name }) => name)).toEqual([
    'Alert D: CPU spike',
    'Alert A: Floating-Point Drift',
    'Alert B: Circular Dependency Deadlock',
    'Alert C: N+1 Query / Latency Storm',
    'What the team worked on',
  ])
  expect(rows[0]).toMatchObject({
    spans: [{ from: 23, to: 45, kind: 'noise' }],
    note: 'called noise at 0:45',
  })
  expect(rows.at(-1)?.note).toMatch(/^someone on noise 14 min, on failures \d+ min$/)
})

test.each([
  [15, 'save 15 min'],
  [-7, 'cost 7 min'],
  [0, 'save no time'],
])('fixes that saved %i minutes %s', (saved, words) => {
  const record = sampleRecord()
  const fixes = record.fixes.map((fix, index) => ({
    ...fix,
    minutesSaved: index === 0 ? saved : 0,
  }))
  const { title } = slide(slidesOf({ ...record, fixes }), 'fix-time')
  expect(title).toBe(`AI-assisted fixes ${words}; accuracy 92–100 %`)
})

test('the fixes carry recommendation, override, both times, saving and accuracy', () => {
  const { title, rows } = slide(slidesOf(sampleRecord()), 'fix-time')
  expect(title).toBe('AI-assisted fixes save 15 min; accuracy 92–100 %')
  expect(rows[0]).toEqual({
    name: 'Drift',
    recommendation: 'Decimal + logging',
    override: 'none',
    human: 18,
    humanText: '18 min',
    ai: 8,
    aiText: '8.0 min',
    saved: 5,
    savedText: '5 min saved',
    accuracyText: '100 % accurate',
  })
})

test('the radar has six axes as shares of target', () => {
  const { title, axes } = slide(slidesOf(sampleRecord()), 'kpi-radar')
  expect(title).toBe('All six targets met')
  expect(axes.map(({ name, before, after }) => [name, before, after])).toEqual([
    ['Root cause', 1, null],
    ['Fix success', 0, 1],
    ['Logs', 0.75, 1],
    ['Stress test', 0, 1],
    ['AI accuracy', null, 1],
    ['Red herring', 1, 1],
  ])
  expect(axes[1].figures).toBe('0 → 100 %')
})

test('a missed target stands in the title', () => {
  const record = sampleRecord()
  const { title } = slide(
    slidesOf({ ...record, fixes: record.fixes.map((fix) => ({ ...fix, accuracy: 45 })) }),
    'kpi-radar',
  )
  expect(title).toBe('Five of six targets met; AI accuracy: 45 %')
})

test('where no target is met, the title says none', () => {
  const claims = ['A', 'B', 'C'].map((letter) => claim(letter, 90, 'ben'))
  const verdicts = claims.map((each) => verdict(each, 'confirmed'))
  const { title } = slide(slidesOf(finished({ claims, verdicts })), 'kpi-radar')
  expect(title).toMatch(/^None of six targets met; root cause: found in \d+ min$/)
})

test('a mean just over its target does not look like the target', () => {
  const claims = ['A', 'B', 'C'].map((letter) => claim(letter, 57.3, 'ben'))
  const verdicts = claims.map((each) => verdict(each, 'confirmed'))
  const { axes } = slide(slidesOf(finished({ claims, verdicts })), 'kpi-radar')
  expect(axes[0]).toMatchObject({
    figures: 'found in just over 40 min',
    target: 'target ≤ 40 min',
  })
})

test('the lowest score is marked, equal ones are not', () => {
  const record = sampleRecord()
  const { title, axes } = slide(slidesOf(record), 'scores')
  expect(title).toBe('AI assistance: 5 of 5; dashboards and alerts only 3')
  expect(axes.map(({ lowest }) => lowest)).toEqual([false, false, false, true])
  const level = { techniques: 4, ai: 4, herring: 4, dashboards: 4 }
  const even = slide(
    slidesOf({
      ...record,
      reflections: record.reflections.map((each) => ({ ...each, scores: level })),
    }),
    'scores',
  )
  expect(even.title).toBe('Every score is 4 of 5')
  expect(even.axes.some(({ lowest }) => lowest)).toBe(false)
})

test('next steps stand by due date, with owners, under the takeaways', () => {
  const { title, takeaways, steps } = slide(slidesOf(sampleRecord()), 'next-steps')
  expect(title).toBe('Three next steps; the next drill is on 14 Feb')
  expect(takeaways).toEqual(['Look before you ask', 'Trace ids save time'])
  expect(steps.map(({ owner, dueText, remark }) => [owner, dueText, remark])).toEqual([
    ['Emre Kaya', '16 Jan', ''],
    ['Dev Patel', '30 Jan', 'done'],
    ['Fay Novak', '14 Feb', ''],
  ])
})

test('of many steps the one that the title speaks of is always drawn', () => {
  const record = sampleRecord()
  const early = Array.from({ length: 6 }, (_, index) =>
    action(`step ${index}`, { due: `2026-01-1${index}`, kind: 'next step' }),
  )
  const { title, steps } = slide(
    slidesOf({ ...record, actions: [...record.actions, ...early] }),
    'next-steps',
  )
  expect(title).toBe('Nine next steps; the next drill is on 14 Feb')
  const shown = shownSteps(steps, 4)
  expect(shown.map(({ dueText }) => dueText)).toEqual(['10 Jan', '11 Jan', '12 Jan', '14 Feb'])
  expect(shownSteps(steps, 20)).toEqual(steps)
})

test('the target of detection counts as missed while one cause was not found', () => {
  const record = sampleRecord()
  const found = slidesOf(record)
  const drift = record.alerts.find(({ subjectId }) => subjectId === 'drift')
  const onDrift = new Set(
    record.claims.filter(({ alertId }) => alertId === drift?.id).map(({ id }) => id),
  )
  const verdicts = record.verdicts.filter(({ claimId }) => !onDrift.has(claimId))
  const lacking = slide(slidesOf({ ...record, verdicts }), 'kpi-radar')
  expect(slide(found, 'kpi-radar').axes[0].figures).toBe('found in 26 min')
  expect(lacking.axes[0].figures).toBe('2 of 3, 30 min')
  expect(lacking.title).toContain('root cause: 2 of 3, 30 min')
})

test('slide 2 draws what was done, and no cure that was not', () => {
  const ringOf = (remedies: Record<string, string> | null) => {
    const [, second] = slidesOf(sampleRecord(), {
      drift: null,
      ring: { services: ['A', 'B', 'C'], before: '17', after: '0', remedies },
      latency: null,
    })
    return second
  }
  expect(ringOf({ queue: 'on' })).toMatchObject({
    cut: true,
    queueLabel: 'async queue',
    breakerLabel: '',
    after: { caption: 'After: C feeds a queue' },
    title: 'Cutting the call ring takes timeouts from 17 % to 0 %',
  })
  expect(ringOf({ breaker: 'outbox' })).toMatchObject({ cut: true, queueLabel: 'outbox' })
  expect(ringOf({ pool: 'own' })).toMatchObject({
    cut: false,
    queueLabel: '',
    breakerLabel: '',
    after: { caption: 'After: a pool for inner calls' },
    title: 'The fix takes timeouts from 17 % to 0 %',
    alt: expect.stringContaining('C still calls A, with a pool for inner calls'),
  })
  expect(ringOf({ breaker: 'drop' })).toMatchObject({ cut: false, breakerLabel: 'circuit breaker' })
  expect(ringOf(null)).toMatchObject({ cut: false, after: { caption: 'After: the fix' } })
})
