/** Puts a team's own evidence on the world's clock, on the night it is planned for and on every other. */
import {
  firstMinute,
  type OwnEvidence,
  type OwnLevel,
  type OwnPoint,
  type OwnSpan,
} from './evidence'

/** As the lab's runs write it (`lab/evidence/line.ts`); times are world ms, 03:00 is 0. */
export type OwnLine =
  | {
      kind: 'log'
      at: number
      service: string
      severity: OwnLevel
      body: string
      trace: string | null
      span: null
      attributes: Readonly<Record<string, string | number | boolean>>
    }
  | (Omit<OwnSpan, 'minute'> & { kind: 'span'; at: number })
  | (Omit<OwnPoint, 'minute'> & { kind: 'metric'; at: number })

interface Span {
  /** World minutes. */
  from: number
  until: number
}

type Lines = Pick<OwnEvidence, 'logs' | 'spans' | 'points'>
type Rename = (id: string) => string

const minuteMs = 60_000

/**
 * The lines between two minutes of the world. `sinceMinute` null: it isn't planned, so its services have an
 * ordinary night. A planned one has its files at their minutes, and ordinary minutes before they begin.
 * `random` gives 0 ≤ x < 1.
 */
export function placeOwn(
  evidence: OwnEvidence,
  sinceMinute: number | null,
  span: Span,
  random: () => number,
): OwnLine[] {
  const said = chatter(evidence, span, random)
  const first = firstMinute(evidence)
  if (first === null) return said
  const zero = sinceMinute ?? span.from - first
  const planned = sinceMinute === null ? [] : placed(evidence, zero, span, (id) => id)
  const { ordinaryUntil } = evidence
  if (ordinaryUntil === null) return [...said, ...planned]
  const ordinary = startedBefore(evidence, ordinaryUntil)
  const length = ordinaryUntil - first
  const copies: OwnLine[][] = []
  const taken = idsOf(evidence)
  // Back from where the files begin; on another night forward from where it begins.
  const step = sinceMinute === null ? length : -length
  const isOver = (at: number) =>
    sinceMinute === null ? at + first >= span.until : at + first + length <= span.from
  for (let at = sinceMinute === null ? zero : zero + step; !isOver(at); at += step) {
    copies.push(placed(ordinary, at, span, freshIds(random, taken)))
  }
  return [...said, ...planned, ...copies.flat()]
}

/** `zero`: the world minute that the lines' own minutes are counted from. */
function placed({ logs, spans, points }: Lines, zero: number, span: Span, id: Rename): OwnLine[] {
  const { from, until } = span
  const isIn = ({ minute }: { minute: number }) => zero + minute >= from && zero + minute < until
  const moment = (minute: number) => Math.round((zero + minute) * minuteMs)
  return [
    ...logs.filter(isIn).map(
      ({ minute, level, trace, ...log }): OwnLine => ({
        kind: 'log',
        at: moment(minute),
        severity: level,
        trace: trace === null ? null : id(trace),
        span: null,
        ...log,
      }),
    ),
    ...spans.filter(isIn).map(
      ({ minute, ...each }): OwnLine => ({
        ...each,
        kind: 'span',
        at: moment(minute),
        trace: id(each.trace),
        span: id(each.span),
        parent: each.parent === null ? null : id(each.parent),
      }),
    ),
    ...points
      .filter(isIn)
      .map(({ minute, ...point }): OwnLine => ({ kind: 'metric', at: moment(minute), ...point })),
  ]
}

/** Traces that begin before a minute are whole, wherever their last span lies. */
function startedBefore({ logs, spans, points }: Lines, until: number): Lines {
  const starts = new Map<string, number>()
  for (const { trace, minute } of spans) {
    starts.set(trace, Math.min(minute, starts.get(trace) ?? minute))
  }
  const isIn = ({ minute, trace }: { minute: number; trace: string | null }) =>
    (trace === null ? minute : (starts.get(trace) ?? minute)) < until
  return {
    logs: logs.filter(isIn),
    spans: spans.filter(isIn),
    points: points.filter(({ minute }) => minute < until),
  }
}

/** No two requests of a night share an id. `taken` grows by those that are given. */
function freshIds(random: () => number, taken: Set<string>): Rename {
  const known = new Map<string, string>()
  return (id) => {
    const given = known.get(id)
    if (given !== undefined) return given
    let fresh = id.replace(/./g, () => Math.floor(random() * 16).toString(16))
    while (taken.has(fresh)) fresh = nextId(fresh)
    taken.add(fresh)
    known.set(id, fresh)
    return fresh
  }
}

const nextId = (id: string) =>
  ((BigInt(`0x${id}`) + 1n) % 16n ** BigInt(id.length)).toString(16).padStart(id.length, '0')

/** Of the traces and spans that the files have. */
function idsOf({ logs, spans }: Lines): Set<string> {
  const ids = new Set<string>()
  for (const { trace } of logs) if (trace !== null) ids.add(trace)
  for (const { trace, span } of spans) ids.add(trace).add(span)
  return ids
}

function chatter(
  { chatter: { perMinute, lines } }: OwnEvidence,
  { from, until }: Span,
  random: () => number,
): OwnLine[] {
  const count = Math.floor((until - from) * perMinute)
  return Array.from({ length: count }, (_, index): OwnLine[] => {
    const at = Math.round((from + (index + random()) / perMinute) * minuteMs)
    const said = lines[Math.floor(random() * lines.length)]
    if (said === undefined) return []
    const { level, ...rest } = said
    return [{ kind: 'log', at, severity: level, trace: null, span: null, ...rest }]
  }).flat()
}
