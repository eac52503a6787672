/** The telling of the verdicts, and the reveal. */
import { stampOf, withDrill } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import type { Cue, CueKind } from './record-course'

/** Verdicts are told once; from then on each new one is told as it is given. */
export function tell(record: DrillRecord, act: Act): Decision {
  if (record.drill.toldElapsed !== null) return done(record)
  const stamp = stampOf(record, act)
  return done(withDrill(settled(record, 'verdicts', act), { toldElapsed: stamp.elapsed }), [
    { type: 'told' },
  ])
}

/** Causes, herrings and claims are shown; claims close; alerts that had not gone out stay in. */
export function reveal(record: DrillRecord, act: Act, late: boolean): Decision {
  if (record.drill.revealedElapsed !== null) {
    return act.by === null ? done(record) : refuse({ code: 'revealed-already' })
  }
  const told = tell(record, act)
  if (!told.ok) return told
  const stamp = stampOf(record, act)
  const open = settled(settled(told.record, 'reveal', act), 'alert', act)
  return done(withDrill(open, { revealedElapsed: stamp.elapsed }), [
    ...told.happenings,
    { type: 'revealed', late },
  ])
}

/** Cues of that kind that were to come have nothing left to do. */
function settled(record: DrillRecord, kind: CueKind, act: Act): DrillRecord {
  const stamp = stampOf(record, act)
  const cues = record.cues.map(
    (cue): Cue =>
      cue.kind === kind && (cue.state === 'pending' || cue.state === 'held')
        ? { ...cue, state: kind === 'alert' ? 'skipped' : 'done', done: stamp }
        : cue,
  )
  return { ...record, cues }
}
