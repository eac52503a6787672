/** Slide 1: two lines over transactions; circles before the fix, squares after it, names on the lines. */
import type { RunningTotal } from '../report/chart-spec'
import { heading } from './heading'
import { lineNames, type Place } from './line-names'
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
import { type Ticks, tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }

export function runningTotal(spec: RunningTotal): ChartConfig {
  const head = heading(spec)
  const values = [...spec.before.values, ...spec.after.values].filter((value) => value !== null)
  const ticks = axisTicks(values, spec.decimals)
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
  const names = lineNames(spec, area, at)
  return sheet({
    type: 'scatter',
    area,
    datasets: [
      line(spec.before, palette.before, 'circle', 1, names.named),
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
      ...names.words,
    ],
  })
}

/** A line that stays level runs through the middle of its axis. */
function axisTicks(values: readonly number[], decimals: number): Ticks {
  const low = values.length === 0 ? 0 : Math.min(...values)
  const high = values.length === 0 ? 0 : Math.max(...values)
  const half = low === high ? Math.max(2 * 10 ** -decimals, Math.abs(low) * 1e-6) : 0
  return wholeTicks(low - half, high + half)
}

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
  named: ReadonlySet<number> = new Set(),
): JsonObject {
  const dense = series.values.length > 25
  const mark = style === 'rect' ? 12 : 11
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
    // Of a dense line only the points that a trace's name stands at.
    pointRadius: dense ? series.values.map((_, point) => (named.has(point) ? 8 : 0)) : mark,
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
