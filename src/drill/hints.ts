/** Hints: three an alert, increasingly direct, in its thread. */
import { z } from 'zod'
import { alertById, noSuchAlert } from './alerts'
import { stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import type { DrillRecord } from './record'
import type { Hint } from './record-alerts'
import { alertLetter } from './text'

export const hintSchema = z.object({ alert: alertLetter })

const numbers = [1, 2, 3] as const

export function hintsGiven(record: DrillRecord, alertId: string): Hint[] {
  return record.hints.filter((hint) => hint.alertId === alertId)
}

export function giveHint(record: DrillRecord, alertId: string, act: Act): Decision {
  if (record.drill.revealedElapsed !== null) return refuse({ code: 'revealed-already' })
  const alert = alertById(record, alertId)
  if (!alert) return noSuchAlert(record)
  const number = numbers[hintsGiven(record, alertId).length]
  if (number === undefined) return refuse({ code: 'no-hints-left', letter: alert.letter })
  const [first, second, third] = alert.hints
  const text = { 1: first, 2: second, 3: third }[number]
  const hint: Hint = { id: act.newId(), alertId, number, text, stamp: stampOf(record, act) }
  return done({ ...record, hints: [...record.hints, hint] }, [
    { type: 'hint-given', hintId: hint.id },
  ])
}
