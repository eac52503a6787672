/** What clears each herring, for whoever looks. */
import { expect } from 'vitest'
import { minute, type Seen, symptomMinutes, values } from './evidence-signs'

export function expectCleared(seen: Seen): void {
  const { logs, traces } = seen
  // The same hour of six nights before.
  const [began = 0] = symptomMinutes(seen, 'cpu-spike')
  const name = 'system.cpu.utilization.six-nights-mean'
  const hot = values(seen.book, 'batch-worker-3', name, seen).filter(({ value }) => value > 85)
  expect(Math.abs(Math.floor((hot[0]?.at ?? 0) / minute) - began)).toBeLessThanOrEqual(2)
  // Whoever looks for it finds it of every machine.
  const machines = seen.book.metricNames().filter((each) => each.name === 'system.cpu.utilization')
  expect(machines.length).toBeGreaterThan(10)
  for (const { service } of machines) {
    expect(values(seen.book, service, name, seen).length, service).toBeGreaterThan(30)
  }
  const processes = logs.filter(({ body }) => body === 'Processes on this node')
  expect(processes.length).toBeGreaterThan(3)
  const maintenance = logs.find(({ body }) => body.includes('aintenance of table orders'))
  const [late = 0] = symptomMinutes(seen, 'replication-lag')
  expect(Math.abs(Math.floor((maintenance?.at ?? 0) / minute) - late)).toBeLessThanOrEqual(1)
  const asked = traces
    .flat()
    .filter(({ service, kind }) => service === 'order-api' && kind === 'CLIENT')
    .map(({ attributes }) => attributes['server.address'])
  expect(asked).toContain('orders-db')
  expect(asked).not.toContain('orders-db-replica')
  expect(logs.some(({ body }) => body.includes('announced two weeks ago'))).toBe(true)
  const failed = values(seen.book, 'rates-gateway', 'http.server.request.failed', seen)
  expect(failed.every(({ value }) => value === 0)).toBe(true)
}
