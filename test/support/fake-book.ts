/** A small book of evidence: three services from 02:50 on, a line every half minute, some with a trace. */
import type { Book, DrawnPicture, Evidence } from '../../src/conduct/evidence'
import { spotText } from '../../src/messages/evidence-spot'
import type { EvidenceSpec } from '../../src/report/evidence-spec'
import type { EvidenceLine, EvidenceSpan } from '../../src/report/pictures/rows'

const services = ['order-api', 'stock-api', 'users-api']
export const traceId = '7f3a9c1e55aa4b0b8d4f00aa11bb22cc'

const lines = Array.from({ length: 200 }, (_, index): EvidenceLine => {
  const failed = index % 10 === 4
  return {
    id: `k${1000 + index}`,
    at: -600_000 + index * 30_000,
    service: services[index % services.length] ?? '',
    level: failed ? 'ERROR' : 'INFO',
    body: failed ? `timeout after 200 ms, request ${index}` : `request ${index} answered`,
    trace: index === 44 ? traceId : null,
    attributes: { 'http.route': '/orders', 'http.response.status_code': failed ? 504 : 200 },
  }
})

/** Begins at 03:12; its last span is open until 03:12:00.900. */
const spans: EvidenceSpan[] = [
  ['a', null, 'order-api', 'POST /orders', 'SERVER', 0, 900, 'ERROR'] as const,
  ['b', 'a', 'order-api', 'POST /charges', 'CLIENT', 20, 200, 'ERROR'] as const,
  ['c', 'a', 'stock-api', 'GET /stock', 'SERVER', 300, 12, 'OK'] as const,
].map(([span, parent, service, name, kind, start, length, status]) => ({
  span,
  parent,
  trace: traceId,
  service,
  name,
  kind,
  at: 720_000 + start,
  length,
  status,
}))

export const fakeBook: Book = {
  overview: (from, until) =>
    services.map((service) => {
      const own = lines.filter(
        (each) => each.service === service && each.at >= from && each.at <= until,
      )
      return {
        service,
        lines: own.length,
        errors: own.filter(({ level }) => level === 'ERROR').length,
        warnings: 0,
        traces: 0,
        metrics: [{ name: 'workers.busy', unit: '{worker}', value: 8, at: until }],
      }
    }),
  logs: (filter, { before, limit }) => {
    const all = lines
      .filter(
        (each) =>
          each.at >= filter.from &&
          each.at <= filter.until &&
          (filter.services.length === 0 || filter.services.includes(each.service)) &&
          (filter.levels.length === 0 || filter.levels.includes(each.level)) &&
          (filter.trace === null || each.trace === filter.trace) &&
          filter.words.every((word) => `${each.body} ${each.trace}`.includes(word)),
      )
      .reverse()
    const start = before === null ? 0 : Number(before)
    const rows = all.slice(start, start + limit)
    const next = start + limit < all.length ? String(start + limit) : null
    return { rows, total: all.length, next }
  },
  line: (id, until) => lines.find((each) => each.id === id && each.at <= until) ?? null,
  trace: (id, until) =>
    spans
      .filter(({ trace, at }) => trace === id && at <= until)
      .map((each) =>
        each.at + (each.length ?? 0) <= until ? each : { ...each, length: null, status: 'UNSET' },
      ),
  metricNames: () =>
    services.map((service) => ({ service, name: 'workers.busy', unit: '{worker}' })),
  metric: (_service, _name, from, until) =>
    Array.from({ length: 400 }, (_, index) => ({
      at: -600_000 + index * 30_000,
      value: index % 8,
    })).filter(({ at }) => at >= from && at <= until),
}

export interface FakeEvidence extends Evidence {
  /** What was asked to be drawn, each name once. */
  drawn: Map<string, EvidenceSpec>
}

/** `book`: what every drill has. Pictures are "stored" under ids that count up. */
export function fakeEvidence(book: Book | 'not yet' | null = fakeBook): FakeEvidence {
  const drawn = new Map<string, EvidenceSpec>()
  const stored = new Map<string, DrawnPicture>()
  return {
    drawn,
    open: async () => book,
    picture: async (drillId, name, spec) => {
      const key = `${drillId} ${name}`
      const there = stored.get(key) ?? { fileId: `picture-${stored.size + 1}` }
      stored.set(key, there)
      if (!drawn.has(name)) drawn.set(name, spec)
      return there
    },
    pageOf: (drillId, personId, spot) => `/evidence/#${drillId}.${personId}${spotText(spot)}`,
  }
}
