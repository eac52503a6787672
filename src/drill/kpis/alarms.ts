/** Causes that were none, and failures that were taken for noise. */
import { type Case, idsOf, type JudgedClaim } from './cases'
import { type Figure, figure, value } from './figure'

/** Causes claimed on a herring's alert: superseded ones count too. */
export function blamesOn(herring: Case): JudgedClaim[] {
  return herring.claims.filter((claim) => !claim.noise)
}

/** Causes claimed on real alerts that put it on a herring, by the facilitator's verdict. */
export function blamesElsewhere(cases: readonly Case[]): JudgedClaim[] {
  return cases.flatMap((each) =>
    each.claims.filter((claim) => !claim.noise && claim.verdict === 'rejected-herring'),
  )
}

/**
 * False positives: cause claims that were rejected, or that stand on a herring's alert, superseded or
 * not; `herring`: those of them that blamed a herring. Not recorded while no cause claim can be told right or wrong.
 */
export function falsePositives(
  cases: readonly Case[],
  herrings: readonly Case[],
): { all: Figure; herring: Figure } {
  const onHerrings = herrings.flatMap(blamesOn)
  const judged = cases.flatMap((each) =>
    each.claims.filter((claim) => !claim.noise && claim.verdict !== null),
  )
  if (judged.length + onHerrings.length === 0)
    return { all: figure('count'), herring: figure('count') }
  const rejected = judged.filter(
    ({ verdict }) => verdict === 'rejected' || verdict === 'rejected-herring',
  )
  const blamed = [...onHerrings, ...blamesElsewhere(cases)]
  const wrong = [...onHerrings, ...rejected]
  return {
    all: figure('count', value(wrong.length, 'counted', idsOf(wrong))),
    herring: figure('count', value(blamed.length, 'counted', idsOf(blamed))),
  }
}

/** Missed alarms: real alerts that somebody called noise, even if they thought better of it later. Not recorded where nobody claimed anything. */
export function missedAlarms(cases: readonly Case[], herrings: readonly Case[]): Figure {
  if ([...cases, ...herrings].every((each) => each.claims.length === 0)) return figure('count')
  const calls = cases
    .map((each) => each.claims.filter((claim) => claim.noise))
    .filter((noise) => noise.length > 0)
  return figure('count', value(calls.length, 'counted', idsOf(calls.flat())))
}
