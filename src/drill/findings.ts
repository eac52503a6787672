/** Findings: investigation notes, noise observed and lessons on one alert; one a person and alert. */
import { z } from 'zod'
import { alertById, noSuchAlert } from './alerts'
import type { Act, Decision } from './decision'
import type { DrillRecord } from './record'
import type { Finding } from './record-work'
import { write } from './records'
import { alertLetter, optionalText } from './text'

export const findingSchema = z
  .object({ alert: alertLetter, notes: optionalText, noise: optionalText, lessons: optionalText })
  .refine((finding) => finding.notes !== '' || finding.noise !== '' || finding.lessons !== '', {
    path: ['notes'],
    message: 'Fill at least one of the three fields.',
  })
export interface FindingInput {
  alertId: string
  notes: string
  noise: string
  lessons: string
}

export function ownFinding(record: DrillRecord, alertId: string, personId: string): Finding | null {
  return (
    record.findings.find((each) => each.alertId === alertId && each.stamp.by === personId) ?? null
  )
}

export function finding(
  record: DrillRecord,
  input: FindingInput,
  recordId: string | null,
  act: Act,
): Decision {
  if (!alertById(record, input.alertId)) return noSuchAlert(record)
  const mine = act.by === null ? null : ownFinding(record, input.alertId, act.by)
  return write(record, 'findings', recordId ?? mine?.id ?? null, act, (id, stamp) => ({
    id,
    ...input,
    stamp,
  }))
}
