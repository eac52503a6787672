import type { FixTime, FixTimeRow } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
/** Slide 5: stacked bars, human and AI part; a hollow segment is the time saved. */
import {
  type Area,
  type ChartConfig,
  hidden,
  type JsonObject,
  margin,
  right,
  rowCentres,
  rule,
  sheet,
  type Words,
} from './sheet'
import { clean, cut, measure, type Type, wrap } from './text'
import { tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const headType: Type = { size: 26, weight: 600 }
const smallType: Type = { size: 22, weight: 400 }
const mostRows = 6
const gutter = 250

export function fixTime(spec: FixTime): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const totals = rows.map(({ human, ai, saved }) => (human ?? 0) + (ai ?? 0) + (saved ?? 0))
  const ticks = wholeTicks(0, Math.max(...totals, 1))
  const area: Area = { left: margin + gutter + 16, top: head.bottom + 48, right: 790, bottom: 532 }
  const x = (minutes: number) => area.left + ((area.right - area.left) * minutes) / ticks.max
  const pitch = (area.bottom - area.top) / rows.length
  const bar = Math.min(86, pitch * 0.68)
  const centres = rowCentres(area, rows.length)
  const first = rows[0]
  return sheet({
    type: 'bar',
    area,
    labels: rows.map(({ name }) => name),
    options: { indexAxis: 'y' },
    datasets: [
      part(
        spec.humanName,
        rows.map(({ human }) => human),
        bar,
        { backgroundColor: palette.before },
      ),
      part(
        spec.aiName,
        rows.map(({ ai }) => ai),
        bar,
        { backgroundColor: palette.ai },
      ),
      part(
        'saved',
        rows.map(({ saved }) => saved),
        bar,
        {
          backgroundColor: palette.ground,
          borderColor: palette.ai,
          borderWidth: 3,
          borderSkipped: false,
        },
      ),
      ...ticks.values.map((value) =>
        rule(
          [
            [x(value), area.top - 8],
            [x(value), area.bottom + 4],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: ticks.max, stacked: true },
      y: { type: 'category', axis: 'y', display: false, offset: true, stacked: true },
    },
    words: [
      ...head.words,
      ...(first ? partNames(spec, first, x, (centres[0] ?? 0) - bar / 2 - 36) : []),
      ...rows.flatMap((row, index) => [
        ...rowName(row, centres[index] ?? 0, pitch),
        ...partLabels(row, x, centres[index] ?? 0, bar),
        ...endLabels(row, x(totals[index] ?? 0), centres[index] ?? 0),
      ]),
      ...ticks.values.map(
        (value, index): Words => ({
          ...tickType,
          x: x(value),
          y: 542,
          text:
            index === ticks.values.length - 1
              ? `${tickText(value, ticks.decimals)} min`
              : tickText(value, ticks.decimals),
          color: palette.second,
          align: 'center',
        }),
      ),
    ],
  })
}

function part(
  label: string,
  data: readonly (number | null)[],
  thickness: number,
  style: JsonObject,
): JsonObject {
  return { label: clean(label), data, stack: 'time', barThickness: thickness, order: 1, ...style }
}

function partNames(
  spec: FixTime,
  first: FixTimeRow,
  x: (minutes: number) => number,
  y: number,
): Words[] {
  const human = cut(spec.humanName, headType, 300)
  const start = x(0)
  const second = Math.max(x(first.human ?? 0), start + measure(human, headType) + 24)
  return [
    { ...headType, x: start, y, text: human, color: palette.before, align: 'start', halo: true },
    {
      ...headType,
      x: second,
      y,
      text: cut(spec.aiName, headType, right - second),
      color: palette.aiText,
      align: 'start',
      halo: true,
    },
  ]
}

/** Name, recommendation in one or two lines, and the override, as far as the row has room. */
function rowName(row: FixTimeRow, centre: number, pitch: number): Words[] {
  const nameType: Type = { size: pitch < 90 ? 22 : 25, weight: 600 }
  const advice = wrap(row.recommendation, smallType, gutter, pitch > 118 ? 2 : 1)
  const lines: { type: Type; text: string; color: string }[] = [
    { type: nameType, text: cut(row.name, nameType, gutter), color: palette.ink },
    ...advice.map((text) => ({ type: smallType, text, color: palette.second })),
  ]
  if (pitch > 88) {
    lines.push({
      type: smallType,
      text: cut(`override: ${row.override}`, smallType, gutter),
      color: palette.second,
    })
  }
  return stacked(lines, margin, centre)
}

function endLabels(row: FixTimeRow, end: number, centre: number): Words[] {
  const strong: Type = { size: 24, weight: 600 }
  const width = right - end - 14
  return stacked(
    [
      { type: strong, text: cut(row.savedText, strong, width), color: palette.ink },
      { type: smallType, text: cut(row.accuracyText, smallType, width), color: palette.second },
    ],
    end + 14,
    centre,
  )
}

function stacked(
  lines: readonly { type: Type; text: string; color: string }[],
  x: number,
  centre: number,
): Words[] {
  const height = lines.reduce((sum, { type }) => sum + type.size * 1.2, 0)
  let y = centre - height / 2
  return lines.map(({ type, text, color }): Words => {
    const words: Words = { ...type, x, y, text, color, align: 'start', halo: true }
    y += type.size * 1.2
    return words
  })
}

function partLabels(
  row: FixTimeRow,
  x: (minutes: number) => number,
  centre: number,
  bar: number,
): Words[] {
  const type: Type = { size: Math.min(25, bar * 0.6), weight: 600 }
  const human = row.human ?? 0
  return [
    { from: 0, to: human, text: row.humanText, color: palette.ground },
    { from: human, to: human + (row.ai ?? 0), text: row.aiText, color: palette.ink },
  ].flatMap(({ from, to, text, color }): Words[] => {
    const line = clean(text)
    const room = x(to) - x(from)
    if (measure(line, type) + 8 > room) return []
    return [
      {
        ...type,
        x: (x(from) + x(to)) / 2,
        y: centre - type.size * 0.6,
        text: line,
        color,
        align: 'center',
      },
    ]
  })
}
