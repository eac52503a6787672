/** The post-mortem: guardrails that are changed, actions with an owner and a date. */
import { type ActionKind, actionKinds } from '../drill/record-lessons'
import type { Severity } from '../drill/scenario'
import type { Act, DrillFacts } from './act'
import type { Crew } from './cast'
import { pick, type Random, some, whole } from './chance'
import { linesOfScenario } from './lines/by-subject'
import { commonActions, commonGuardrails } from './lines/review'
import { type Times, within } from './times'

export function review(random: Random, facts: DrillFacts, crew: Crew, times: Times): Act[] {
  const scenarios = facts.alerts.flatMap(({ subject }) =>
    subject.kind === 'scenario' ? [subject] : [],
  )
  const pools = scenarios.map(linesOfScenario)
  const changed = [
    ...pools.flatMap(({ guardrails }) => some(random, guardrails, whole(random, 0, 2))),
    ...some(random, commonGuardrails, whole(random, 1, 3)),
  ]
  const guardrails = changed.map(
    (values): Act => ({
      at: within(random, times.postMortem, 0.1, 0.9),
      by: pick(random, crew.claimants).key,
      do: { type: 'form', word: 'guardrail', values },
    }),
  )
  const planned = [
    ...pools.flatMap(({ actions }) =>
      some(random, actions, whole(random, 1, 2)).map((each) => ({
        ...each,
        kind: 'preventive action' as const,
        days: [7, 35] as const,
      })),
    ),
    ...nextSteps(random),
  ]
  const actions = planned.map(
    ({ text, kind, severity, days }): Act => ({
      at: within(random, times.postMortem, 0.3, 0.98),
      by: crew.scribe.key,
      do: {
        type: 'form',
        word: 'action',
        values: {
          text,
          kind,
          owner: pick(random, crew.claimants).name,
          due: daysAfter(facts.today, whole(random, days[0], days[1])),
          severity,
        },
      },
    }),
  )
  return [...guardrails, ...actions]
}

interface NextStep {
  text: string
  kind: ActionKind
  severity: Severity
  days: readonly [number, number]
}

/** At most one of each kind. */
const nextSteps = (random: Random): NextStep[] =>
  some(random, actionKinds, whole(random, 2, actionKinds.length)).flatMap((kind) => {
    const pool = commonActions.filter((each) => each.kind === kind)
    return pool.length > 0 ? [pick(random, pool)] : []
  })

/** An ISO day, so many days after another. */
function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
