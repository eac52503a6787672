/** A metric's points → what its picture shows: its course up to now, and an empty stretch for what comes later. */
import type { MetricCourse } from '../evidence-spec'
import { shortValue, valueWithUnit, worldMinuteText } from './figures'

const minute = 60_000
/** Minutes before the present moment that are shown, and after it. */
const shownBefore = 60
const shownAfter = 10
const leastBefore = 30
/** More points than pixels tell nothing. */
const mostPoints = 400

interface MetricAsked {
  service: string
  name: string
  unit: string
  /** World ms, in order. */
  points: readonly { at: number; value: number }[]
  limit: { value: number; text: string } | null
  /** The present moment, world ms. */
  now: number
}

/** Where a metric's picture begins, world ms. */
export function metricFrom(now: number): number {
  return now - shownBefore * minute
}

/** Null = nothing is known of it yet. */
export function metricPicture(asked: MetricAsked): MetricCourse | null {
  const { service, name, unit, points, limit, now } = asked
  const newest = points.at(-1)
  const first = points[0]
  if (newest === undefined || first === undefined) return null
  const values = points.map(({ value }) => value)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const said = (value: number) => valueWithUnit(value, unit)
  const title = `${name} of ${service}, ${said(newest.value)} at ${clock(newest.at)}`
  const range = `from ${shortValue(low)} to ${said(high)} since ${clock(first.at)}`
  const since = limit === null ? null : brokenSince(points, limit.value)
  const broken =
    limit === null
      ? ''
      : since === null
        ? `, within ${limit.text}`
        : `, past ${limit.text} since ${clock(since)}`
  const from = Math.max(
    Math.min(Math.floor(first.at / minute), Math.floor(now / minute) - leastBefore),
    Math.floor(metricFrom(now) / minute),
  )
  return {
    kind: 'metric',
    title,
    subtitle: `${range}${broken}`,
    alt: `${title}; ${range}${broken}. Nothing is known after ${clock(now)}.`,
    // Adding zero turns a negative zero, which JSON does not have, into zero.
    points: thinned(points).map(({ at, value }) => ({ at: at / minute, value: value + 0 })),
    limit,
    from,
    now: now / minute,
    until: now / minute + shownAfter,
  }
}

const clock = (ms: number) => worldMinuteText(ms / minute)

/** Since when without a break, world ms; null = not now. The size counts, whatever the sign. */
function brokenSince(points: readonly { at: number; value: number }[], limit: number) {
  const last = points.findLastIndex(({ value }) => Math.abs(value) <= Math.abs(limit))
  return points[last + 1]?.at ?? null
}

/** The highest and the lowest of each stretch, so that no peak is lost. */
function thinned(points: readonly { at: number; value: number }[]) {
  if (points.length <= mostPoints) return points
  const stretch = Math.ceil((2 * points.length) / mostPoints)
  const kept: { at: number; value: number }[] = []
  for (let start = 0; start < points.length; start += stretch) {
    const some = points.slice(start, start + stretch).toSorted((a, b) => a.value - b.value)
    const ends = [some[0], some.at(-1)].filter((each) => each !== undefined)
    kept.push(...ends.sort((a, b) => a.at - b.at))
  }
  return kept
}
