/** Moments and lengths as the views print them. None of them looks at the present moment. */
import { dueAt, endOf, minute } from '../drill/clock'
import { formatClock, formatDuration } from '../drill/duration'
import type { DrillRecord, Pause } from '../drill/record'
import type { Cue, CueKind, Phase } from '../drill/record-course'
import type { Part, PhaseClock, Span, Text } from './message'
import { time, yourTime } from './spans'

const day = 24 * 60

/** World time, "02:40"; takes minutes after 03:00, negative ones lie before it. */
export function worldClock(minuteAfterThree: number): string {
  const minutes = (((3 * 60 + minuteAfterThree) % day) + day) % day
  return `${pair(Math.floor(minutes / 60))}:${pair(minutes % 60)}`
}
const pair = (amount: number) => String(amount).padStart(2, '0')

/** "45 min" for whole minutes, else as durations print. Takes drill ms. */
export function lengthText(ms: number): string {
  return ms % minute === 0 ? `${ms / minute} min` : formatDuration(ms)
}

/** The pause that stands now; null = the clock runs, or never ran. */
export function openPause(record: DrillRecord): Pause | null {
  return record.pauses.find((pause) => pause.until === null) ?? null
}

/** Real time of a drill time that is to come; null while the clock stands, for then nobody knows it. */
export function realTime(record: DrillRecord, elapsed: number): number | null {
  const { startedAt, state } = record.drill
  // Every pause has ended here, so the moment that dueAt asks for plays no part.
  return state === 'running' && startedAt !== null ? dueAt(record, elapsed, startedAt) : null
}

/** When a drill time comes, for people: at speed its real time says nothing, so the drill's clock does. */
export function when(record: DrillRecord, elapsed: number): readonly Span[] | null {
  const at = realTime(record, elapsed)
  if (at === null) return null
  return record.drill.speed === 1 ? [time(at), yourTime] : [drillClock(elapsed)]
}
const drillClock = (elapsed: number) => `${formatClock(elapsed)} on the drill’s clock`

/** How a phase stands in time: "45 min · until 03:45 (your time)", "stands, 12 min left", "ended 03:45". */
export function phaseTimes(record: DrillRecord, phase: Phase): Text {
  const length = lengthText(phase.length)
  if (phase.ended !== null)
    return record.drill.speed === 1
      ? [`${length} · ended `, time(phase.ended.at), yourTime]
      : `${length} · ended ${drillClock(phase.ended.elapsed)}`
  const pause = openPause(record)
  if (pause !== null) {
    return `${formatDuration(Math.max(0, endOf(phase) - pause.from.elapsed))} left when the clock stopped`
  }
  const end = when(record, endOf(phase))
  return end === null ? length : [`${length} · until `, ...end]
}

/** Quarters of a phase that have passed, by the last edit of its countdown. */
function quartersPassed(record: DrillRecord, phase: Phase): 0 | 1 | 2 | 3 | 4 {
  if (phase.ended !== null) return 4
  const passed = record.cues
    .filter(
      (cue) => cue.kind === 'countdown' && cue.phase === phase.ordinal && cue.state === 'done',
    )
    .reduce((last, cue) => Math.max(last, cue.elapsed ?? 0), phase.start)
  // Cues lie on whole ms, rounded down; one more finds their quarter again.
  const quarter = Math.floor((4 * (passed + 1 - phase.start)) / Math.max(1, phase.length))
  return ([0, 1, 2, 3] as const).find((each) => each === quarter) ?? 3
}

/** The phase's clock as a card carries it. */
export function phaseClock(record: DrillRecord, phase: Phase): PhaseClock {
  return {
    kind: 'clock',
    quarters: quartersPassed(record, phase),
    until: phase.ended === null ? realTime(record, endOf(phase)) : null,
    length: phase.length,
    speed: record.drill.speed,
  }
}

/** Says that a post came late, and when it was due. */
export function lateNote(record: DrillRecord, kind: CueKind, subject: string): Part[] {
  const cue: Cue | undefined = record.cues.find(
    (each) => each.kind === kind && each.subject === subject && each.late,
  )
  if (!cue) return []
  return [
    {
      kind: 'note',
      text: cue.dueAt === null ? 'Late.' : ['Late: this was due at ', time(cue.dueAt), '.'],
    },
  ]
}
