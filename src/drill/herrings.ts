/** Red herrings: which ones a drill gets, and those a facilitator words. */
import { z } from 'zod'
import { deliver } from './alerts'
import { replaced, stampOf } from './change'
import { type Act, type Decision, refuse } from './decision'
import { shuffled } from './draw'
import type { DrillRecord } from './record'
import type { Alert } from './record-alerts'
import type { Cue } from './record-course'
import type { Herring, Scenario } from './scenario'
import { requiredText } from './text'

export const herringSchema = z.object({
  service: requiredText,
  symptom: requiredText,
  value: requiredText,
  clears: requiredText,
})
export type HerringInput = z.infer<typeof herringSchema>

/** Level 3 raises two; a named one comes first. */
export function drawHerrings(record: DrillRecord, act: Act): Herring[] {
  const { herringPlan, level } = record.drill
  if (herringPlan.kind === 'none') return []
  const drawn = shuffled(act.catalogue.herrings, act.random)
  const named =
    herringPlan.kind === 'named' ? drawn.filter((each) => each.id === herringPlan.id) : []
  const order = [...named, ...drawn.filter((each) => !named.includes(each))]
  return order.slice(0, level === 3 ? 2 : 1)
}

/** An alert that has not arrived yet. */
export function alertOf(subject: Scenario | Herring, act: Act): Alert {
  const { alert } = subject
  return {
    id: act.newId(),
    subjectId: subject.id,
    herring: subject.kind === 'herring',
    own: false,
    letter: null,
    service: alert.service,
    symptom: alert.symptom,
    value: alert.value,
    threshold: alert.threshold,
    detail: alert.detail,
    severity: alert.severity,
    sinceMinute: null,
    dashboard: alert.dashboard,
    runbook: alert.runbook,
    clears: subject.kind === 'herring' ? subject.clears : [],
    hints: subject.hints,
    delivered: null,
  }
}

/** The next planned herring now; its cue is then done. */
export function raisePlanned(record: DrillRecord, act: Act): Decision {
  if (record.drill.revealedElapsed !== null) return refuse({ code: 'revealed-already' })
  const cue = record.cues
    .filter((each) => each.kind === 'alert' && (each.state === 'pending' || each.state === 'held'))
    .filter((each) => record.alerts.some((alert) => alert.id === each.subject && alert.herring))
    .sort((a, b) => (a.elapsed ?? 0) - (b.elapsed ?? 0))[0]
  if (!cue) return refuse({ code: 'no-herring-left' })
  const raised: Cue = { ...cue, state: 'done', done: stampOf(record, act) }
  return deliver({ ...record, cues: replaced(record.cues, raised) }, cue.subject, false, act)
}

/** What a team is asked to look at in any alert; true of every one, so that it says nothing of this one. */
const neutralHints = [
  'Look at when it began, and at what else changed in that minute.',
  'Look at who depends on this service, and whether they feel it.',
  'Compare this night with the nights before, hour by hour.',
] as const

/** One in the facilitator's words, with a drawn herring's evidence under that service. */
export function raiseOwn(record: DrillRecord, own: HerringInput, act: Act): Decision {
  if (record.drill.revealedElapsed !== null) return refuse({ code: 'revealed-already' })
  const used = new Set(
    record.alerts.filter((alert) => alert.herring).map((alert) => alert.subjectId),
  )
  const drawn = shuffled(act.catalogue.herrings, act.random)
  const behind = drawn.find((each) => !used.has(each.id)) ?? drawn[0]
  if (!behind) return refuse({ code: 'no-herring-left' })
  const alert: Alert = {
    ...alertOf(behind, act),
    own: true,
    service: own.service,
    symptom: own.symptom,
    value: own.value,
    threshold: '',
    detail: '',
    clears: [own.clears],
    hints: neutralHints,
  }
  return deliver({ ...record, alerts: [...record.alerts, alert] }, alert.id, false, act)
}
