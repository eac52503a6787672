/** How alerts, people and phases are named in what the bot says. */
import { alertById, type DeliveredAlert } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import type { Alert, Claim } from '../drill/record-alerts'
import type { Phase } from '../drill/record-course'
import type { Herring, Scenario } from '../drill/scenario'
import { clipped } from './spans'
import type { View } from './view'

/** "A · users-api": all that names an alert before the reveal. */
export function alertName(alert: DeliveredAlert): string {
  return `${alert.letter} · ${clipped(alert.service, 60)}`
}

/** What an alert really is. For facilitators, and for everyone after the reveal. */
export function subjectOf(view: View, alert: Alert): Scenario | Herring | null {
  const { scenarios, herrings } = view.catalogue
  return [...scenarios, ...herrings].find((each) => each.id === alert.subjectId) ?? null
}

/** A person's name; a cue and someone unknown have none. */
export function nameOf(view: View, personId: string | null): string {
  return personId === null || personId === '' ? 'Somebody' : view.nameOf(personId)
}

/** A claim's words: the cause, or that the alert is noise. */
export function claimWords(claim: Claim): string {
  return claim.cause ?? 'This alert is noise.'
}

/** "phase 3 of 9" */
export function phaseNumber(record: DrillRecord, phase: Phase): string {
  return `phase ${phase.ordinal} of ${record.phases.length}`
}

/** "Rehearsal, with a simulated team"; '' in a real drill. */
export function kindName(record: DrillRecord): string {
  switch (record.drill.kind) {
    case 'drill':
      return ''
    case 'rehearsal':
      return 'Rehearsal, with a simulated team'
    case 'sample':
      return 'Sample drill, with a simulated team'
    default:
      return record.drill.kind satisfies never
  }
}

/** A view was asked for something that the record doesn't hold: a mistake of the caller. */
export function present<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new RangeError(`The record has no ${what}.`)
  return found
}

export function deliveredAlert(record: DrillRecord, alertId: string): DeliveredAlert {
  return present(alertById(record, alertId), 'such alert that has arrived')
}

export function phaseOf(record: DrillRecord, ordinal: number): Phase {
  return present(
    record.phases.find((phase) => phase.ordinal === ordinal),
    `phase ${ordinal}`,
  )
}
