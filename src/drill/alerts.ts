/** Alerts: their arrival, their letters, who is on them. */
import { replaced, stampOf } from './change'
import { worldMinute } from './clock'
import { type Act, type Decision, done, refuse } from './decision'
import { isParticipating } from './participations'
import type { DrillRecord } from './record'
import type { Alert, Take } from './record-alerts'

/** An alert that participants have seen. */
export interface DeliveredAlert extends Alert {
  letter: string
  delivered: NonNullable<Alert['delivered']>
}

function isDelivered(alert: Alert): alert is DeliveredAlert {
  return alert.letter !== null && alert.delivered !== null
}

/** Alerts that have arrived, in order of arrival. */
export function arrived(record: DrillRecord): DeliveredAlert[] {
  return record.alerts
    .filter(isDelivered)
    .sort((a, b) => letterRank(a.letter) - letterRank(b.letter))
}

/** 0 → A, 25 → Z, 26 → AA. */
function letterAt(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last
}
function letterRank(letter: string): number {
  return [...letter].reduce((rank, char) => rank * 26 + char.charCodeAt(0) - 64, 0)
}

export function alertByLetter(record: DrillRecord, letter: string): DeliveredAlert | null {
  return arrived(record).find((alert) => alert.letter === letter.trim().toUpperCase()) ?? null
}
export function alertById(record: DrillRecord, id: string): DeliveredAlert | null {
  return arrived(record).find((alert) => alert.id === id) ?? null
}
export function noSuchAlert(record: DrillRecord): Decision {
  return refuse({ code: 'no-such-alert', letters: arrived(record).map((alert) => alert.letter) })
}

/** Alerts that have not arrived will say what was measured; `texts` by the alert's id. */
export function wordAlerts(
  record: DrillRecord,
  texts: Readonly<Record<string, Pick<Alert, 'symptom' | 'value' | 'detail'>>>,
): Decision {
  const textOf = ({ id, letter, own }: Alert) => (letter === null && !own ? texts[id] : undefined)
  const alerts = record.alerts.map((alert) => {
    const text = textOf(alert)
    return text ? { ...alert, ...text } : alert
  })
  const injects = record.injects.map((inject) => {
    const alert = record.alerts.find(({ id }) => inject.kind === 'alert' && id === inject.subject)
    const text = alert && textOf(alert)
    return text ? { ...inject, text: text.symptom } : inject
  })
  return done({ ...record, alerts, injects })
}

/** The alert arrives: it gets the next letter, and its "since" lies before the arrival. */
export function deliver(record: DrillRecord, alertId: string, late: boolean, act: Act): Decision {
  const alert = record.alerts.find((each) => each.id === alertId)
  if (!alert || alert.letter !== null) return done(record)
  const stamp = stampOf(record, act)
  const subject = [...act.catalogue.scenarios, ...act.catalogue.herrings].find(
    (each) => each.id === alert.subjectId,
  )
  const fixed = subject?.alert.sinceMinute ?? null
  const before = worldMinute(stamp.elapsed) - (subject?.alert.sinceBefore ?? 1)
  // In a shortened drill an alert may arrive before the hour that its data names.
  const sinceMinute = alert.own || fixed === null ? before : Math.min(fixed, before)
  const letter = letterAt(arrived(record).length)
  const alerts = replaced(record.alerts, { ...alert, letter, sinceMinute, delivered: stamp })
  return done({ ...record, alerts }, [{ type: 'alert-delivered', alertId, late }])
}

/** "I'm on it": from now on the person works on this alert. */
export function take(record: DrillRecord, alertId: string, act: Act): Decision {
  const alert = alertById(record, alertId)
  if (!alert) return noSuchAlert(record)
  if (act.by !== null && workingOn(record, act.by) === alertId) return done(record)
  return done({
    ...record,
    takes: [...record.takes, { id: act.newId(), alertId, stamp: stampOf(record, act) }],
  })
}

function workingOn(record: DrillRecord, personId: string): string | null {
  return record.takes.findLast((each) => each.stamp.by === personId)?.alertId ?? null
}

/** Takes of those who are on the alert now, the first of them its owner. */
export function onIt(record: DrillRecord, alertId: string): Take[] {
  return record.takes.filter((each, index) => {
    const person = each.stamp.by
    const later = record.takes.slice(index + 1).some((other) => other.stamp.by === person)
    return each.alertId === alertId && person !== null && !later && isParticipating(record, person)
  })
}

/** The first person on the alert who still is; null = nobody. */
export function ownerOf(record: DrillRecord, alertId: string): string | null {
  return onIt(record, alertId)[0]?.stamp.by ?? null
}
