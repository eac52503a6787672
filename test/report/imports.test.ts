/** Which imported figures a slide draws: those of its own scenario, else of one that has no slide, never of noise. */
import { expect, test } from 'vitest'
import { type MeasuredFigures, measuredDetailJson } from '../../src/drill/measured-detail'
import type { DrillRecord } from '../../src/drill/record'
import type { Measurement } from '../../src/drill/record-work'
import type { Catalogue } from '../../src/drill/scenario'
import { callRingSlide } from '../../src/report/slides/call-ring'
import { measuredOf } from '../../src/report/slides/measured'
import { previewSlide } from '../../src/report/slides/preview'
import { finished, stamp } from '../support/records'
import { deadlock, drift, smallCatalogue, spike, storm } from '../support/small-catalogue'

/** Two of the built-in three; the drift is a scenario of the team's own here. */
const catalogue: Catalogue = {
  ...smallCatalogue,
  scenarios: [drift, { ...deadlock, lab: 'microservices' }, { ...storm, lab: 'rest-api' }],
  herrings: [spike],
}

let count = 0
const measurement = (letter: string, figures: MeasuredFigures): Measurement => ({
  id: `m-${++count}`,
  alertId: `alert-${letter}`,
  state: 'stored',
  shows: figures.shows,
  origin: 'file',
  name: `${letter}.csv`,
  detail: measuredDetailJson({
    figures,
    rows: { before: 3, after: 3 },
    thinned: null,
    shown: { head: [], rows: [] },
    notes: [],
  }),
  stamp: stamp(130),
})
const timeouts = (letter: string, before: string, after: string | null = '2') =>
  measurement(letter, { shows: 'timeouts', before, after, how: 'mean' })
const latency = (letter: string, p95: string) =>
  measurement(letter, {
    shows: 'latency',
    before: { p95, p99: p95 },
    after: { p95: '300', p99: '400' },
    users: [],
  })

const [own, ring, rest, noise] = ['A', 'B', 'C', 'D']
const record = (...measurements: Measurement[]): DrillRecord => finished({ measurements })
const ringBefore = (...all: Measurement[]) => measuredOf(record(...all), catalogue).ring?.before

test('the slide’s own scenario goes before one of the team’s own, the last one before earlier ones', () => {
  expect(ringBefore(timeouts(own, '9'))).toBe('9')
  expect(ringBefore(timeouts(ring, '15'), timeouts(own, '9'))).toBe('15')
  expect(ringBefore(timeouts(ring, '15'), timeouts(ring, '14'))).toBe('14')
  expect(ringBefore({ ...timeouts(ring, '15'), state: 'previewed' })).toBeUndefined()
})

test('noise, and a scenario that has a slide of its own, draw no other slide', () => {
  expect(ringBefore(timeouts(noise, '9'), timeouts(rest, '9'))).toBeUndefined()
  const preview = timeouts(noise, '9')
  expect(previewSlide(record(preview), catalogue, preview)).toBeNull()
})

test('time-outs of a system that is no ring are two bars, and say whose they are', () => {
  const preview: Measurement = { ...timeouts(own, '9.5'), state: 'previewed' }
  expect(previewSlide(record(preview), catalogue, preview)).toMatchObject({
    kind: 'latency',
    slide: 2,
    title: 'The fix of billing-ledger takes timeouts from 9.5 % to 2 %',
    note: 'Figures: measured, imported: A.csv.',
    rows: [{ before: 9.5, after: 2, beforeText: '9.5 %', afterText: '2 %' }],
    limit: null,
  })
  const single = measuredOf(record(timeouts(own, '9.5', null)), catalogue).ring
  expect(callRingSlide(single, null)).toMatchObject({
    title: '9.5 % of the requests to billing-ledger time out',
    rows: [{ after: null, afterText: 'not recorded' }],
  })
})

test('latency of another service is held against no limit that nobody has stated', () => {
  const of = (letter: string) => {
    const preview = latency(letter, '1800')
    return previewSlide(record(preview), catalogue, preview)
  }
  expect(of(rest)).toMatchObject({
    title: 'The fix takes P95 from 1.8 s to 0.3 s, inside the SLA',
    limit: { value: 0.5 },
  })
  expect(of(own)).toMatchObject({
    title: 'The fix takes P95 from 1.8 s to 0.3 s',
    subtitle: 'billing-ledger latency, seconds',
    limit: null,
  })
})

test('a thinned line says so, and its drift is that of all rows', () => {
  const figures: MeasuredFigures = {
    shows: 'running-total',
    unit: 'EUR',
    step: 'sample',
    points: [0, 50, 99],
    before: ['1000', '1000.05', '1000.99'],
    after: ['1000', '1000', null],
    traces: [{ row: 50, id: 'abc' }],
  }
  const thin: Measurement = {
    ...measurement(own, figures),
    detail: measuredDetailJson({
      figures,
      rows: { before: 100, after: 60 },
      thinned: 50,
      shown: { head: [], rows: [] },
      notes: [],
    }),
  }
  expect(previewSlide(record(thin), catalogue, thin)).toMatchObject({
    title: 'Drift grows 0.01 EUR a sample; none after the fix',
    labels: ['start', '50', '99'],
    xTitle: 'Sample',
    after: { values: [1000, 1000, null] },
    traces: [{ point: 1, text: 'trace abc' }],
    note: 'Figures: measured, imported: A.csv. The line has one of every 50 of 100 rows, the first, the last and the extremes.',
  })
})
