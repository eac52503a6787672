/** Guardrails: what the drill changed in templates, alerts, rules and infrastructure code. */
import { z } from 'zod'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { type Guardrail, guardrailKinds } from './record-lessons'
import { write } from './records'
import { choice, requiredText } from './text'

export const guardrailSchema = z.object({ text: requiredText, kind: choice(guardrailKinds) })
export type GuardrailInput = Omit<Guardrail, 'id' | 'stamp'>

export function guardrail(
  record: DrillRecord,
  input: GuardrailInput,
  recordId: string | null,
  act: Act,
): Decision {
  return write(record, 'guardrails', recordId, act, (id, stamp) => ({ id, ...input, stamp }))
}
