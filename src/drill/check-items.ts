/** What a team is asked to verify of any alert, and where those answers go once the scenarios are known. */
import type { CheckItem, Scenario } from './scenario'

/** Asked of every alert until the reveal, so that the form says nothing about what lies behind one. */
export const commonChecks: readonly CheckItem[] = [
  {
    key: 'correlation',
    label: 'Correlation',
    answers: ['Complete', 'Partial'],
    kind: 'observability',
  },
  { key: 'stress', label: 'Stress test', answers: ['Passed', 'Failed'], kind: 'stress' },
]

/**
 * The scenario's own item that an answer belongs to, whether it was given under that key or, before
 * the reveal, under a common one. Null where the scenario has no such item: the answer is kept, unlisted.
 */
export function ownCheck(scenario: Scenario, itemKey: string): CheckItem | null {
  const kind = commonChecks.find((item) => item.key === itemKey)?.kind
  return scenario.checks.find((item) => item.key === itemKey || item.kind === kind) ?? null
}
