import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import type { KpiKey } from '../../src/report/kpi'
import {
  alert,
  claim,
  finished,
  minutes,
  noise,
  people,
  stamp,
  take,
  verdict,
} from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { deadlock, drift, smallCatalogue, spike, storm } from '../support/small-catalogue'

const reportOf = (record: DrillRecord) =>
  buildReport(record, smallCatalogue, people, 1, stamp(180).at)
const kpiOf = (record: DrillRecord, key: KpiKey) =>
  reportOf(record).kpis.find((kpi) => kpi.key === key)

test('the sentence says what was found, how soon, what was fixed and what noise cost', () => {
  expect(reportOf(sampleRecord()).verdict).toBe(
    'Team Alpha found all three failures by hand, in 26 min on average, and fixed each one. The CPU spike alert took 14 min of people\u2019s time.'.replace(
      '\u2019',
      "'",
    ),
  )
  const one = claim('A', 20, 'ben')
  expect(reportOf(finished({ claims: [one], verdicts: [verdict(one, 'confirmed')] })).verdict).toBe(
    'Team Alpha found one of three failures by hand, in 5.0 min.',
  )
  expect(reportOf(finished({ claims: [one] })).verdict).toBe(
    'Team Alpha awaits the verdicts on its claims.',
  )
  expect(reportOf(finished({ claims: [one], verdicts: [verdict(one, 'rejected')] })).verdict).toBe(
    'Team Alpha found none of three failures.',
  )
})

test('the detection target is met only if every failure was found', () => {
  const claims = [claim('A', 20, 'ben'), claim('B', 30, 'ben'), claim('C', 40, 'ben')]
  const verdicts = claims.map((each) => verdict(each, 'confirmed'))
  expect(kpiOf(finished({ claims, verdicts }), 'detection')).toMatchObject({
    text: '13 min',
    standing: 'met',
  })
  expect(kpiOf(finished({ claims, verdicts: verdicts.slice(1) }), 'detection')).toMatchObject({
    standing: 'missed',
    note: '2 of 3 found, range 13–21 min',
  })
})

test('time targets scale with the length, measured times don’t', () => {
  const claims = ['A', 'B', 'C'].map((letter) => claim(letter, 39, 'ben'))
  const verdicts = claims.map((each) => verdict(each, 'confirmed'))
  const record = finished({ claims, verdicts }, { lengthMinutes: 90 })
  expect(kpiOf(record, 'detection')).toMatchObject({
    text: '22 min',
    target: '≤ 20 min',
    standing: 'missed',
  })
  expect(
    reportOf(record).chapters.map(({ identifiedTarget }) => identifiedTarget.standing),
  ).toEqual(['missed', 'missed', 'met'])
})

test('a chapter says found, not judged or not found', () => {
  const right = claim('A', 20, 'ben', { cause: 'floats' })
  const open = claim('B', 20, 'ben')
  const wrong = claim('C', 20, 'ben')
  const { chapters } = reportOf(
    finished({
      claims: [right, open, wrong],
      verdicts: [verdict(right, 'confirmed'), verdict(wrong, 'rejected')],
    }),
  )
  expect(chapters.map(({ rootCause }) => rootCause)).toEqual([
    {
      kind: 'found',
      claims: [{ text: 'floats', by: 'Ben Okoro', team: false, after: minutes(5) }],
    },
    { kind: 'not judged' },
    { kind: 'not found' },
  ])
})

test('a planned scenario that was never raised has its chapter, and counts nowhere', () => {
  const report = reportOf(
    finished(
      { alerts: [alert(drift, 'A', 15), alert(storm, 'B', null)] },
      { scenarioIds: ['drift', 'storm'] },
    ),
  )
  expect(report.chapters.map(({ name, alert: raised }) => [name, raised?.letter ?? null])).toEqual([
    ['Floating-Point Drift', 'A'],
    ['N+1 Query / Latency Storm', null],
  ])
  expect(report.chapters[1]?.metrics.map(({ label }) => label)).toEqual([
    'Root cause identified time',
    'Batch / async / caching implemented',
    'Observability logs correlation',
    'SLA / latency targets met',
  ])
  expect(report.overview.covered.map(({ raised }) => raised)).toEqual([true, false, false, false])
  expect(report.kpis[0]?.note).toBe('0 of 1 found')
})

test('a facilitator’s own herring goes by its own words, not by the drawn one’s', () => {
  const own = alert(spike, 'D', 23, { own: true, service: 'mail-relay', symptom: 'queue 900' })
  const [herring] = reportOf(finished({ alerts: [own] })).herrings
  expect(herring).toMatchObject({ name: 'mail-relay, queue 900', short: 'mail-relay', truth: '' })
})

