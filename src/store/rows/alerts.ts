/** Alerts, who is on them, and the hints that were given. */
import { z } from 'zod'
import type { Alert, Hint, Take } from '../../drill/record-alerts'
import type {
  Alert as AlertRow,
  Hint as HintRow,
  Take as TakeRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { json, laterOf, laterRow, oneOf, stampOf, stampRow, strings } from './values'

const threeHints = z.tuple([z.string(), z.string(), z.string()])

export function alertRow(record: Alert): RowOf<AlertRow> {
  const { delivered, clears, hints, ...rest } = record
  const { at, elapsed, by, source } = laterRow(delivered)
  return {
    ...rest,
    clears: JSON.stringify(clears),
    hints: JSON.stringify(hints),
    deliveredAt: at,
    deliveredElapsed: elapsed,
    deliveredBy: by,
    deliveredSource: source,
  }
}
export function alertOf(row: AlertRow): Alert {
  return {
    id: row.id,
    subjectId: row.subjectId,
    herring: row.herring,
    own: row.own,
    letter: row.letter,
    service: row.service,
    symptom: row.symptom,
    value: row.value,
    threshold: row.threshold,
    detail: row.detail,
    severity: oneOf(['SEV-1', 'SEV-2', 'SEV-3'], row.severity),
    sinceMinute: row.sinceMinute,
    dashboard: row.dashboard,
    runbook: row.runbook,
    clears: json(strings, row.clears),
    hints: json(threeHints, row.hints),
    delivered: laterOf(row.deliveredAt, row.deliveredElapsed, row.deliveredBy, row.deliveredSource),
  }
}

export function takeRow({ stamp, ...rest }: Take): RowOf<TakeRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function takeOf(row: TakeRow): Take {
  return { id: row.id, alertId: row.alertId, stamp: stampOf(row) }
}

export function hintRow({ stamp, ...rest }: Hint): RowOf<HintRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function hintOf(row: HintRow): Hint {
  const { id, alertId, text } = row
  return { id, alertId, number: oneOf([1, 2, 3], row.number), text, stamp: stampOf(row) }
}
