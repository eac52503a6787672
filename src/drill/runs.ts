/** Stress runs: asked for, queued, and what came of them. The lab itself is outside; here are its rules in a drill. */
import { alertById, noSuchAlert } from './alerts'
import { reached } from './availability'
import { replaced, stampOf } from './change'
import { check } from './checks'
import { calendarCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import { fixOf } from './fixes'
import { isFacilitator } from './participations'
import type { DrillRecord } from './record'
import type { MeasuredRun, Run, RunRequest } from './record-work'
import { endReplay, replayOf, withoutWaitingReplays, withReplay, withRunCue } from './replays'
import { statedRemedies } from './stated'
import { isTrial, isTrialRun, withTrials } from './trials'

/** So many runs of a scenario count, each after a prediction: thinking beats trying. */
export const countedRuns = 3
const seeds = 2 ** 31

export function runRequestOf(record: DrillRecord, id: string): RunRequest | null {
  return record.runRequests.find((each) => each.id === id) ?? null
}

/** Runs, and replays of runs, that wait, in the order in which they were asked for; the first goes now. Ids of runs. */
export function waitingRuns(record: DrillRecord): readonly string[] {
  const waiting = record.cues.flatMap(({ kind, state, subject }) =>
    kind === 'run' && state === 'pending' ? subject : [],
  )
  const tries = (id: string) => isTrialRun(record, { id })
  // Nobody waits for a trial.
  return [...waiting.filter((id) => !tries(id)), ...waiting.filter(tries)]
}

/** How many runs of an alert count so far, those that wait included. */
export function countedOn(record: DrillRecord, alertId: string): number {
  return record.runRequests.filter(
    (each) =>
      each.alertId === alertId &&
      each.counted &&
      (each.state === 'waiting' || each.state === 'done'),
  ).length
}

/**
 * Before the fixes open, and for red herrings always, the unfixed system; then the remedies of the alert's fix,
 * counted while some are left. Where nothing can be run, remedies whose effect is stated are taken all the same.
 */
export function askRun(record: DrillRecord, alertId: string, act: Act): Decision {
  const alert = alertById(record, alertId)
  if (!alert) return noSuchAlert(record)
  const { letter } = alert
  const open = reached(record, 'ai-fix') && !alert.herring
  const stated = open && statedRemedies(act.catalogue, alert.subjectId).length > 0
  if (labOf(act, alert.subjectId) === null && !stated) return refuse({ code: 'no-lab', letter })
  const waits = record.runRequests.some(
    (each) => each.alertId === alertId && each.state === 'waiting' && !isTrial(each),
  )
  if (waits) return refuse({ code: 'run-waits', letter })
  const fix = open ? fixOf(record, alertId) : null
  if (open && (!fix || Object.keys(fix.remedies).length === 0))
    return refuse({ code: 'no-remedies', letter })
  if (fix && fix.predicted === null) return refuse({ code: 'no-prediction', letter })
  const request: RunRequest = {
    id: act.newId(),
    alertId,
    counted: fix !== null && countedOn(record, alertId) < countedRuns,
    remedies: fix?.remedies ?? null,
    predicted: fix?.predicted ?? null,
    // One seed for all runs of a drill, so that they differ by their remedies alone.
    seed: record.drill.seed % seeds,
    state: 'waiting',
    why: '',
    stamp: stampOf(record, act),
  }
  const cue = calendarCue('run', request.id, act.now, act)
  return done(
    { ...record, runRequests: [...record.runRequests, request], cues: [...record.cues, cue] },
    [],
    request.id,
  )
}

/** The result is there. A request that was cancelled meanwhile takes none. */
export function fileRun(
  record: DrillRecord,
  requestId: string,
  measured: MeasuredRun,
  act: Act,
): Decision {
  const request = runRequestOf(record, requestId)
  if (request?.state !== 'waiting') return refuse({ code: 'cue-not-due' })
  const { verdict, before, after, detail } = measured
  const { alertId, counted, seed } = request
  const run: Run = {
    id: requestId,
    alertId,
    counted,
    remedies: request.remedies ?? {},
    seed,
    verdict,
    predicted: request.predicted === null ? null : String(request.predicted),
    before,
    after,
    detail,
    stamp: stampOf(record, act),
  }
  const filed = end({ ...record, runs: [...record.runs, run] }, request, 'done', '', act)
  const ended = counted ? withTrials(filed, alertId, act) : filed
  if (!counted || Object.keys(measured.answers).length === 0) return done(ended, [], requestId)
  const checked = check(ended, { alertId, answers: measured.answers }, act)
  return checked.ok ? done(checked.record, [], requestId) : checked
}

/** There will be no result, and why. */
export function failRun(record: DrillRecord, requestId: string, why: string, act: Act): Decision {
  const request = runRequestOf(record, requestId)
  if (request?.state !== 'waiting') return refuse({ code: 'cue-not-due' })
  return done(end(record, request, 'failed', why, act), [], requestId)
}

/** What of it goes on now, in words for people; nothing of a run or a replay that does not wait any more. */
export function stepRun(record: DrillRecord, requestId: string, step: string): Decision {
  const request = runRequestOf(record, requestId)
  if (request?.state === 'waiting')
    return done({
      ...record,
      runRequests: replaced(record.runRequests, { ...request, why: step }),
    })
  const replay = replayOf(record, requestId)
  if (replay?.state !== 'waiting') return refuse({ code: 'cue-not-due' })
  return done(withReplay(record, requestId, { ...replay, why: step }))
}

/** Whoever asked for it, or a facilitator, takes it back: the run, or its replay. */
export function cancelRun(record: DrillRecord, requestId: string, act: Act): Decision {
  const request = runRequestOf(record, requestId)
  if (!request) return refuse({ code: 'no-such-record' })
  const replay = replayOf(record, requestId)
  const waits =
    request.state === 'waiting'
      ? request.stamp.by
      : replay?.state === 'waiting'
        ? replay.by
        : undefined
  if (waits === undefined) return refuse({ code: 'run-over' })
  const mine = act.by !== null && (act.by === waits || isFacilitator(record, act.by))
  if (!mine) return refuse({ code: 'not-the-author', by: waits ?? '' })
  const why = 'It was taken back.'
  if (request.state !== 'waiting')
    return endReplay(record, requestId, { state: 'cancelled', why }, act)
  return done(end(record, request, 'cancelled', why, act), [], requestId)
}

/** The drill ends: what waits is not run any more. Its cues are the caller's to skip. */
export function withoutWaitingRuns(record: DrillRecord): DrillRecord {
  if (waitingRuns(record).length === 0) return record
  const why = 'The drill ended before it.'
  const runRequests = record.runRequests.map(
    (each): RunRequest => (each.state === 'waiting' ? { ...each, state: 'cancelled', why } : each),
  )
  return withoutWaitingReplays({ ...record, runRequests }, why)
}

function end(
  record: DrillRecord,
  request: RunRequest,
  state: RunRequest['state'],
  why: string,
  act: Act,
): DrillRecord {
  return {
    ...withRunCue(record, request.id, state === 'done' ? 'done' : 'skipped', act),
    runRequests: replaced(record.runRequests, { ...request, state, why }),
  }
}

/** Null = nothing runs behind that subject. */
function labOf({ catalogue }: Act, subjectId: string): string | null {
  const subject = [...catalogue.scenarios, ...catalogue.herrings].find(
    (each) => each.id === subjectId,
  )
  return subject?.lab ?? null
}
