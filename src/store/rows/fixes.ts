/** Fixes with their remedies, checks, and stress runs. */
import {
  type Check,
  type Fix,
  outcomes,
  type Run,
  type RunRequest,
  runStates,
  runVerdicts,
} from '../../drill/record-work'
import type {
  Check as CheckRow,
  Fix as FixRow,
  Remedy as RemedyRow,
  RunRequest as RunRequestRow,
  Run as RunRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { json, oneOf, stampOf, stampRow, stringByName } from './values'

export function fixRow({ stamp, remedies: _, ...rest }: Fix): RowOf<FixRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function remedyRows(fix: Fix): Omit<RemedyRow, 'drillId'>[] {
  return Object.entries(fix.remedies).map(([name, value], position) => ({
    fixId: fix.id,
    name,
    value,
    position,
  }))
}
export function fixOf(row: FixRow & { remedies: readonly RemedyRow[] }): Fix {
  return {
    id: row.id,
    alertId: row.alertId,
    recommendation: row.recommendation,
    remedies: Object.fromEntries(row.remedies.map(({ name, value }) => [name, value])),
    steps: row.steps,
    predicted: row.predicted,
    accuracy: row.accuracy,
    override: row.override,
    outcome: oneOf(outcomes, row.outcome),
    minutesSaved: row.minutesSaved,
    approvedBy: row.approvedBy,
    stamp: stampOf(row),
  }
}

export function checkRow({ stamp, ...rest }: Check): RowOf<CheckRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function checkOf(row: CheckRow): Check {
  const { id, alertId, item, answer } = row
  return { id, alertId, item, answer, stamp: stampOf(row) }
}

export function runRow({ stamp, remedies, seed, ...rest }: Run): RowOf<RunRow> {
  return { ...rest, ...stampRow(stamp), remedies: JSON.stringify(remedies), seed: BigInt(seed) }
}
export function runOf(row: RunRow): Run {
  return {
    id: row.id,
    alertId: row.alertId,
    counted: row.counted,
    remedies: json(stringByName, row.remedies),
    seed: Number(row.seed),
    verdict: oneOf(runVerdicts, row.verdict),
    predicted: row.predicted,
    before: row.before,
    after: row.after,
    detail: row.detail,
    stamp: stampOf(row),
  }
}

export function runRequestRow({
  stamp,
  remedies,
  seed,
  ...rest
}: RunRequest): RowOf<RunRequestRow> {
  return { ...rest, ...stampRow(stamp), remedies: JSON.stringify(remedies), seed: BigInt(seed) }
}
export function runRequestOf(row: RunRequestRow): RunRequest {
  return {
    id: row.id,
    alertId: row.alertId,
    counted: row.counted,
    remedies: json(stringByName.nullable(), row.remedies),
    predicted: row.predicted,
    seed: Number(row.seed),
    state: oneOf(runStates, row.state),
    why: row.why,
    stamp: stampOf(row),
  }
}
