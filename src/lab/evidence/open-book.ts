/** Reads a book's file, up to a moment of the world. */
import { existsSync } from 'node:fs'
import Database from 'libsql'
import type { EvidenceBook } from './book'
import { readLogs } from './read-logs'
import { readMetrics } from './read-metrics'
import { readSpans } from './read-spans'
import { tableOf } from './rows'

export interface OpenBook extends EvidenceBook {
  /** Of the traces that began in that time, in the order of their beginning. */
  traceIds(from: number, until: number): string[]
  /** Of the traces with a span that began by then and has not ended. */
  openTraceIds(at: number): string[]
}

/** Throws when there is no book at the path. Several may be open at once; nothing is ever written. */
export function openBook(path: string): OpenBook {
  // SQLite would make an empty one.
  if (!existsSync(path)) throw new Error('There is no evidence at that path.')
  const db = new Database(path)
  db.exec('PRAGMA query_only = ON')
  const services = tableOf(db, 'SELECT id, name FROM services ORDER BY id')
  const logs = readLogs(db, services)
  const spans = readSpans(db, services)
  const metrics = readMetrics(db, services)
  return {
    overview(from, until) {
      const counts = logs.counts(from, until)
      const traces = spans.counts(from, until)
      const newest = metrics.newest(from, until)
      return [...services]
        .map(([id, service]) => ({
          service,
          lines: counts.get(id)?.lines ?? 0,
          errors: counts.get(id)?.errors ?? 0,
          warnings: counts.get(id)?.warnings ?? 0,
          traces: traces.get(id) ?? 0,
          metrics: newest.get(id) ?? [],
        }))
        .filter(({ lines, traces, metrics }) => lines + traces + metrics.length > 0)
        .sort((one, other) => (one.service < other.service ? -1 : 1))
    },
    logs: logs.page,
    line: logs.line,
    histogram: logs.histogram,
    trace: spans.trace,
    traceIds: spans.ids,
    openTraceIds: spans.openIds,
    metricNames: metrics.names,
    metric: metrics.values,
    close: () => void db.close(),
  }
}
