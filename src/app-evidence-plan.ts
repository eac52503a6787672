/** What a drill's evidence is to show, from its record. */
import { minute, scriptEnd, worldMinute } from './drill/clock'
import type { DrillRecord } from './drill/record'
import type { Alert } from './drill/record-alerts'
import type { Catalogue, Herring, Scenario } from './drill/scenario'
import type { EvidencePlan } from './lab/evidence/book'
import { decoys, systems } from './lab/run'

/** Evidence begins so many minutes before the drill, or before the first symptom. */
const before = 45
/** And goes on so long after the planned end: nobody sees more, and each run costs its time. */
const after = 10
/** A drill that is extended beyond gets more in steps of so many minutes; what was there before stays as it was. */
const step = 60
/** So much is always left after the end as it stands now. */
const margin = 5

/** The lab's part: a team's own subjects show lines that are brought along, at the same minutes. */
export function evidencePlanOf(record: DrillRecord, catalogue: Catalogue): EvidencePlan {
  const { seed, level } = record.drill
  const planned = record.alerts.flatMap((alert) => {
    const { lab } = subjectOf(alert, catalogue) ?? { lab: null }
    const subject = [...systems, ...decoys].find((each) => each === lab)
    if (subject === undefined) return []
    const sinceMinute = sinceOf(alert, record, catalogue)
    return [{ subject, sinceMinute, service: alert.own ? alert.service : null }]
  })
  const known = record.alerts.filter((alert) => subjectOf(alert, catalogue) !== null)
  const sinces = known.map((alert) => sinceOf(alert, record, catalogue))
  const earliest = Math.min(0, ...sinces.map((since) => since + 5))
  return {
    seed,
    level,
    subjects: planned,
    from: Math.min(-before, earliest - before + 20),
    until: lastMinute(record),
  }
}

function lastMinute(record: DrillRecord): number {
  const planned = worldMinute(plannedEnd(record)) + after
  const beyond = worldMinute(scriptEnd(record)) + margin - planned
  return planned + Math.max(0, Math.ceil(beyond / step)) * step
}

/** Of the script as planned, drill ms. */
function plannedEnd({ phases, drill }: DrillRecord): number {
  const last = phases.at(-1)
  return last ? last.plannedStart + last.plannedLength : drill.lengthMinutes * minute
}

/** World minute: as it was told, or as it will be told if nothing moves the alert. */
export function sinceOf(alert: Alert, { injects }: DrillRecord, catalogue: Catalogue): number {
  if (alert.sinceMinute !== null) return alert.sinceMinute
  const inject = injects.find(({ kind, subject }) => kind === 'alert' && subject === alert.id)
  const text = subjectOf(alert, catalogue)?.alert
  const minutes = worldMinute(inject?.at ?? 0) - (text?.sinceBefore ?? 1)
  const fixed = text?.sinceMinute ?? null
  return fixed === null || alert.own ? minutes : Math.min(fixed, minutes)
}

function subjectOf({ subjectId }: Alert, catalogue: Catalogue): Scenario | Herring | null {
  const all = [...catalogue.scenarios, ...catalogue.herrings]
  return all.find(({ id }) => id === subjectId) ?? null
}
