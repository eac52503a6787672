/** What the built-in adviser advises comes to what its mode says, when it is run. */
import { expect, test } from 'vitest'
import { classOfRemedy } from '../../src/lab/remedy-classes'
import type { System } from '../../src/lab/run'
import { runBilling } from '../../src/lab/systems/billing/run'
import { runMicroservices } from '../../src/lab/systems/microservices/run'
import { runRestApi } from '../../src/lab/systems/rest-api/run'
import { adviserLinesOf } from '../../src/scenarios/advisers/advisers'
import { catalogue } from '../../src/scenarios/catalogue'
import { verdictOf } from './run-once'

const systems = { billing: runBilling, microservices: runMicroservices, 'rest-api': runRestApi }

const cases = catalogue.scenarios.flatMap(({ id, lab }) => {
  const lines = adviserLinesOf(catalogue, id)
  const system = (Object.keys(systems) as System[]).find((each) => each === lab)
  return lines && system ? [{ id, system, lines }] : []
})

test.each(cases)('$id', { timeout: 300_000 }, async ({ system, lines }) => {
  for (const mode of ['right', 'wrong remedy', 'wrong'] as const) {
    const does = Object.entries(lines.card[mode].remedies).map(([key, value]) =>
      classOfRemedy(system, key, value),
    )
    expect(does.every((each) => each === 'helps')).toBe(mode === 'right')
  }
  // The others are what a verdict's own tests run; this one has to look right and not hold.
  const { remedies } = lines.card['wrong remedy']
  expect(await verdictOf(systems[system], { subject: system, remedies })).not.toBe('holds')
})
