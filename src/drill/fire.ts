/** A due cue, carried out. */
import { withShadows } from './adviser'
import { deliver } from './alerts'
import { replaced, stampOf, withDrill } from './change'
import { isLate } from './clock'
import { calendarCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import { finish } from './finish'
import { offerHandover } from './handover'
import type { DrillRecord } from './record'
import type { Cue, Phase } from './record-course'
import { changedSinceReport } from './reports'
import { reveal, tell } from './reveal'
import { start } from './start'

/** Marks the cue done and does what it stands for. Overdue warnings and countdown edits are only recorded. */
export function fire(record: DrillRecord, cueId: string, act: Act): Decision {
  const cue = record.cues.find((each) => each.id === cueId)
  if (cue?.state !== 'pending' || cue.dueAt === null || cue.dueAt > act.now)
    return refuse({ code: 'cue-not-due' })
  const late = isLate(cue, act.now)
  const perished = late && (cue.kind === 'warning' || cue.kind === 'countdown')
  const after: Cue = {
    ...cue,
    state: perished ? 'skipped' : 'done',
    done: stampOf(record, act),
    late,
  }
  const noted = { ...record, cues: replaced(record.cues, after) }
  return perished ? done(noted) : carryOut(noted, cue, late, act)
}

function carryOut(record: DrillRecord, cue: Cue, late: boolean, act: Act): Decision {
  switch (cue.kind) {
    case 'start':
      return start(record, act)
    case 'phase': {
      const phase = record.phases.find((each) => String(each.ordinal) === cue.subject)
      return phase ? startPhase(record, phase, late, act) : done(record)
    }
    case 'alert':
      return deliver(record, cue.subject, late, act)
    case 'played-message':
      return done(record, [{ type: 'played-message', key: cue.subject, late }])
    case 'warning':
      return done(record, [{ type: 'warning', ordinal: Number(cue.subject) }])
    case 'countdown':
      return done(record)
    case 'verdicts':
      return tell(record, act)
    case 'reveal':
      return reveal(record, act, late)
    case 'finish':
      return finish(record, act, late)
    case 'handover':
      return offerHandover(record, cue.subject === 'paused' ? 'paused' : 'verdicts', act)
    case 'close':
      return close(record, act)
    case 'report':
    case 'run':
    case 'advice':
      return refuse({ code: 'cue-not-due' })
    default:
      return cue.kind satisfies never
  }
}

function startPhase(record: DrillRecord, phase: Phase, late: boolean, act: Act): Decision {
  const stamp = stampOf(record, act)
  const phases = record.phases.map((each): Phase => {
    if (each.id === phase.id) return { ...each, started: stamp }
    return each.started !== null && each.ended === null ? { ...each, ended: stamp } : each
  })
  const stillDark = phase.stage === 'dark-room'
  const wasDark = record.phases.some(
    ({ stage, started, ended }) => stage === 'dark-room' && started !== null && ended === null,
  )
  const begun = { ...record, phases }
  return done(wasDark && !stillDark ? withShadows(begun, act) : begun, [
    { type: 'phase-started', ordinal: phase.ordinal, late },
  ])
}

/** A day after its end a drill closes; what was added since the last report brings one more version. */
function close(record: DrillRecord, act: Act): Decision {
  const closed = withDrill(record, { state: 'closed', closedAt: act.now })
  if (!changedSinceReport(record)) return done(closed, [{ type: 'closed' }])
  const cue = calendarCue('report', 'close', act.now, act)
  return done({ ...closed, cues: [...closed.cues, cue] }, [{ type: 'closed' }])
}
