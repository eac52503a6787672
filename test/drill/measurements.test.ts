import { expect, test } from 'vitest'
import type { Decision, Refusal } from '../../src/drill/decision'
import { verifiedAt } from '../../src/drill/kpis/resolution'
import { type MeasuredFigures, measuredDetailJson } from '../../src/drill/measured-detail'
import { measuredBy, storedMeasurements } from '../../src/drill/measurements'
import { changedSinceReport } from '../../src/drill/reports'
import { catalogue } from '../../src/scenarios/catalogue'
import { type Decider, decider } from '../support/decider'

const refusalOf = (decision: Decision): Refusal['code'] | null =>
  decision.ok ? null : decision.refusal.code
const figures: MeasuredFigures = { shows: 'timeouts', before: '15', after: '2', how: 'mean' }
const detail = measuredDetailJson({
  figures,
  rows: { before: 1, after: 1 },
  thinned: null,
  shown: { head: [], rows: [] },
  notes: [],
})
const day = 24 * 60

function started(minutes: number): { drill: Decider; alertId: string } {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(minutes)
  return { drill, alertId: drill.record().alerts.find(({ herring }) => !herring)?.id ?? '' }
}
const measure = (alertId: string) => ({
  type: 'measure' as const,
  measurement: { alertId, origin: 'pasted' as const, name: '', detail },
})
const states = (drill: Decider) => drill.record().measurements.map(({ state }) => state)

test('previewed first; stored it counts last of all, stays, and is stored once', () => {
  const { drill, alertId } = started(30)
  const one = drill.do('ana', measure(alertId)) ?? ''
  const two = drill.do('ana', measure(alertId)) ?? ''
  expect(storedMeasurements(drill.record())).toEqual([])
  drill.do('ana', { type: 'store-measurement', measurementId: two })
  drill.do('ana', { type: 'store-measurement', measurementId: one })
  const before = drill.record().measurements
  drill.do('ana', { type: 'store-measurement', measurementId: two })
  expect(drill.record().measurements).toBe(before)
  expect(storedMeasurements(drill.record()).map(({ id }) => id)).toEqual([two, one])
  expect(before[0]).toMatchObject({ shows: 'timeouts', stamp: { source: 'import', by: 'ana' } })
  const drop = { type: 'drop-measurement' as const, measurementId: one }
  expect(refusalOf(drill.ask('ana', drop))).toBe('measurement-stored')
})

test('discarded it is gone; a preview of a day ago is forgotten, nothing that is stored', () => {
  const { drill, alertId } = started(30)
  const gone = drill.do('ana', measure(alertId)) ?? ''
  drill.do('ana', { type: 'drop-measurement', measurementId: gone })
  for (const type of ['store-measurement', 'drop-measurement'] as const)
    expect(refusalOf(drill.ask('ana', { type, measurementId: gone }))).toBe('preview-gone')
  drill.do('ana', { type: 'pause' })
  const kept = drill.do('ana', measure(alertId)) ?? ''
  drill.do('ana', { type: 'store-measurement', measurementId: kept })
  drill.do('ana', measure(alertId))
  drill.sleepTo(31 + day / 2)
  drill.do('ana', measure(alertId))
  drill.sleepTo(31 + day)
  drill.ask(null, { type: 'drop-previews' })
  expect(states(drill)).toEqual(['stored', 'previewed'])
})

test('it is for facilitators, while the drill is running, paused or finished', () => {
  const { drill, alertId } = started(30)
  const preview = drill.do('ana', measure(alertId)) ?? ''
  expect(refusalOf(drill.ask('ben', measure(alertId)))).toBe('facilitators-only')
  for (const type of ['store-measurement', 'drop-measurement'] as const)
    expect(refusalOf(drill.ask('ben', { type, measurementId: preview }))).toBe('facilitators-only')
  expect(refusalOf(drill.ask('ana', measure('another')))).toBe('no-such-alert')
  const planned = decider()
  expect(refusalOf(planned.ask('ana', measure('another')))).toBe('not-now')
})

test('after the end a preview changes no report, and what is stored does', () => {
  const { drill, alertId } = started(30)
  drill.do('ana', { type: 'stop' })
  const cue = drill.record().cues.find(({ kind }) => kind === 'report')
  drill.ask(null, {
    type: 'file-report',
    cueId: cue?.id ?? '',
    version: 1,
    builtAt: drill.now(),
    json: '{}',
    markdown: '',
    sha256: '',
  })
  drill.sleepTo(40)
  const preview = drill.do('ana', measure(alertId)) ?? ''
  expect(changedSinceReport(drill.record())).toBe(false)
  drill.do('ana', { type: 'store-measurement', measurementId: preview })
  expect(changedSinceReport(drill.record())).toBe(true)
})

test('where it comes from, in words', () => {
  expect(measuredBy({ origin: 'file', name: 'ledger.csv' })).toBe('measured, imported: ledger.csv')
  expect(measuredBy({ origin: 'pasted', name: '' })).toBe('measured, imported: pasted rows')
  expect(measuredBy({ origin: 'prometheus', name: 'up' })).toBe('measured, Prometheus')
})

test('a fix is verified at the moment of the check that passes it', () => {
  const { drill, alertId } = started(125)
  const at = () => verifiedAt(drill.record(), catalogue, alertId)
  expect(at()).toBeNull()
  drill.do('emre', {
    type: 'fix',
    fix: {
      alertId,
      recommendation: 'r',
      steps: 's',
      remedies: {},
      predicted: null,
      accuracy: null,
      override: '',
      outcome: 'successful',
      minutesSaved: null,
      approvedBy: '',
    },
  })
  const subject = drill.record().alerts.find(({ id }) => id === alertId)?.subjectId
  const item = catalogue.scenarios.find(({ id }) => id === subject)?.checks.at(-1)
  const answers = { [item?.key ?? '']: item?.answers[0] ?? '' }
  drill.do('emre', { type: 'check', check: { alertId, answers } })
  const then = drill.now()
  drill.runTo(130)
  expect(at()).toBe(then)
})
