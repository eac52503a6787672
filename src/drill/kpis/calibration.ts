/** How well confidence matched the verdicts. */
import { Decimal } from 'decimal.js'
import type { VerdictValue } from '../record-alerts'
import { type Case, idsOf } from './cases'
import { type Figure, figure, value } from './figure'

/** Fewer claims say nothing about a team's judgement. */
const enough = 10

const truth: Record<VerdictValue, number> = {
  confirmed: 1,
  partly: 0.5,
  rejected: 0,
  'rejected-herring': 0,
}

/**
 * Brier score: the mean of (confidence − outcome)² over the judged claims that carry a confidence, where
 * confirmed is 1, partly 0.5 and rejected 0; from ten such claims on. 0 is perfect.
 */
export function brierScore(cases: readonly Case[]): Figure {
  const judged = cases
    .flatMap((each) => each.claims)
    .flatMap((claim) => {
      const { verdict, confidence } = claim
      return verdict === null || confidence === null ? [] : [{ id: claim.id, verdict, confidence }]
    })
  if (judged.length < enough) return figure('brier')
  const errors = judged.map(({ verdict, confidence }) =>
    new Decimal(confidence).div(100).minus(truth[verdict]).pow(2),
  )
  return figure('brier', value(Decimal.sum(...errors).div(errors.length), 'counted', idsOf(judged)))
}
