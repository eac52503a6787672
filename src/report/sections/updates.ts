/** Section 5. */
import type { Block, Text } from '../document'
import type { ActionRow, Updates } from '../report'
import { field, fieldList, heading, label, oneLine } from './blocks'

export function updatesSection({ guardrails, preventive, nextSteps }: Updates): Block[] {
  return [
    heading(2, '5. Post-Mortem & Spec Updates'),
    ...fieldList(
      'Updated Templates / Guardrails',
      guardrails.flatMap(({ kind, texts }) => texts.map((text) => `${oneLine(text)} (${kind})`)),
    ),
    ...actions('Preventive Actions / Recommendations', preventive),
    ...actions('Next Steps / Follow-Up', nextSteps),
  ]
}

function actions(name: string, rows: readonly ActionRow[]): Block[] {
  if (rows.length === 0) return [field(name, null)]
  return [
    { kind: 'paragraph', text: [label(name)] },
    {
      kind: 'table',
      head: ['Action', 'Kind', 'Owner', 'Due', 'Severity', 'Status'],
      align: ['left', 'left', 'left', 'left', 'left', 'left'],
      rows: rows.map(({ text, kind, owner, due, severity, status }): Text[] => [
        [oneLine(text)],
        [kind],
        [oneLine(owner)],
        [due],
        [severity],
        [status],
      ]),
    },
  ]
}
