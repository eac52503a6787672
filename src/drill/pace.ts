/** The facilitator's hands on the clock: pause, resume, extend, next, stop, cancel; and anyone's `real`. */

import { z } from 'zod'
import { withoutWaitingAdvice } from './adviser'
import { replaced, stampOf, withDrill } from './change'
import { dueAt, elapsedAt, endOf, minute, presentPhase, redated } from './clock'
import { calendarCue, countdownCues, warningCue } from './cues'
import { type Act, type Decision, done, refuse } from './decision'
import { finish } from './finish'
import type { DrillRecord, PauseReason } from './record'
import type { Cue } from './record-course'
import { withoutWaitingRuns } from './runs'
import { requiredNumber } from './text'

export const extendSchema = z.object({ minutes: requiredNumber(1, 120) })

/** After so much real time without a facilitator, the Incident Commander is offered the role. */
export const handoverAfter = 10 * minute

/**
 * Stops the clock. A plain pause lets out what was due already; a real incident holds that back too,
 * and so does a lost channel, where nothing can go out.
 */
export function pause(record: DrillRecord, reason: PauseReason, act: Act): Decision {
  const open = record.pauses.find((each) => each.until === null)
  const stamp = stampOf(record, act)
  if (open) {
    if (reason === 'facilitator' || open.reason !== 'facilitator')
      return refuse({ code: 'not-now', word: 'pause', state: 'paused' })
    const ended = replaced(record.pauses, { ...open, until: stamp })
    const pauses = [...ended, { id: act.newId(), reason, from: stamp, until: null }]
    return done(
      hold({ ...record, pauses }, () => true),
      [{ type: 'paused', reason }],
    )
  }
  const holdsDue = reason !== 'facilitator'
  const paused = withDrill(
    {
      ...record,
      pauses: [...record.pauses, { id: act.newId(), reason, from: stamp, until: null }],
    },
    { state: 'paused' },
  )
  const held = hold(paused, (cue) => holdsDue || (cue.dueAt ?? 0) > act.now)
  const offer = calendarCue('handover', 'paused', act.now + handoverAfter, act)
  return done({ ...held, cues: [...held.cues, offer] }, [{ type: 'paused', reason }])
}

/** A channel that is gone stops a drill that runs; before the start and after the end there is no clock to stop. */
export function loseChannel(record: DrillRecord, act: Act): Decision {
  const open = record.pauses.find((each) => each.until === null)
  const stands = open !== undefined && open.reason !== 'facilitator'
  const goes = record.drill.state === 'running' || record.drill.state === 'paused'
  return goes && !stands ? pause(record, 'channel lost', act) : done(record)
}

function hold(record: DrillRecord, which: (cue: Cue) => boolean): DrillRecord {
  const cues = record.cues.map(
    (cue): Cue =>
      cue.state === 'pending' && cue.elapsed !== null && which(cue)
        ? { ...cue, state: 'held', dueAt: null }
        : cue,
  )
  return { ...record, cues }
}

/** Goes on: what was to come moves by the pause, what a real incident held back is due at once. */
export function resume(record: DrillRecord, act: Act): Decision {
  const open = record.pauses.find((each) => each.until === null)
  if (!open) return refuse({ code: 'not-now', word: 'resume', state: record.drill.state })
  const going = withDrill(
    { ...record, pauses: replaced(record.pauses, { ...open, until: stampOf(record, act) }) },
    { state: 'running' },
  )
  const cues = going.cues.map((cue): Cue => {
    if (cue.state === 'held' && cue.elapsed !== null) {
      return {
        ...cue,
        state: 'pending',
        dueAt: Math.max(act.now, dueAt(going, cue.elapsed, act.now)),
      }
    }
    return cue.state === 'pending' && cue.kind === 'handover' && cue.elapsed === null
      ? { ...cue, state: 'skipped' }
      : cue
  })
  return done({ ...going, cues }, [{ type: 'resumed', reason: open.reason }])
}

