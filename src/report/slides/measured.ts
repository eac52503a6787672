/** What slides 1–3 are drawn from: the last run of each scenario that has a series, the counted ones first. */
import type { DrillRecord } from '../../drill/record'
import type { Run } from '../../drill/record-work'
import { type MeasuredSeries, type RunDetail, runDetail } from '../../drill/run-detail'
import type { Catalogue } from '../../drill/scenario'
import type { Measured } from './slides'

/** ms: P95's limit of the REST API. */
const latencyLimit = '500'
const shownUsers = 5

export function measuredOf(record: DrillRecord, catalogue: Catalogue): Measured {
  const of = (lab: string) => lastMeasured(record, catalogue, lab)
  return {
    drift: drift(of('billing')),
    ring: ring(of('microservices')),
    latency: latency(of('rest-api')),
  }
}

function lastMeasured(record: DrillRecord, catalogue: Catalogue, lab: string): RunDetail | null {
  const scenario = catalogue.scenarios.find((each) => each.lab === lab)
  const alert = record.alerts.find((each) => each.subjectId === scenario?.id)
  const runs = record.runs.filter((run) => run.alertId === alert?.id)
  const best = runs.findLast((run) => run.counted) ?? runs.at(-1)
  return best === undefined ? null : detailOf(best)
}

const detailOf = (run: Run): RunDetail | null => runDetail(run.detail)

type SeriesOf<K extends MeasuredSeries['kind']> = Extract<MeasuredSeries, { kind: K }>

/** Both sides' series of that kind; null before = there is nothing to draw. */
function sides<K extends MeasuredSeries['kind']>(
  detail: RunDetail | null,
  kind: K,
): { before: SeriesOf<K>; after: SeriesOf<K> | null } | null {
  const is = (series: MeasuredSeries | null | undefined): series is SeriesOf<K> =>
    series?.kind === kind
  const before = detail?.unfixed.series
  const after = detail?.fixed?.series
  return is(before) ? { before, after: is(after) ? after : null } : null
}

function drift(detail: RunDetail | null): Measured['drift'] {
  const found = sides(detail, 'running-total')
  if (!found) return null
  const { before, after } = found
  return {
    unit: before.unit,
    before: before.totals,
    after: after?.totals ?? null,
    traces: before.traces,
  }
}

function ring(detail: RunDetail | null): Measured['ring'] {
  const found = sides(detail, 'timeouts')
  if (!found) return null
  return {
    services: ['order-api', 'payment-api', 'stock-api'],
    before: found.before.percent,
    after: found.after?.percent ?? null,
  }
}

function latency(detail: RunDetail | null): Measured['latency'] {
  const found = sides(detail, 'latency')
  if (!found) return null
  const { before, after } = found
  const pair = (was: number, is: number | undefined) => ({
    before: String(was),
    after: is === undefined ? null : String(is),
  })
  return {
    p95: pair(before.all.p95, after?.all.p95),
    p99: pair(before.all.p99, after?.all.p99),
    users: before.users.slice(0, shownUsers).map((was, index) => pair(was, after?.users[index])),
    limit: latencyLimit,
  }
}
