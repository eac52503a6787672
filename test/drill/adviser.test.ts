import { expect, test } from 'vitest'
import type { AdviceDetail } from '../../src/drill/advice-detail'
import { cardOf } from '../../src/drill/adviser'
import { drawSettings } from '../../src/drill/adviser-settings'
import type { Decision, Refusal } from '../../src/drill/decision'
import { overrideOf, plansOf, relianceOf } from '../../src/drill/kpis/adviser'
import { scenarioCases } from '../../src/drill/kpis/cases'
import { nothingSpent } from '../../src/drill/record-adviser'
import type { MeasuredRun } from '../../src/drill/record-work'
import { waitingRuns } from '../../src/drill/runs'
import { isSettled, isTrial } from '../../src/drill/trials'
import { catalogue } from '../../src/scenarios/catalogue'
import { type Decider, decider } from '../support/decider'

const refusalOf = (decision: Decision): Refusal['code'] | null =>
  decision.ok ? null : decision.refusal.code

function started(minutes: number): { drill: Decider; real: string; herring: string } {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(minutes)
  const { alerts } = drill.record()
  const id = (herring: boolean) => alerts.find((each) => each.herring === herring)?.id ?? ''
  return { drill, real: id(false), herring: id(true) }
}

const ask = (alertId: string, question = '') =>
  ({ type: 'ask-adviser', alertId, question, adviser: 'built-in' }) as const
const own = (alertId: string, remedies: Record<string, string> = { index: 'on' }) =>
  ({ type: 'own-plan', plan: { alertId, remedies, predicted: 60 } }) as const
const cardDetail = (remedies: Record<string, string>): AdviceDetail => ({
  kind: 'card',
  card: { cause: 'c', confidence: 80, remedies, predicted: 97, because: [], unsure: [] },
  remedies: [],
})
const fileCard = (drill: Decider, alertId: string, remedies = { calls: 'all' }) =>
  drill.do('', {
    type: 'file-advice',
    adviceId: cardOf(drill.record(), alertId)?.id ?? '',
    adviser: 'built-in',
    detail: cardDetail(remedies),
    spent: nothingSpent,
    planted: 'none',
  })
const fix = (alertId: string, remedies: Record<string, string>) => ({
  type: 'fix' as const,
  fix: {
    alertId,
    recommendation: 'r',
    steps: 's',
    remedies,
    predicted: 90,
    accuracy: null,
    override: '',
    outcome: 'successful' as const,
    minutesSaved: null,
    approvedBy: '',
  },
})
const measured = (verdict: MeasuredRun['verdict']): MeasuredRun => ({
  verdict,
  before: '40',
  after: '70',
  detail: '{}',
  answers: {},
})

test('before its phase the adviser is closed, and nobody seals a plan', () => {
  const { drill, real } = started(100)
  expect(refusalOf(drill.ask('emre', ask(real)))).toBe('too-early')
  expect(refusalOf(drill.ask('emre', own(real)))).toBe('too-early')
  expect(drill.record().advices.filter(({ kind }) => kind !== 'shadow')).toEqual([])
})

test('an own plan can be made anew until the card is asked for, then it is sealed', () => {
  const { drill, real } = started(121)
  drill.do('emre', own(real))
  drill.do('ben', own(real, { query: 'in' }))
  expect(drill.record().ownPlans).toMatchObject([{ alertId: real, remedies: { query: 'in' } }])
  drill.do('emre', ask(real))
  expect(refusalOf(drill.ask('emre', own(real)))).toBe('card-is-out')
  expect(refusalOf(drill.ask('ben', ask(real)))).toBe('card-waits')
  fileCard(drill, real)
  expect(refusalOf(drill.ask('ben', ask(real)))).toBe('card-is-out')
})

test('one question is asked once; a card that failed can be asked for anew', () => {
  const { drill, real } = started(121)
  drill.do('emre', ask(real, 'Why?'))
  expect(drill.record().advices.filter(({ kind }) => kind !== 'shadow')).toHaveLength(2)
  expect(refusalOf(drill.ask('ben', ask(real, 'Why?')))).toBe('asked-already')
  const adviceId = cardOf(drill.record(), real)?.id ?? ''
  drill.do('', { type: 'fail-advice', adviceId, why: 'No.', spent: null })
  expect(cardOf(drill.record(), real)).toBeNull()
  expect(refusalOf(drill.ask('ben', ask(real)))).toBeNull()
})

test('own and advised plans are tried once the final one was, behind everybody’s runs', () => {
  const { drill, real } = started(121)
  drill.do('emre', own(real))
  drill.do('emre', ask(real))
  fileCard(drill, real)
  drill.do('emre', fix(real, { query: 'in' }))
  drill.do('emre', { type: 'ask-run', alertId: real })
  const first = drill.record().runRequests.at(-1)?.id ?? ''
  expect(drill.record().runRequests.some(isTrial)).toBe(false)
  drill.do('', { type: 'file-run', requestId: first, measured: measured('partial') })
  const trials = drill.record().runRequests.filter(isTrial)
  expect(trials.map(({ remedies, predicted, counted }) => [remedies, predicted, counted])).toEqual([
    [{ index: 'on' }, 60, false],
    [{ calls: 'all' }, 97, false],
  ])
  // They hold nobody up, and count for nothing.
  const second = drill.do('emre', { type: 'ask-run', alertId: real }) ?? ''
  expect(waitingRuns(drill.record())[0]).toBe(second)
  expect(isSettled(drill.record(), real)).toBe(false)
  drill.do('', { type: 'file-run', requestId: second, measured: measured('holds') })
  expect(isSettled(drill.record(), real)).toBe(true)
  expect(drill.record().runRequests.filter(isTrial)).toHaveLength(2)
})

