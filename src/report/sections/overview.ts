/** Section 1. */
import { formatDuration } from '../../drill/duration'
import type { Block } from '../document'
import type { Overview } from '../report'
import { field, fieldQuote, heading, label } from './blocks'

export function overviewSection({
  objective,
  covered,
  severities,
  plannedMinutes,
  actual,
  description,
  level,
}: Overview): Block[] {
  const duration = `${plannedMinutes} ${plannedMinutes === 1 ? 'minute' : 'minutes'}`
  return [
    heading(2, '1. Workshop Overview'),
    ...fieldQuote('Objective', objective === '' ? null : objective),
    { kind: 'paragraph', text: [label('Scenarios Covered')] },
    {
      kind: 'checklist',
      items: covered.map((each) => ({
        text: each.herring ? `Red Herring — ${each.label}` : each.label,
        checked: each.raised,
      })),
    },
    { kind: 'paragraph', text: [label('Severity Levels Tested')] },
    {
      kind: 'checklist',
      items: severities.map((each) => ({ text: each.label, checked: each.tested })),
    },
    field('Difficulty', `Level ${level}`),
    field(
      'Workshop Duration',
      actual === null || actual === plannedMinutes * 60_000
        ? duration
        : `${duration} planned, ${formatDuration(actual)} actual`,
    ),
    ...fieldQuote('Brief Description', description),
  ]
}
