/** What the monitoring says while a figure is beyond its limit: the symptom outright, at the lower levels. */
import type { EvidencePlan } from './book'
import type { PlacedLog } from './placed'

interface Watch {
  service: string
  name: string
  /** The size of the figure counts, whatever its sign. */
  limit: number
  body: string
}

const watches: readonly Watch[] = [
  {
    service: 'users-api',
    name: 'http.server.request.duration.p95',
    limit: 500,
    body: 'P95 is above its objective',
  },
  {
    service: 'order-api',
    name: 'http.server.request.failed',
    limit: 1,
    body: 'Share of failed requests is above its limit',
  },
  {
    service: 'billing-ledger',
    name: 'billing.reconciliation.gap',
    limit: 0.5,
    body: 'Reconciliation gap is above its limit',
  },
]

/** Minutes between two sentences; level 3 leaves it to whoever looks. */
const every = { 1: 4, 2: 15, 3: null } as const

export function watchwords(
  plan: EvidencePlan,
  points: readonly { at: number; service: string; name: string; unit: string; value: number }[],
): PlacedLog[] {
  const gap = every[plan.level]
  if (gap === null) return []
  return watches.flatMap(({ service, name, limit, body }) => {
    let last = Number.NEGATIVE_INFINITY
    return points
      .filter((point) => point.service === service && point.name === name)
      .flatMap(({ at, value, unit }): PlacedLog[] => {
        if (Math.abs(value) <= limit || at - last < gap * 60_000) return []
        last = at
        const facts = { 'metric.name': name, value, limit, unit }
        return [{ at, service, level: 'WARN', body, trace: null, attributes: facts }]
      })
  })
}
