/** The debrief: the facilitators' own notes, one a drill. */
import { z } from 'zod'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { type Debrief, ratings } from './record-lessons'
import { write } from './records'
import { choice, optionalPercent, optionalText } from './text'

export const debriefSchema = z.object({
  description: optionalText,
  summary: optionalText,
  takeaways: optionalText,
  highlights: optionalText,
  improvements: optionalText,
  aiWorkflow: optionalText,
  herringHandling: optionalText,
  rating: choice(ratings),
  correlation: optionalPercent,
  comments: optionalText,
})
export type DebriefInput = Omit<Debrief, 'id' | 'stamp'>

export function debrief(record: DrillRecord, input: DebriefInput, act: Act): Decision {
  return write(record, 'debriefs', record.debriefs[0]?.id ?? null, act, (id, stamp) => ({
    id,
    ...input,
    stamp,
  }))
}
