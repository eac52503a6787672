/** Puts a run's slices on the world's clock, sampled. */
import { createHash } from 'node:crypto'
import type { Chance } from '../chance'
import type { EvidenceLine } from './line'
import type { Attributes, LogLine, MetricPoint, Placed } from './placed'
import { sampled } from './sample'
import type { Stretch } from './schedule'
import { scrapeAt } from './scrape'
import { hasTrouble, type Slice, slicesOf, type Trace } from './slices'

const minuteMs = 60_000
/** The last second of a minute that a slice begins in: what it tells of seldom passes the minute. */
const lastSecond = 52
/** ms by which a service's own lines come before the end of a minute, at most. */
const earlier = 20_000

/** Spans that last for minutes of the world, where others last as long as they did in the run. */
const long = 'invoice-rollup shard'

/** Ids that begin anew with every run: "order-1305", "inv-00017". */
const counted = /\b(order|read|inv|key|d|replay)-(\d+)/g

/** Spans a minute, beside those of traces in trouble. */
const budgets = {
  billing: 48,
  microservices: 30,
  'rest-api': 90,
  'cpu-spike': 12,
  'replication-lag': 12,
  'noisy-upstream': 12,
} as const satisfies Readonly<Record<Stretch['subject'], number>>

/** Of requests that go on beside, few are followed. */
const besideBudget = 8

const budgetOf = ({ shows, subject }: Stretch) =>
  shows === 'requests' ? besideBudget : budgets[subject]

/** What of a run is evidence, at its world times. Inside a trace order and distances are the run's. */
export function place(lines: readonly EvidenceLine[], stretch: Stretch, chance: Chance): Placed {
  const placed: Placed = { logs: [], spans: [], points: [] }
  for (const each of slicesOf(lines, stretch)) {
    const dice = chance.fork(`${each.minute}`)
    const slice = thinned(inWorldTime(each, stretch), stretch, dice.fork('thinned'))
    const kept = sampled(slice.traces, budgetOf(stretch), dice)
    placeSlice(slice, shiftsOf(slice, stretch, dice), kept, placed)
  }
  if (stretch.shows === 'requests') placed.points = []
  const told = numbered(placed, stretch)
  return Object.keys(stretch.renamed).length === 0 ? told : renamed(told, stretch.renamed)
}

/** With the length of what lasts for minutes, and what comes after it. */
function inWorldTime(slice: Slice, { sliceMs }: Stretch): Slice {
  const slower = minuteMs / sliceMs
  const traces = slice.traces.map((trace): Trace => {
    if (trace.spans.every(({ name }) => name !== long)) return trace
    const later = <T extends { at: number }>(line: T): T => ({
      ...line,
      at: trace.at + (line.at - trace.at) * slower,
    })
    const spans = trace.spans.map(later)
    return {
      ...trace,
      logs: trace.logs.map(later),
      spans: spans.map((span) =>
        span.name === long ? { ...span, length: span.length * slower } : span,
      ),
    }
  })
  return { ...slice, traces }
}

/** Of requests that show what is wrong, so many are told of as the level leaves. */
function thinned(slice: Slice, { told }: Stretch, dice: Chance): Slice {
  return {
    ...slice,
    traces: slice.traces.filter((trace) => !shows(trace) || dice.float() < told),
  }
}

const shows = (trace: Trace) =>
  hasTrouble(trace) || trace.logs.some(({ body }) => body === 'Posting and ledger differ')

/** What a line's time in the run is moved by; all lines of a trace by the same. */
interface Shifts {
  trace(at: number): number
  log(at: number): number
}

/**
 * The ring is shown a moment of each minute, as it was: who waits for whom is seen in what goes on at once.
 * Of all others the slice is drawn out over its minute.
 */
