/** What the AI-assisted fixes brought. Fixes of red herrings never come here. */
import { Decimal } from 'decimal.js'
import type { Outcome, Run, RunVerdict } from '../record-work'
import { originOf, statedVerdict } from '../stated'
import { alike } from '../trials'
import { type Case, idsOf } from './cases'
import { type Figure, figure, mean, type Value, value } from './figure'

const outcomeShare: Record<Outcome, number> = { successful: 100, partial: 50, failed: 0 }

/** A verdict in the words of a fix's outcome. */
const outcomeOfVerdict: Record<RunVerdict, Outcome> = {
  holds: 'successful',
  hides: 'partial',
  partial: 'partial',
  fails: 'failed',
  harms: 'failed',
}

/**
 * A fix's outcome: what the last counted run of these very remedies says, else what the scenario's author states of
 * them, else what was typed; `stated` = what was typed, only where it differs. Null = no fix.
 */
export function outcomeOf(each: Case): {
  outcome: Outcome
  provenance: 'measured' | 'stated'
  stated: Outcome | null
  row: string
} | null {
  const { fix } = each
  if (!fix) return null
  // A fix that was changed since its run has not been tried.
  const named = Object.keys(fix.remedies).length > 0
  const run = each.runs.findLast(
    (made) => made.counted && (!named || alike(made.remedies, fix.remedies)),
  )
  const verdict = run?.verdict ?? statedVerdict(each.scenario, fix.remedies)
  const outcome = verdict === null ? fix.outcome : outcomeOfVerdict[verdict]
  const stated = outcome === fix.outcome ? null : fix.outcome
  return { outcome, provenance: run ? originOf(run) : 'stated', stated, row: run?.id ?? fix.id }
}

/** Fix success in %: the mean outcome (successful 100, partial 50, failed 0). One typed outcome among them makes the mean a stated one. */
export function fixSuccess(cases: readonly Case[]): Figure {
  const outcomes = cases.flatMap((each) => outcomeOf(each) ?? [])
  const typed = cases.flatMap((each) => each.fix ?? [])
  const allMeasured = outcomes.every(({ provenance }) => provenance === 'measured')
  const fixed = { part: outcomes.length, whole: cases.length }
  const best = mean(
    outcomes.map(({ outcome }) => outcomeShare[outcome]),
    allMeasured ? 'measured' : 'stated',
    outcomes.map(({ row }) => row),
    fixed,
  )
  const differs = outcomes.some(({ stated }) => stated !== null)
  const stated = mean(
    typed.map(({ outcome }) => outcomeShare[outcome]),
    'stated',
    idsOf(typed),
    fixed,
  )
  return figure('%', best, differs ? stated : null)
}

/** Predicted success in %: the mean over the fixes that have a prediction. */
export function predictedSuccess(cases: readonly Case[]): Figure {
  return meanOfFixes(cases, 'predicted')
}

/** AI accuracy in %, as stated: mean and range over the fixes that have one. */
export function aiAccuracy(cases: readonly Case[]): Figure {
  return meanOfFixes(cases, 'accuracy')
}

function meanOfFixes(cases: readonly Case[], key: 'predicted' | 'accuracy'): Figure {
  const fixes = cases.flatMap((each) => each.fix ?? [])
  const given = fixes.flatMap((fix) => {
    const amount = fix[key]
    return amount === null ? [] : [{ id: fix.id, amount }]
  })
  return figure(
    '%',
    mean(
      given.map(({ amount }) => amount),
      'stated',
      idsOf(given),
      { part: given.length, whole: fixes.length },
    ),
  )
}

/**
 * One run's AI prediction accuracy in %: 1 − |predicted − after| ÷ |before − after|, not below 0.
 * Null without a prediction, without figures, or where the fix changed nothing and the formula has no answer.
 */
export function predictionOf(run: Run): Decimal | null {
  if (run.predicted === null || originOf(run) === 'stated') return null
  const change = new Decimal(run.before).minus(run.after).abs()
  if (change.isZero()) return null
  const miss = new Decimal(run.predicted).minus(run.after).abs()
  return Decimal.max(0, new Decimal(1).minus(miss.div(change))).mul(100)
}

/** AI prediction accuracy of a scenario, in %, by its last counted run that was predicted. */
export function scenarioPrediction(each: Case): Figure {
  const run = each.runs.findLast((candidate) => candidate.counted && candidate.predicted !== null)
  const accuracy = run ? predictionOf(run) : null
  return figure('%', run && accuracy ? value(accuracy, 'measured', [run.id]) : null)
}

/** AI prediction accuracy: mean and range over the scenarios that have one, in %. */
export function predictionAccuracy(cases: readonly Case[]): Figure {
  const known = cases.flatMap((each) => scenarioPrediction(each).best ?? [])
  return figure(
    '%',
    mean(
      known.map((each) => each.value),
      'measured',
      known.flatMap(({ rows }) => rows),
      { part: known.length, whole: cases.length },
    ),
  )
}

/**
 * What a fix saved, as stated; minutes, negative = it cost time. A fix that failed saved nothing, whatever is stated
 * of it: then the stated figure stands beside. Time that it cost counts.
 */
export function savedBy(each: Case): Figure {
  const { fix } = each
  if (!fix || fix.minutesSaved === null) return figure('minutes')
  const stated = value(fix.minutesSaved, 'stated', [fix.id])
  return outcomeOf(each)?.outcome === 'failed' && fix.minutesSaved > 0
    ? figure('minutes', value(0, 'stated', [fix.id]), stated)
    : figure('minutes', stated)
}

/** Time saved: the sum of what the fixes saved, where they state it; with what is stated beside it where a failed fix claims more. Minutes. */
export function timeSaved(cases: readonly Case[]): Figure {
  const saved = cases.map(savedBy)
  const known = saved.flatMap(({ best }) => best ?? [])
  if (known.length === 0) return figure('minutes')
  const stated = saved.flatMap(({ best, others }) => others[0] ?? best ?? [])
  const total = (values: readonly Value[]) =>
    value(
      Decimal.sum(...values.map((each) => each.value)),
      'stated',
      values.flatMap(({ rows }) => rows),
    )
  const differs = saved.some(({ others }) => others.length > 0)
  return figure('minutes', total(known), differs ? total(stated) : null)
}
