/**
 * Which imported figures the first three slides draw. The team's own systems are more real than the lab, so an
 * import goes before a run, unless it lacks the figures after the fix and the run has them. What is not drawn
 * stands in the appendix all the same.
 */
import { alertById } from '../drill/alerts'
import { type MeasuredKind, measuredDetail } from '../drill/measured-detail'
import { isWhole, storedMeasurements } from '../drill/measurements'
import type { DrillRecord } from '../drill/record'
import type { Measurement } from '../drill/record-work'
import type { Catalogue, Scenario } from '../drill/scenario'
import { lastMeasured, sides } from './measured-runs'

/** The slide of each kind, and the lab's system whose slide it is. */
export const slideOfKind: Readonly<Record<MeasuredKind, { slide: 1 | 2 | 3; lab: string }>> = {
  'running-total': { slide: 1, lab: 'billing' },
  timeouts: { slide: 2, lab: 'microservices' },
  latency: { slide: 3, lab: 'rest-api' },
}

/** The scenario behind an alert; null = noise, or no longer in the catalogue. */
function scenarioOf(
  record: DrillRecord,
  { scenarios }: Catalogue,
  alertId: string,
): Scenario | null {
  const alert = alertById(record, alertId)
  return scenarios.find(({ id }) => id === alert?.subjectId) ?? null
}

/** Whether it was measured of the very system that the slide is about. */
export function isOfSlide(record: DrillRecord, catalogue: Catalogue, each: Measurement): boolean {
  return scenarioOf(record, catalogue, each.alertId)?.lab === slideOfKind[each.shows].lab
}

/** The last one of the slide's own scenario, else of a scenario that has no slide of its own. */
function lastImport(
  record: DrillRecord,
  catalogue: Catalogue,
  shows: MeasuredKind,
): Measurement | null {
  const stored = storedMeasurements(record).filter((each) => each.shows === shows)
  return (
    stored.findLast((each) => isOfSlide(record, catalogue, each)) ??
    stored.findLast(({ alertId }) => scenarioOf(record, catalogue, alertId)?.lab === null) ??
    null
  )
}

/** Null = a run is drawn, or nothing is there. */
export function drawnImport(
  record: DrillRecord,
  catalogue: Catalogue,
  shows: MeasuredKind,
): Measurement | null {
  const best = lastImport(record, catalogue, shows)
  if (best === null || isWhole(measuredDetail(best.detail).figures)) return best
  const run = sides(lastMeasured(record, catalogue, slideOfKind[shows].lab), shows)
  return run?.after ? null : best
}
