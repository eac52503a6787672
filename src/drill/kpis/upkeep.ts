/** What the drill changed for good, and what the team thinks of it. */
import type { DrillRecord } from '../record'
import type { ReflectionScore } from '../record-lessons'
import { idsOf } from './cases'
import { type Figure, figure, mean, value } from './figure'

/** Guardrails updated: their number. Not recorded where nobody recorded one. */
export function guardrailCount({ guardrails }: DrillRecord): Figure {
  return figure(
    'count',
    guardrails.length === 0 ? null : value(guardrails.length, 'counted', idsOf(guardrails)),
  )
}

/** IaC corrections: the number of guardrails of that kind; a true zero where guardrails of other kinds stand. */
export function iacCorrections({ guardrails }: DrillRecord): Figure {
  const corrections = guardrails.filter(({ kind }) => kind === 'IaC correction')
  return figure(
    'count',
    guardrails.length === 0 ? null : value(corrections.length, 'counted', idsOf(corrections)),
  )
}

/** One survey question: mean and range of the scores (0–5) of those who answered; its rows are their number. */
export function reflectionScore(record: DrillRecord, key: ReflectionScore): Figure {
  const { reflections } = record
  const scores = reflections.map((reflection) => reflection.scores[key])
  return figure('score', mean(scores, 'counted', idsOf(reflections)))
}
