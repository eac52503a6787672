/**
 * The drill's clock: real time in, drill time out, and back.
 *
 * Real times are epoch ms. Drill times are ms since the start on the drill's clock: real time less
 * pauses, times the speed, and what a sample jumped over.
 */
import type { DrillRecord, Pause } from './record'
import type { Cue, Phase } from './record-course'

export const minute = 60_000
/** A cue done later than this after its due time counts as late, at any speed. Real ms. */
export const lateAfter = 30_000

function pausedUntil(pauses: readonly Pause[], now: number): number {
  return pauses.reduce(
    (sum, pause) => sum + Math.max(0, (pause.until?.at ?? now) - pause.from.at),
    0,
  )
}

/** Drill time at a real moment; 0 before the start, standing still after the end. */
export function elapsedAt(record: DrillRecord, now: number): number {
  const { startedAt, finishedAt, cancelledAt, speed, jumped } = record.drill
  if (startedAt === null) return 0
  const end = finishedAt ?? cancelledAt
  const at = end === null ? now : Math.min(now, end)
  return Math.max(0, jumped + Math.floor((at - startedAt - pausedUntil(record.pauses, at)) * speed))
}

/** Real time at which a drill time comes, if nothing pauses from `now` on. */
export function dueAt(record: DrillRecord, elapsed: number, now: number): number {
  const { startedAt, speed, jumped } = record.drill
  const start = startedAt ?? now
  return start + pausedUntil(record.pauses, now) + Math.ceil((elapsed - jumped) / speed)
}

/** The phase that runs: started and not ended; null before the first and after the last. */
export function presentPhase(record: DrillRecord): Phase | null {
  return record.phases.findLast((phase) => phase.started !== null && phase.ended === null) ?? null
}

/** End of a phase as it stands now, drill ms. */
export function endOf(phase: Phase): number {
  return phase.start + phase.length
}

/** Length of the whole script as it stands now, drill ms. */
export function scriptEnd(record: DrillRecord): number {
  const last = record.phases.at(-1)
  return last ? endOf(last) : 0
}

/** World time in minutes after 03:00 at a drill time. */
export function worldMinute(elapsed: number): number {
  return Math.floor(elapsed / minute)
}

export function isLate(cue: Cue, now: number): boolean {
  return cue.dueAt !== null && now - cue.dueAt > lateAfter
}

/** Gives a clock-bound cue its real due time anew; a cue that is done, held or of the calendar stays as it is. */
export function redated(record: DrillRecord, cue: Cue, elapsed: number, now: number): Cue {
  const due = cue.state === 'held' ? null : dueAt(record, elapsed, now)
  return { ...cue, elapsed, dueAt: due }
}
