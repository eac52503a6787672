/** Accounts of fixes, runs and hints, for chapters and red herrings alike. */
import type { Case } from '../drill/kpis/cases'
import { figure, value } from '../drill/kpis/figure'
import { outcomeOf, savedBy } from '../drill/kpis/fixes'
import type { DrillRecord } from '../drill/record'
import type { Fix, Run } from '../drill/record-work'
import { originOf } from '../drill/stated'
import type { RunAccount } from './accounts'
import type { Chapter, FixAccount } from './report'
import { typedLines } from './text'

/** Null = no fix was recorded. */
export function fixAccount(each: Case): FixAccount | null {
  const { fix } = each
  const outcome = outcomeOf(each)
  if (!fix || !outcome) return null
  return {
    recommendation: fix.recommendation,
    remedies: Object.entries(fix.remedies).map(([key, setting]) => ({ key, value: setting })),
    steps: fix.steps,
    override: fix.override,
    approvedBy: fix.approvedBy,
    outcome: outcome.outcome,
    provenance: outcome.provenance,
    stated: outcome.stated,
    predicted: percent(fix.predicted, fix),
    accuracy: percent(fix.accuracy, fix),
    saved: savedBy(each),
  }
}

function percent(amount: number | null, fix: Fix) {
  return figure('%', amount === null ? null : value(amount, 'stated', [fix.id]))
}

export function runAccount(run: Run): RunAccount {
  const { id, counted, remedies, verdict, predicted, stamp } = run
  const provenance = originOf(run)
  const [before, after] = provenance === 'measured' ? [run.before, run.after] : [null, null]
  const { elapsed } = stamp
  return { id, counted, remedies, verdict, predicted, before, after, provenance, elapsed }
}

export function hintsOn(record: DrillRecord, alertId: string): Chapter['hints'] {
  return record.hints
    .filter((hint) => hint.alertId === alertId)
    .map(({ number, text, stamp }) => ({ number, text, elapsed: stamp.elapsed }))
}

/** What the findings on an alert say, line by line. */
export function findingsOn(record: DrillRecord, alertId: string) {
  const findings = record.findings.filter((finding) => finding.alertId === alertId)
  return {
    notes: findings.flatMap(({ notes }) => typedLines(notes)),
    noise: findings.flatMap(({ noise }) => typedLines(noise)),
    lessons: findings.flatMap(({ lessons }) => typedLines(lessons)),
  }
}
