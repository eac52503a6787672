/** What a drill's evidence is to show, from its record. */
import { minute, worldMinute } from './drill/clock'
import type { DrillRecord } from './drill/record'
import type { Alert } from './drill/record-alerts'
import type { Catalogue, Herring, Scenario } from './drill/scenario'
import type { EvidencePlan } from './lab/evidence/book'
import { decoys, systems } from './lab/run'

/** Evidence begins so many minutes before the drill, or before the first symptom. */
const before = 45
/** And goes on so long after the planned end: a drill may be extended, and what was cited stays what it was. */
const after = 30

/** Alerts whose subject the lab does not know show nothing. */
export function evidencePlanOf(record: DrillRecord, catalogue: Catalogue): EvidencePlan {
  const { seed, level } = record.drill
  const planned = record.alerts.flatMap((alert) => {
    const { lab } = subjectOf(alert, catalogue) ?? { lab: null }
    const subject = [...systems, ...decoys].find((each) => each === lab)
    if (subject === undefined) return []
    const sinceMinute = sinceOf(alert, record, catalogue)
    return [{ subject, sinceMinute, service: alert.own ? alert.service : null }]
  })
  const earliest = Math.min(0, ...planned.map(({ sinceMinute }) => sinceMinute + 5))
  return {
    seed,
    level,
    subjects: planned,
    from: Math.min(-before, earliest - before + 20),
    until: worldMinute(plannedEnd(record)) + after,
  }
}

/** Of the script as planned, drill ms. */
function plannedEnd({ phases, drill }: DrillRecord): number {
  const last = phases.at(-1)
  return last ? last.plannedStart + last.plannedLength : drill.lengthMinutes * minute
}

/** As it was told, or as it will be told if nothing moves the alert. */
function sinceOf(alert: Alert, { injects }: DrillRecord, catalogue: Catalogue): number {
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
