/** Who may see what, before and after the reveal. Every view asks here. */
import { currentClaims, stands } from './claims'
import { isFacilitator } from './participations'
import type { DrillRecord } from './record'
import type { Alert, Claim, VerdictValue } from './record-alerts'
import { verdictOf } from './verdicts'

/** Who looks: one person, or the channel as a whole. */
export type Viewer = { kind: 'channel' } | { kind: 'person'; personId: string }

export function isRevealed(record: DrillRecord): boolean {
  return record.drill.revealedElapsed !== null
}

/** A scenario's name is its answer: facilitators know it, everybody else learns it at the reveal. */
function seesAnswers(record: DrillRecord, viewer: Viewer): boolean {
  return isRevealed(record) || (viewer.kind === 'person' && isFacilitator(record, viewer.personId))
}

/** Claims whose words a viewer may read. */
export function readableClaims(record: DrillRecord, viewer: Viewer): Claim[] {
  const sees = seesAnswers(record, viewer)
  return record.claims.filter(
    (claim) =>
      stands(claim) &&
      (sees ||
        claim.kind === 'team' ||
        (viewer.kind === 'person' && claim.stamp.by === viewer.personId)),
  )
}

/** The author whom a viewer may be told: everyone's own, facilitators all, else team and confirmed claims from the reveal on. */
export function namedAuthor(record: DrillRecord, claim: Claim, viewer: Viewer): string | null {
  if (
    viewer.kind === 'person' &&
    (claim.stamp.by === viewer.personId || isFacilitator(record, viewer.personId))
  )
    return claim.stamp.by
  const confirmed = verdictOf(record, claim.id)?.value === 'confirmed'
  if (claim.kind === 'team' && !isRevealed(record)) return claim.stamp.by
  return isRevealed(record) && confirmed ? claim.stamp.by : null
}

export type ToldVerdict = 'confirmed' | 'partly' | 'rejected' | 'rejected: blamed a red herring'

/** A verdict in the words that are told now; "blamed a red herring" waits for the reveal. */
export function toldVerdict(record: DrillRecord, value: VerdictValue): ToldVerdict {
  if (value === 'rejected-herring')
    return isRevealed(record) ? 'rejected: blamed a red herring' : 'rejected'
  return value
}

export type AlertState = 'confirmed' | 'not yet' | 'no claim'

/** What the board says of an alert once verdicts are told; null = not told. */
export function alertState(record: DrillRecord, alert: Alert): AlertState | null {
  if (record.drill.toldElapsed === null) return null
  const claims = record.claims.filter((claim) => claim.alertId === alert.id && stands(claim))
  if (claims.length === 0) return 'no claim'
  return claims.some((claim) => verdictOf(record, claim.id)?.value === 'confirmed')
    ? 'confirmed'
    : 'not yet'
}

/** Current own claims on an alert, cause and noise together: all that the board says of them. */
export function sealedCount(record: DrillRecord, alertId: string): number {
  return currentClaims(record, alertId, 'own').length
}
