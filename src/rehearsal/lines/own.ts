/** For scenarios and herrings that a team added: what can be said of any. */
import type { Herring, Scenario, StatedRemedy } from '../../drill/scenario'
import { applied } from '../../drill/stated'
import type { HerringLines, PlanLines, ScenarioLines } from './lines'

/** One remedy each. */
const plansOf = (
  { remedies = [] }: Scenario,
  effects: readonly StatedRemedy['effect'][],
): PlanLines[] =>
  remedies
    .filter(({ effect }) => effects.includes(effect))
    .map(({ key, label }) => ({
      remedies: [`${key}=${applied}`],
      steps: [label, 'Change reviewed', 'Load repeated'],
    }))

export const linesOfOwnScenario = (scenario: Scenario): ScenarioLines => ({
  right: {
    causes: [scenario.cause],
    evidence: scenario.decidingEvidence,
    disproof: ['The same symptom with that taken away.'],
  },
  half: {
    causes: scenario.keyPoints.map(({ anyOf }) => (anyOf[0] ?? []).join(' ')),
    evidence: ['It fits part of what the logs show.'],
    disproof: ['A trace that does not show it.'],
  },
  wrong: {
    causes: ['The last deployment did it', 'The machine is too small for the traffic of tonight'],
    evidence: ['It is the only change that I know of.'],
    disproof: ['The same symptom before the change.'],
  },
  shrug: ['It came and will go.'],
  trail: [
    `${scenario.alert.service}: ${scenario.alert.symptom}. Looked at what changed.`,
    `${scenario.alert.service}: compared with last night, hour by hour.`,
  ],
  notes: ['Compared logs, metrics and traces by trace id', ...scenario.decidingEvidence],
  lessons: ['The alert should say more than the symptom', 'The runbook needs this case'],
  plans: {
    successful: plansOf(scenario, ['holds']),
    partial: plansOf(scenario, ['partial', 'hides']),
    failed: plansOf(scenario, ['fails', 'harms']),
  },
  advice: {
    right: {
      outcome: 'successful',
      steps: ['Done as advised, step by step', 'Reviewed by a second person'],
      refusals: ['Kept our own plan: it was the smaller change'],
    },
    'wrong remedy': {
      outcome: 'partial',
      steps: ['Done as advised, step by step', 'The symptom is smaller'],
      refusals: ['Refused it: the symptom would go and the cause stay'],
    },
    wrong: {
      outcome: 'failed',
      steps: ['Done as advised, step by step', 'Nothing became better'],
      refusals: ['Refused it: the evidence does not show what it says'],
    },
  },
  guardrails: [
    { text: `Alert of ${scenario.alert.service} says more than its symptom`, kind: 'alert' },
  ],
  actions: [{ text: `Extend the runbook of ${scenario.alert.service}`, severity: 'Medium' }],
})

export const linesOfOwnHerring = (herring: Herring): HerringLines => ({
  blame: {
    causes: [`${herring.alert.service} is broken and takes the rest with it`],
    evidence: [`${herring.alert.symptom}, ${herring.alert.threshold}.`],
    disproof: ['The same figure on a quiet night.'],
  },
  blameElsewhere: [`${herring.alert.service} takes the rest with it`],
  cleared: herring.clears,
  disproof: ['A failing request that passes through it.'],
  trail: [`${herring.alert.service}: ${herring.alert.symptom}. Looked at who uses it.`],
  observed: {
    misled: [`${herring.alert.service} alerted beside the failures and drew attention away`],
    clear: [`${herring.alert.service} alerted beside the failures`],
  },
})
