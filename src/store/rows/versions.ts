/** What keeps history: older states of edited records, and posted reports. */
import type { ReportVersion, Revision } from '../../drill/record'
import type {
  ReportVersion as ReportRow,
  Revision as RevisionRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { laterOf, laterRow, stampOf, stampRow } from './values'

export function revisionRow({ stamp, ...rest }: Revision): RowOf<RevisionRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function revisionOf(row: RevisionRow): Revision {
  const { id, collection, recordId, before } = row
  return { id, collection, recordId, before, stamp: stampOf(row) }
}

export function reportRow({ stamp, signedOff, ...rest }: ReportVersion): RowOf<ReportRow> {
  const { at, elapsed, by, source } = laterRow(signedOff)
  return {
    ...rest,
    ...stampRow(stamp),
    signedAt: at,
    signedElapsed: elapsed,
    signedBy: by,
    signedSource: source,
  }
}
export function reportOf(row: ReportRow): ReportVersion {
  const { id, version, sha256, json, markdown } = row
  const signedOff = laterOf(row.signedAt, row.signedElapsed, row.signedBy, row.signedSource)
  return { id, version, sha256, json, markdown, stamp: stampOf(row), signedOff }
}
