/** Slide 3: two bars a row, before and after the fix, with the limit across them. */
import type { Latency, LatencyRow } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import {
  type Area,
  type ChartConfig,
  hidden,
  type JsonObject,
  margin,
  right,
  rowCentres,
  rowScale,
  rule,
  sheet,
  type Words,
} from './sheet'
import { clean, cut, measure, type Type } from './text'
import { tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const limitType: Type = { size: 24, weight: 600 }
const valueType: Type = { size: 23, weight: 600 }
const mostRows = 6
const gap = 9

export function latency(spec: Latency): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const numbers = rows.flatMap(({ before, after }) => [before ?? 0, after ?? 0])
  const ticks = wholeTicks(0, Math.max(...numbers, spec.limit?.value ?? 0))
  const nameType = (row: LatencyRow): Type => ({ size: 25, weight: row.strong ? 700 : 400 })
  const named = rows.map((row) => cut(row.name, nameType(row), 220))
  const widest = Math.max(...rows.map((row, index) => measure(named[index] ?? '', nameType(row))))
  const area: Area = {
    left: Math.max(margin + widest + 19, 134),
    top: head.bottom + (spec.limit ? 58 : 24),
    right: right - 1,
    bottom: 535,
  }
  const x = (value: number) =>
    area.left + ((area.right - area.left) * (value - ticks.min)) / (ticks.max - ticks.min)
  const centres = rowCentres(area, rows.length)
  const pitch = (area.bottom - area.top) / rows.length
  const bar = Math.min(pitch / 2 - 7, 34)
  const limitX = spec.limit && x(spec.limit.value)

  const valueLabels = rows.flatMap((row, index): Words[] => {
    const centre = centres[index] ?? 0
    const said = (text: string, name: string) =>
      index === 0 && name !== '' ? `${text} ${name}` : text
    return [
      {
        value: row.before,
        text: said(row.beforeText, spec.beforeName),
        color: palette.before,
        y: centre - bar / 2 - 1,
      },
      {
        value: row.after,
        text: said(row.afterText, spec.afterName),
        color: palette.afterText,
        y: centre + bar / 2 + 1,
      },
    ].map(({ value, text, color, y }) =>
      valueLabel(text, { from: area.left, to: x(value ?? 0) }, limitX, color, y),
    )
  })

  return sheet({
    type: 'bar',
    area,
    labels: rows.map(({ name }) => name),
    options: { indexAxis: 'y' },
    datasets: [
      bars(
        spec.beforeName,
        rows.map(({ before }, row) => ({ x: before, y: row - bar / 2 / pitch })),
        palette.before,
        bar,
      ),
      bars(
        spec.afterName,
        rows.map(({ after }, row) => ({ x: after, y: row + bar / 2 / pitch })),
        palette.after,
        bar,
      ),
      rule(
        [
          [area.left, area.top - 1],
          [area.left, area.bottom],
        ],
        { color: palette.second, width: 2 },
      ),
      ...ticks.values.slice(1).map((value) =>
        rule(
          [
            [x(value), area.top],
            [x(value), area.bottom],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
      ...(limitX === null
        ? []
        : [
            rule(
              [
                [limitX, area.top],
                [limitX, area.bottom],
              ],
              { color: palette.second, width: 4, dash: [12, 8], order: -1 },
            ),
          ]),
    ],
    scales: {
      x: { ...hidden('x'), min: ticks.min, max: ticks.max },
      y: rowScale(rows.length),
    },
    words: [
      ...head.words,
      ...(limitX === null ? [] : [limitLabel(spec.limit?.text ?? '', limitX, area)]),
      ...rows.map(
        (row, index): Words => ({
          ...nameType(row),
          x: area.left - 19,
          y: (centres[index] ?? 0) - 15,
          text: named[index] ?? '',
          color: palette.ink,
          align: 'end',
        }),
      ),
      ...ticks.values.map((value, index): Words => {
        const end = index === ticks.values.length - 1
        const text = tickText(value, ticks.decimals)
        return {
          ...tickType,
          x: end ? right + 18 : x(value),
          y: 542,
          text: end ? `${text} ${spec.unit}` : text,
          color: palette.second,
          align: end ? 'end' : 'center',
        }
      }),
      ...valueLabels,
    ],
  })
}

function bars(
  label: string,
  data: readonly JsonObject[],
  color: string,
  thickness: number,
): JsonObject {
  return {
    label,
    data,
    backgroundColor: color,
    barThickness: thickness,
    grouped: false,
    minBarLength: 3,
    order: 1,
  }
}

/** Behind its bar, past the limit's line where the two would meet; inside where the bar is too long. */
function valueLabel(
  text: string,
  { from, to }: { from: number; to: number },
  limitX: number | null,
  color: string,
  y: number,
): Words {
  const line = clean(text)
  const width = measure(line, valueType)
  const after = to + gap
  const crosses = limitX !== null && after < limitX + gap && after + width > limitX - gap
  const x = crosses ? limitX + gap : after
  const style = { ...valueType, y: y - valueType.size * 0.6 }
  return x + width > right + 8 && to - from > right - x
    ? {
        ...style,
        x: to - gap,
        text: cut(line, valueType, to - from - 2 * gap),
        color: palette.ground,
        align: 'end',
      }
    : { ...style, x, text: cut(line, valueType, right + 8 - x), color, align: 'start' }
}

function limitLabel(text: string, limitX: number, area: Area): Words {
  const line = cut(text, limitType, 500)
  const x = Math.min(limitX, right - measure(line, limitType))
  return { ...limitType, x, y: area.top - 36, text: line, color: palette.second, align: 'start' }
}
