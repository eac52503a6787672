/** ChartSpec → Chart.js v4 configuration: data only, never a function. */
import type { ChartSpec } from '../report/chart-spec'
import type { EvidenceSpec } from '../report/evidence-spec'
import { beforeAfter } from './before-after'
import { callRing } from './call-ring'
import { fixTime } from './fix-time'
import { herringTimeline } from './herring-timeline'
import { kpiRadar } from './kpi-radar'
import { latency } from './latency'
import { metric } from './metric'
import { missing } from './missing'
import { nextSteps } from './next-steps'
import { runningTotal } from './running-total'
import { scores } from './scores'
import { serviceMap } from './service-map'
import type { ChartConfig } from './sheet'
import { waterfall } from './waterfall'

/** All that is drawn: the slides, and the pictures of evidence. */
export type PictureSpec = ChartSpec | EvidenceSpec

export function chartConfig(spec: PictureSpec): ChartConfig {
  switch (spec.kind) {
    case 'running-total':
      return runningTotal(spec)
    case 'call-ring':
      return callRing(spec)
    case 'latency':
      return latency(spec)
    case 'herring-timeline':
      return herringTimeline(spec)
    case 'fix-time':
      return fixTime(spec)
    case 'kpi-radar':
      return kpiRadar(spec)
    case 'scores':
      return scores(spec)
    case 'next-steps':
      return nextSteps(spec)
    case 'missing':
      return missing(spec)
    case 'waterfall':
      return waterfall(spec)
    case 'metric':
      return metric(spec)
    case 'service-map':
      return serviceMap(spec)
    case 'before-after':
      return beforeAfter(spec)
    default:
      return spec satisfies never
  }
}
