/** Guardrails and actions that are of no one alert. */
import type { ActionKind, GuardrailKind } from '../../drill/record-lessons'
import type { Severity } from '../../drill/scenario'

export const commonGuardrails: readonly { text: string; kind: GuardrailKind }[] = [
  { text: 'Post-mortem template has a field for what was ruled out', kind: 'template' },
  { text: 'Alerts say since when and against which baseline', kind: 'alert' },
  {
    text: 'CPU limit of batch workers in the infrastructure code follows the nightly job',
    kind: 'IaC correction',
  },
  {
    text: 'Hop timeout in the infrastructure code set to the deployed value',
    kind: 'IaC correction',
  },
  { text: 'Nightly check of infrastructure code against what runs', kind: 'IaC correction' },
  { text: 'Trace id in every error line', kind: 'logging' },
]

/** `days` after the drill: from, to. */
export const commonActions: readonly {
  text: string
  kind: ActionKind
  severity: Severity
  days: readonly [number, number]
}[] = [
  {
    text: 'Measure detection time and false positives again',
    kind: 'metric re-evaluation',
    severity: 'Low',
    days: [35, 60],
  },
  {
    text: 'Compare alert counts before and after the new rules',
    kind: 'metric re-evaluation',
    severity: 'Medium',
    days: [28, 45],
  },
  {
    text: 'Repeat the drill with Level 3 alerts',
    kind: 'repeat drill',
    severity: 'Medium',
    days: [40, 50],
  },
  {
    text: 'Repeat the drill with the other half of the team',
    kind: 'repeat drill',
    severity: 'Low',
    days: [25, 60],
  },
  {
    text: 'Add what the AI advised, and what came of it, to the runbooks',
    kind: 'next step',
    severity: 'Medium',
    days: [7, 21],
  },
  {
    text: 'Show this report to the service owners',
    kind: 'next step',
    severity: 'Low',
    days: [3, 10],
  },
  {
    text: 'Train reading traces, an hour for everyone',
    kind: 'next step',
    severity: 'Medium',
    days: [14, 30],
  },
]
