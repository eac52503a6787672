/** What a team's own scenario says of a fix: stated by its author, as nothing runs behind it. */
import type { Run, RunVerdict } from '../drill/record-work'
import type { StatedEffect } from '../drill/stated'
import type { Part } from './message'
import { strong } from './spans'

const words: Readonly<Record<RunVerdict, string>> = {
  holds: 'It holds.',
  hides: 'It hides the symptom, not what is behind it.',
  partial: 'Partly: the symptom is less, and still there.',
  fails: 'It fails: the symptom stays.',
  harms: 'It harms: something breaks that was whole before.',
}

const effects: Readonly<Record<RunVerdict, string>> = {
  holds: 'holds',
  hides: 'hides the symptom',
  partial: 'helps in part',
  fails: 'fails',
  harms: 'harms',
}

/** In place of figures, each remedy with what is stated of it. */
export function statedResult(run: Run, stated: readonly StatedEffect[]): Part[] {
  return [
    { kind: 'text', text: [strong(words[run.verdict])] },
    ...stated.map(
      ({ label, effect, why }): Part => ({
        kind: 'text',
        text: [strong(label), ` · ${effects[effect]}: ${why}`],
      }),
    ),
    ...(run.predicted === null
      ? []
      : [{ kind: 'text' as const, text: `Predicted success: ${run.predicted} %.` }]),
    { kind: 'note', text: 'Stated by the scenario’s author, not measured: nothing ran.' },
  ]
}
