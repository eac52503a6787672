/** Actions: preventive actions and next steps, each with an owner and a due date. */
import { z } from 'zod'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { type Action, actionKinds } from './record-lessons'
import { write } from './records'
import { choice, day, requiredText } from './text'

export const actionSchema = z.object({
  text: requiredText,
  kind: choice(actionKinds),
  owner: requiredText,
  due: day,
  severity: choice(['Low', 'Medium', 'High']),
})
export type ActionInput = Omit<Action, 'id' | 'stamp' | 'done'>

export function action(
  record: DrillRecord,
  input: ActionInput,
  recordId: string | null,
  act: Act,
): Decision {
  const before = record.actions.find((each) => each.id === recordId)
  return write(record, 'actions', recordId, act, (id, stamp) => ({
    id,
    ...input,
    done: before?.done ?? false,
    stamp,
  }))
}
