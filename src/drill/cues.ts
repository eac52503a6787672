/** Cues: the planned moments of a drill, written down when it starts. */
import { dueAt, elapsedAt, endOf, minute, presentPhase, scriptEnd } from './clock'
import type { Act } from './decision'
import type { DrillRecord } from './record'
import type { Cue, CueKind, Phase } from './record-course'

/** Cues due at one moment go out in this order. */
const ranks: Record<CueKind, number> = {
  start: 0,
  phase: 1,
  verdicts: 2,
  reveal: 3,
  alert: 4,
  'played-message': 5,
  warning: 6,
  countdown: 7,
  handover: 8,
  finish: 9,
  report: 10,
  close: 11,
  run: 12,
  advice: 13,
}
/** The countdown is edited at most this often. Real ms. */
const countdownGap = 30_000
const warningLead = 5 * minute
/** Shorter phases get no warning. Drill ms. */
const warningFrom = 15 * minute
/** Verdicts that are missing so long after the telling are offered to the Incident Commander. Drill ms. */
export const verdictsOverdueAfter = 10 * minute

/** A cue of the calendar: due at a real moment, untouched by the drill's pauses. */
export function calendarCue(kind: CueKind, subject: string, due: number, act: Act): Cue {
  return {
    id: act.newId(),
    kind,
    subject,
    rank: ranks[kind],
    phase: null,
    elapsed: null,
    dueAt: due,
    state: 'pending',
    done: null,
    late: false,
  }
}

function clockCue(
  record: DrillRecord,
  kind: CueKind,
  subject: string,
  phase: number | null,
  elapsed: number,
  act: Act,
): Cue {
  const paused = record.drill.state === 'paused'
  return {
    id: act.newId(),
    kind,
    subject,
    rank: ranks[kind],
    phase,
    elapsed,
    dueAt: paused ? null : dueAt(record, elapsed, act.now),
    state: paused ? 'held' : 'pending',
    done: null,
    late: false,
  }
}

/** Every cue of a drill whose phases and injects are in the record. */
export function scriptCues(record: DrillRecord, act: Act): Cue[] {
  const phaseAt = (elapsed: number) =>
    record.phases.find((phase) => elapsed >= phase.start && elapsed < endOf(phase))?.ordinal ?? null
  const phases = record.phases.flatMap((phase) => [
    clockCue(record, 'phase', String(phase.ordinal), phase.ordinal, phase.start, act),
    ...stageCues(record, phase, act),
    ...warningCue(record, phase, act),
    ...countdownCues(record, phase, act),
  ])
  const injects = record.injects.map(({ kind, subject, at }) =>
    clockCue(record, kind, subject, phaseAt(at), at, act),
  )
  return [...phases, ...injects, clockCue(record, 'finish', '', null, scriptEnd(record), act)]
}

/** What a phase brings besides its card: the telling, the reveal, the look after overdue verdicts. */
function stageCues(record: DrillRecord, phase: Phase, act: Act): Cue[] {
  if (phase.stage === 'deep-dive') {
    const overdue = Math.min(phase.start + verdictsOverdueAfter, endOf(phase))
    return [
      clockCue(record, 'verdicts', '', phase.ordinal, phase.start, act),
      clockCue(record, 'handover', 'verdicts', phase.ordinal, overdue, act),
    ]
  }
  return phase.stage === 'ai-fix'
    ? [clockCue(record, 'reveal', '', phase.ordinal, phase.start, act)]
    : []
}

/** A look after verdicts that are still missing ten minutes from now. */
export function overdueCue(record: DrillRecord, act: Act): Cue {
  const due = elapsedAt(record, act.now) + verdictsOverdueAfter
  const phase = presentPhase(record)?.ordinal ?? null
  return clockCue(record, 'handover', 'verdicts', phase, due, act)
}

/** One warning, five minutes before the end, in phases of fifteen drill minutes or more. */
export function warningCue(record: DrillRecord, phase: Phase, act: Act): Cue[] {
  if (phase.length < warningFrom) return []
  return [
    clockCue(
      record,
      'warning',
      String(phase.ordinal),
      phase.ordinal,
      endOf(phase) - warningLead,
      act,
    ),
  ]
}

/** Edits of the phase card at its quarter points, no two within thirty real seconds. */
export function countdownCues(record: DrillRecord, phase: Phase, act: Act): Cue[] {
  const cues: Cue[] = []
  let last = phase.start
  for (const quarter of [1, 2, 3]) {
    const at = phase.start + Math.floor((phase.length * quarter) / 4)
    if ((at - last) / record.drill.speed < countdownGap) continue
    cues.push(clockCue(record, 'countdown', `${phase.ordinal}:${quarter}`, phase.ordinal, at, act))
    last = at
  }
  return cues
}

/** The drill's cue that goes first among those due now; null = none is. What reports, runs and advice need is made outside, so their cues are left out. */
export function nextDue(record: DrillRecord, now: number): Cue | null {
  const due = record.cues.filter(
    (cue) =>
      cue.state === 'pending' &&
      cue.kind !== 'report' &&
      cue.kind !== 'run' &&
      cue.kind !== 'advice' &&
      cue.dueAt !== null &&
      cue.dueAt <= now,
  )
  return (
    due.sort(
      (a, b) => inOrder(a) - inOrder(b) || (a.elapsed ?? 0) - (b.elapsed ?? 0) || a.rank - b.rank,
    )[0] ?? null
  )
}
function inOrder(cue: Cue): number {
  return cue.dueAt ?? Number.POSITIVE_INFINITY
}

/** Cues still to come, soonest first, without edits of the countdown. */
export function upcoming(record: DrillRecord): Cue[] {
  return record.cues
    .filter(
      (cue) =>
        (cue.state === 'pending' || cue.state === 'held') &&
        cue.elapsed !== null &&
        cue.kind !== 'countdown' &&
        cue.kind !== 'handover',
    )
    .sort((a, b) => (a.elapsed ?? 0) - (b.elapsed ?? 0) || a.rank - b.rank)
}