test('each phase of the timeline has its planned and actual times, notes, events and figures', () => {
  const record = sampleRecord()
  const phases = record.phases.map((phase) =>
    phase.ordinal === 4 ? { ...phase, started: stamp(65), ended: stamp(72) } : phase,
  )
  const rows = reportOf({ ...record, phases }).timeline
  expect(rows).toHaveLength(9)
  expect(rows[3]).toMatchObject({
    planned: { start: minutes(60), end: minutes(70) },
    actual: { start: minutes(65), end: minutes(72) },
  })
  expect(rows[3]?.observations).toEqual([
    'We trusted the loudest alert',
    'Nobody compared start times',
  ])
  expect(rows[2]?.events).toContain('Hint 1 on C at 0:34')
  expect(rows[4]?.kpis.map(({ key }) => key)).toEqual(['stress', 'correlation'])
})

test('slide 4 shows alerts, noise calls and how many people were on what', () => {
  const found = claim('C', 54, 'dev')
  const record = finished({
    takes: [take('D', 24, 'ben'), take('D', 30, 'chi'), take('C', 34, 'ben'), take('A', 40, 'chi')],
    claims: [noise('D', 45, 'chi'), found],
    verdicts: [verdict(found, 'confirmed')],
  })
  const { herrings } = reportOf(record).series
  expect(herrings.window).toEqual({ start: minutes(15), end: minutes(120) })
  expect(herrings.noise).toEqual([
    {
      letter: 'D',
      label: 'CPU spike',
      span: { start: minutes(23), end: minutes(45) },
      called: true,
    },
  ])
  expect(herrings.outages.find(({ letter }) => letter === 'C')).toMatchObject({
    span: { start: minutes(19), end: minutes(54) },
    found: true,
  })
  expect(herrings.outages.find(({ letter }) => letter === 'A')).toMatchObject({
    span: { start: minutes(15), end: minutes(120) },
    found: false,
  })
  expect(herrings.team.filter(({ herring }) => herring)).toEqual([
    { letter: 'D', herring: true, span: { start: minutes(24), end: minutes(30) }, people: 1 },
    { letter: 'D', herring: true, span: { start: minutes(30), end: minutes(34) }, people: 2 },
    { letter: 'D', herring: true, span: { start: minutes(34), end: minutes(40) }, people: 1 },
  ])
})

test('slide 6 shows shares of target', () => {
  const { radar } = reportOf(sampleRecord()).series
  expect(
    radar.map(({ key, before, after, beforeText, afterText }) => [
      key,
      before?.toNumber() ?? null,
      after?.toNumber() ?? null,
      beforeText,
      afterText,
    ]),
  ).toEqual([
    ['detection', 1, null, '26 min', '—'],
    ['fix', 0, 1, '0 %', '100 %'],
    ['logs', 0.75, 1, '75 %', 'complete'],
    ['stress', 0, 1, 'fail', 'pass'],
    ['ai', null, 1, '—', '92–100 %'],
    ['herring', 1, 1, 'effective', 'effective'],
  ])
  const empty = reportOf(finished()).series.radar
  expect(empty.every(({ before, after }) => before === null && after === null)).toBe(true)
})

test('detection beyond its target is a share of it', () => {
  const late = claim('B', 97, 'ben')
  const record = finished({
    alerts: [alert(deadlock, 'B', 17)],
    claims: [late],
    verdicts: [verdict(late, 'confirmed')],
  })
  expect(reportOf(record).series.radar[0]?.before?.toNumber()).toBe(0.5)
})

test('a drill that never started still has a report', () => {
  const report = reportOf(
    finished(
      { phases: [], alerts: [] },
      {
        state: 'planned',
        startedAt: null,
        finishedAt: null,
        toldElapsed: null,
        revealedElapsed: null,
      },
    ),
  )
  expect(report.header.date).toBeNull()
  expect(report.overview.actual).toBeNull()
  expect(report.verdict).toBe('Team Alpha met no failure.')
})

test('the day is the facilitator’s', () => {
  const atNight = Date.UTC(2026, 0, 2, 23, 30)
  expect(
    reportOf({ ...sampleRecord(), drill: { ...sampleRecord().drill, startedAt: atNight } }).header,
  ).toMatchObject({ date: '2026-01-03', timeZone: 'Europe/Berlin' })
  const strange = new Map([
    [
      'fay',
      {
        id: 'fay',
        workspaceId: 'w',
        userId: 'U',
        name: 'Fay',
        timeZone: 'W. Europe Standard Time',
      },
    ],
  ])
  expect(buildReport(sampleRecord(), smallCatalogue, strange, 1, 0).header.timeZone).toBe('UTC')
})
