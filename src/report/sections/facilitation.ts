/** Section 6. */
import { ratings } from '../../drill/record-lessons'
import type { Block } from '../document'
import type { Facilitation } from '../report'
import { fieldList, fieldQuote, heading, label } from './blocks'

/** `measured`: what is known of the work with the adviser, beside what the facilitator saw of it. */
export function facilitationSection(notes: Facilitation, measured: readonly Block[] = []): Block[] {
  return [
    heading(2, '6. Instructor / Facilitator Notes'),
    ...fieldList('Performance Highlights', notes.highlights),
    ...fieldList('Areas for Improvement', notes.improvements),
    ...fieldList('AI Workflow Observations', notes.aiWorkflow),
    ...measured,
    ...fieldList('Red Herring Handling', notes.herringHandling),
    { kind: 'paragraph', text: [label('Overall Rating')] },
    {
      kind: 'checklist',
      items: ratings.map((rating) => ({ text: rating, checked: rating === notes.rating })),
    },
    ...fieldQuote('Additional Comments', notes.comments),
  ]
}
