import { expect, test } from 'vitest'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import type { Figure } from '../../../src/drill/kpis/figure'
import {
  checkedStress,
  correlation,
  observability,
  slaTargets,
  stressSuccess,
} from '../../../src/drill/kpis/verification'
import type { DrillRecord } from '../../../src/drill/record'
import { check, debrief, finished, run } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

const casesOf = (changes: Partial<DrillRecord>) => scenarioCases(finished(changes), smallCatalogue)
const told = ({ best, others }: Figure) =>
  [best, ...others]
    .filter((each) => each !== null)
    .map((each) => `${each.provenance} ${each.value}`)

test('a partial correlation counts half; the last answer counts, the first stands for before', () => {
  const checks = [
    check('A', 'correlation', 'Partial', 80),
    check('A', 'trace', 'Complete'),
    check('C', 'logs', 'Partial'),
  ]
  const cases = casesOf({ checks })
  expect(told(observability(cases, 'last'))).toEqual(['counted 75'])
  expect(told(observability(cases, 'first'))).toEqual(['counted 50'])
  expect(observability(cases, 'last').best?.share).toEqual({ part: 1, whole: 2 })
})

test('answers on a herring, and on an item that a scenario lacks, count nowhere', () => {
  expect(
    correlation(
      casesOf({
        checks: [
          check('D', 'correlation', 'Partial', 80),
          check('B', 'correlation', 'Partial', 80),
        ],
      }),
      null,
    ).best,
  ).toBeNull()
})

test('a stated correlation stands in, and stays beside a counted one', () => {
  const stated = debrief({ correlation: 90 })
  expect(told(correlation(casesOf({}), stated))).toEqual(['stated 90'])
  expect(told(correlation(casesOf({ checks: [check('A', 'trace', 'Complete')] }), stated))).toEqual(
    ['counted 100', 'stated 90'],
  )
})

test('stress tests by the last counted run, with the checks beside them', () => {
  const runs = [
    run('A', { verdict: 'fails' }, 125),
    run('A', { verdict: 'holds' }, 128),
    run('B', { verdict: 'hides' }),
    run('C', { verdict: 'holds', counted: false }),
  ]
  const figure = stressSuccess(
    casesOf({ runs, checks: [check('A', 'load', 'Passed'), check('B', 'latency', 'Passed')] }),
  )
  expect(told(figure)).toEqual(['measured 50', 'counted 100'])
  expect(figure.best?.share).toEqual({ part: 1, whole: 2 })
})

test('without runs stress checks passed ÷ answered, early answers under the common item too', () => {
  const cases = casesOf({
    checks: [
      check('A', 'stress', 'Failed', 80),
      check('A', 'load', 'Passed'),
      check('B', 'stress', 'Failed', 80),
    ],
  })
  expect(told(stressSuccess(cases))).toEqual(['counted 50'])
  expect(checkedStress(cases, 'first')?.value.toNumber()).toBe(0)
})

test.each([
  ['holds', 'Yes', ['measured 100', 'counted 100']],
  ['fails', 'Yes', ['measured 0', 'counted 100']],
  ['harms', 'No', ['counted 0']],
  ['holds', null, ['measured 100']],
] as const)('SLA with a run that %s and the answer %s', (verdict, answer, expected) => {
  const figure = slaTargets(
    casesOf({ runs: [run('C', { verdict })], checks: answer ? [check('C', 'sla', answer)] : [] }),
  )
  expect(told(figure)).toEqual(expected)
})

test('nothing answered is not recorded', () => {
  const cases = casesOf({})
  expect(
    [slaTargets(cases), stressSuccess(cases), correlation(cases, debrief())].map(
      ({ best }) => best,
    ),
  ).toEqual([null, null, null])
})
