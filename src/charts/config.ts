/** ChartSpec → Chart.js v4 configuration: data only, never a function. */
import type { ChartSpec } from '../report/chart-spec'
import { callRing } from './call-ring'
import { fixTime } from './fix-time'
import { herringTimeline } from './herring-timeline'
import { kpiRadar } from './kpi-radar'
import { latency } from './latency'
import { missing } from './missing'
import { nextSteps } from './next-steps'
import { runningTotal } from './running-total'
import { scores } from './scores'
import type { ChartConfig } from './sheet'

export function chartConfig(spec: ChartSpec): ChartConfig {
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
    default:
      return spec satisfies never
  }
}
