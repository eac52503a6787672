/** The book's metrics. */
import type Database from 'libsql'
import { z } from 'zod'
import type { EvidenceBook, ServiceOverview } from './book'
import { limitOf } from './limits'
import { micros, millis } from './rows'

const seriesSchema = z.object({
  id: z.number(),
  service: z.number(),
  name: z.string(),
  unit: z.string(),
})
const pointSchema = z.object({ at: z.number(), value: z.number() })

export interface MetricReader {
  names: EvidenceBook['metricNames']
  values: EvidenceBook['metric']
  newest(from: number, until: number): ReadonlyMap<number, ServiceOverview['metrics']>
}

export function readMetrics(
  db: Database.Database,
  services: ReadonlyMap<number, string>,
): MetricReader {
  const all = z
    .array(seriesSchema)
    .parse(db.prepare('SELECT id, service, name, unit FROM series').all())
    .map((each) => ({ ...each, serviceName: services.get(each.service) ?? '' }))
    .sort((one, other) => (key(one) < key(other) ? -1 : 1))
  const between = db.prepare(
    'SELECT at, value FROM points WHERE series = ? AND at BETWEEN ? AND ? ORDER BY at',
  )
  const last = db.prepare(
    'SELECT at, value FROM points WHERE series = ? AND at BETWEEN ? AND ? ORDER BY at DESC LIMIT 1',
  )
  const toPoint = (raw: unknown) => {
    const { at, value } = pointSchema.parse(raw)
    return { at: millis(at), value }
  }
  return {
    names: () =>
      all.map(({ serviceName, name, unit }) => {
        const limit = limitOf(serviceName, name)
        return { service: serviceName, name, unit, ...(limit === null ? {} : { limit }) }
      }),
    values(service, name, from, until) {
      const series = all.find((each) => each.serviceName === service && each.name === name)
      if (series === undefined) return []
      return between.all(series.id, micros(from), micros(until)).map(toPoint)
    },
    newest(from, until) {
      const found = new Map<number, ServiceOverview['metrics'][number][]>()
      for (const { id, service, name, unit } of all) {
        const raw = last.get(id, micros(from), micros(until))
        if (raw === undefined || raw === null) continue
        const list = found.get(service) ?? []
        found.set(service, [...list, { name, unit, ...toPoint(raw) }])
      }
      return found
    },
  }
}

const key = (each: { serviceName: string; name: string }) => `${each.serviceName} ${each.name}`
