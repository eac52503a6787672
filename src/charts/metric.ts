/** One metric on the world's clock; what lies after the present moment is hatched and says "later". */
import type { MetricCourse } from '../report/evidence-spec'
import { hatch } from './hatch'
import { heading } from './heading'
import { palette } from './palette'
import {
  type Area,
  type ChartConfig,
  hidden,
  type JsonObject,
  margin,
  right,
  rule,
  sheet,
  type Words,
} from './sheet'
import { cut, measure, type Type } from './text'
import { clockTicks, type Ticks, tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const limitType: Type = { size: 24, weight: 600 }
const laterType: Type = { size: 25, weight: 600 }

interface Place {
  x: (minute: number) => number
  y: (value: number) => number
}

export function metric(spec: MetricCourse): ChartConfig {
  const head = heading(spec)
  const ticks = valueTicks(spec)
  const texts = ticks.values.map((value) => tickText(value, ticks.decimals).replace('-', '−'))
  const widest = Math.max(...texts.map((text) => measure(text, tickType)))
  const area: Area = {
    left: margin + widest + 18,
    top: head.bottom + 30,
    right: right - 1,
    bottom: 516,
  }
  const until = Math.max(spec.until, spec.from + 1)
  const at: Place = {
    x: (minute) =>
      area.left + ((area.right - area.left) * (minute - spec.from)) / (until - spec.from),
    y: (value) =>
      area.bottom - ((area.bottom - area.top) * (value - ticks.min)) / (ticks.max - ticks.min),
  }
  const nowX = Math.min(Math.max(at.x(spec.now), area.left), area.right)
  const later: Area = { ...area, left: nowX }
  return sheet({
    type: 'scatter',
    area,
    datasets: [
      course(spec),
      ...newest(spec),
      ...ticks.values.map((value) =>
        rule(
          [
            [area.left, at.y(value)],
            [nowX, at.y(value)],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
      ...(later.right - later.left > 20 ? [hatch(later)] : []),
      rule(
        [
          [nowX, area.top],
          [nowX, area.bottom],
        ],
        { color: palette.second, width: 2 },
      ),
      ...(spec.limit === null
        ? []
        : [
            rule(
              [
                [area.left, at.y(spec.limit.value)],
                [area.right, at.y(spec.limit.value)],
              ],
              { color: palette.second, width: 4, dash: [12, 8], order: -1 },
            ),
          ]),
    ],
    scales: {
      x: { ...hidden('x'), min: spec.from, max: until },
      y: { ...hidden('y'), min: ticks.min, max: ticks.max },
    },
    words: [
      ...head.words,
      ...ticks.values.map(
        (value, index): Words => ({
          ...tickType,
          x: area.left - 14,
          y: at.y(value) - 15,
          text: texts[index] ?? '',
          color: palette.second,
          align: 'end',
        }),
      ),
      ...clockWords(spec, area, at),
      ...laterWord(later),
      ...limitWords(spec, area, at),
    ],
  })
}

/** From zero where the values are near it, so that a small wave does not look like a storm. */
function valueTicks(spec: MetricCourse): Ticks {
  const values = [
    ...spec.points.map(({ value }) => value),
    ...(spec.limit ? [spec.limit.value] : []),
  ]
  const low = Math.min(...values, 0)
  const high = Math.max(...values, 0)
  return wholeTicks(low, high === low ? low + 1 : high)
}

function course(spec: MetricCourse): JsonObject {
  const few = spec.points.length < 25
  return {
    label: '',
    data: spec.points.map(({ at, value }) => ({ x: at, y: value })),
    showLine: true,
    clip: false,
    order: 1,
    borderColor: palette.before,
    backgroundColor: palette.before,
    borderWidth: 4,
    pointStyle: 'circle',
    pointRadius: few ? 6 : 0,
  }
}

function clockWords(spec: MetricCourse, area: Area, at: Place): Words[] {
  const ticks = clockTicks(spec.from, spec.until)
  const shown = ticks.values.filter((value) => value >= spec.from && value <= spec.until)
  return shown.map((value): Words => {
    const text = clockText(value)
    const half = measure(text, tickType) / 2
    return {
      ...tickType,
      x: Math.min(Math.max(at.x(value), area.left + half - 20), right - half),
      y: area.bottom + 12,
      text,
      color: palette.second,
      align: 'center',
    }
  })
}

/** Minutes after 03:00 as the world's clock. */
function clockText(minute: number): string {
  const minutes = (((180 + minute) % 1440) + 1440) % 1440
  const pair = (amount: number) => String(amount).padStart(2, '0')
  return `${pair(Math.floor(minutes / 60))}:${pair(Math.floor(minutes % 60))}`
}

function laterWord(later: Area): Words[] {
  if (later.right - later.left < measure('later', laterType)) return []
  return [
    {
      ...laterType,
      x: (later.left + later.right) / 2,
      y: (later.top + later.bottom) / 2 - 15,
      text: 'later',
      color: palette.second,
      align: 'center',
      halo: true,
    },
  ]
}

/** At the end of its line where the course does not run through it. */
function limitWords({ limit, points }: MetricCourse, area: Area, at: Place): Words[] {
  if (limit === null) return []
  const text = cut(limit.text, limitType, 420)
  const width = measure(text, limitType)
  const line = at.y(limit.value)
  const [over, under] = [line - 38, line + 8]
  const places = [over, under].flatMap((y) => [
    { x: area.left + 12, y },
    { x: area.right - 12 - width, y },
  ])
  const isFree = ({ x, y }: { x: number; y: number }) =>
    y > area.top - 24 &&
    y + 30 < area.bottom + 4 &&
    points.every((point) => {
      const [px, py] = [at.x(point.at), at.y(point.value)]
      return px < x - 20 || px > x + width + 20 || py < y - 8 || py > y + 38
    })
  const place = places.find(isFree) ?? { x: area.left + 12, y: over }
  return [{ ...limitType, ...place, text, color: palette.second, align: 'start', halo: true }]
}

/** A dot at the newest value: the title tells it. */
function newest({ points }: MetricCourse): JsonObject[] {
  const last = points.at(-1)
  if (last === undefined) return []
  return [
    {
      label: '',
      data: [{ x: last.at, y: last.value }],
      pointStyle: 'circle',
      pointRadius: 9,
      backgroundColor: palette.before,
      borderColor: palette.ground,
      pointBorderWidth: 2,
      showLine: false,
      clip: false,
      order: 0,
    },
  ]
}
