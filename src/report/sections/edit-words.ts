/** How an edit names the record and the fields that it changed: as the forms and the appendix do. */
import type { Appendix, Edit } from '../accounts'

const fields: Readonly<Record<string, string>> = {
  notes: 'Investigation notes',
  noise: 'Noise observed',
  lessons: 'Lessons learned',
  recommendation: 'AI recommendation',
  remedies: 'Remedies',
  steps: 'Steps applied',
  predicted: 'Predicted success (%)',
  accuracy: 'AI accuracy (%)',
  override: 'Human override',
  outcome: 'Outcome',
  minutesSaved: 'Minutes saved',
  approvedBy: 'Approved by',
  text: 'Text',
  kind: 'Kind',
  owner: 'Owner',
  due: 'Due',
  severity: 'Severity',
  done: 'Done',
  description: 'Brief description',
  summary: 'Team summary',
  takeaways: 'Key takeaways',
  highlights: 'Performance highlights',
  improvements: 'Areas for improvement',
  aiWorkflow: 'AI workflow observations',
  herringHandling: 'Red-herring handling',
  rating: 'Overall rating',
  correlation: 'Stated correlation (%)',
  comments: 'Additional comments',
}

export const fieldWords = (field: string): string => fields[field] ?? field

/** "finding 2", "the debrief": by its number in the appendix. */
export function editedRecord(
  { collection, recordId }: Pick<Edit, 'collection' | 'recordId'>,
  appendix: Appendix,
): string {
  if (collection === 'debriefs') return 'the debrief'
  const lists: Readonly<Record<string, readonly [string, readonly { id: string }[]]>> = {
    observations: ['observation', appendix.observations],
    findings: ['finding', appendix.findings],
    fixes: ['fix', appendix.fixes],
    guardrails: ['guardrail', appendix.guardrails],
    actions: ['action', appendix.actions],
  }
  const [word, list] = lists[collection] ?? [collection, []]
  const index = list.findIndex(({ id }) => id === recordId)
  return index === -1 ? word : `${word} ${index + 1}`
}
