/** The machines that services run on: their names, and what each shows where no run says it. */
import type { Chance } from '../chance'
import type { EvidencePlan } from './book'
import type { MetricPoint } from './placed'
import { scrapeAt } from './scrape'

interface Machine {
  host: string
  /** % on an ordinary night. */
  cpu: number
  memory: number
}

const machines: Readonly<Record<string, Machine>> = {
  'batch-worker-3': { host: 'shared-a-3', cpu: 17, memory: 48 },
  'billing-engine': { host: 'ledger-b-1', cpu: 18, memory: 44 },
  'billing-ledger': { host: 'ledger-b-2', cpu: 12, memory: 39 },
  'order-api': { host: 'web-c-1', cpu: 10.3, memory: 52 },
  'orders-db': { host: 'data-d-1', cpu: 21, memory: 71 },
  'orders-db-replica': { host: 'data-d-3', cpu: 14, memory: 70 },
  'payment-api': { host: 'web-c-4', cpu: 1.6, memory: 41 },
  'rates-gateway': { host: 'web-c-7', cpu: 8, memory: 36 },
  'stock-api': { host: 'web-c-5', cpu: 1.5, memory: 38 },
  'users-api': { host: 'web-c-2', cpu: 13, memory: 47 },
  'users-db': { host: 'data-d-5', cpu: 17, memory: 66 },
}

/** The same minute of the six nights before, their mean. */
export const earlierNights = 'system.cpu.utilization.six-nights-mean'

/** null = runs on no machine of ours. */
export function hostOf(service: string): string | null {
  return machines[service]?.host ?? null
}

/** CPU and memory of machines whose services show none themselves, a point a minute. */
export function machinePoints(
  plan: EvidencePlan,
  shown: readonly MetricPoint[],
  chance: Chance,
): MetricPoint[] {
  const known = new Set(shown.map(({ service, name }) => `${service} ${name}`))
  return Object.entries(machines).flatMap(([service, { cpu, memory }]) =>
    [
      { name: 'system.cpu.utilization', usual: cpu, share: 0.22 },
      { name: earlierNights, usual: cpu, share: 0.07 },
      { name: 'system.memory.utilization', usual: memory, share: 0.04 },
    ]
      .filter(({ name }) => !known.has(`${service} ${name}`))
      .flatMap(({ name, usual, share }) => {
        const dice = chance.fork(`${service}/${name}`)
        let drift = 0
        return Array.from({ length: plan.until - plan.from }, (_, index): MetricPoint => {
          drift = 0.8 * drift + 0.2 * dice.around(0, 1) + share * (dice.float() - 0.5)
          const value = Math.round(usual * (1 + drift) * 10) / 10
          const at = (plan.from + index) * 60_000 + scrapeAt(service)
          return { kind: 'metric', at, service, name, unit: '%', value }
        })
      }),
  )
}
