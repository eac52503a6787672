/** What a book has of a stretch of world time, as bodies of requests. */
import type { EvidenceBook, LogRow } from '../evidence/book'
import { type EndedSpan, logsBody, metricsBody, type PointRow, tracesBody } from './encode'

export interface OtlpSource
  extends Pick<EvidenceBook, 'logs' | 'trace' | 'metricNames' | 'metric'> {
  /** Of the traces that began in that time. */
  traceIds(from: number, until: number): string[]
  /** Of the traces with a span that began by then and has not ended. */
  openTraceIds(at: number): string[]
}

export type Signal = 'logs' | 'traces' | 'metrics'

export interface Part {
  signal: Signal
  body: object
  /** Lines, spans or points in it. */
  count: number
}

/** Lines, spans or points of one request. */
const most = 500
/** World ms for which a trace may begin further spans after its first. */
const longestTrace = 180_000
/** Between two whole µs, so that the book rounds it to the next one after `from`. */
const justAfter = 0.0015

export interface Collector {
  /** After `from` and up to `until`, whole world ms. Nothing later than `until` is looked at. */
  collect(from: number, until: number): Part[]
}

/** `sent`: world ms up to which another has collected; its traces that were not over go on. */
export function createCollector(
  source: OtlpSource,
  zero: number,
  sent: number | null = null,
): Collector {
  /** Traces that may not be over, by the moment they were met. */
  const young = new Map<string, number>()
  if (sent !== null) {
    const lately = source.traceIds(sent - longestTrace, sent)
    for (const id of [...source.openTraceIds(sent), ...lately]) young.set(id, sent)
  }

  function logs(from: number, until: number): LogRow[] {
    const filter = { from: from + justAfter, until, services: [], levels: [], words: [] }
    const rows: LogRow[] = []
    let before: string | null = null
    do {
      const page: ReturnType<EvidenceBook['logs']> = source.logs(
        { ...filter, trace: null },
        { before, limit: most },
      )
      rows.push(...page.rows)
      before = page.next
    } while (before !== null)
    return rows.reverse()
  }

  function spans(from: number, until: number): EndedSpan[] {
    for (const id of source.traceIds(from + justAfter, until)) young.set(id, until)
    return [...young].flatMap(([id, met]) => {
      const rows = source.trace(id, until)
      const isOver = rows.every(({ length }) => length !== null)
      if (isOver && until - met > longestTrace) young.delete(id)
      return rows.flatMap((row) => {
        if (row.length === null) return []
        const end = Math.round((row.at + row.length) * 1000)
        return end > from * 1000 && end <= until * 1000 ? [{ ...row, length: row.length }] : []
      })
    })
  }

  function points(from: number, until: number): PointRow[] {
    return source
      .metricNames()
      .flatMap(({ service, name, unit }) =>
        source
          .metric(service, name, from + justAfter, until)
          .map(({ at, value }) => ({ at, service, name, unit, value })),
      )
  }

  return {
    collect: (from, until) => [
      ...parts('logs', logs(from, until), (rows) => logsBody(rows, zero)),
      ...parts('traces', spans(from, until), (rows) => tracesBody(rows, zero)),
      ...parts('metrics', points(from, until), (rows) => metricsBody(rows, zero)),
    ],
  }
}

function parts<T>(signal: Signal, rows: readonly T[], bodyOf: (rows: readonly T[]) => object) {
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, index): Part => {
    const own = rows.slice(index * most, (index + 1) * most)
    return { signal, body: bodyOf(own), count: own.length }
  })
}
