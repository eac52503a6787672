/** All that a book shows up to a moment, for writing it out. In the order of time, traces one after another. */
import type { EvidenceBook, LogRow, SpanRow } from './book'
import type { OpenBook } from './open-book'

interface Point {
  at: number
  service: string
  name: string
  unit: string
  value: number
}

export function shownLogs(book: EvidenceBook, from: number, until: number): LogRow[] {
  const filter = { from, until, services: [], levels: [], words: [], trace: null }
  const rows: LogRow[] = []
  let before: string | null = null
  do {
    const page = book.logs(filter, { before, limit: 500 })
    rows.push(...page.rows)
    before = page.next
  } while (before !== null)
  return rows.reverse()
}

export function shownSpans(book: OpenBook, from: number, until: number): SpanRow[] {
  return book.traceIds(from, until).flatMap((id) => book.trace(id, until))
}

export function shownMetrics(book: EvidenceBook, from: number, until: number): Point[] {
  const points = book
    .metricNames()
    .flatMap(({ service, name, unit }) =>
      book
        .metric(service, name, from, until)
        .map(({ at, value }) => ({ at, service, name, unit, value })),
    )
  return points.sort((one, other) => one.at - other.at)
}