/** Lengthens the present phase by drill minutes; later phases move, its own injects don't. */
export function extend(record: DrillRecord, minutes: number, act: Act): Decision {
  const phase = presentPhase(record)
  if (!phase) return refuse({ code: 'not-now', word: 'extend', state: record.drill.state })
  const longer = { ...phase, length: phase.length + minutes * minute }
  const shifted = shiftAfter(record, phase.ordinal, minutes * minute, act)
  const phases = replaced(shifted.phases, longer)
  const kept = shifted.cues.filter(
    (cue) =>
      !(
        cue.phase === phase.ordinal &&
        isToCome(cue, act.now) &&
        (cue.kind === 'countdown' || cue.kind === 'warning')
      ),
  )
  const next = { ...shifted, phases, cues: kept }
  const warned = kept.some((cue) => cue.phase === phase.ordinal && cue.kind === 'warning')
  const fresh = [
    ...countdownCues(next, longer, act),
    ...(warned ? [] : warningCue(next, longer, act)),
  ].filter((cue) => (cue.elapsed ?? 0) > elapsedAt(record, act.now))
  return done({ ...next, cues: [...kept, ...fresh] })
}

/** Neither done nor skipped nor due. */
function isToCome(cue: Cue, now: number): boolean {
  return cue.state === 'held' || (cue.state === 'pending' && (cue.dueAt ?? 0) > now)
}

/** Ends the present phase now: the rest moves forward, its injects that had not gone out are skipped. */
export function next(record: DrillRecord, act: Act): Decision {
  const phase = presentPhase(record)
  if (!phase) return refuse({ code: 'not-now', word: 'next', state: record.drill.state })
  const now = elapsedAt(record, act.now)
  const stamp = stampOf(record, act)
  const early = Math.max(0, endOf(phase) - now)
  const cues = record.cues.map(
    (cue): Cue =>
      cue.phase === phase.ordinal && cue.state === 'pending' && cue.kind !== 'handover'
        ? { ...cue, state: 'skipped', done: stamp }
        : cue,
  )
  const cut = {
    ...record,
    cues,
    phases: replaced(record.phases, { ...phase, length: now - phase.start }),
  }
  return done(shiftAfter(cut, phase.ordinal, -early, act))
}

/** Moves every phase and cue after a phase by so much drill time. */
function shiftAfter(record: DrillRecord, ordinal: number, by: number, act: Act): DrillRecord {
  const phases = record.phases.map((phase) =>
    phase.ordinal > ordinal ? { ...phase, start: phase.start + by } : phase,
  )
  const cues = record.cues.map((cue): Cue => {
    const later = cue.elapsed !== null && (cue.phase === null || cue.phase > ordinal)
    if (!later || cue.state === 'done' || cue.state === 'skipped' || cue.elapsed === null)
      return cue
    return redated(record, cue, cue.elapsed + by, act.now)
  })
  return { ...record, phases, cues }
}

/** Ends the drill now: verdicts are told, the reveal comes, survey and report follow. */
export function stop(record: DrillRecord, act: Act): Decision {
  const open = record.pauses.find((each) => each.until === null)
  const closed = open
    ? { ...record, pauses: replaced(record.pauses, { ...open, until: stampOf(record, act) }) }
    : record
  const finished = finish(closed, act, false)
  if (!finished.ok) return finished
  const resumed =
    open?.reason === 'real incident' ? [{ type: 'resumed' as const, reason: open.reason }] : []
  return done(finished.record, [...resumed, ...finished.happenings])
}

/** Nothing more is posted; no report. */
export function cancel(record: DrillRecord, act: Act): Decision {
  const stamp = stampOf(record, act)
  const open = record.pauses.find((each) => each.until === null)
  const pauses = open ? replaced(record.pauses, { ...open, until: stamp }) : record.pauses
  const cues = record.cues.map(
    (cue): Cue =>
      cue.state === 'pending' || cue.state === 'held'
        ? { ...cue, state: 'skipped', done: stamp }
        : cue,
  )
  const phase = presentPhase(record)
  const phases = phase ? replaced(record.phases, { ...phase, ended: stamp }) : record.phases
  return done(
    withDrill(
      { ...withoutWaitingAdvice(withoutWaitingRuns(record)), pauses, cues, phases },
      { state: 'cancelled', cancelledAt: act.now },
    ),
    [{ type: 'cancelled' }],
  )
}
