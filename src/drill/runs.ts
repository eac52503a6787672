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
import type { Cue } from './record-course'
import type { MeasuredRun, Run, RunRequest } from './record-work'

/** So many runs of a scenario count, each after a prediction: thinking beats trying. */
export const countedRuns = 3
const seeds = 2 ** 31

export function runRequestOf(record: DrillRecord, id: string): RunRequest | null {
  return record.runRequests.find((each) => each.id === id) ?? null
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
 * counted while some are left.
 */
export function askRun(record: DrillRecord, alertId: string, act: Act): Decision {
  const alert = alertById(record, alertId)
  if (!alert) return noSuchAlert(record)
  const { letter } = alert
  if (labOf(act, alert.subjectId) === null) return refuse({ code: 'no-lab', letter })
  if (record.runRequests.some((each) => each.alertId === alertId && each.state === 'waiting'))
    return refuse({ code: 'run-waits', letter })
  const open = reached(record, 'ai-fix') && !alert.herring
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
    seed: Math.floor(act.random() * seeds),
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
  const ended = end({ ...record, runs: [...record.runs, run] }, request, 'done', '', act)
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

/** Whoever asked for it, or a facilitator, takes it back. */
export function cancelRun(record: DrillRecord, requestId: string, act: Act): Decision {
  const request = runRequestOf(record, requestId)
  if (!request) return refuse({ code: 'no-such-record' })
  if (request.state !== 'waiting') return refuse({ code: 'run-over' })
  const mine = act.by !== null && (act.by === request.stamp.by || isFacilitator(record, act.by))
  if (!mine) return refuse({ code: 'not-the-author', by: request.stamp.by ?? '' })
  return done(end(record, request, 'cancelled', 'It was taken back.', act), [], requestId)
}

/** The drill ends: what waits is not run any more. Its cues are the caller's to skip. */
export function withoutWaitingRuns(record: DrillRecord): DrillRecord {
  if (!record.runRequests.some((each) => each.state === 'waiting')) return record
  const runRequests = record.runRequests.map(
    (each): RunRequest =>
      each.state === 'waiting'
        ? { ...each, state: 'cancelled', why: 'The drill ended before it.' }
        : each,
  )
  return { ...record, runRequests }
}

function end(
  record: DrillRecord,
  request: RunRequest,
  state: RunRequest['state'],
  why: string,
  act: Act,
): DrillRecord {
  const stamp = stampOf(record, act)
  const cues = record.cues.map(
    (cue): Cue =>
      cue.kind === 'run' && cue.subject === request.id && cue.state === 'pending'
        ? { ...cue, state: state === 'done' ? 'done' : 'skipped', done: stamp }
        : cue,
  )
  return {
    ...record,
    cues,
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