test.each(['stop', 'cancel'] as const)(
  '%s takes back the plans that wait to be tried: not run, not failed, and an override of them not tried',
  (type) => {
    const { drill, real } = started(121)
    drill.do('emre', own(real))
    drill.do('emre', ask(real))
    fileCard(drill, real)
    drill.do('emre', fix(real, { query: 'in' }))
    const requestId = drill.do('emre', { type: 'ask-run', alertId: real }) ?? ''
    drill.do('', { type: 'file-run', requestId, measured: measured('holds') })
    const trials = () => drill.record().runRequests.filter(isTrial)
    expect(trials().map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    drill.do('ana', { type })
    const why = 'The drill ended before it.'
    expect(trials()).toMatchObject([
      { state: 'cancelled', why },
      { state: 'cancelled', why },
    ])
    const ids = trials().map(({ id }) => id)
    const cues = drill
      .record()
      .cues.filter(({ kind, subject }) => kind === 'run' && ids.includes(subject))
    expect(cues.map(({ state }) => state)).toEqual(['skipped', 'skipped'])
    expect(waitingRuns(drill.record())).toEqual([])
    // A result that comes all the same comes too late.
    const late = { type: 'file-run', requestId: ids[0] ?? '', measured: measured('fails') } as const
    expect(refusalOf(drill.ask(null, late))).toBe('cue-not-due')
    expect(drill.record().runs.map(({ id }) => id)).toEqual([requestId])
    const [of] = scenarioCases(drill.record(), catalogue).filter(({ alert }) => alert.id === real)
    const plans = of && plansOf(drill.record(), of)
    expect(plans?.ran).toMatchObject({ own: null, advised: null, final: { id: requestId } })
    expect(plans && overrideOf(plans)).toBe('not tried')
    expect(plans && relianceOf(plans)).toBeNull()
  },
)

test('a plan that was run already is not run again, and a drill that ends asks nothing more', () => {
  const { drill, real } = started(121)
  drill.do('emre', own(real, { query: 'in' }))
  drill.do('emre', fix(real, { query: 'in' }))
  const requestId = drill.do('emre', { type: 'ask-run', alertId: real }) ?? ''
  drill.do('', { type: 'file-run', requestId, measured: measured('holds') })
  expect(drill.record().runRequests.some(isTrial)).toBe(false)
  drill.do('emre', ask(real))
  drill.do('ana', { type: 'stop' })
  expect(cardOf(drill.record(), real)).toBeNull()
  expect(
    drill.record().cues.filter(({ kind, state }) => kind === 'advice' && state === 'pending'),
  ).toEqual([])
})

test('sealed claims are asked for once, on each alert, as the Dark Room ends', () => {
  const { drill } = started(54)
  expect(drill.record().advices).toEqual([])
  drill.runTo(61)
  const { advices, alerts } = drill.record()
  expect(advices.map(({ kind, alertId }) => [kind, alertId]).sort()).toEqual(
    alerts.map(({ id }) => ['shadow', id]).sort(),
  )
})

test('of three real alerts none to two mislead, by the seed; a facilitator sets it until the card is asked for', () => {
  const counts = new Set<number>()
  for (let seed = 1; seed <= 60; seed++) {
    const drill = decider({}, { seed })
    drill.do('ana', { type: 'start' })
    const { alerts, adviserSettings } = drill.record()
    const real = alerts.filter(({ herring }) => !herring).map(({ id }) => id)
    const misled = adviserSettings.filter(
      ({ alertId, card }) => real.includes(alertId) && card !== 'right',
    )
    counts.add(misled.length)
  }
  expect([...counts].sort()).toEqual([0, 1, 2])
  const { drill, real } = started(121)
  const set = (card: 'right' | 'wrong' | 'wrong remedy') =>
    drill.ask('ana', { type: 'set-adviser', modes: { [real]: card } })
  expect(set('wrong').ok && set('right').ok).toBe(true)
  expect(refusalOf(drill.ask('ben', { type: 'set-adviser', modes: { [real]: 'wrong' } }))).toBe(
    'facilitators-only',
  )
  drill.do('emre', ask(real))
  expect(refusalOf(set('wrong'))).toBe('card-is-out')
})

test('a drill of one scenario has no card that misleads by draw', () => {
  const act = {
    now: 0,
    by: null,
    source: 'cue' as const,
    newId: () => 'x',
    random: () => 0.999,
    catalogue: { scenarios: [], herrings: [], playedMessages: [] },
  }
  const stamp = { at: 0, elapsed: 0, by: null, source: 'cue' as const }
  expect(drawSettings([{ id: 'a', herring: false }], stamp, act)).toMatchObject([{ card: 'right' }])
})
