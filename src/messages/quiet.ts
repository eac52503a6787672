/** Alerts on which nothing has happened for a while. */
import { arrived, type DeliveredAlert } from '../drill/alerts'
import { stands } from '../drill/claims'
import { elapsedAt, minute } from '../drill/clock'
import { hintsGiven } from '../drill/hints'
import type { DrillRecord } from '../drill/record'
import type { Stamp } from '../drill/stamp'
import { verdictOf } from '../drill/verdicts'
import { isRevealed } from '../drill/visibility'

/** Drill ms. */
const quietAfter = 12 * minute

export interface QuietAlert {
  alert: DeliveredAlert
  /** Drill time of the last thing that happened on it. */
  since: number
  /** Null = all three are out. */
  nextHint: { number: 1 | 2 | 3; text: string } | null
}

/**
 * Alerts without a take, claim, hint, finding or check for twelve drill minutes, counted to the begun
 * minute of `now`; none after the reveal. One whose cause is confirmed already needs no help.
 */
export function quietAlerts(record: DrillRecord, now: number): QuietAlert[] {
  if (isRevealed(record)) return []
  const present = Math.floor(elapsedAt(record, now) / minute) * minute
  return arrived(record)
    .filter((alert) => !settled(record, alert.id))
    .map((alert) => ({ alert, since: lastAct(record, alert), nextHint: nextHint(record, alert) }))
    .filter((each) => present - each.since >= quietAfter)
}

function settled(record: DrillRecord, alertId: string): boolean {
  return record.claims.some(
    (claim) =>
      claim.alertId === alertId &&
      stands(claim) &&
      verdictOf(record, claim.id)?.value === 'confirmed',
  )
}

function lastAct(record: DrillRecord, alert: DeliveredAlert): number {
  const { takes, claims, hints, findings, checks } = record
  const acts: { alertId: string; stamp: Stamp }[] = [
    ...takes,
    ...claims,
    ...hints,
    ...findings,
    ...checks,
  ]
  return acts
    .filter((act) => act.alertId === alert.id)
    .reduce((last, act) => Math.max(last, act.stamp.elapsed), alert.delivered.elapsed)
}

function nextHint(record: DrillRecord, alert: DeliveredAlert): QuietAlert['nextHint'] {
  const [first, second, third] = alert.hints
  const all = [
    { number: 1, text: first },
    { number: 2, text: second },
    { number: 3, text: third },
  ] as const
  return all[hintsGiven(record, alert.id).length] ?? null
}
