/** Observations: notes on the phase they are written in; after the end on the last phase that ran. */
import { z } from 'zod'
import { presentPhase } from './clock'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { write } from './records'
import { requiredText } from './text'

export const noteSchema = z.object({ text: requiredText })

export function note(
  record: DrillRecord,
  text: string,
  recordId: string | null,
  act: Act,
): Decision {
  const before = record.observations.find((each) => each.id === recordId)
  const last = record.phases.findLast((each) => each.started !== null)
  const phase = before?.phase ?? presentPhase(record)?.ordinal ?? last?.ordinal ?? 1
  return write(record, 'observations', recordId, act, (id, stamp) => ({ id, phase, text, stamp }))
}
