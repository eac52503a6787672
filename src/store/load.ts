import type { Drill, DrillRecord } from '../drill/record'
import type { Db } from './open'
import { adviceOf, adviserModelOf, adviserSettingOf, ownPlanOf } from './rows/adviser'
import { alertOf, hintOf, takeOf } from './rows/alerts'
import { claimOf, findingOf, observationOf, verdictOf } from './rows/claims'
import { cueOf, injectOf, participationOf, pauseOf, phaseOf } from './rows/clock'
import { drillOf } from './rows/drill'
import { checkOf, fixOf, runOf, runRequestOf } from './rows/fixes'
import { actionOf, debriefOf, guardrailOf, reflectionOf } from './rows/lessons'
import { measurementOf } from './rows/measurements'
import { reportOf, revisionOf } from './rows/versions'

const inOrder = { orderBy: { position: 'asc' } } as const

const everything = {
  scenarios: inOrder,
  pauses: inOrder,
  phases: inOrder,
  injects: inOrder,
  cues: inOrder,
  participations: inOrder,
  alerts: inOrder,
  takes: inOrder,
  hints: inOrder,
  claims: inOrder,
  verdicts: inOrder,
  observations: inOrder,
  findings: inOrder,
  ownPlans: inOrder,
  advices: inOrder,
  adviserSettings: inOrder,
  adviserModels: inOrder,
  fixes: { ...inOrder, include: { remedies: inOrder } },
  checks: inOrder,
  runs: inOrder,
  runRequests: inOrder,
  measurements: inOrder,
  reflections: inOrder,
  guardrails: inOrder,
  actions: inOrder,
  debriefs: inOrder,
  revisions: inOrder,
  reports: inOrder,
} as const

/** A drill's whole record, its collections in their order; null if there is no such drill. */
export async function loadDrill(db: Db, drillId: string): Promise<DrillRecord | null> {
  const row = await db.drill.findUnique({ where: { id: drillId }, include: everything })
  if (row === null) return null
  return {
    drill: drillOf(row, row.scenarios),
    pauses: row.pauses.map(pauseOf),
    phases: row.phases.map(phaseOf),
    injects: row.injects.map(injectOf),
    cues: row.cues.map(cueOf),
    participations: row.participations.map(participationOf),
    alerts: row.alerts.map(alertOf),
    takes: row.takes.map(takeOf),
    hints: row.hints.map(hintOf),
    claims: row.claims.map(claimOf),
    verdicts: row.verdicts.map(verdictOf),
    observations: row.observations.map(observationOf),
    findings: row.findings.map(findingOf),
    ownPlans: row.ownPlans.map(ownPlanOf),
    advices: row.advices.map(adviceOf),
    adviserSettings: row.adviserSettings.map(adviserSettingOf),
    adviserModels: row.adviserModels.map(adviserModelOf),
    fixes: row.fixes.map(fixOf),
    checks: row.checks.map(checkOf),
    runs: row.runs.map(runOf),
    runRequests: row.runRequests.map(runRequestOf),
    measurements: row.measurements.map(measurementOf),
    reflections: row.reflections.map(reflectionOf),
    guardrails: row.guardrails.map(guardrailOf),
    actions: row.actions.map(actionOf),
    debriefs: row.debriefs.map(debriefOf),
    revisions: row.revisions.map(revisionOf),
    reports: row.reports.map(reportOf),
  }
}

/** The drills of a channel without their records, newest plan first. */
export async function loadDrills(db: Db, channelId: string): Promise<Drill[]> {
  const rows = await db.drill.findMany({
    where: { channelId },
    include: { scenarios: inOrder },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  })
  return rows.map((row) => drillOf(row, row.scenarios))
}

const mostOfOne = 20

/** See `Store.drillsWith`. */
export async function loadDrillsWith(db: Db, personId: string): Promise<Drill[]> {
  const roles = await db.participation.findMany({ where: { personId }, select: { drillId: true } })
  const rows = await db.drill.findMany({
    where: { id: { in: [...new Set(roles.map(({ drillId }) => drillId))] } },
    include: { scenarios: inOrder },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostOfOne,
  })
  return rows.map((row) => drillOf(row, row.scenarios))
}
