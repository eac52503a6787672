/** What the brief calls an ordinary night is what the evidence shows of one. */
import { expect } from 'vitest'
import { world } from '../../src/scenarios/world'
import type { Seen } from './evidence-signs'

/** Figures of the brief with the metric that shows them, in the metric's unit; how far they may be apart. */
const shown = [
  // A minute's P95 is of some dozen requests: over fifty nights its mean is as told, one night may be off.
  ['users-api', 'P95', 'http.server.request.duration.p95', 1000, 0.45],
  ['order-api', 'P95', 'http.server.request.duration.p95', 1, 0.1],
  ['order-api', 'Workers busy', 'workers.busy', 1, 0.25],
  ['payment-api', 'Workers busy', 'workers.busy', 1, 0.5],
  ['rates-gateway', 'P95', 'http.server.request.duration.p95', 1, 0.1],
  ['orders-db-replica', 'Replication lag', 'db.replication.lag', 1, 0.15],
  ['orders-db-replica', 'Disk busy', 'system.disk.busy', 1, 0.15],
  ['batch-worker-3', 'CPU between jobs', 'system.cpu.utilization', 1, 0.15],
] as const

/** `before`: world ms at which the first symptom begins, the ledger's aside. */
export function expectBaselines({ book, from }: Seen, before: number): void {
  for (const [service, figure, name, scale, share] of shown) {
    const known = world.services.find((each) => each.name === service)
    const text = known?.baseline.find((each) => each.figure === figure)?.value ?? ''
    const told = Number.parseFloat(text) * scale
    const values = book.metric(service, name, from, before).map(({ value }) => value)
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    expect(Math.abs(mean / told - 1), `${service}: ${figure} ${text}, shown ${mean}`).toBeLessThan(
      share,
    )
  }
}
