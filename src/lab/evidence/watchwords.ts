/** What the monitoring says while a figure is beyond its limit: the symptom outright, at the lower levels. */
import type { EvidencePlan } from './book'
import { metricLimits } from './limits'
import type { PlacedLog } from './placed'

/** Minutes between two sentences; level 3 leaves it to whoever looks. */
const every = { 1: 4, 2: 15, 3: null } as const

export function watchwords(
  plan: EvidencePlan,
  points: readonly { at: number; service: string; name: string; unit: string; value: number }[],
): PlacedLog[] {
  const gap = every[plan.level]
  if (gap === null) return []
  return metricLimits.flatMap(({ service, name, value: limit, body }) => {
    if (body === null) return []
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
