/** A slide as it would be with one more measurement stored. */
import type { DrillRecord } from '../../drill/record'
import type { Measurement } from '../../drill/record-work'
import type { Catalogue } from '../../drill/scenario'
import type { ChartSpec } from '../chart-spec'
import { drawnImport } from '../imports'
import { callRingSlide } from './call-ring'
import { driftSlide } from './drift'
import { latencySlide } from './latency'
import { measuredOf } from './measured'

/** Null = something else would still be drawn. */
export function previewSlide(
  record: DrillRecord,
  catalogue: Catalogue,
  measurement: Measurement,
): ChartSpec | null {
  const others = record.measurements.filter(({ id }) => id !== measurement.id)
  const measurements = [...others, { ...measurement, state: 'stored' as const }]
  const stored = { ...record, measurements }
  if (drawnImport(stored, catalogue, measurement.shows)?.id !== measurement.id) return null
  const { drift, ring, latency } = measuredOf(stored, catalogue)
  switch (measurement.shows) {
    case 'running-total':
      return driftSlide(drift, null)
    case 'timeouts':
      return callRingSlide(ring, null)
    case 'latency':
      return latencySlide(latency, null)
    default:
      return measurement.shows satisfies never
  }
}
