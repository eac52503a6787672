/** Records and what was typed for them, as lines that can be compared. */

export const fields = {
  ownPlan: ['remedies', 'predicted'],
  guardrail: ['text', 'kind'],
  action: ['text', 'kind', 'owner', 'due', 'severity'],
  finding: ['notes', 'noise', 'lessons'],
  fix: [
    'recommendation',
    'steps',
    'predicted',
    'accuracy',
    'override',
    'outcome',
    'minutesSaved',
    'approvedBy',
  ],
  debrief: [
    'description',
    'summary',
    'takeaways',
    'highlights',
    'improvements',
    'aiWorkflow',
    'herringHandling',
    'rating',
    'correlation',
    'comments',
  ],
  claim: ['noise', 'cause', 'evidence', 'disproof', 'confidence'],
  reflection: ['techniques', 'ai', 'herring', 'dashboards', 'q1', 'q2', 'q3', 'q4', 'q5', 'sign'],
} as const

/** Those fields of a record, or of a filled form; what is empty reads the same in both. */
export function described(source: object, names: readonly string[]): string {
  const values = new Map<string, unknown>(Object.entries(source))
  return names.map((name) => plain(values.get(name))).join(' | ')
}

const plain = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value).trim()
