/** Puts a run's slices on the world's clock, sampled. */
import type { Chance } from '../chance'
import type { EvidenceLine } from './line'
import type { Attributes, MetricPoint, Placed } from './placed'
import { sampled } from './sample'
import type { Stretch } from './schedule'
import { type Slice, slicesOf } from './slices'

const minuteMs = 60_000
/** ms of its minute at which a metric's point stands. */
const pointAt = 59_000
/** The last second of a minute that a slice begins in: what it tells of seldom passes the minute. */
const lastSecond = 52

/** Ids that begin anew with every run: "order-1305", "inv-00017". */
const counted = /\b(order|read|inv|key|d|replay)-(?=\d)/g

const tenant = /(\btenant=)(?=\d)/g

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

/** What of a run is evidence, at its world times. Inside a minute order and distances are the run's. */
export function place(lines: readonly EvidenceLine[], stretch: Stretch, chance: Chance): Placed {
  const placed: Placed = { logs: [], spans: [], points: [] }
  for (const slice of slicesOf(lines, stretch)) {
    const dice = chance.fork(`${slice.minute}`)
    const shift = slice.minute * minuteMs + dice.int(1, lastSecond) * 1000 - slice.start
    placeSlice(slice, shift, sampled(slice.traces, budgetOf(stretch), dice), placed)
  }
  if (stretch.shows === 'requests') placed.points = []
  const told = numbered(placed, stretch.number)
  return Object.keys(stretch.renamed).length === 0 ? told : renamed(told, stretch.renamed)
}

/** Every run counts its orders and invoices from one; the world's are all different. */
function numbered({ logs, spans, points }: Placed, run: number): Placed {
  const prefix = String(run).padStart(2, '0')
  const renumbered = (name: string, value: string | number | boolean) => {
    if (name === 'tenant.id') return Number(`${run}${value}`)
    if (typeof value !== 'string') return value
    return value.replace(counted, `$1-${prefix}`).replace(tenant, `$1${run}`)
  }
  const renumber = <T extends { attributes: Attributes }>(line: T): T => ({
    ...line,
    attributes: Object.fromEntries(
      Object.entries(line.attributes).map(([name, value]) => [name, renumbered(name, value)]),
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

function placeSlice(
  slice: Slice,
  shift: number,
  kept: readonly Slice['traces'][number][],
  placed: Placed,
): void {
  const ids = new Set(kept.map(({ id }) => id))
  const logs = [...slice.logs, ...slice.traces.flatMap((trace) => trace.logs)]
  for (const { at, service, severity, body, trace, attributes } of logs) {
    // A trace that the collector let go leads nowhere.
    const known = trace !== null && ids.has(trace) ? trace : null
    placed.logs.push({ at: at + shift, service, level: severity, body, trace: known, attributes })
  }
  for (const span of kept.flatMap(({ spans }) => spans)) {
    placed.spans.push({ ...span, at: span.at + shift })
  }
  placed.points.push(...pointsOf(slice))
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
    return [{ ...last, at: minute * minuteMs + pointAt, value: Math.round(value * 100) / 100 }]
  })
}
