/** A stress run: two bars a figure, without and with the fix, each figure on its own scale with its limit across. */
import type { BeforeAfter, MeasuredRow, SideFigure } from '../report/evidence-spec'
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
import { clean, cut, measure, type Type } from './text'

const nameType: Type = { size: 26, weight: 600 }
const limitType: Type = { size: 23, weight: 600 }
const valueType: Type = { size: 25, weight: 600 }
const mostRows = 4
const gap = 10
/** Kept free behind the longest bar for its figure. */
const room = 300

/** A row's place: its name over two bars, px. */
interface Lane {
  row: MeasuredRow
  top: number
  bar: number
  x: (value: number) => number
}

export function beforeAfter(spec: BeforeAfter): ChartConfig {
  const head = heading(spec)
  const rows = spec.rows.slice(0, mostRows)
  const area: Area = { left: margin, top: head.bottom + 18, right, bottom: 578 }
  const pitch = Math.min(165, (area.bottom - area.top) / Math.max(rows.length, 1))
  const lanes = rows.map(
    (row, index): Lane => ({
      row,
      top: area.top + index * pitch,
      bar: Math.min(38, (pitch - 54) / 2),
      x: scaleOf(row, area),
    }),
  )
  return sheet({
    type: 'scatter',
    area,
    datasets: lanes.flatMap((lane) => [
      ...strip(lane, lane.row.before, 0, palette.before),
      ...strip(lane, lane.row.after, 1, palette.after),
      ...limitLine(lane),
    ]),
    scales: {
      x: { ...hidden('x'), min: area.left, max: area.right },
      y: { ...hidden('y'), min: area.top, max: area.bottom, reverse: true },
    },
    words: [
      ...head.words,
      ...lanes.flatMap((lane, index) => [
        ...rowName(lane),
        figure(lane, lane.row.before, 0, index === 0 ? spec.beforeName : ''),
        figure(lane, lane.row.after, 1, index === 0 ? spec.afterName : ''),
      ]),
    ],
  })
}

/** Of each row alone: percent and ms share no axis. */
function scaleOf({ before, after, limit }: MeasuredRow, area: Area): Lane['x'] {
  const most = Math.max(before.value ?? 0, after.value ?? 0, limit?.value ?? 0)
  const width = area.right - area.left - room
  return (value) => area.left + (most === 0 ? 0 : (width * value) / most)
}

const barTop = ({ top, bar }: Lane, place: 0 | 1) => top + 36 + place * (bar + 4)

/** A thick line, so that it stands in px like all else; zero is a sliver. */
function strip(lane: Lane, { value }: SideFigure, place: 0 | 1, color: string): JsonObject[] {
  if (value === null) return []
  const y = barTop(lane, place) + lane.bar / 2
  const end = Math.max(lane.x(value), lane.x(0) + 4)
  return [
    {
      ...rule(
        [
          [lane.x(0), y],
          [end, y],
        ],
        { color, width: lane.bar, order: 2 },
      ),
      borderCapStyle: 'butt',
    },
  ]
}

function limitLine(lane: Lane): JsonObject[] {
  const { limit } = lane.row
  if (limit === null) return []
  const x = lane.x(limit.value)
  return [
    rule(
      [
        [x, barTop(lane, 0) - 5],
        [x, barTop(lane, 1) + lane.bar + 5],
      ],
      { color: palette.ink, width: 4, dash: [10, 6], order: -1 },
    ),
  ]
}

/** Name and limit over the bars. */
function rowName({ row, top }: Lane): Words[] {
  const name = cut(row.name, nameType, 480)
  const words = { y: top, align: 'start' } as const
  const after = margin + measure(name, nameType) + 16
  return [
    { ...nameType, ...words, x: margin, text: name, color: palette.ink },
    {
      ...limitType,
      ...words,
      y: top + 3,
      x: after,
      text: row.limit === null ? '' : cut(`${row.limit.text}, dashed`, limitType, right - after),
      color: palette.second,
    },
  ]
}

/** Behind its bar, past the limit's line where the two would meet. */
function figure(lane: Lane, side: SideFigure, place: 0 | 1, name: string): Words {
  const text = clean(name === '' ? side.text : `${name}: ${side.text}`)
  const end = Math.max(lane.x(side.value ?? 0), lane.x(0) + (side.value === null ? 0 : 4)) + gap
  const { limit } = lane.row
  const limitX = limit === null ? null : lane.x(limit.value)
  const crosses =
    limitX !== null && limitX > end - gap - 1 && limitX < end + measure(text, valueType) + gap
  const x = crosses ? limitX + gap : end
  return {
    ...valueType,
    x,
    y: barTop(lane, place) + lane.bar / 2 - valueType.size * 0.6,
    text: cut(text, valueType, right + 8 - x),
    color: place === 0 ? palette.before : palette.afterText,
    align: 'start',
    halo: true,
  }
}
