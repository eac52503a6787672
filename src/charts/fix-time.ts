/** Slide 5: stacked bars, human and AI part; a hollow segment is the time saved. */
import type { FixTime, FixTimeRow } from '../report/chart-spec'
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
import { clean, cut, measure, type Type, wrap } from './text'
import { tickText, wholeTicks } from './ticks'

const tickType: Type = { size: 24, weight: 400 }
const headType: Type = { size: 26, weight: 600 }
const smallType: Type = { size: 22, weight: 400 }
const partType: Type = { size: 24, weight: 600 }
const mostRows = 6
const gutter = 315
const savedType: Type = { size: 24, weight: 600 }
const labelGap = 14
/** Where the axis may end, px: as far out as the words behind the bars allow. */
const narrowest = 600
const edges = [800, 775, 750, 725, 700, 675, 650, 625, narrowest]

export function fixTime(spec: FixTime): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const totals = rows.map(({ human, ai, saved }) => (human ?? 0) + (ai ?? 0) + (saved ?? 0))
  const ticks = wholeTicks(0, Math.max(...totals, 1))
  const upright = { left: margin + gutter + 16, top: head.bottom + 48, bottom: 532 }
  const scaled = (edge: number) => (minutes: number) =>
    upright.left + ((edge - upright.left) * minutes) / ticks.max
  const edge =
    edges.find((each) =>
      rows.every((row, index) => {
        const end = scaled(each)(totals[index] ?? 0)
        return end + labelGap + widthBehind(row, partsOf(spec, row, scaled(each))) <= right
      }),
    ) ?? narrowest
  const area: Area = { ...upright, right: edge }
  const x = scaled(edge)
  const pitch = (area.bottom - area.top) / rows.length
  const bar = Math.min(86, pitch * 0.68)
  const centres = rowCentres(area, rows.length)
  const parts = rows.map((row) => partsOf(spec, row, x))
  const first = rows[0]
  return sheet({
    type: 'bar',
    area,
    labels: rows.map(({ name }) => name),
    options: { indexAxis: 'y' },
    datasets: [
      part(
        spec.humanName,
        rows.map(({ human }, y) => ({ x: human, y })),
        bar,
        { backgroundColor: palette.before },
      ),
      part(
        spec.aiName,
        rows.map(({ ai }, y) => ({ x: ai, y })),
        bar,
        { backgroundColor: palette.ai },
      ),
      part(
        'saved',
        rows.map(({ saved }, y) => ({ x: saved, y })),
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
      y: { ...rowScale(rows.length), stacked: true },
    },
    words: [
      ...head.words,
      ...(first ? partNames(spec, first, x, (centres[0] ?? 0) - bar / 2 - 36) : []),
      ...rows.flatMap((row, index) => [
        ...rowName(row, centres[index] ?? 0, pitch),
        ...inside(parts[index] ?? [], centres[index] ?? 0, bar),
        ...endLabels(row, parts[index] ?? [], x(totals[index] ?? 0), centres[index] ?? 0, pitch),
      ]),
      ...ticks.values.map((value, index): Words => {
        const text = tickText(value, ticks.decimals)
        return {
          ...tickType,
          // The number stands under its line, the unit of the last one beside it.
          x: x(value) - measure(text, tickType) / 2,
          y: 542,
          text: index === ticks.values.length - 1 ? `${text} min` : text,
          color: palette.second,
          align: 'start',
        }
      }),
    ],
  })
}

function part(
  label: string,
  data: readonly JsonObject[],
  thickness: number,
  style: JsonObject,
): JsonObject {
  return {
    label,
    data,
    stack: 'time',
    grouped: false,
    barThickness: thickness,
    order: 1,
    ...style,
  }
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
  const advice =
    row.recommendation === ''
      ? []
      : wrap(row.recommendation, smallType, gutter, pitch > 118 ? 2 : 1)
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

/** Behind the bar: time saved, accuracy, and what had no room inside. */
function endLabels(
  row: FixTimeRow,
  parts: readonly Part[],
  end: number,
  centre: number,
  pitch: number,
): Words[] {
  const width = right - end - labelGap
  const outside = saidOutside(parts)
  const lines = [
    { type: savedType, text: row.savedText, color: palette.ink },
    { type: smallType, text: row.accuracyText, color: palette.second },
    ...together(outside, width).map((text) => ({ type: smallType, text, color: palette.second })),
  ]
  const shown = lines.slice(0, Math.max(Math.floor(pitch / 29), 2))
  return stacked(
    shown.map((line) => ({ ...line, text: cut(line.text, line.type, width) })),
    end + labelGap,
    centre,
  )
}

function saidOutside(parts: readonly Part[]): string[] {
  return parts.filter(({ fits }) => !fits).map(({ said }) => said)
}

/** What the widest of those words takes, px. */
function widthBehind(row: FixTimeRow, parts: readonly Part[]): number {
  const small = [row.accuracyText, ...saidOutside(parts)]
  return Math.max(
    measure(clean(row.savedText), savedType),
    ...small.map((text) => measure(clean(text), smallType)),
  )
}

/** On one line, where it has room for them. */
function together(texts: readonly string[], width: number): readonly string[] {
  const line = texts.join(', ')
  return texts.length > 1 && measure(clean(line), smallType) <= width ? [line] : texts
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

/** One part of a row's bar, px. */
interface Part {
  from: number
  to: number
  text: string
  /** The text where it stands apart from its bar: "human 0 s". */
  said: string
  color: string
  fits: boolean
}

function partsOf(spec: FixTime, row: FixTimeRow, x: (minutes: number) => number): Part[] {
  const human = row.human ?? 0
  return [
    { name: spec.humanName, value: row.human, from: 0, text: row.humanText, color: palette.ground },
    { name: spec.aiName, value: row.ai, from: human, text: row.aiText, color: palette.ink },
  ].map(({ name, value, from, text, color }) => ({
    from: x(from),
    to: x(from + (value ?? 0)),
    text,
    said: value === null ? text : `${name} ${text}`,
    color,
    fits: measure(clean(text), partType) + 4 <= x(value ?? 0) - x(0),
  }))
}

function inside(parts: readonly Part[], centre: number, bar: number): Words[] {
  const size = Math.min(partType.size, bar * 0.6)
  return parts
    .filter(({ fits }) => fits)
    .map(({ from, to, text, color }) => ({
      ...partType,
      size,
      x: (from + to) / 2,
      y: centre - size * 0.6,
      text,
      color,
      align: 'center',
    }))
}
