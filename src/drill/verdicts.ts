/** Verdicts: the facilitator's judgement of claims. Given at any time, told from the Deep Dive on. */

import { stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import type { Claim, Verdict, VerdictValue } from './record-alerts'

/** A claim's last verdict; null = not judged. */
export function verdictOf(record: DrillRecord, claimId: string): Verdict | null {
  return record.verdicts.findLast((each) => each.claimId === claimId) ?? null
}

function judgeable(claim: Claim): boolean {
  return claim.supersededBy === null && claim.undone === null
}

/** Claims that wait for a verdict. */
export function unjudged(record: DrillRecord): Claim[] {
  return record.claims.filter((claim) => judgeable(claim) && verdictOf(record, claim.id) === null)
}

/** Judges one or several claims alike; the same verdict again changes nothing. */
export function judge(
  record: DrillRecord,
  claimIds: readonly string[],
  value: VerdictValue,
  act: Act,
): Decision {
  const claims = claimIds.map((id) =>
    record.claims.find((each) => each.id === id && each.undone === null),
  )
  if (claims.some((each) => each === undefined)) return refuse({ code: 'no-such-record' })
  if (claims.some((each) => each?.supersededBy !== null))
    return refuse({ code: 'claim-superseded' })
  if (claims.some((each) => each?.stamp.by === act.by)) return refuse({ code: 'own-claim' })
  const changed = claimIds.filter((id) => verdictOf(record, id)?.value !== value)
  if (changed.length === 0) return done(record)
  const stamp = stampOf(record, act)
  const fresh = changed.map((claimId): Verdict => ({ id: act.newId(), claimId, value, stamp }))
  return done({ ...record, verdicts: [...record.verdicts, ...fresh] }, [
    { type: 'judged', claimIds: changed },
  ])
}
