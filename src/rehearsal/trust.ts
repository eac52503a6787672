/** How far the simulated team trusts the adviser on each failure: what it plans by itself, and what it makes of the card. */
import type { AdviceChoice, AdviserMode } from '../drill/record-adviser'
import type { Outcome } from '../drill/record-work'
import type { Scenario } from '../drill/scenario'
import type { DrillFacts } from './act'
import type { Advised } from './advised'
import { chance, pick, pickBy, type Random } from './chance'
import type { AiLines } from './lines/ai'
import { linesOfScenario } from './lines/by-subject'
import type { PlanLines } from './lines/lines'
import type { Story } from './story'

export interface Attempt {
  /** As the fix form has them. */
  remedies: readonly string[]
  steps: readonly string[]
  outcome: Outcome
  /** Why it is another plan than the advised one; null = it is the advised one. */
  refusals: readonly string[] | null
}

export interface Trust {
  scenario: Scenario
  advised: Advised
  /** Null = the team asks the adviser at once. */
  own: (PlanLines & { outcome: Outcome }) | null
  choice: AdviceChoice
  /** One that does not succeed is tried once more, most of the time. */
  attempts: readonly Attempt[]
}

/** One a failure at which something can be turned, in the alerts' order. */
export function trustOf(random: Random, { alerts }: DrillFacts, story: Story): Trust[] {
  return alerts.flatMap(({ subject, advised }) =>
    subject.kind === 'scenario' && advised !== null ? [weigh(random, subject, advised, story)] : [],
  )
}

function weigh(random: Random, scenario: Scenario, advised: Advised, story: Story): Trust {
  const { advice } = linesOfScenario(scenario)
  const found = story.claims.some(
    ({ subject, kind }) => subject === scenario && (kind === 'right' || kind === 'half'),
  )
  const own = planOf(random, scenario, wayOf(random, found ? 0.7 : 0.4))
  const skips = chance(random, 0.1)
  const choice = choose(random, advised.mode, own.outcome === 'successful')
  const { refusals, ...adopted } = advice[advised.mode]
  const asAdvised: Attempt = {
    ...adopted,
    remedies: Object.entries(advised.remedies).map(([key, value]) => `${key}=${value}`),
    refusals: null,
  }
  const plans: Readonly<Record<AdviceChoice, () => Attempt>> = {
    adopt: () => asAdvised,
    change: () => ({ ...planOf(random, scenario, 'successful'), refusals }),
    reject: () => ({ ...own, refusals }),
  }
  const first = plans[choice]()
  const retries = first.outcome !== 'successful' && chance(random, 0.7)
  const second =
    advised.mode === 'right'
      ? asAdvised
      : own.outcome === 'successful'
        ? { ...own, refusals }
        : plans.change()
  return {
    scenario,
    advised,
    own: skips ? null : own,
    choice,
    attempts: retries ? [first, second] : [first],
  }
}

const wayOf = (random: Random, right: number): Outcome =>
  chance(random, right) ? 'successful' : chance(random, 0.5) ? 'partial' : 'failed'

/** A scenario may lack plans that come out so; some plan it has. */
function planOf(random: Random, scenario: Scenario, outcome: Outcome) {
  const { plans } = linesOfScenario(scenario)
  const order: readonly Outcome[] = [outcome, 'successful', 'partial', 'failed']
  const there = order.find((each) => plans[each].length > 0) ?? outcome
  return { ...pick(random, plans[there]), outcome: there }
}

/** Shares of adopt, change, reject: by whether the card is right, and the team's own plan. */
const habits: Readonly<Record<'right' | 'misleading', Record<'right' | 'wrong', Habit>>> = {
  right: { right: [0.6, 0.3, 0.1], wrong: [0.8, 0, 0.2] },
  misleading: { right: [0.3, 0.2, 0.5], wrong: [0.45, 0.35, 0.2] },
}
type Habit = readonly [adopt: number, change: number, reject: number]

function choose(random: Random, mode: AdviserMode, ownIsRight: boolean): AdviceChoice {
  const [adopt, change, reject] =
    habits[mode === 'right' ? 'right' : 'misleading'][ownIsRight ? 'right' : 'wrong']
  const shares: readonly [AdviceChoice, number][] = [
    ['adopt', adopt],
    ['change', change],
    ['reject', reject],
  ]
  return pickBy(random, shares, ([, share]) => share)[0]
}

/** Those lines on the adviser that are true of this drill. */
export function said({ always, refused, fooled }: AiLines, trusts: readonly Trust[]): string[] {
  const misleading = trusts.filter(({ advised }) => advised.mode !== 'right')
  return [
    ...always,
    ...(misleading.some(({ choice }) => choice !== 'adopt') ? refused : []),
    ...(misleading.some(({ choice }) => choice === 'adopt') ? fooled : []),
  ]
}
