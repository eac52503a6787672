/** Working with the adviser: own plans, what was advised, how it was meant to be. */
import {
  type Advice,
  type AdviserModel,
  type AdviserSetting,
  adviceChoices,
  adviceKinds,
  adviceStates,
  adviserModes,
  adviserNames,
  type OwnPlan,
  plantedOutcomes,
  shadowModes,
} from '../../drill/record-adviser'
import type {
  Advice as AdviceRow,
  AdviserModel as AdviserModelRow,
  AdviserSetting as AdviserSettingRow,
  OwnPlan as OwnPlanRow,
} from '../generated/sqlite/client'
import type { RowOf } from './row'
import { json, laterOf, laterRow, oneOf, stampOf, stampRow, stringByName } from './values'

export function ownPlanRow({ stamp, remedies, ...rest }: OwnPlan): RowOf<OwnPlanRow> {
  return { ...rest, remedies: JSON.stringify(remedies), ...stampRow(stamp) }
}
export function ownPlanOf(row: OwnPlanRow): OwnPlan {
  const { id, alertId, predicted } = row
  return { id, alertId, remedies: json(stringByName, row.remedies), predicted, stamp: stampOf(row) }
}

export function adviceRow({ stamp, begun, ended, chosen, ...rest }: Advice): RowOf<AdviceRow> {
  const [from, to, said] = [laterRow(begun), laterRow(ended), laterRow(chosen)]
  return {
    ...rest,
    ...stampRow(stamp),
    begunAt: from.at,
    begunElapsed: from.elapsed,
    begunBy: from.by,
    begunSource: from.source,
    endedAt: to.at,
    endedElapsed: to.elapsed,
    endedBy: to.by,
    endedSource: to.source,
    chosenAt: said.at,
    chosenElapsed: said.elapsed,
    chosenBy: said.by,
    chosenSource: said.source,
  }
}

export function adviceOf(row: AdviceRow): Advice {
  const { id, alertId, question, why, detail, calls, tokensIn, tokensOut, estimated } = row
  return {
    id,
    alertId,
    kind: oneOf(adviceKinds, row.kind),
    adviser: oneOf(adviserNames, row.adviser),
    question,
    state: oneOf(adviceStates, row.state),
    why,
    detail,
    calls,
    tokensIn,
    tokensOut,
    estimated,
    planted: oneOf(plantedOutcomes, row.planted),
    begun: laterOf(row.begunAt, row.begunElapsed, row.begunBy, row.begunSource),
    ended: laterOf(row.endedAt, row.endedElapsed, row.endedBy, row.endedSource),
    choice: row.choice === null ? null : oneOf(adviceChoices, row.choice),
    chosen: laterOf(row.chosenAt, row.chosenElapsed, row.chosenBy, row.chosenSource),
    stamp: stampOf(row),
  }
}

export function adviserSettingRow({ stamp, ...rest }: AdviserSetting): RowOf<AdviserSettingRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function adviserSettingOf(row: AdviserSettingRow): AdviserSetting {
  const { id, alertId } = row
  return {
    id,
    alertId,
    card: oneOf(adviserModes, row.card),
    shadow: oneOf(shadowModes, row.shadow),
    stamp: stampOf(row),
  }
}

export function adviserModelRow({ stamp, ...rest }: AdviserModel): RowOf<AdviserModelRow> {
  return { ...rest, ...stampRow(stamp) }
}
export function adviserModelOf(row: AdviserModelRow): AdviserModel {
  const { id, host, model } = row
  return { id, host, model, stamp: stampOf(row) }
}
