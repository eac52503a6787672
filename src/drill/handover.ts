/** The facilitator's role on offer to the Incident Commander, when nobody facilitates. */
import { replaced, stampOf } from './change'
import { elapsedAt } from './clock'
import { calendarCue, verdictsOverdueAfter } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import { handoverAfter } from './pace'
import { holderOf } from './participations'
import type { DrillRecord } from './record'
import { unjudged } from './verdicts'

/** Why the role is on offer now; null = it is not. */
function openOffer(record: DrillRecord, now: number): 'paused' | 'verdicts' | null {
  const due = pausedTooLongAt(record)
  if (due !== null && now >= due) return 'paused'
  return verdictsOverdue(record, now) ? 'verdicts' : null
}

/** Real time at which a pause has lasted too long without a facilitator; null = the clock does not stand. */
function pausedTooLongAt({ pauses, drill }: DrillRecord): number | null {
  const paused = pauses.find((pause) => pause.until === null)
  return paused ? Math.max(drill.facilitatorActedAt, paused.from.at) + handoverAfter : null
}

/** A claim waits since it was made, or since the telling if that came later. */
function verdictsOverdue(record: DrillRecord, now: number): boolean {
  const told = record.drill.toldElapsed
  if (told === null) return false
  const elapsed = elapsedAt(record, now)
  return unjudged(record).some(
    (claim) => elapsed >= Math.max(told, claim.stamp.elapsed) + verdictsOverdueAfter,
  )
}

/** At the cue: offers if it still holds; a facilitator who acted meanwhile moves the offer. */
export function offerHandover(record: DrillRecord, why: 'paused' | 'verdicts', act: Act): Decision {
  const commander = holderOf(record, 'Incident Commander')
  if (openOffer(record, act.now) !== null) {
    return done(
      record,
      commander ? [{ type: 'facilitator-offered', personId: commander, why }] : [],
    )
  }
  const due = pausedTooLongAt(record)
  if (why === 'verdicts' || due === null) return done(record)
  const again = calendarCue('handover', 'paused', due, act)
  return done({ ...record, cues: [...record.cues, again] })
}

/** The Incident Commander becomes a facilitator and gives up the command. */
export function takeOver(record: DrillRecord, act: Act): Decision {
  const stamp = stampOf(record, act)
  const command = record.participations.find(
    (each) => each.personId === act.by && each.role === 'Incident Commander' && each.until === null,
  )
  if (!command || act.by === null || openOffer(record, act.now) === null)
    return refuse({ code: 'nothing-to-take-over' })
  const participations = [
    ...replaced(record.participations, { ...command, until: stamp }),
    { id: act.newId(), personId: act.by, role: 'Facilitator' as const, from: stamp, until: null },
  ]
  return done({ ...record, participations }, [
    { type: 'joined', personId: act.by, role: 'Facilitator' },
  ])
}
