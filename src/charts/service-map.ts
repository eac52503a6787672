/** The service map: boxes in columns, arrows from left to right. */
import type { MapPlace, ServiceMap } from '../report/evidence-spec'
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

type Point = readonly [number, number]
type Box = Area & { place: MapPlace }

const ownType: Type = { size: 22, weight: 600 }
const otherType: Type = { size: 22, weight: 400 }
const inset = 11
const highest = 48
const leastGap = 34

export function serviceMap(spec: ServiceMap): ChartConfig {
  const head = heading(spec)
  const boxes = boxesOf(spec.places, head.bottom + 18)
  const boxOf = (name: string) => boxes.find(({ place }) => place.name === name)
  return sheet({
    type: 'scatter',
    area: { left: 0, top: 0, right: 1000, bottom: 600 },
    datasets: [
      ...boxes.map(outline),
      ...spec.calls.flatMap(({ from, to, copies }) => {
        const [one, other] = [boxOf(from), boxOf(to)]
        return one && other ? arrow(one, other, copies) : []
      }),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: 1000 },
      y: { ...hidden('y'), min: 0, max: 600, reverse: true },
    },
    words: [...head.words, ...boxes.map(nameOf)],
  })
}

const typeOf = ({ own }: MapPlace) => (own ? ownType : otherType)

/** Every column as wide as its widest name; what is left goes between the columns. */
function boxesOf(places: readonly MapPlace[], top: number): Box[] {
  const columns = Math.max(...places.map(({ column }) => column), 0) + 1
  const rows = Math.max(...places.map(({ row }) => row), 0) + 1
  const widest = (right - margin - (columns - 1) * leastGap) / columns
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      ...places
        .filter((place) => place.column === column)
        .map((place) => measure(place.name, typeOf(place)) + 2 * inset),
      60,
    ),
  )
  const sum = widths.reduce((total, width) => total + width, 0)
  const fits = sum + (columns - 1) * leastGap <= right - margin
  const used = fits ? widths : widths.map(() => widest)
  const gap = columns === 1 ? 0 : (right - margin - used.reduce((a, b) => a + b, 0)) / (columns - 1)
  const pitch = Math.min(90, (574 - top) / rows)
  const height = Math.min(highest, pitch - 14)
  return places.map((place): Box => {
    const left =
      margin + used.slice(0, place.column).reduce((total, width) => total + width + gap, 0)
    const y = top + place.row * pitch
    return {
      place,
      left,
      top: y,
      right: left + (used[place.column] ?? widest),
      bottom: y + height,
    }
  })
}

function outline({ left, top, right: end, bottom, place }: Box): JsonObject {
  return rule(
    [
      [left, top],
      [end, top],
      [end, bottom],
      [left, bottom],
      [left, top],
    ],
    { color: place.own ? palette.ink : palette.track, width: place.own ? 3 : 2, order: 5 },
  )
}

/** From side to side; where the rows differ, round a corner shortly before the target. */
function arrow(from: Box, to: Box, copies: boolean): JsonObject[] {
  const start: Point = [from.right + 4, (from.top + from.bottom) / 2]
  const end: Point = [to.left - 4, (to.top + to.bottom) / 2]
  const corner = Math.max(end[0] - 24, start[0] + 6)
  const points: Point[] =
    start[1] === end[1]
      ? [start, [end[0] - 10, end[1]]]
      : [start, [corner, start[1]], [corner, end[1]], [end[0] - 8, end[1]]]
  return [
    rule(points, { color: palette.second, width: 3, dash: copies ? [9, 7] : [], order: 8 }),
    {
      label: '',
      data: [{ x: end[0] - 8, y: end[1] }],
      pointStyle: 'triangle',
      pointRadius: 9,
      pointRotation: 90,
      backgroundColor: palette.second,
      borderColor: palette.second,
      showLine: false,
      clip: false,
      order: 4,
    },
  ]
}

function nameOf({ left, right: end, top, bottom, place }: Box): Words {
  const type = typeOf(place)
  return {
    ...type,
    x: (left + end) / 2,
    y: (top + bottom) / 2 - type.size * 0.6,
    text: cut(place.name, type, end - left - inset),
    color: place.own ? palette.ink : palette.second,
    align: 'center',
  }
}
