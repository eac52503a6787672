/** Checks: verified outcomes of an alert. Each answer is kept; the last one to an item counts. */
import { alertById, noSuchAlert } from './alerts'
import { stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import type { Check } from './record-work'

export interface CheckInput {
  alertId: string
  answers: Readonly<Record<string, string>>
}

export function lastAnswer(record: DrillRecord, alertId: string, item: string): Check | null {
  return record.checks.findLast((each) => each.alertId === alertId && each.item === item) ?? null
}

/** Adds an answer to each item that was answered otherwise before. */
export function check(record: DrillRecord, input: CheckInput, act: Act): Decision {
  if (!alertById(record, input.alertId)) return noSuchAlert(record)
  const answers = Object.entries(input.answers)
  if (answers.length === 0)
    return refuse({ code: 'field', field: 'alert', sentence: 'Answer at least one of the checks.' })
  const stamp = stampOf(record, act)
  const fresh = answers
    .filter(([item, answer]) => lastAnswer(record, input.alertId, item)?.answer !== answer)
    .map(
      ([item, answer]): Check => ({ id: act.newId(), alertId: input.alertId, item, answer, stamp }),
    )
  return done({ ...record, checks: [...record.checks, ...fresh] })
}
