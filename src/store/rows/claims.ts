/** Claims and their verdicts; observations and findings. */
import { type Claim, claimKinds, type Verdict, verdictValues } from '../../drill/record-alerts'
import type { Finding, Observation } from '../../drill/record-work'
import type {
  Claim as ClaimRow,
  Finding as FindingRow,
  Observation as ObservationRow,
  Verdict as VerdictRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { laterOf, laterRow, oneOf, stampOf, stampRow } from './values'

export function claimRow({ stamp, undone, ...rest }: Claim): RowOf<ClaimRow> {
  const { at, elapsed, by, source } = laterRow(undone)
  return {
    ...rest,
    ...stampRow(stamp),
    undoneAt: at,
    undoneElapsed: elapsed,
    undoneBy: by,
    undoneSource: source,
  }
}
export function claimOf(row: ClaimRow): Claim {
  return {
    id: row.id,
    alertId: row.alertId,
    kind: oneOf(claimKinds, row.kind),
    noise: row.noise,
    cause: row.cause,
    evidence: row.evidence,
    disproof: row.disproof,
    confidence: row.confidence,
    stamp: stampOf(row),
    supersededBy: row.supersededBy,
    undone: laterOf(row.undoneAt, row.undoneElapsed, row.undoneBy, row.undoneSource),
  }
}

export function verdictRow({ stamp, ...rest }: Verdict): RowOf<VerdictRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function verdictOf(row: VerdictRow): Verdict {
  const { id, claimId } = row
  return { id, claimId, value: oneOf(verdictValues, row.value), stamp: stampOf(row) }
}

export function observationRow({ stamp, ...rest }: Observation): RowOf<ObservationRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function observationOf(row: ObservationRow): Observation {
  return { id: row.id, phase: row.phase, text: row.text, stamp: stampOf(row) }
}

export function findingRow({ stamp, ...rest }: Finding): RowOf<FindingRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function findingOf(row: FindingRow): Finding {
  const { id, alertId, notes, noise, lessons } = row
  return { id, alertId, notes, noise, lessons, stamp: stampOf(row) }
}
