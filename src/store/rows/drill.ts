import { z } from 'zod'
import { type Drill, drillKinds, drillStates } from '../../drill/record'
import type { Drill as Row } from '../generated/sqlite/client'
import {
  drillMsOrNull,
  instant,
  instantOrNull,
  json,
  msOrNull,
  oneOf,
  stampOf,
  stampRow,
} from './values'

const herringPlan: z.ZodType<Drill['herringPlan']> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draw') }),
  z.object({ kind: z.literal('named'), id: z.string() }),
  z.object({ kind: z.literal('none') }),
])
const severities = z.array(z.enum(['Low', 'Medium', 'High']))

/** A drill's columns; its scenarios are rows of their own. */
export function drillRow(drill: Drill): Row {
  const { planned, scenarioIds: _, ...rest } = drill
  return {
    ...rest,
    ...stampRow(planned),
    severities: JSON.stringify(drill.severities),
    seed: BigInt(drill.seed),
    herringPlan: JSON.stringify(drill.herringPlan),
    plannedStart: instantOrNull(drill.plannedStart),
    startedAt: instantOrNull(drill.startedAt),
    finishedAt: instantOrNull(drill.finishedAt),
    closedAt: instantOrNull(drill.closedAt),
    cancelledAt: instantOrNull(drill.cancelledAt),
    toldElapsed: drillMsOrNull(drill.toldElapsed),
    revealedElapsed: drillMsOrNull(drill.revealedElapsed),
    facilitatorActedAt: instant(drill.facilitatorActedAt),
  }
}

export function drillOf(row: Row, scenarios: readonly { catalogueId: string }[]): Drill {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    channelId: row.channelId,
    kind: oneOf(drillKinds, row.kind),
    state: oneOf(drillStates, row.state),
    title: row.title,
    team: row.team,
    objective: row.objective,
    level: oneOf([1, 2, 3], row.level),
    severities: json(severities, row.severities),
    lengthMinutes: row.lengthMinutes,
    speed: row.speed,
    seed: Number(row.seed),
    plannedStart: msOrNull(row.plannedStart),
    scenarioIds: scenarios.map((scenario) => scenario.catalogueId),
    herringPlan: json(herringPlan, row.herringPlan),
    herringMinute: row.herringMinute,
    planned: stampOf(row),
    startedAt: msOrNull(row.startedAt),
    finishedAt: msOrNull(row.finishedAt),
    closedAt: msOrNull(row.closedAt),
    cancelledAt: msOrNull(row.cancelledAt),
    jumped: row.jumped,
    toldElapsed: row.toldElapsed,
    revealedElapsed: row.revealedElapsed,
    facilitatorActedAt: row.facilitatorActedAt.getTime(),
  }
}
