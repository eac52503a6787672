/** The end of a drill: with its last phase, or by `stop`. */
import { withoutWaitingAdvice } from './adviser'
import { replaced, stampOf, withDrill } from './change'
import { minute, presentPhase } from './clock'
import { calendarCue } from './cues'
import { type Act, type Decision, done, type Happening } from './decision'
import type { DrillRecord } from './record'
import type { Cue } from './record-course'
import { reveal } from './reveal'
import { withoutWaitingRuns } from './runs'

/** Survey and record words stay open so long after the end. Real ms. */
const openAfterEnd = 24 * 60 * minute

/** Tells and reveals what was not yet, ends the phase, and asks for the report. */
export function finish(record: DrillRecord, act: Act, late: boolean): Decision {
  const revealed = record.drill.revealedElapsed === null ? reveal(record, act, false) : done(record)
  if (!revealed.ok) return revealed
  const stamp = stampOf(record, act)
  const phase = presentPhase(record)
  const phases = phase ? replaced(record.phases, { ...phase, ended: stamp }) : record.phases
  const cues = revealed.record.cues.map(
    (cue): Cue =>
      cue.state === 'pending' || cue.state === 'held'
        ? { ...cue, state: 'skipped', done: stamp }
        : cue,
  )
  const ended = withDrill(
    { ...withoutWaitingAdvice(withoutWaitingRuns(revealed.record)), phases },
    { state: 'finished', finishedAt: act.now },
  )
  const coming = [calendarCue('report', 'finish', act.now, act)]
  if (record.drill.kind === 'drill')
    coming.push(calendarCue('close', '', act.now + openAfterEnd, act))
  const surveyed = record.phases.some((each) => each.stage === 'wrap-up' && each.started !== null)
  const happenings: Happening[] = [
    ...revealed.happenings,
    ...(surveyed ? [] : [{ type: 'survey' } as const]),
    { type: 'finished', late },
  ]
  return done({ ...ended, cues: [...cues, ...coming] }, happenings)
}
