import { expect, test } from 'vitest'
import { adviceDetailJson } from '../../../src/drill/advice-detail'
import {
  measuredAccuracy,
  measuredSaving,
  overrideOf,
  plansOf,
  relianceOf,
  skippedSteps,
} from '../../../src/drill/kpis/adviser'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import type { DrillRecord } from '../../../src/drill/record'
import { type Advice, nothingSpent, type OwnPlan } from '../../../src/drill/record-adviser'
import { finished, fix, run, stamp } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

const own = (remedies: Record<string, string>, minute = 124): OwnPlan => ({
  id: 'own',
  alertId: 'alert-A',
  remedies,
  predicted: 80,
  stamp: stamp(minute, 'ben'),
})
const card = (remedies: Record<string, string>, minute = 126): Advice => ({
  id: 'advice',
  alertId: 'alert-A',
  kind: 'card',
  adviser: 'built-in',
  question: '',
  state: 'done',
  why: '',
  detail: adviceDetailJson({
    kind: 'card',
    card: { cause: 'c', confidence: 90, remedies, predicted: 95, because: [], unsure: [] },
    remedies: Object.entries(remedies).map(([key, value]) => ({
      key,
      value,
      words: key,
      does: value === 'good' ? 'helps' : 'nothing',
    })),
  }),
  ...nothingSpent,
  planted: 'none',
  begun: null,
  ended: stamp(minute),
  choice: null,
  chosen: null,
  stamp: stamp(minute, 'ben'),
})
const [mine, its, last] = [{ x: 'mine' }, { y: 'good', z: 'bad' }, { w: 'last' }]

function plansIn(changes: Partial<DrillRecord>) {
  const record = finished(changes)
  const [first] = scenarioCases(record, smallCatalogue)
  if (!first) throw new Error('No scenario.')
  return { record, plans: plansOf(record, first) }
}

test('nothing is measured of plans that were not run, and nothing said of trust', () => {
  const { record, plans } = plansIn({
    ownPlans: [own(mine)],
    advices: [card(its)],
    fixes: [fix('A', { remedies: last })],
  })
  expect(measuredAccuracy([plans])).toBeNull()
  expect(measuredSaving(record, plans)).toBeNull()
  expect(overrideOf(plans)).toBe('not tried')
  expect(relianceOf(plans)).toBeNull()
  expect(skippedSteps(plans, '')).toEqual(['no approver named'])
})

test('the final plan is what the first counted run tried, whatever the fix became', () => {
  const { plans } = plansIn({
    advices: [card(its)],
    fixes: [fix('A', { remedies: last })],
    runs: [
      run('A', { remedies: its, verdict: 'fails' }, 130),
      run('A', { remedies: last, verdict: 'holds' }, 135),
    ],
  })
  expect(plans.final).toEqual(its)
  expect(overrideOf(plans)).toBeNull()
  expect(measuredAccuracy([plans])?.value.toNumber()).toBe(50)
  expect(measuredAccuracy([plans])?.share).toEqual({ part: 1, whole: 2 })
  expect(skippedSteps(plans, 'Cleo')).toEqual(['no plan of the team’s own'])
})

test.each([
  ['holds', 'fails', 'fails', 'over', 'no difference'],
  ['fails', 'holds', 'fails', 'under', 'costly'],
  ['holds', 'fails', 'holds', 'neither', 'good'],
  ['fails', 'fails', 'harms', 'neither', 'costly'],
  ['holds', 'hides', 'partial', 'over', 'no difference'],
] as const)('own %s, advised %s, final %s: %s, %s', (ownCame, itsCame, lastCame, trust, change) => {
  const { plans } = plansIn({
    ownPlans: [own(mine)],
    advices: [card(its)],
    runs: [
      run('A', { remedies: last, verdict: lastCame }, 131),
      run('A', { remedies: mine, verdict: ownCame, counted: false }, 132),
      run('A', { remedies: its, verdict: itsCame, counted: false }, 132),
    ],
  })
  expect(relianceOf(plans)).toBe(trust)
  expect(overrideOf(plans)).toBe(change)
})

test('time saved: the opening to the own plan, less the card to the run that holds; both must hold', () => {
  const saved = (ownCame: 'holds' | 'fails', lastCame: 'holds' | 'fails', minute: number) => {
    const { record, plans } = plansIn({
      ownPlans: [own(mine, 132)],
      advices: [card(its, 134)],
      runs: [
        run('A', { remedies: last, verdict: lastCame }, minute),
        run('A', { remedies: mine, verdict: ownCame, counted: false }, minute + 1),
      ],
    })
    return measuredSaving(record, plans)?.value.toNumber() ?? null
  }
  expect(saved('holds', 'holds', 139)).toBe(7)
  expect(saved('holds', 'holds', 150)).toBe(-4)
  expect(saved('fails', 'holds', 139)).toBeNull()
  expect(saved('holds', 'fails', 139)).toBeNull()
  // A run from before the card owes it nothing.
  expect(saved('holds', 'holds', 133)).toBeNull()
})
