/** A small book in memory: a night of two services, the same each time. World ms: 03:00 is 0. */
import type { EvidenceFilter, OpenEvidence, ReadableBook } from '../../src/http/evidence-book'

const minute = 60_000
type Line = NonNullable<ReturnType<ReadableBook['line']>>
type Span = ReturnType<ReadableBook['trace']>[number]

export const bookStart = -30 * minute
const bookEnd = 90 * minute
const services = ['billing-ledger', 'order-api', 'stock-api', 'users-api'] as const
const hex = (value: number, length: number) =>
  ((value * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0').repeat(4).slice(0, length)
export const traceIdOf = (index: number) => hex(index + 7, 32)

/** One every seven seconds; every third belongs to a trace, and from 03:05 on every fifth of order-api fails. */
export const allLines: readonly Line[] = Array.from(
  { length: (bookEnd - bookStart) / 7_000 },
  (_, index): Line => {
    const at = bookStart + index * 7_000 + (index % 13) * 17
    const service = services[index % services.length] ?? 'order-api'
    const failed = at > 5 * minute && service === 'order-api' && index % 5 === 1
    const warned = !failed && index % 11 === 0
    return {
      id: hex(index + 1, 6),
      at,
      service,
      level: failed ? 'ERROR' : warned ? 'WARN' : index % 17 === 0 ? 'DEBUG' : 'INFO',
      body: failed
        ? 'POST /orders timed out after 800 ms, client gone before the answer'
        : warned
          ? 'request queued, 8 of 8 workers busy'
          : `GET /${service.split('-')[0]} 200`,
      trace: index % 3 === 0 || failed ? traceIdOf(index) : null,
      ms: failed ? 800 : index % 4 === 0 ? null : 12 + (index % 40),
      attributes: { 'http.request.method': failed ? 'POST' : 'GET', worker: index % 8 },
    }
  },
)

const holds = (line: Line, { from, until, services, levels, words, trace }: EvidenceFilter) =>
  line.at >= from &&
  line.at <= until &&
  (services.length === 0 || services.includes(line.service)) &&
  (levels.length === 0 || levels.includes(line.level)) &&
  (trace === null || line.trace === trace) &&
  words.every((word) =>
    `${line.body} ${line.service} ${line.trace}`.toLowerCase().includes(word.toLowerCase()),
  )

const metrics = [
  {
    service: 'order-api',
    name: 'http.server.timeouts',
    unit: '%',
    limit: { value: 1, text: 'limit 1 %' },
  },
  { service: 'order-api', name: 'worker.pool.busy', unit: '{worker}' },
  { service: 'users-api', name: 'http.server.duration.p95', unit: 's' },
]

const valueAt = (name: string, at: number) =>
  name === 'worker.pool.busy'
    ? at > 5 * minute
      ? 8
      : 3 + (Math.abs(at / minute) % 2)
    : at > 5 * minute
      ? 15 + Math.sin(at / 90_000)
      : 0.4

function pointsOf(service: string, name: string, from: number, until: number) {
  if (!metrics.some((each) => each.service === service && each.name === name)) return []
  return Array.from({ length: (bookEnd - bookStart) / minute }, (_, index) => {
    const at = bookStart + index * minute
    return { at, value: valueAt(name, at) }
  }).filter(({ at }) => at >= from && at <= until)
}

function spansOf(id: string, until: number): Span[] {
  const line = allLines.find((each) => each.trace === id)
  if (!line) return []
  const names = [
    ['order-api', 'POST /orders', 'SERVER', 0, 800, 'ERROR'],
    ['stock-api', 'GET /stock', 'SERVER', 12, 780, 'UNSET'],
    ['stock-api', 'GET /reserve', 'CLIENT', 40, 200, 'ERROR'],
    ['order-api', 'waits for a worker', 'INTERNAL', 60, 9 * minute, 'UNSET'],
  ] as const
  return names.flatMap(([service, name, kind, after, length, status], index): Span[] => {
    const at = line.at - 800 + after
    if (at > until) return []
    return [
      {
        span: `${id.slice(0, 8)}${index}`,
        parent: index === 0 ? null : `${id.slice(0, 8)}${index - 1}`,
        trace: id,
        service,
        name,
        kind,
        at,
        length: at + length > until ? null : length,
        status,
        attributes: { 'server.address': service },
      },
    ]
  })
}

const smallBook: ReadableBook = {
  overview: (from, until) =>
    services.map((service) => {
      const lines = allLines.filter(
        (line) => line.service === service && line.at >= from && line.at <= until,
      )
      return {
        service,
        lines: lines.length,
        errors: lines.filter(({ level }) => level === 'ERROR').length,
        warnings: lines.filter(({ level }) => level === 'WARN').length,
        traces: lines.filter(({ trace }) => trace !== null).length,
        metrics: metrics
          .filter((each) => each.service === service)
          .flatMap(({ name, unit }) => {
            const newest = pointsOf(service, name, from, until).at(-1)
            return newest ? [{ name, unit, ...newest }] : []
          }),
      }
    }),
  logs: (filter, { before, limit }) => {
    const found = allLines.filter((line) => holds(line, filter)).toReversed()
    const start = before === null ? 0 : found.findIndex(({ id }) => id === before) + 1
    const rows = found.slice(start, start + limit)
    const more = start + limit < found.length
    return { rows, total: found.length, next: more ? (rows.at(-1)?.id ?? null) : null }
  },
  line: (id, until) => allLines.find((line) => line.id === id && line.at <= until) ?? null,
  histogram: (filter, buckets) => {
    const width = Math.max(1, filter.until - filter.from) / buckets
    return Array.from({ length: buckets }, (_, index) => {
      const at = filter.from + index * width
      const last = index === buckets - 1
      const here = allLines.filter(
        (line) => holds(line, filter) && line.at >= at && (last || line.at < at + width),
      )
      return {
        at,
        lines: here.length,
        errors: here.filter(({ level }) => level === 'ERROR').length,
      }
    })
  },
  trace: spansOf,
  metricNames: () => metrics,
  metric: pointsOf,
}

/** A drill that stands at a world minute; what `more` says is otherwise. */
export function openAt(worldMinute: number, more: Partial<OpenEvidence> = {}): OpenEvidence {
  return {
    book: smallBook,
    title: 'Thursday night',
    team: 'Team Alpha',
    phase: 'Dark Room Investigation',
    left: 18 * minute,
    running: true,
    speed: 1,
    alerts: [
      { letter: 'A', service: 'users-api', symptom: 'P95 1.82 s' },
      { letter: 'B', service: 'order-api', symptom: '15 % of requests time out' },
    ],
    from: bookStart,
    worldNow: worldMinute * minute,
    ...more,
  }
}
