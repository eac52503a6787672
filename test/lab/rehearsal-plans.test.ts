/** What the simulated team says of its plans, and of those that it adopts, is what their runs come to. */
import { expect, test } from 'vitest'
import { remedyChoices } from '../../src/drill/fixes'
import type { Outcome } from '../../src/drill/record-work'
import { runBilling } from '../../src/lab/systems/billing/run'
import { runMicroservices } from '../../src/lab/systems/microservices/run'
import { runRestApi } from '../../src/lab/systems/rest-api/run'
import type { Verdict } from '../../src/lab/verdict'
import { linesOfScenario } from '../../src/rehearsal/lines/by-subject'
import { adviserLinesOf } from '../../src/scenarios/advisers/advisers'
import { catalogue } from '../../src/scenarios/catalogue'
import { verdictOf } from './run-once'

const systems = { billing: runBilling, microservices: runMicroservices, 'rest-api': runRestApi }
const names = ['billing', 'microservices', 'rest-api'] as const

/** In the template's words. */
const outcomes: Readonly<Record<Verdict, Outcome>> = {
  holds: 'successful',
  hides: 'partial',
  partial: 'partial',
  fails: 'failed',
  harms: 'failed',
}

const said = catalogue.scenarios.flatMap((scenario) => {
  const system = names.find((each) => each === scenario.lab)
  const cards = adviserLinesOf(catalogue, scenario.id)?.card
  if (system === undefined || cards === undefined) return []
  const { plans, advice } = linesOfScenario(scenario)
  const own = (['successful', 'partial', 'failed'] as const).flatMap((outcome) =>
    plans[outcome].map(({ remedies }) => ({ outcome, remedies: remedyChoices.parse(remedies) })),
  )
  const adopted = (['right', 'wrong remedy', 'wrong'] as const).map((mode) => ({
    outcome: advice[mode].outcome,
    remedies: cards[mode].remedies,
  }))
  return [...own, ...adopted].map((each) => ({
    ...each,
    system,
    words: Object.entries(each.remedies)
      .map((pair) => pair.join('='))
      .join(' '),
  }))
})

test.each(said)('$system $words is $outcome', { timeout: 300_000 }, async (each) => {
  const { system, remedies, outcome } = each
  const verdict = await verdictOf(systems[system], { subject: system, remedies })
  expect(outcomes[verdict], verdict).toBe(outcome)
})
