/** The figures of the fixes as they were measured with the adviser, with what people stated beside them. */
import { Decimal } from 'decimal.js'
import {
  advisedPrediction,
  measuredAccuracy,
  measuredSaving,
  type Plans,
  plansOf,
} from '../drill/kpis/adviser'
import type { Case } from '../drill/kpis/cases'
import { type Figure, figure, mean, value } from '../drill/kpis/figure'
import { aiAccuracy, scenarioPrediction, timeSaved } from '../drill/kpis/fixes'
import type { Material } from './material'
import type { FixAccount } from './report'

const plans = ({ record }: Material, each: Case): Plans => plansOf(record, each)

/** Advised remedies that help ÷ advised, over all tried advice; beside it what the fixes state. % */
export function accuracyOf(material: Material): Figure {
  const stated = aiAccuracy(material.cases)
  const measured = measuredAccuracy(material.cases.map((each) => plans(material, each)))
  return measured ? figure('%', measured, stated.best, ...stated.others) : stated
}

/** The adviser's own prediction where it gave one, else the team's. % */
export function predictionOn(material: Material, each: Case): Figure {
  const advised = advisedPrediction(plans(material, each))
  return advised ? figure('%', advised) : scenarioPrediction(each)
}

export function predictionOf(material: Material): Figure {
  const known = material.cases.flatMap((each) => predictionOn(material, each).best ?? [])
  return figure(
    '%',
    mean(
      known.map((each) => each.value),
      'measured',
      known.flatMap(({ rows }) => rows),
      { part: known.length, whole: material.cases.length },
    ),
  )
}

/** The sum over the scenarios where it can be compared; beside it what the fixes state. Minutes. */
export function savingOf(material: Material): Figure {
  const stated = timeSaved(material.cases)
  const known = material.cases.flatMap(
    (each) => measuredSaving(material.record, plans(material, each)) ?? [],
  )
  if (known.length === 0) return stated
  const origin = known.every(({ provenance }) => provenance === 'measured') ? 'measured' : 'stated'
  return figure(
    'minutes',
    value(
      Decimal.sum(...known.map((each) => each.value)),
      origin,
      known.flatMap(({ rows }) => rows),
      { part: known.length, whole: material.cases.length },
    ),
    stated.best,
    ...stated.others,
  )
}

/** A fix's account with what was measured before what was stated. */
export function measuredFix(material: Material, each: Case, account: FixAccount): FixAccount {
  const own = plans(material, each)
  const first = (measured: Parameters<typeof figure>[1], { unit, best, others }: Figure) =>
    measured ? figure(unit, measured, best, ...others) : { unit, best, others }
  return {
    ...account,
    accuracy: first(measuredAccuracy([own]) ?? null, account.accuracy),
    saved: first(measuredSaving(material.record, own), account.saved),
  }
}
