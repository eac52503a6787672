/** Claims: own ones are sealed, the team's word is open. Append-only. */
import { z } from 'zod'
import { alertById, noSuchAlert, ownerOf } from './alerts'
import { replaced, stampOf } from './change'
import { minute } from './clock'
import { overdueCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import { roleOf } from './participations'
import type { DrillRecord } from './record'
import type { Claim, ClaimKind } from './record-alerts'
import { alertLetter, optionalText, percent, tick } from './text'
import { verdictOf } from './verdicts'

/** A noise call can be taken back for so long. Real ms. */
const undoWithin = 2 * minute

export const claimSchema = z
  .object({
    alert: alertLetter,
    noise: tick,
    cause: optionalText,
    evidence: optionalText,
    disproof: optionalText,
    confidence: percent,
    team: tick,
  })
  .refine((claim) => claim.noise || claim.cause !== '', {
    path: ['cause'],
    message: 'Say what the cause is, or tick that the alert is noise.',
  })

export interface ClaimInput {
  alertId: string
  noise: boolean
  cause: string
  evidence: string
  disproof: string
  confidence: number | null
  team: boolean
}

/** A claim that still stands: neither superseded nor taken back. */
export function stands(claim: Claim): boolean {
  return claim.supersededBy === null && claim.undone === null
}

export function currentClaims(record: DrillRecord, alertId: string, kind: ClaimKind): Claim[] {
  return record.claims.filter(
    (claim) => claim.alertId === alertId && claim.kind === kind && stands(claim),
  )
}

/** A person's own cause claim that a noise call would take the place of; null = none. */
export function ownCauseClaim(
  record: DrillRecord,
  alertId: string,
  personId: string,
): Claim | null {
  return (
    currentClaims(record, alertId, 'own').find(
      (claim) =>
        claim.stamp.by === personId && !claim.noise && verdictOf(record, claim.id) === null,
    ) ?? null
  )
}

export function mayClaimForTeam(record: DrillRecord, alertId: string, personId: string): boolean {
  return roleOf(record, personId) === 'Incident Commander' || ownerOf(record, alertId) === personId
}

/** A new claim supersedes the author's unjudged own claim on the alert, or the team's unjudged one. */
export function claim(record: DrillRecord, input: ClaimInput, act: Act): Decision {
  if (record.drill.revealedElapsed !== null) return refuse({ code: 'claims-closed' })
  if (!alertById(record, input.alertId)) return noSuchAlert(record)
  if (input.team && (act.by === null || !mayClaimForTeam(record, input.alertId, act.by)))
    return refuse({ code: 'team-claim-not-yours' })
  const kind: ClaimKind = input.team ? 'team' : 'own'
  const fresh: Claim = {
    id: act.newId(),
    alertId: input.alertId,
    kind,
    noise: input.noise,
    cause: input.noise ? null : input.cause,
    evidence: input.evidence,
    disproof: input.disproof,
    confidence: input.confidence,
    stamp: stampOf(record, act),
    supersededBy: null,
    undone: null,
  }
  const older = currentClaims(record, input.alertId, kind).filter(
    (each) => verdictOf(record, each.id) === null && (kind === 'team' || each.stamp.by === act.by),
  )
  const claims = older.reduce(
    (all, each) => replaced(all, { ...each, supersededBy: fresh.id }),
    record.claims,
  )
  // Before the telling, the Deep Dive's own cue looks after it.
  const late = record.drill.toldElapsed === null ? [] : [overdueCue(record, act)]
  return done(
    { ...record, claims: [...claims, fresh], cues: [...record.cues, ...late] },
    [{ type: 'claimed', claimId: fresh.id }],
    fresh.id,
  )
}

/** A noise call taken back never was: what it superseded stands again. */
export function undoNoise(record: DrillRecord, claimId: string, act: Act): Decision {
  const call = record.claims.find(
    (each) => each.id === claimId && each.noise && each.stamp.by === act.by,
  )
  if (!call) return refuse({ code: 'no-such-record' })
  const open =
    stands(call) && verdictOf(record, claimId) === null && record.drill.revealedElapsed === null
  if (!open || act.now - call.stamp.at > undoWithin) return refuse({ code: 'undo-too-late' })
  const restored = record.claims.map((each): Claim => {
    if (each.id === claimId) return { ...each, undone: stampOf(record, act) }
    return each.supersededBy === claimId ? { ...each, supersededBy: null } : each
  })
  return done({ ...record, claims: restored })
}
