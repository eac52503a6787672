/** Sums that a system keeps all night, while each of its runs begins at nothing. */
import type { EvidencePlan } from './book'
import type { MetricPoint, Placed, PlacedLog } from './placed'

/** What the stretches so far came to, by the name of the metric. */
export type Sums = Readonly<Record<string, number>>

export const nothing: Sums = {}

const gap = 'billing.reconciliation.gap'
const posted = 'billing.invoices.posted'
const counted = new Set([gap, posted, 'billing.deliveries.repeated'])

/** The same stretch, its sums on top of what came before it; and what it all comes to. */
export function goneOn(
  placed: Placed,
  before: Sums,
  level: EvidencePlan['level'],
): { placed: Placed; sums: Sums } {
  const after: Record<string, number> = { ...before }
  const points = placed.points.map((point): MetricPoint => {
    if (!counted.has(point.name)) return point
    const value = cents(point.value + (before[point.name] ?? 0))
    after[point.name] = value
    return { ...point, value }
  })
  const logs = placed.logs.map((log) =>
    log.body === 'Reconciled' ? summedUp(log, before, level) : log,
  )
  return { placed: { ...placed, logs, points }, sums: after }
}

function summedUp(log: PlacedLog, before: Sums, level: EvidencePlan['level']): PlacedLog {
  const { invoices, 'gap.usd': difference, 'limit.usd': limit } = log.attributes
  if (typeof invoices !== 'number' || typeof difference !== 'number' || typeof limit !== 'number') {
    return log
  }
  const sum = difference + (before[gap] ?? 0)
  return {
    ...log,
    level: Math.abs(sum) > limit ? 'WARN' : 'INFO',
    attributes: {
      ...log.attributes,
      invoices: invoices + (before[posted] ?? 0),
      // To all its places it says a little more.
      'gap.usd': level === 1 ? sum : cents(sum),
    },
  }
}

/** A sum of cents is one again. */
const cents = (value: number) => Math.round(value * 100) / 100
