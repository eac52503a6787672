/** The eight slides of a report, in their order. */
import type { ChartSpec } from '../chart-spec'
import type { Report } from '../report'
import { callRingSlide, type RingSeries } from './call-ring'
import { type DriftSeries, driftSlide } from './drift'
import { fixesSlide } from './fixes'
import { herringSlide } from './herring'
import { kpisSlide } from './kpis'
import { type LatencySeries, latencySlide } from './latency'
import { nextStepsSlide } from './next-steps'
import { reflectionSlide } from './reflection'

/** What runs and imports measured of the three systems; null = nothing yet. */
export interface Measured {
  drift: DriftSeries | null
  ring: RingSeries | null
  latency: LatencySeries | null
}

const unmeasured: Measured = { drift: null, ring: null, latency: null }

/** Eight specs; a slide without data is a `missing` one. Names causes, so only for after the reveal. */
export function slides(report: Report, measured: Measured = unmeasured): readonly ChartSpec[] {
  const scenario = (id: string) => {
    const chapter = report.chapters.find(({ scenarioId }) => scenarioId === id)
    return chapter ? { letter: chapter.alert?.letter ?? null } : null
  }
  return [
    driftSlide(measured.drift, scenario('floating-point-drift')),
    callRingSlide(measured.ring, scenario('circular-dependency-deadlock')),
    latencySlide(measured.latency, scenario('n-plus-one-latency-storm')),
    herringSlide(report),
    fixesSlide(report),
    kpisSlide(report),
    reflectionSlide(report),
    nextStepsSlide(report),
  ]
}
