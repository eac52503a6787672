/** Fixes: one remedy plan an alert, and what came of it. */
import { z } from 'zod'
import { alertById, noSuchAlert } from './alerts'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import { type Fix, outcomes } from './record-work'
import { write } from './records'
import {
  alertLetter,
  choice,
  optionalNumber,
  optionalPercent,
  optionalText,
  requiredText,
} from './text'

/** Choices as "key=value"; a key counts once. */
export const remedyChoices = z
  .array(z.string().regex(/^[\w-]+=.+$/, 'Choose from the list.'))
  .nullish()
  .transform((chosen) => (chosen ?? []).map((each) => each.split('=', 2)))
  .refine(
    (pairs) => new Set(pairs.map(([key]) => key)).size === pairs.length,
    'Choose one value of each.',
  )
  .transform(
    (pairs): Readonly<Record<string, string>> =>
      Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])),
  )

export const fixSchema = z.object({
  alert: alertLetter,
  recommendation: requiredText,
  remedies: remedyChoices,
  steps: requiredText,
  predicted: optionalPercent,
  accuracy: optionalPercent,
  override: optionalText,
  outcome: choice(outcomes),
  /** May be negative: the advice cost time. */
  minutesSaved: optionalNumber(-480, 480),
  approvedBy: optionalText,
})
export type FixInput = Omit<Fix, 'id' | 'stamp'>

export function fixOf(record: DrillRecord, alertId: string): Fix | null {
  return record.fixes.find((each) => each.alertId === alertId) ?? null
}

export function fix(record: DrillRecord, input: FixInput, act: Act): Decision {
  if (!alertById(record, input.alertId)) return noSuchAlert(record)
  const before = fixOf(record, input.alertId)
  return write(record, 'fixes', before?.id ?? null, act, (id, stamp) => ({ id, ...input, stamp }))
}
