import { expect, test } from 'vitest'
import { commonChecks, ownCheck } from '../../src/drill/check-items'
import { catalogue } from '../../src/scenarios/catalogue'

test('the items are those of the template, the last of each scenario verifies its fix', () => {
  const rows = catalogue.scenarios.map(({ short, checks }) => [
    short,
    ...checks.map((item) => `${item.label}: ${item.answers.join('/')} (${item.kind})`),
  ])
  expect(rows).toEqual([
    [
      'drift',
      'Trace correlation: Complete/Partial (observability)',
      'Stress test: Passed/Failed (stress)',
    ],
    [
      'deadlock',
      'Circuit breakers / async queue: Yes/No (applied)',
      'Stress / latency check: Passed/Failed (stress)',
    ],
    [
      'N+1',
      'Batch / async / caching: Yes/No (applied)',
      'Logs correlation: Complete/Partial (observability)',
      'SLA / latency targets: Yes/No (sla)',
    ],
  ])
})

test('a common answer goes to the item of its kind, where the scenario has one', () => {
  const mapped = catalogue.scenarios.map((scenario) =>
    commonChecks.map((item) => ownCheck(scenario, item.key)?.label ?? null),
  )
  expect(mapped).toEqual([
    ['Trace correlation', 'Stress test'],
    [null, 'Stress / latency check'],
    ['Logs correlation', null],
  ])
})

test('an own answer goes to its own item, with answers a common one can take over', () => {
  for (const scenario of catalogue.scenarios) {
    for (const item of scenario.checks) expect(ownCheck(scenario, item.key)).toBe(item)
    for (const common of commonChecks) {
      const own = ownCheck(scenario, common.key)
      if (own) expect(own.answers).toEqual(common.answers)
    }
    expect(ownCheck(scenario, 'unknown')).toBeNull()
  }
})
