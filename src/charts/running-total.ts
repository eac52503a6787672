import type { RunningTotal } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
/** Slide 1: two lines over transactions; circles before the fix, squares after it, names on the lines. */
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
import { type Ticks, tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const nameType: Type = { size: 28, weight: 600 }
const traceType: Type = { size: 23, weight: 400 }
const mostTraces = 3

export function runningTotal(spec: RunningTotal): ChartConfig {
  const head = heading(spec)
  const values = [...spec.before.values, ...spec.after.values].filter((value) => value !== null)
  const ticks = wholeTicks(Math.min(...values, Infinity), Math.max(...values, -Infinity))
  const decimals = Math.max(ticks.decimals, spec.decimals)
  const texts = ticks.values.map((value) => tickText(value, decimals))
  const widest = Math.max(...texts.map((text) => measure(text, tickType)))
  const area: Area = {
    left: margin + widest + 22,
    top: head.bottom + 26,
    right: right - 1,
    bottom: 480,
  }
  const last = Math.max(spec.labels.length - 1, 1)
  const at = scaleTo(area, ticks, last)
  return sheet({
    type: 'scatter',
    area,
    datasets: [
      line(spec.before, palette.before, 'circle', 1),
      line(spec.after, palette.after, 'rect', 2),
      ...ticks.values.map((value) =>
        rule(
          [
            [area.left, at.y(value)],
            [area.right, at.y(value)],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: last },
      y: { ...hidden('y'), min: ticks.min, max: ticks.max },
    },
    words: [
      ...head.words,
      ...ticks.values.map(
        (value, index): Words => ({
          ...tickType,
          x: area.left - 20,
          y: at.y(value) - 15,
          text: texts[index] ?? '',
          color: palette.second,
          align: 'end',
        }),
      ),
      ...pointLabels(spec, at.x),
      {
        ...tickType,
        x: (area.left + area.right) / 2,
        y: 546,
        text: spec.xTitle,
        color: palette.second,
        align: 'center',
      },
      ...traces(spec, at),
      ...names(spec, area, at),
    ],
  })
}

type Place = { x: (point: number) => number; y: (value: number) => number }

function scaleTo(area: Area, ticks: Ticks, last: number): Place {
  return {
    x: (point) => area.left + ((area.right - area.left) * point) / last,
    y: (value) =>
      area.bottom - ((area.bottom - area.top) * (value - ticks.min)) / (ticks.max - ticks.min),
  }
}

function line(
  series: RunningTotal['before'],
  color: string,
  style: string,
  order: number,
): JsonObject {
  const dense = series.values.length > 25
  return {
    label: series.name,
    data: series.values.map((y, x) => ({ x, y })),
    showLine: true,
    clip: false,
    order,
    borderColor: color,
    backgroundColor: color,
    borderWidth: 5,
    pointStyle: style,
    pointRadius: dense ? 0 : style === 'rect' ? 12 : 11,
  }
}

/** Every nth point's label, six at most. */
function pointLabels(spec: RunningTotal, x: Place['x']): Words[] {
  const every = Math.max(Math.ceil((spec.labels.length - 1) / 5), 1)
  return spec.labels.flatMap((text, point): Words[] =>
    point % every === 0
      ? [
          {
            ...tickType,
            x: Math.min(x(point), 992 - measure(text, tickType) / 2),
            y: 501,
            text: cut(text, tickType, 130),
            color: palette.second,
            align: 'center',
          },
        ]
      : [],
  )
}

function traces(spec: RunningTotal, at: Place): Words[] {
  return spec.traces.slice(0, mostTraces).flatMap(({ point, text }): Words[] => {
    const value = spec.before.values[point]
    if (value === null || value === undefined) return []
    const label = cut(text, traceType, 180)
    const x = Math.min(at.x(point) + 12, right - measure(label, traceType))
    return [
      {
        ...traceType,
        x,
        y: at.y(value) + 8,
        text: label,
        color: palette.second,
        align: 'start',
        halo: true,
      },
    ]
  })
}

/** The name before the fix stands left of its rising line, the one after the fix over its right end. */
function names(spec: RunningTotal, area: Area, at: Place): Words[] {
  const words: Words[] = []
  const known = spec.before.values.flatMap((value, point) =>
    value === null ? [] : [{ value, point }],
  )
  const shown = known[Math.floor((known.length - 1) * 0.75)]
  const first = known[0]
  if (shown && first) {
    const rises = at.y(first.value) - at.y(shown.value) > 60
    const text = cut(spec.before.name, nameType, rises ? at.x(shown.point) - area.left : 700)
    words.push(
      rises
        ? {
            ...nameType,
            x: at.x(shown.point) - 16,
            y: at.y(shown.value) - 56,
            text,
            color: palette.before,
            align: 'end',
            halo: true,
          }
        : {
            ...nameType,
            x: area.left + 16,
            y: at.y(first.value) - 52,
            text,
            color: palette.before,
            align: 'start',
            halo: true,
          },
    )
  }
  const end = spec.after.values.findLast((value) => value !== null)
  if (end !== null && end !== undefined) {
    words.push({
      ...nameType,
      x: right,
      y: at.y(end) - 46,
      text: cut(spec.after.name, nameType, 420),
      color: palette.afterText,
      align: 'end',
      halo: true,
    })
  }
  return words
}
