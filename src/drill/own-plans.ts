/** The team's own remedy plan of an alert, made before the adviser's card and sealed. */
import { z } from 'zod'
import { cardOf } from './adviser'
import { alertById, noSuchAlert } from './alerts'
import { replaced, stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import { remedyChoices } from './fixes'
import type { DrillRecord } from './record'
import type { OwnPlan } from './record-adviser'
import { alertLetter, percent } from './text'

export const ownPlanSchema = z.object({
  alert: alertLetter,
  remedies: remedyChoices.refine(
    (chosen) => Object.keys(chosen).length > 0,
    'Choose at least one remedy.',
  ),
  predicted: percent,
})
export type OwnPlanInput = Pick<OwnPlan, 'alertId' | 'remedies' | 'predicted'>

export function ownPlanOf(record: DrillRecord, alertId: string): OwnPlan | null {
  return record.ownPlans.find((each) => each.alertId === alertId) ?? null
}

/** Until the adviser is asked it can be made anew; then it is what the team thought without it. */
export function sealOwnPlan(record: DrillRecord, input: OwnPlanInput, act: Act): Decision {
  const alert = alertById(record, input.alertId)
  if (!alert) return noSuchAlert(record)
  if (cardOf(record, alert.id)) return refuse({ code: 'card-is-out', letter: alert.letter })
  const before = ownPlanOf(record, alert.id)
  const plan: OwnPlan = { id: before?.id ?? act.newId(), ...input, stamp: stampOf(record, act) }
  const ownPlans = before ? replaced(record.ownPlans, plan) : [...record.ownPlans, plan]
  return done({ ...record, ownPlans }, [], plan.id)
}
