/** The book's spans. */
import type Database from 'libsql'
import { z } from 'zod'
import type { EvidenceBook, SpanRow } from './book'
import { spanKinds, statuses } from './book-file'
import { attributesOf, micros, millis, type RowAttributes } from './rows'

const rowSchema = z.object({
  span: z.string(),
  parent: z.string().nullable(),
  service: z.number(),
  name: z.string(),
  kind: z.number(),
  at: z.number(),
  length: z.number(),
  status: z.number(),
  attributes: z.string(),
})
const countSchema = z.object({ service: z.number(), traces: z.number() })

/** Known as a span begins; all others may tell how it ended. */
const knownAtStart = new Set([
  'db.client.connection.wait_ms',
  'db.collection.name',
  'db.query.text',
  'db.role',
  'db.system.name',
  'delivery.id',
  'host.name',
  'http.request.method',
  'http.route',
  'invoice.id',
  'job.chunk',
  'job.name',
  'job.shard',
  'server.address',
  'url.path',
  'url.query',
])

export interface SpanReader {
  trace: EvidenceBook['trace']
  /** Of the traces that began in that time, in the order of their beginning. */
  ids(from: number, until: number): string[]
  /** Of the traces with a span that began by then and has not ended. */
  openIds(at: number): string[]
  /** Traces that came by each service. */
  counts(from: number, until: number): ReadonlyMap<number, number>
}

export function readSpans(
  db: Database.Database,
  services: ReadonlyMap<number, string>,
): SpanReader {
  const find = db.prepare(
    `SELECT span, parent, service, spans.name, kind, at, length, status, attributes FROM spans
      WHERE trace = (SELECT id FROM traces WHERE name = ?) AND at <= ? ORDER BY number`,
  )
  const count = db.prepare(
    'SELECT service, COUNT(*) AS traces FROM visits WHERE at BETWEEN ? AND ? GROUP BY service',
  )
  // Spans are numbered in the order of time, and traces in that of their first spans.
  const began = db.prepare(
    `SELECT traces.name AS name FROM spans JOIN traces ON traces.id = spans.trace
      WHERE spans.number = 1 AND spans.at BETWEEN ? AND ? ORDER BY spans.trace`,
  )
  const open = db.prepare(
    `SELECT DISTINCT traces.name AS name FROM spans JOIN traces ON traces.id = spans.trace
      WHERE spans.at <= ? AND spans.at + spans.length > ?`,
  )
  const names = (rows: unknown) =>
    z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map(({ name }) => name)
  return {
    ids: (from, until) => names(began.all(micros(from), micros(until))),
    openIds: (at) => names(open.all(micros(at), micros(at))),
    trace(id, until) {
      return find.all(id, micros(until)).map((raw): SpanRow => {
        const row = rowSchema.parse(raw)
        const hasEnded = row.at + row.length <= micros(until)
        const attributes = attributesOf(row.attributes)
        return {
          span: row.span,
          parent: row.parent,
          trace: id,
          service: services.get(row.service) ?? '',
          name: row.name,
          kind: spanKinds[row.kind] ?? 'INTERNAL',
          at: millis(row.at),
          length: hasEnded ? millis(row.length) : null,
          status: hasEnded ? (statuses[row.status] ?? 'UNSET') : 'UNSET',
          attributes: hasEnded ? attributes : atStart(attributes),
        }
      })
    },
    counts(from, until) {
      const rows = z.array(countSchema).parse(count.all(micros(from), micros(until)))
      return new Map(rows.map(({ service, traces }) => [service, traces]))
    },
  }
}

function atStart(attributes: RowAttributes): RowAttributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => knownAtStart.has(name)))
}
