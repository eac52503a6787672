/** Trials: runs of the team's own plan and of the advised one, beside those of the final plan. They never count. */
import { adviceDetail } from './advice-detail'
import { alertById } from './alerts'
import { stampOf } from './change'
import { calendarCue } from './cues'
import type { Act } from './decision'
import type { DrillRecord } from './record'
import type { Run, RunRequest } from './record-work'

type Remedies = Readonly<Record<string, string>>

export function alike(some: Remedies, others: Remedies): boolean {
  const keys = new Set([...Object.keys(some), ...Object.keys(others)])
  return [...keys].every((key) => some[key] === others[key])
}

/** Nobody asked for it: the drill itself tries a plan. */
export function isTrial(request: Pick<RunRequest, 'counted' | 'remedies' | 'stamp'>): boolean {
  return !request.counted && request.remedies !== null && request.stamp.by === null
}

export function isTrialRun(record: DrillRecord, run: Pick<Run, 'id'>): boolean {
  return record.runRequests.some((each) => each.id === run.id && isTrial(each))
}

/**
 * Whether it may be told what the remedies of an alert do: its last counted run is made (the third, or one that
 * holds), or the drill is over.
 */
export function isSettled(record: DrillRecord, alertId: string): boolean {
  const { state } = record.drill
  if (state === 'finished' || state === 'closed' || state === 'cancelled') return true
  const counted = record.runs.filter((run) => run.counted && run.alertId === alertId)
  return counted.length >= lastCounted || counted.some(({ verdict }) => verdict === 'holds')
}
const lastCounted = 3

/** Once the final plan has run, the own and the advised one are tried too, each set of remedies once. */
export function withTrials(record: DrillRecord, alertId: string, act: Act): DrillRecord {
  const alert = alertById(record, alertId)
  const final = record.runs.find((run) => run.counted && run.alertId === alertId)
  if (!alert || alert.herring || !final) return record
  const own = record.ownPlans.find((each) => each.alertId === alertId)
  const card = record.advices.findLast(
    (each) => each.alertId === alertId && each.kind === 'card' && each.state === 'done',
  )
  const detail = card ? adviceDetail(card) : null
  const plans = [
    ...(own ? [{ remedies: own.remedies, predicted: own.predicted }] : []),
    ...(detail?.kind === 'card'
      ? [{ remedies: detail.card.remedies, predicted: detail.card.predicted }]
      : []),
  ].filter(({ remedies }) => Object.keys(remedies).length > 0)
  return plans.reduce((rest, plan) => withTrial(rest, alertId, plan, final.seed, act), record)
}

/** The same remedies on the same seed come out the same, whoever asked for the run. */
function withTrial(
  record: DrillRecord,
  alertId: string,
  { remedies, predicted }: { remedies: Remedies; predicted: number },
  seed: number,
  act: Act,
): DrillRecord {
  const there = record.runRequests.some(
    (each) =>
      each.alertId === alertId &&
      each.remedies !== null &&
      (each.state === 'waiting' || each.state === 'done') &&
      alike(each.remedies, remedies),
  )
  if (there) return record
  const request: RunRequest = {
    id: act.newId(),
    alertId,
    counted: false,
    remedies,
    predicted,
    seed,
    state: 'waiting',
    why: '',
    stamp: { ...stampOf(record, act), by: null },
  }
  const cue = calendarCue('run', request.id, act.now, act)
  return {
    ...record,
    runRequests: [...record.runRequests, request],
    cues: [...record.cues, cue],
  }
}
