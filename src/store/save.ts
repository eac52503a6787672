import type { Drill, DrillRecord } from '../drill/record'
import type { Cue } from '../drill/record-course'
import type { Fix } from '../drill/record-work'
import type { Db } from './open'
import { adviceRow, adviserModelRow, adviserSettingRow, ownPlanRow } from './rows/adviser'
import { alertRow, hintRow, takeRow } from './rows/alerts'
import { claimRow, findingRow, observationRow, verdictRow } from './rows/claims'
import { cueRow, injectRow, participationRow, pauseRow, phaseRow } from './rows/clock'
import { drillRow } from './rows/drill'
import { checkRow, fixRow, remedyRows, runRequestRow, runRow } from './rows/fixes'
import { actionRow, debriefRow, guardrailRow, reflectionRow } from './rows/lessons'
import { measurementRow } from './rows/measurements'
import { reportRow, revisionRow } from './rows/versions'

/** The part of a Prisma table that saving a collection needs. */
interface Table<Row> {
  createMany(args: { data: (Row & Place)[] }): PromiseLike<unknown>
  updateMany(args: {
    where: { drillId: string; id: string }
    data: Row & Place
  }): PromiseLike<unknown>
  deleteMany(args: { where: { drillId: string; id: { in: string[] } } }): PromiseLike<unknown>
}
interface Place {
  drillId: string
  position: number
}

/** An element of a collection and where it stands. */
interface Placed<R> {
  record: R
  position: number
  /** What stood in the record before under the same id. */
  before: R | undefined
}

/** Writes what differs between two states of a record; the drill's row must be locked, or new. */
export async function saveRecord(
  db: Db,
  before: DrillRecord | null,
  after: DrillRecord,
): Promise<void> {
  await saveDrillRow(db, before?.drill ?? null, after.drill)
  const drillId = after.drill.id
  const save = <R extends { id: string }, Row>(
    was: readonly R[] | undefined,
    is: readonly R[],
    table: Table<Row>,
    toRow: (record: R) => Row,
  ) => saveCollection(drillId, was ?? [], is, table, (placed) => toRow(placed.record))

  await save(before?.pauses, after.pauses, db.pause, pauseRow)
  await save(before?.phases, after.phases, db.phase, phaseRow)
  await save(before?.injects, after.injects, db.inject, injectRow)
  await saveCollection(drillId, before?.cues ?? [], after.cues, db.cue, changedCue)
  await save(before?.participations, after.participations, db.participation, participationRow)
  await save(before?.alerts, after.alerts, db.alert, alertRow)
  await save(before?.takes, after.takes, db.take, takeRow)
  await save(before?.hints, after.hints, db.hint, hintRow)
  await save(before?.claims, after.claims, db.claim, claimRow)
  await save(before?.verdicts, after.verdicts, db.verdict, verdictRow)
  await save(before?.observations, after.observations, db.observation, observationRow)
  await save(before?.findings, after.findings, db.finding, findingRow)
  await save(before?.ownPlans, after.ownPlans, db.ownPlan, ownPlanRow)
  await save(before?.advices, after.advices, db.advice, adviceRow)
  await save(before?.adviserSettings, after.adviserSettings, db.adviserSetting, adviserSettingRow)
  await save(before?.adviserModels, after.adviserModels, db.adviserModel, adviserModelRow)
  await save(before?.fixes, after.fixes, db.fix, fixRow)
  await saveRemedies(db, drillId, before?.fixes ?? [], after.fixes)
  await save(before?.checks, after.checks, db.check, checkRow)
  await save(before?.runs, after.runs, db.run, runRow)
  await save(before?.runRequests, after.runRequests, db.runRequest, runRequestRow)
  await save(before?.measurements, after.measurements, db.measurement, measurementRow)
  await save(before?.reflections, after.reflections, db.reflection, reflectionRow)
  await save(before?.guardrails, after.guardrails, db.guardrail, guardrailRow)
  await save(before?.actions, after.actions, db.action, actionRow)
  await save(before?.debriefs, after.debriefs, db.debrief, debriefRow)
  await save(before?.revisions, after.revisions, db.revision, revisionRow)
  await save(before?.reports, after.reports, db.reportVersion, reportRow)
}

async function saveDrillRow(db: Db, before: Drill | null, after: Drill): Promise<void> {
  if (before === after) return
  const data = drillRow(after)
  if (before === null) await db.drill.create({ data })
  else await db.drill.updateMany({ where: { id: after.id }, data })
  if (before?.scenarioIds === after.scenarioIds) return
  const drillId = after.id
  if (before !== null) await db.scenario.deleteMany({ where: { drillId } })
  await db.scenario.createMany({
    data: after.scenarioIds.map((catalogueId, position) => ({ drillId, position, catalogueId })),
  })
}

/** A cue that was re-dated, held or let go again is no longer what its lease was for. */
function changedCue({ record, before }: Placed<Cue>) {
  const freed = { leaseOwner: null, leaseUntil: null, attempts: 0 }
  const sameTime = before?.dueAt === record.dueAt && before?.state === record.state
  return { ...cueRow(record), ...(sameTime ? {} : freed) }
}

async function saveRemedies(
  db: Db,
  drillId: string,
  before: readonly Fix[],
  after: readonly Fix[],
): Promise<void> {
  const { added, changed } = differences(before, after)
  const retold = changed.filter(({ record, before: was }) => was?.remedies !== record.remedies)
  if (retold.length > 0) {
    const fixId = { in: retold.map(({ record }) => record.id) }
    await db.remedy.deleteMany({ where: { drillId, fixId } })
  }
  const rows = [...added, ...retold].flatMap(({ record }) => remedyRows(record))
  if (rows.length > 0)
    await db.remedy.createMany({ data: rows.map((row) => ({ ...row, drillId })) })
}

async function saveCollection<R extends { id: string }, Row>(
  drillId: string,
  before: readonly R[],
  after: readonly R[],
  table: Table<Row>,
  toRow: (placed: Placed<R>) => Row,
): Promise<void> {
  if (before === after) return
  const { added, changed, gone } = differences(before, after)
  const row = (placed: Placed<R>) => ({ ...toRow(placed), drillId, position: placed.position })
  if (gone.length > 0) await table.deleteMany({ where: { drillId, id: { in: gone } } })
  for (const placed of changed) {
    await table.updateMany({ where: { drillId, id: placed.record.id }, data: row(placed) })
  }
  if (added.length > 0) await table.createMany({ data: added.map(row) })
}

/** An element that is the same object in the same place needs no writing. */
function differences<R extends { id: string }>(before: readonly R[], after: readonly R[]) {
  const was = new Map(before.map((record, position) => [record.id, { record, position }]))
  const added: Placed<R>[] = []
  const changed: Placed<R>[] = []
  after.forEach((record, position) => {
    const old = was.get(record.id)
    was.delete(record.id)
    const placed = { record, position, before: old?.record }
    if (old === undefined) added.push(placed)
    else if (old.record !== record || old.position !== position) changed.push(placed)
  })
  return { added, changed, gone: [...was.keys()] }
}
