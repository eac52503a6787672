/** Cues by their names. For facilitators only: an alert's cue names its scenario. */
import type { Cue } from '../drill/record-course'
import { subjectOf } from './naming'
import type { View } from './view'

export function cueName(view: View, cue: Cue): string {
  const { record } = view
  switch (cue.kind) {
    case 'phase':
      return `Phase: ${phaseName(view, Number(cue.subject))}`
    case 'alert':
      return alertCue(view, cue.subject)
    case 'played-message':
      return `Played message: ${cue.subject.replaceAll('-', ' ')}`
    case 'warning':
      return `Warning: ${phaseName(view, Number(cue.subject))} ends soon`
    case 'verdicts':
      return 'Verdicts are told'
    case 'reveal':
      return 'The reveal'
    case 'finish':
      return 'The drill ends'
    case 'start':
      return `Start of ${record.drill.title}`
    case 'countdown':
      return 'Countdown'
    case 'report':
      return 'The report'
    case 'close':
      return 'The drill closes'
    case 'run':
      return 'A stress run'
    case 'advice':
      return 'The adviser answers'
    case 'handover':
      return 'The facilitator’s role is offered'
    default:
      return cue.kind satisfies never
  }
}

function phaseName(view: View, ordinal: number): string {
  return view.record.phases.find((phase) => phase.ordinal === ordinal)?.name ?? `phase ${ordinal}`
}

function alertCue(view: View, alertId: string): string {
  const alert = view.record.alerts.find((each) => each.id === alertId)
  if (!alert) return 'Alert'
  const subject = subjectOf(view, alert)
  const kind = alert.herring ? 'Red herring' : 'Alert'
  return subject ? `${kind}: ${alert.service} (${subject.name})` : `${kind}: ${alert.service}`
}
