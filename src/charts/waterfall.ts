/** One trace: a row a call, names on the left, bars by their beginning and length on the right. */
import type { CallBar, CallRow, Waterfall } from '../report/evidence-spec'
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
  rule,
  sheet,
  type Words,
} from './sheet'
import { clean, cut, measure, type Type } from './text'
import { tickText, wholeTicks } from './ticks'

const serviceType: Type = { size: 22, weight: 600 }
const nameType: Type = { size: 22, weight: 400 }
const tickType: Type = { size: 22, weight: 400 }
const mostRows = 16
const mostBars = 120
const indent = 16
const deepest = 6
const gap = 9
/** The most of the sheet that names take, and the least that bars keep. */
const widestNames = 430
/** A row higher than this looks like a bar chart of one. */
const highestRow = 96
const thickestBar = 40
/** The most that what stands behind the bars takes. */
const widestText = 260

type Scale = (ms: number) => number

export function waterfall(spec: Waterfall): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const names = Math.min(Math.max(...rows.map(nameWidth), 120), widestNames)
  const free = { top: head.bottom + 14, bottom: 548 }
  const height = Math.min(free.bottom - free.top, rows.length * highestRow)
  // What is left over stands more below than above, as the eye sees the middle.
  const top = free.top + (free.bottom - free.top - height) * 0.4
  const area: Area = {
    left: margin + names + 18,
    top,
    right: right - Math.min(Math.max(...rows.map(textWidth), 40), widestText) - gap,
    bottom: top + height,
  }
  const ticks = wholeTicks(0, spec.length)
  const shown = ticks.values.filter((value) => value <= spec.length * 1.001)
  const x: Scale = (ms) => area.left + ((area.right - area.left) * ms) / spec.length
  const centres = rowCentres(area, rows.length)
  const pitch = (area.bottom - area.top) / rows.length
  const bar = Math.min(thickestBar, Math.max(pitch / 2, Math.min(28, pitch - 8)))
  const placed = rows.map((row, index) => ({ row, y: centres[index] ?? 0 }))
  return sheet({
    type: 'bar',
    area,
    options: { indexAxis: 'y' },
    datasets: [
      ...placed.flatMap(({ row, y }) => barsOf(row, y, bar, spec.length, x)),
      ...shown.map((value) =>
        rule(
          [
            [x(value), area.top],
            [x(value), area.bottom],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: spec.length },
      y: { ...hidden('y'), min: area.top, max: area.bottom, reverse: true },
    },
    words: [
      ...head.words,
      ...placed.flatMap(({ row, y }) => [
        ...nameWords(row, y, names),
        ...barText(row, y, spec.length, x),
      ]),
      ...shown.map((value, index): Words => {
        const text = tickText(value, ticks.decimals)
        const last = index === shown.length - 1
        return {
          ...tickType,
          x: x(value),
          y: area.bottom + 6,
          text: last ? `${text} ms` : text,
          color: palette.second,
          align: index === 0 ? 'start' : 'center',
        }
      }),
    ],
  })
}

const indentOf = ({ depth }: CallRow) => indent * Math.min(depth, deepest)

function nameWidth(row: CallRow): number {
  const service = row.service === '' ? 0 : measure(clean(row.service), serviceType) + 10
  return indentOf(row) + service + measure(clean(row.name), nameType)
}

/** The service in bold, then the call; the call gives way where both have no room. */
function nameWords(row: CallRow, y: number, width: number): Words[] {
  const left = margin + indentOf(row)
  const room = width - indentOf(row)
  const top = y - nameType.size * 0.6
  const service = cut(row.service, serviceType, room * 0.6)
  const after = service === '' ? 0 : measure(service, serviceType) + 10
  const words = { y: top, align: 'start' } as const
  return [
    { ...serviceType, ...words, x: left, text: service, color: palette.ink },
    {
      ...nameType,
      ...words,
      x: left + after,
      text: cut(row.name, nameType, room - after),
      color: row.service === '' ? palette.ink : palette.second,
    },
  ]
}

function barsOf(row: CallRow, y: number, thickness: number, end: number, x: Scale): JsonObject[] {
  const bars = row.bars.slice(0, mostBars)
  const groups = [
    { bars: bars.filter((each) => each.length !== null && !each.failed), open: false },
    { bars: bars.filter((each) => each.length !== null && each.failed), open: false },
    { bars: bars.filter((each) => each.length === null), open: true },
  ]
  return groups.flatMap((group) => {
    const [first] = group.bars
    if (first === undefined) return []
    return [
      {
        label: row.name,
        data: group.bars.map(({ start, length }) => ({
          x: [start, length === null ? end : start + length],
          y,
        })),
        grouped: false,
        barThickness: thickness,
        minBarLength: 4,
        order: 1,
        ...style(row.caller, first.failed, group.open),
      },
      ...(group.open ? group.bars.map((each) => dashed(each, y, thickness, end, x)) : []),
    ]
  })
}

function style(caller: boolean, failed: boolean, open: boolean): JsonObject {
  const color = failed ? palette.failure : palette.before
  if (open) return { backgroundColor: palette.beforePale }
  return caller
    ? {
        backgroundColor: palette.ground,
        borderColor: color,
        borderWidth: 3,
        borderSkipped: false,
      }
    : { backgroundColor: color }
}

/** Round what has not ended: its right side is the present moment, and stays open. */
function dashed(bar: CallBar, y: number, thickness: number, end: number, x: Scale): JsonObject {
  const [left, right, half] = [x(bar.start), Math.max(x(end), x(bar.start) + 4), thickness / 2]
  return rule(
    [
      [right, y - half],
      [left, y - half],
      [left, y + half],
      [right, y + half],
    ],
    { color: palette.before, width: 2.5, dash: [8, 6], order: -1 },
  )
}

const textType = (row: CallRow): Type => ({
  size: 22,
  weight: row.bars.some((bar) => bar.failed) ? 600 : 400,
})

const textWidth = (row: CallRow) => measure(clean(row.text), textType(row))

/** Behind the last of the row's bars, where room is kept for it. */
function barText(row: CallRow, y: number, end: number, x: Scale): Words[] {
  const type = textType(row)
  const to = Math.max(
    ...row.bars.map(({ start, length }) =>
      Math.max(x(length === null ? end : start + length), x(start) + 4),
    ),
  )
  return [
    {
      ...type,
      x: to + gap,
      y: y - type.size * 0.6,
      text: cut(row.text, type, widestText),
      color: type.weight === 600 ? palette.failureText : palette.ink,
      align: 'start',
      halo: true,
    },
  ]
}