function shiftsOf({ minute, start }: Slice, { subject, sliceMs }: Stretch, dice: Chance): Shifts {
  const zero = minute * minuteMs
  if (subject === 'microservices') {
    const shift = zero + dice.int(1, lastSecond) * 1000 + dice.float() * 1000 - start
    return { trace: () => shift, log: () => shift }
  }
  const drawnOut = (length: number) => (at: number) => zero + ((at - start) / sliceMs) * length - at
  // What a run says of itself it says at its minutes' ends; services keep no such time.
  return {
    trace: drawnOut(minuteMs),
    log: drawnOut(minuteMs - dice.float() * earlier),
  }
}

/**
 * Every run counts its orders and invoices from one; the world's are all different, and no row of numbers
 * tells where a run begins. What has one number in the run goes on having one name.
 */
function numbered({ logs, spans, points }: Placed, { request }: Stretch): Placed {
  const name = (number: string) =>
    createHash('sha256').update(`${request.seed}/${number}`).digest('hex').slice(0, 8)
  const renumbered = (value: string | number | boolean) =>
    typeof value === 'string'
      ? value.replace(counted, (_, kind: string, number: string) => `${kind}-${name(number)}`)
      : value
  const renumber = <T extends { attributes: Attributes }>(line: T): T => ({
    ...line,
    attributes: Object.fromEntries(
      Object.entries(line.attributes).map(([name, value]) => [name, renumbered(value)]),
    ),
  })
  return { logs: logs.map(renumber), spans: spans.map(renumber), points }
}

function renamed({ logs, spans, points }: Placed, names: Stretch['renamed']): Placed {
  const rename = <T extends { service: string }>(line: T): T => ({
    ...line,
    service: names[line.service] ?? line.service,
  })
  const peer = 'server.address'
  const renameAll = <T extends { service: string; attributes: Attributes }>(line: T): T => {
    const name = names[String(line.attributes[peer])]
    const attributes = name === undefined ? line.attributes : { ...line.attributes, [peer]: name }
    return { ...rename(line), attributes }
  }
  return { logs: logs.map(renameAll), spans: spans.map(renameAll), points: points.map(rename) }
}

function placeSlice(slice: Slice, shifts: Shifts, kept: readonly Trace[], placed: Placed): void {
  const ids = new Set(kept.map(({ id }) => id))
  const tell = ({ at, service, severity, body, trace, attributes }: LogLine, shift: number) => {
    // A trace that the collector let go leads nowhere.
    const known = trace !== null && ids.has(trace) ? trace : null
    placed.logs.push({ at: at + shift, service, level: severity, body, trace: known, attributes })
  }
  for (const log of slice.logs) tell(log, shifts.log(log.at))
  for (const trace of slice.traces) {
    const end = Math.max(trace.at, ...trace.spans.map(({ at, length }) => at + length))
    for (const log of trace.logs) tell(log, shiftOf(log.at, trace.at, end, shifts))
  }
  for (const { at, spans } of kept) {
    for (const span of spans) placed.spans.push({ ...span, at: span.at + shifts.trace(at) })
  }
  placed.points.push(...pointsOf(slice))
}

/** What is said of a trace after its end is said when whoever says it speaks; while it lasts, in its own time. */
function shiftOf(at: number, begins: number, end: number, shifts: Shifts): number {
  // What ends and what tells of its end may differ by a rounding.
  if (at <= end + 1) return shifts.trace(begins)
  const ended = end + shifts.trace(begins)
  return at + shifts.log(at) > ended ? shifts.log(at) : Math.max(shifts.trace(at), ended - at)
}

/** One point for each metric: what stood last where it adds up, else the mean. */
function pointsOf({ minute, points }: Slice): MetricPoint[] {
  const series = new Map<string, MetricPoint[]>()
  for (const point of points) {
    const key = `${point.service} ${point.name}`
    series.set(key, [...(series.get(key) ?? []), point])
  }
  return [...series.values()].flatMap((all) => {
    const last = all.at(-1)
    if (last === undefined) return []
    const sum = all.reduce((total, { value }) => total + value, 0)
    const value = last.name.startsWith('billing.') ? last.value : sum / all.length
    return [
      {
        ...last,
        at: minute * minuteMs + scrapeAt(last.service),
        value: Math.round(value * 100) / 100,
      },
    ]
  })
}
