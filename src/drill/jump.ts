import { withDrill } from './change'
import { elapsedAt, redated } from './clock'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'

/**
 * A sample or rehearsal goes on at once at a later drill time (ms). Whoever jumps lands on each cue in between
 * and lets it be carried out, so that everything keeps its own time. A real drill's clock never jumps.
 */
export function jump(record: DrillRecord, to: number, act: Act): Decision {
  const { kind, state, jumped } = record.drill
  if (kind === 'drill' || state !== 'running')
    return refuse({ code: 'not-now', word: 'jump', state })
  const by = Math.floor(to) - elapsedAt(record, act.now)
  if (by <= 0) return done(record)
  const further = withDrill(record, { jumped: jumped + by })
  const cues = further.cues.map((cue) =>
    cue.state === 'pending' && cue.elapsed !== null
      ? redated(further, cue, cue.elapsed, act.now)
      : cue,
  )
  return done({ ...further, cues })
}
