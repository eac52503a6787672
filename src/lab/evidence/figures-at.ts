/** What a drill's evidence says of a subject at a moment: the figures that an alert at that moment tells of. */
import type { Subject } from '../run'
import type { EvidenceBook, LogRow } from './book'

const minute = 60_000
/** World ms that a metric's newest value may be old. */
const fresh = 3 * minute

interface Moment {
  /** World ms since which it shows. */
  since: number
  /** World ms. */
  at: number
}

/** By the lab's names of figures; what the evidence does not say by then is left out. */
export function figuresAt(
  book: EvidenceBook,
  subject: Subject,
  moment: Moment,
): Readonly<Record<string, number>> {
  return known(readings[subject](book, moment))
}

type Read = number | undefined
type Reading = (book: EvidenceBook, moment: Moment) => Readonly<Record<string, Read>>

const readings: Readonly<Record<Subject, Reading>> = {
  billing: (book, { since, at }) => {
    const posted = (until: number) =>
      newest(book, 'billing-engine', 'billing.invoices.posted', until)
    const invoices = posted(at)
    return {
      gapUsd: newest(book, 'billing-ledger', 'billing.reconciliation.gap', at),
      invoices: invoices === undefined ? undefined : invoices - (posted(since) ?? 0),
    }
  },
  microservices: (book, { at }) => ({
    failedPercent: newest(book, 'order-api', 'http.server.request.failed', at),
    workersBusy: newest(book, 'order-api', 'workers.busy', at),
    cpuPercent: newest(book, 'order-api', 'system.cpu.utilization', at),
  }),
  'rest-api': (book, { since, at }) => {
    const answers = answersOf(book, since, at)
    const p95Ms = newest(book, 'users-api', 'http.server.request.duration.p95', at)
    const slowest = answers.reduce((most, { ms }) => Math.max(most, ms ?? 0), p95Ms ?? 0)
    const failed = answers.filter(({ level }) => level === 'ERROR').length
    return {
      p95Ms,
      // Of so few minutes the slowest request is the one in a hundred.
      p99Ms: p95Ms === undefined ? undefined : slowest,
      errorPercent: answers.length === 0 ? undefined : (100 * failed) / answers.length,
    }
  },
  'cpu-spike': (book, { at }) => ({
    peak: newest(book, 'batch-worker-3', 'system.cpu.utilization', at),
  }),
  'replication-lag': (book, { at }) => ({
    worst: newest(book, 'orders-db-replica', 'db.replication.lag', at),
    diskPercent: newest(book, 'orders-db-replica', 'system.disk.busy', at),
  }),
  'noisy-upstream': (book, { at }) => ({
    worst: newest(book, 'rates-gateway', 'upstream.error.share', at),
  }),
}

function newest(book: EvidenceBook, service: string, name: string, at: number): Read {
  return book.metric(service, name, at - fresh, at).at(-1)?.value
}

function answersOf(book: EvidenceBook, from: number, until: number): readonly LogRow[] {
  const filter = { from, until, services: ['users-api'], levels: [], words: ['GET', 'users'] }
  const { rows } = book.logs({ ...filter, trace: null }, { before: null, limit: 400 })
  return rows.filter(({ body }) => body === 'GET /users')
}

function known(read: Readonly<Record<string, Read>>): Record<string, number> {
  const figures: Record<string, number> = {}
  for (const [name, value] of Object.entries(read)) {
    if (value !== undefined) figures[name] = value
  }
  return figures
}
