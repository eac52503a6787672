/** What somebody who looks finds in a book: pure questions, so that many books can be asked. */
import type { EvidenceBook, LogRow, SpanRow } from '../../src/lab/evidence/book'
import type { OpenBook } from '../../src/lab/evidence/open-book'
import { shownLogs } from '../../src/lab/evidence/shown'
import type { Subject } from '../../src/lab/run'

export const minute = 60_000

export interface Seen {
  book: OpenBook
  from: number
  until: number
  logs: readonly LogRow[]
  traces: readonly (readonly SpanRow[])[]
}

/** Everything up to a moment, world ms. */
export function look(book: OpenBook, from: number, until: number): Seen {
  const logs = shownLogs(book, from, until)
  const traces = book.traceIds(from, until).map((id) => book.trace(id, until))
  return { book, from, until, logs, traces }
}

interface Alarm {
  service: string
  metric: string
  limit: number
}

/** The figure of each subject's alert, and from where on it is a symptom. */
export const alarms: Readonly<Record<Subject, Alarm>> = {
  billing: { service: 'billing-ledger', metric: 'billing.reconciliation.gap', limit: 0.01 },
  microservices: { service: 'order-api', metric: 'http.server.request.failed', limit: 1 },
  'rest-api': { service: 'users-api', metric: 'http.server.request.duration.p95', limit: 500 },
  'cpu-spike': { service: 'batch-worker-3', metric: 'system.cpu.utilization', limit: 85 },
  'replication-lag': { service: 'orders-db-replica', metric: 'db.replication.lag', limit: 10 },
  'noisy-upstream': { service: 'rates-gateway', metric: 'upstream.error.share', limit: 6 },
}

/** World minutes in which the alert's figure is beyond its limit. */
export function symptomMinutes({ book, from, until }: Seen, subject: Subject): number[] {
  const { service, metric, limit } = alarms[subject]
  return book
    .metric(service, metric, from, until)
    .filter(({ value }) => Math.abs(value) > limit)
    .map(({ at }) => Math.floor(at / minute))
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN)

/** Calls that one side made and the other never took up. */
export function callsThatNeverBegan({ traces }: Seen): SpanRow[] {
  return traces.flatMap((trace) => {
    const parents = new Set(trace.map(({ parent }) => parent))
    return trace.filter(
      ({ kind, status, span, service }) =>
        kind === 'CLIENT' && status === 'ERROR' && service !== 'shop' && !parents.has(span),
    )
  })
}

export interface Repetition {
  statement: string
  times: number
  /** Each begins as the one before ends, ms between them at most. */
  largestPause: number
}

/** The statement that a trace holds most often, for each trace of users-api. */
export function repetitions({ traces }: Seen, since: number): Repetition[] {
  return traces.flatMap((trace) => {
    if ((trace[0]?.at ?? 0) < since) return []
    const groups = new Map<string, SpanRow[]>()
    for (const span of trace) {
      const statement = text(span.attributes['db.query.text'])
      if (statement !== '') groups.set(statement, [...(groups.get(statement) ?? []), span])
    }
    const most = [...groups].sort(([, one], [, other]) => other.length - one.length)[0]
    if (most === undefined) return []
    const [statement, spans] = most
    const pauses = spans.slice(1).map((span, index) => {
      const before = spans[index]
      return span.at - (before?.at ?? 0) - (before?.length ?? 0)
    })
    return [{ statement, times: spans.length, largestPause: Math.max(0, ...pauses) }]
  })
}

/** How far the length of an answer follows the number of users in it, −1 to 1. */
export function lengthFollowsSize({ logs }: Seen, since: number): number {
  const answers = logs.filter(
    ({ service, body, at }) => service === 'users-api' && body === 'GET /users' && at >= since,
  )
  return correlation(
    answers.map(({ attributes }) => number(attributes['users.returned'])),
    answers.map(({ ms }) => ms ?? 0),
  )
}

/** What postings differ by, USD, with the usage on their invoice. */
export function differences({ logs }: Seen): { usd: number; usage: number }[] {
  return logs
    .filter(({ body }) => body === 'Posting and ledger differ')
    .map(({ attributes }) => ({
      usd: Number(attributes.difference),
      usage: number(attributes['usage.quantity']),
    }))
}

/** How far the gap follows the number of invoices, −1 to 1. */
export function gapFollowsInvoices({ logs }: Seen, since: number): number {
  const sums = logs.filter(({ body, at }) => body === 'Reconciled' && at >= since)
  return correlation(
    sums.map(({ attributes }) => number(attributes.invoices)),
    sums.map(({ attributes }) => number(attributes['gap.usd'])),
  )
}

export function values(book: EvidenceBook, service: string, name: string, { from, until }: Seen) {
  return book.metric(service, name, from, until)
}

/** Pearson's. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (of: (x: number, y: number) => number) =>
    xs.reduce((total, x, index) => total + of(x - mx, (ys[index] ?? 0) - my), 0)
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
}
