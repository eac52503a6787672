import { expect, test } from 'vitest'
import { alertByLetter } from '../../src/drill/alerts'
import type { Decision, Refusal } from '../../src/drill/decision'
import type { MeasuredRun } from '../../src/drill/record-work'
import { countedOn } from '../../src/drill/runs'
import { type Decider, decider } from '../support/decider'

const measured: MeasuredRun = {
  verdict: 'holds',
  before: '80',
  after: '100',
  detail: '{}',
  answers: {},
}
const refusalOf = (decision: Decision): Refusal['code'] | null =>
  decision.ok ? null : decision.refusal.code

const fix = (
  alertId: string,
  more: { predicted?: number | null; remedies?: Record<string, string> } = {},
) => ({
  type: 'fix' as const,
  fix: {
    alertId,
    recommendation: 'r',
    steps: 's',
    remedies: { query: 'in' },
    predicted: 90,
    accuracy: null,
    override: '',
    outcome: 'successful' as const,
    minutesSaved: null,
    approvedBy: '',
    ...more,
  },
})

function started(minutes: number): { drill: Decider; real: string; herring: string } {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(minutes)
  const { alerts } = drill.record()
  const id = (herring: boolean) => alerts.find((each) => each.herring === herring)?.id ?? ''
  return { drill, real: id(false), herring: id(true) }
}

const last = (drill: Decider) => drill.record().runRequests.at(-1)
const fileLast = (drill: Decider, changes: Partial<MeasuredRun> = {}) =>
  drill.ask(null, {
    type: 'file-run',
    requestId: last(drill)?.id ?? '',
    measured: { ...measured, ...changes },
  })

test('before the fixes the unfixed system runs, of every alert alike, and never counts', () => {
  const { drill, real, herring } = started(75)
  for (const alertId of [real, herring]) {
    expect(drill.ask('emre', { type: 'ask-run', alertId }).ok).toBe(true)
    expect(last(drill)).toMatchObject({ counted: false, remedies: null, predicted: null })
    expect(refusalOf(drill.ask('ben', { type: 'ask-run', alertId }))).toBe('run-waits')
    expect(fileLast(drill).ok).toBe(true)
  }
  expect(refusalOf(started(30).drill.ask('emre', { type: 'ask-run', alertId: real }))).toBe(
    'too-early',
  )
})

test('then a run needs remedies and a prediction; three count, later ones do not', () => {
  const { drill, real, herring } = started(121)
  expect(refusalOf(drill.ask('emre', { type: 'ask-run', alertId: real }))).toBe('no-remedies')
  drill.do('emre', fix(real, { predicted: null }))
  expect(refusalOf(drill.ask('emre', { type: 'ask-run', alertId: real }))).toBe('no-prediction')
  drill.do('emre', fix(real))
  const counted: boolean[] = []
  for (let i = 0; i < 5; i++) {
    drill.do('emre', { type: 'ask-run', alertId: real })
    counted.push(last(drill)?.counted ?? false)
    fileLast(drill)
  }
  expect(counted).toEqual([true, true, true, false, false])
  expect(drill.record().runs.map((run) => run.counted)).toEqual(counted)
  // What was fixed on a red herring is work on noise: it stays uncounted.
  drill.do('emre', fix(herring))
  drill.do('emre', { type: 'ask-run', alertId: herring })
  expect(last(drill)).toMatchObject({ counted: false, remedies: null })
})

test('what is taken back or has failed counts as never run', () => {
  const { drill, real } = started(121)
  drill.do('emre', fix(real))
  drill.do('emre', { type: 'ask-run', alertId: real })
  const requestId = last(drill)?.id ?? ''
  expect(refusalOf(drill.ask('ben', { type: 'cancel-run', requestId }))).toBe('not-the-author')
  expect(drill.ask('ana', { type: 'cancel-run', requestId }).ok).toBe(true)
  expect(refusalOf(drill.ask('emre', { type: 'cancel-run', requestId }))).toBe('run-over')
  expect(refusalOf(fileLast(drill))).toBe('cue-not-due')
  drill.do('emre', { type: 'ask-run', alertId: real })
  drill.ask(null, { type: 'fail-run', requestId: last(drill)?.id ?? '', why: 'It took too long.' })
  expect(countedOn(drill.record(), real)).toBe(0)
  expect(drill.record().runs).toEqual([])
  expect(
    drill.record().cues.filter((cue) => cue.kind === 'run' && cue.state === 'pending'),
  ).toEqual([])
})

test('a run answers the checks that it measures, once counted', () => {
  const { drill, real } = started(121)
  drill.do('emre', fix(real))
  drill.do('emre', { type: 'ask-run', alertId: real })
  fileLast(drill, { answers: { sla: 'Yes' } })
  expect(drill.record().checks).toMatchObject([{ alertId: real, item: 'sla', answer: 'Yes' }])
})

test.each(['stop', 'cancel'] as const)('with %s nothing waits any more', (type) => {
  const { drill, real } = started(121)
  drill.do('emre', fix(real))
  drill.do('emre', { type: 'ask-run', alertId: real })
  drill.do('ana', { type })
  expect(last(drill)?.state).toBe('cancelled')
  expect(
    drill.record().cues.filter((cue) => cue.kind === 'run' && cue.state === 'pending'),
  ).toEqual([])
})

test('a paused drill takes no new run', () => {
  const { drill } = started(75)
  drill.do('ana', { type: 'pause' })
  const alertId = alertByLetter(drill.record(), 'A')?.id ?? ''
  expect(refusalOf(drill.ask('emre', { type: 'ask-run', alertId }))).toBe('not-now')
})
