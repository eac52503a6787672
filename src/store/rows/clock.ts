/** The drill's clock in rows: pauses, phases, injects, cues, and who held which role when. */
import { type Participation, type Pause, pauseReasons, roles } from '../../drill/record'
import {
  type Cue,
  cueKinds,
  cueStates,
  type Inject,
  injectKinds,
  type Phase,
  stages,
} from '../../drill/record-course'
import type {
  Cue as CueRow,
  Inject as InjectRow,
  Participation as ParticipationRow,
  Pause as PauseRow,
  Phase as PhaseRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import {
  drillMs,
  drillMsOrNull,
  instantOrNull,
  json,
  laterOf,
  laterRow,
  msOrNull,
  oneOf,
  stampOf,
  stampRow,
  strings,
} from './values'

export function pauseRow({ id, reason, from, until }: Pause): RowOf<PauseRow> {
  return { id, reason, ...stampRow(from), ...untilRow(until) }
}
export function pauseOf(row: PauseRow): Pause {
  return {
    id: row.id,
    reason: oneOf(pauseReasons, row.reason),
    from: stampOf(row),
    until: untilOf(row),
  }
}

export function participationRow(record: Participation): RowOf<ParticipationRow> {
  const { id, personId, role, from, until } = record
  return { id, personId, role, ...stampRow(from), ...untilRow(until) }
}
export function participationOf(row: ParticipationRow): Participation {
  const { id, personId } = row
  return { id, personId, role: oneOf(roles, row.role), from: stampOf(row), until: untilOf(row) }
}

function untilRow(until: Pause['until']) {
  const { at, elapsed, by, source } = laterRow(until)
  return { untilAt: at, untilElapsed: elapsed, untilBy: by, untilSource: source }
}
function untilOf(row: PauseRow | ParticipationRow) {
  return laterOf(row.untilAt, row.untilElapsed, row.untilBy, row.untilSource)
}

export function phaseRow(record: Phase): RowOf<PhaseRow> {
  const { started, ended, metrics, ...rest } = record
  const start = laterRow(started)
  const end = laterRow(ended)
  return {
    ...rest,
    metrics: JSON.stringify(metrics),
    plannedStart: drillMs(record.plannedStart),
    plannedLength: drillMs(record.plannedLength),
    start: drillMs(record.start),
    length: drillMs(record.length),
    startedAt: start.at,
    startedElapsed: start.elapsed,
    startedBy: start.by,
    startedSource: start.source,
    endedAt: end.at,
    endedElapsed: end.elapsed,
    endedBy: end.by,
    endedSource: end.source,
  }
}
export function phaseOf(row: PhaseRow): Phase {
  return {
    id: row.id,
    ordinal: row.ordinal,
    stage: oneOf(stages, row.stage),
    name: row.name,
    activity: row.activity,
    instruction: row.instruction,
    writeDown: row.writeDown,
    metrics: json(strings, row.metrics),
    plannedStart: row.plannedStart,
    plannedLength: row.plannedLength,
    start: row.start,
    length: row.length,
    started: laterOf(row.startedAt, row.startedElapsed, row.startedBy, row.startedSource),
    ended: laterOf(row.endedAt, row.endedElapsed, row.endedBy, row.endedSource),
  }
}

export function injectRow(record: Inject): RowOf<InjectRow> {
  return { ...record, at: drillMs(record.at) }
}
export function injectOf({ id, kind, at, subject, role, text }: InjectRow): Inject {
  return { id, kind: oneOf(injectKinds, kind), at, subject, role, text }
}

/** What the record says of a cue; its lease is the runner's. */
export function cueRow(record: Cue): Omit<RowOf<CueRow>, 'leaseOwner' | 'leaseUntil' | 'attempts'> {
  const { done, ...rest } = record
  const { at, elapsed, by, source } = laterRow(done)
  return {
    ...rest,
    elapsed: drillMsOrNull(record.elapsed),
    dueAt: instantOrNull(record.dueAt),
    doneAt: at,
    doneElapsed: elapsed,
    doneBy: by,
    doneSource: source,
  }
}
export function cueOf(row: CueRow): Cue {
  return {
    id: row.id,
    kind: oneOf(cueKinds, row.kind),
    subject: row.subject,
    rank: row.rank,
    phase: row.phase,
    elapsed: row.elapsed,
    dueAt: msOrNull(row.dueAt),
    state: oneOf(cueStates, row.state),
    done: laterOf(row.doneAt, row.doneElapsed, row.doneBy, row.doneSource),
    late: row.late,
  }
}
