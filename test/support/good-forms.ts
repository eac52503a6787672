/** For each form of the bot a filling that it takes, and where in a drill the form opens. */
import type { FormValues } from '../../src/messages/form'

export type FormWord =
  | 'plan'
  | 'join'
  | 'extend'
  | 'herring'
  | 'hint'
  | 'claim'
  | 'note'
  | 'finding'
  | 'fix'
  | 'check'
  | 'measure'
  | 'guardrail'
  | 'action'
  | 'reflect'
  | 'debrief'

export const goodForms: Readonly<Record<FormWord, { line: string; values: FormValues }>> = {
  plan: { line: 'plan', values: { title: 'Night drill', team: 'Team Alpha' } },
  join: { line: 'join', values: { role: 'Scribe' } },
  extend: { line: 'extend', values: { minutes: 5 } },
  herring: {
    line: 'herring a cold cache',
    values: {
      service: 'cache',
      symptom: 'It is cold',
      value: '4 % (limit 80)',
      clears: 'It was restarted on purpose.',
    },
  },
  hint: { line: 'hint', values: { alert: 'A' } },
  claim: { line: 'claim A', values: { cause: 'The ring of calls', confidence: 60 } },
  note: { line: 'note', values: { text: 'The dashboards lag.' } },
  finding: { line: 'finding A', values: { notes: 'Followed the traces.' } },
  fix: {
    line: 'fix A',
    values: { recommendation: 'Batch it', steps: 'Batched', outcome: 'partial' },
  },
  check: { line: 'check A', values: {} },
  measure: { line: 'measure A', values: { shows: 'latency', rows: 'before,after\n1820,350' } },
  guardrail: { line: 'guardrail', values: { text: 'Lint floats', kind: 'template' } },
  action: {
    line: 'action',
    values: {
      text: 'Alert on drift',
      kind: 'next step',
      owner: 'Ben',
      due: '2026-02-01',
      severity: 'Low',
    },
  },
  reflect: {
    line: 'reflect',
    values: { techniques: '4', ai: '5', herring: '4', dashboards: '3' },
  },
  debrief: { line: 'debrief', values: { rating: 'Good' } },
}

/** Forms that only a facilitator gets. */
export const facilitatorForms: readonly FormWord[] = [
  'plan',
  'extend',
  'herring',
  'hint',
  'measure',
  'debrief',
]
