/** The limits that objectives and alerts know of, by service and metric. */

export interface MetricLimit {
  service: string
  name: string
  /** In the metric's unit; the size of the figure counts, whatever its sign. */
  value: number
  /** "SLO 500 ms". */
  text: string
  /** What the monitoring says while it is passed; null = its alert is all. */
  body: string | null
}

export const metricLimits: readonly MetricLimit[] = [
  {
    service: 'users-api',
    name: 'http.server.request.duration.p95',
    value: 500,
    text: 'SLO 500 ms',
    body: 'P95 is above its objective',
  },
  {
    service: 'order-api',
    name: 'http.server.request.failed',
    value: 1,
    text: 'limit 1 %',
    body: 'Share of failed requests is above its limit',
  },
  {
    service: 'order-api',
    name: 'http.server.request.duration.p95',
    value: 400,
    text: 'SLO 400 ms',
    body: null,
  },
  {
    service: 'billing-ledger',
    name: 'billing.reconciliation.gap',
    value: 0.5,
    text: 'limit ±0.50 USD',
    body: 'Reconciliation gap is above its limit',
  },
  {
    service: 'batch-worker-3',
    name: 'system.cpu.utilization',
    value: 85,
    text: 'limit 85 %',
    body: null,
  },
  {
    service: 'orders-db-replica',
    name: 'db.replication.lag',
    value: 10,
    text: 'limit 10 s',
    body: null,
  },
  {
    service: 'rates-gateway',
    name: 'upstream.error.share',
    value: 5,
    text: 'limit 5 %',
    body: null,
  },
  {
    service: 'rates-gateway',
    name: 'http.server.request.duration.p95',
    value: 100,
    text: 'SLO 100 ms',
    body: null,
  },
]

/** Metrics of one service alone: where another one shows them, a limit goes with them. */
const ofOne = new Set(['db.replication.lag', 'upstream.error.share'])

/** Null = none is known. */
export function limitOf(service: string, name: string): { value: number; text: string } | null {
  const found = metricLimits.find(
    (each) => each.name === name && (each.service === service || ofOne.has(name)),
  )
  return found === undefined ? null : { value: found.value, text: found.text }
}
