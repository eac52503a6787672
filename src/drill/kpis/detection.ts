/** How soon root causes were found, from claims and verdicts. */
import type { ClaimKind } from '../record-alerts'
import type { Case, JudgedClaim } from './cases'
import { type Figure, figure, mean, value } from './figure'

/** The earliest claim of a cause that was confirmed. The verdict is the last one given; the time is the claim's. */
export function firstConfirmed(each: Case, kind?: ClaimKind): JudgedClaim | null {
  return (
    each.claims.find(
      (claim) =>
        claim.verdict === 'confirmed' &&
        !claim.noise &&
        (kind === undefined || claim.kind === kind),
    ) ?? null
  )
}

/** Drill ms from an alert to a claim. */
export function after(each: Case, claim: JudgedClaim): number {
  return claim.stamp.elapsed - each.alert.delivered.elapsed
}

/** Identified time: from the alert's delivery to its first confirmed claim, an own one or the team's. Ms. */
export function identifiedTime(each: Case): Figure {
  return timeTo(each, firstConfirmed(each))
}

/** Agreed time: from the alert's delivery to its first confirmed team claim. Ms. */
export function agreedTime(each: Case): Figure {
  return timeTo(each, firstConfirmed(each, 'team'))
}

/** Agreed less identified time: for so long somebody knew and the team did not. Ms. */
export function agreementGap(each: Case): Figure {
  const known = firstConfirmed(each)
  const agreed = firstConfirmed(each, 'team')
  if (!known || !agreed) return figure('ms')
  return figure(
    'ms',
    value(agreed.stamp.elapsed - known.stamp.elapsed, 'counted', [known.id, agreed.id]),
  )
}

/** Root-cause detection time: the mean of the identified times, with how many of the raised failures have one. Ms. */
export function detectionTime(cases: readonly Case[]): Figure {
  const found = cases.flatMap((each) => {
    const claim = firstConfirmed(each)
    return claim ? [{ each, claim }] : []
  })
  return figure(
    'ms',
    mean(
      found.map(({ each, claim }) => after(each, claim)),
      'counted',
      found.flatMap(({ each, claim }) => [each.alert.id, claim.id]),
      { part: found.length, whole: cases.length },
    ),
  )
}

function timeTo(each: Case, claim: JudgedClaim | null): Figure {
  return figure('ms', claim && value(after(each, claim), 'counted', [each.alert.id, claim.id]))
}
