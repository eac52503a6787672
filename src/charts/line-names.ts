/** Names on the lines of a running total, where no line runs through them. */
import type { RunningTotal } from '../report/chart-spec'
import { palette } from './palette'
import { type Area, right, type Words } from './sheet'
import { cut, measure, type Type } from './text'

/** Where points and values stand, px. */
export type Place = { x: (point: number) => number; y: (value: number) => number }

const nameType: Type = { size: 28, weight: 600 }
const traceType: Type = { size: 23, weight: 400 }
const mostTraces = 3
/** Px between two trace names' starts, so that they can be told apart. */
const traceRoom = 150

type Slope = 'rises' | 'falls' | 'level'

interface Known {
  x: number
  y: number
  point: number
}

function known({ values }: RunningTotal['before'], at: Place): Known[] {
  return values.flatMap((value, point) =>
    value === null ? [] : [{ x: at.x(point), y: at.y(value), point }],
  )
}

function slope(points: readonly Known[]): Slope {
  const rise = (points[0]?.y ?? 0) - (points.at(-1)?.y ?? 0)
  return rise > 60 ? 'rises' : rise < -60 ? 'falls' : 'level'
}

/** Trace ids on the line's free side: under a rising line, over a falling one. */
export function traceNames(spec: RunningTotal, area: Area, at: Place): Words[] {
  const points = known(spec.before, at)
  const over = slope(points) === 'falls'
  const words: Words[] = []
  let free = 0
  for (const { point, text } of spec.traces) {
    const place = points.find((each) => each.point === point)
    if (!place || place.x < free || words.length === mostTraces) continue
    const label = cut(text, traceType, traceRoom + 30)
    if (over && place.y - 40 < area.top) continue
    const last = place.x + 12 + measure(label, traceType) > right
    words.push({
      ...traceType,
      x: last ? place.x - 12 : place.x + 12,
      y: over !== last ? place.y - 40 : place.y + 8,
      text: label,
      color: palette.second,
      align: last ? 'end' : 'start',
      halo: true,
    })
    free = place.x + traceRoom
  }
  return words
}

/** The name before the fix beside its line, the one after the fix at its line's right end. */
export function lineNames(spec: RunningTotal, area: Area, at: Place): Words[] {
  const before = known(spec.before, at)
  const after = known(spec.after, at)
  const end = after.at(-1)
  const first = before[0]
  return [
    ...(first ? [beforeName(spec.before.name, before, first, area)] : []),
    ...(end
      ? [
          {
            ...nameType,
            x: right,
            // Over its line, or under it where the subtitle is.
            y: end.y - 46 < area.top - 16 ? end.y + 16 : end.y - 46,
            text: cut(spec.after.name, nameType, 420),
            color: palette.afterText,
            align: 'end' as const,
            halo: true,
          },
        ]
      : []),
  ]
}

function beforeName(name: string, points: readonly Known[], first: Known, area: Area): Words {
  const style = { ...nameType, color: palette.before, halo: true } as const
  const shape = slope(points)
  const place = points[Math.ceil((points.length - 1) * 0.75)] ?? first
  // At the last point a trace's name may stand.
  const x = place.x - (place === points.at(-1) ? traceRoom + 40 : 16)
  const room = Math.max(x - area.left, 120)
  switch (shape) {
    case 'rises': {
      const y = Math.max(place.y - 56, area.top - 16)
      return { ...style, x, y, text: cut(name, nameType, room), align: 'end' }
    }
    case 'falls': {
      const y = Math.min(place.y + 14, area.bottom - 40)
      return { ...style, x, y, text: cut(name, nameType, room), align: 'end' }
    }
    case 'level': {
      const y = first.y - 52 < area.top - 16 ? first.y + 20 : first.y - 52
      return { ...style, x: area.left + 16, y, text: cut(name, nameType, 440), align: 'start' }
    }
    default:
      return shape satisfies never
  }
}
