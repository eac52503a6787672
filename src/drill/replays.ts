/** Replays: a run that is posted once more, in real time, beside its figures in virtual time. It is never counted. */
import { alertById, noSuchAlert } from './alerts'
import { replaced, stampOf } from './change'
import { calendarCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import type { Cue } from './record-course'
import type { Run } from './record-work'
import { type MeasuredSide, type Replay, runDetail, runDetailJson } from './run-detail'
import { isSettled, isTrialRun } from './trials'
import { isRevealed } from './visibility'

/** What came of a replay. */
export type Replayed =
  | { state: 'done'; unfixed: MeasuredSide; fixed: MeasuredSide | null }
  | { state: 'void' | 'failed' | 'cancelled'; why: string }

/** The replay of a run; null = nobody has asked for one. */
export function replayOf(record: DrillRecord, runId: string): Replay | null {
  const run = record.runs.find((each) => each.id === runId)
  return run ? (runDetail(run.detail)?.replay ?? null) : null
}

/** Whether a run can be replayed, once the causes are told: a herring's whole nights take too long for that. */
export function isReplayable(record: DrillRecord, run: Run): boolean {
  const alert = alertById(record, run.alertId)
  return isRevealed(record) && alert?.herring === false && runDetail(run.detail) !== null
}

/**
 * Asks for one of a certain run, or of the alert's last one (`runId` null). Only after the reveal, as what
 * can be replayed and what can't would tell the herring.
 */
export function askReplay(
  record: DrillRecord,
  { alertId, runId }: { alertId: string; runId: string | null },
  act: Act,
): Decision {
  const alert = alertById(record, alertId)
  if (!alert) return noSuchAlert(record)
  const { letter } = alert
  if (!isRevealed(record))
    return refuse({ code: 'too-early', word: `stress ${letter} replay`, opens: 'ai-fix' })
  if (alert.herring) return refuse({ code: 'no-replay', letter })
  // What a trial measured is told once the alert is settled.
  const settled = isSettled(record, alertId)
  const runs = record.runs.filter(
    (each) => each.alertId === alertId && (settled || !isTrialRun(record, each)),
  )
  const run = runId === null ? runs.at(-1) : runs.find((each) => each.id === runId)
  if (!run) return refuse({ code: 'no-run', letter })
  const detail = runDetail(run.detail)
  if (!detail) return refuse({ code: 'no-lab', letter })
  if (detail.replay?.state === 'waiting') return refuse({ code: 'replay-waits', letter })
  if (detail.replay?.state === 'done') return refuse({ code: 'replayed', letter })
  const asked: Replay = {
    state: 'waiting',
    by: act.by ?? '',
    why: '',
    unfixed: null,
    fixed: null,
  }
  const cue = calendarCue('run', run.id, act.now, act)
  return done({ ...withReplay(record, run.id, asked), cues: [...record.cues, cue] }, [], run.id)
}

/** It is over, with figures or without. One that was cancelled meanwhile takes none. */
export function endReplay(
  record: DrillRecord,
  runId: string,
  replayed: Replayed,
  act: Act,
): Decision {
  const replay = replayOf(record, runId)
  if (replay?.state !== 'waiting') return refuse({ code: 'cue-not-due' })
  const ended = withRunCue(record, runId, replayed.state === 'done' ? 'done' : 'skipped', act)
  return done(withReplay(ended, runId, { ...replay, why: '', ...replayed }), [], runId)
}

/** The drill ends: what waits is not replayed any more. */
export function withoutWaitingReplays(record: DrillRecord, why: string): DrillRecord {
  const waiting = record.runs.flatMap(({ id }) => {
    const replay = replayOf(record, id)
    return replay?.state === 'waiting' ? [{ id, replay }] : []
  })
  return waiting.reduce(
    (rest, { id, replay }) => withReplay(rest, id, { ...replay, state: 'cancelled', why }),
    record,
  )
}

export function withReplay(record: DrillRecord, runId: string, replay: Replay): DrillRecord {
  const run = record.runs.find((each) => each.id === runId)
  const detail = run ? runDetail(run.detail) : null
  if (!run || !detail) return record
  const after = { ...run, detail: runDetailJson({ ...detail, replay }) }
  return { ...record, runs: replaced(record.runs, after) }
}

/** The cue of a run, or of its replay, is over with it. */
export function withRunCue(
  record: DrillRecord,
  runId: string,
  state: 'done' | 'skipped',
  act: Act,
): DrillRecord {
  const cues = record.cues.map(
    (cue): Cue =>
      cue.kind === 'run' && cue.subject === runId && cue.state === 'pending'
        ? { ...cue, state, done: stampOf(record, act) }
        : cue,
  )
  return { ...record, cues }
}
