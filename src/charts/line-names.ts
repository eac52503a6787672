/** Names on the lines of a running total, where neither a line nor another name runs through them. */
import type { RunningTotal } from '../report/chart-spec'
import { palette } from './palette'
import { type Area, lineHeight, right, type Words } from './sheet'
import { clean, cut, measure, type Type } from './text'

/** Where points and values stand, px. */
export type Place = { x: (point: number) => number; y: (value: number) => number }

const nameType: Type = { size: 28, weight: 600 }
const traceType: Type = { size: 23, weight: 400 }
const mostTraces = 3
/** Px between two trace names' starts, so that they can be told apart. */
const traceRoom = 150
const longestTrace = 180

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

/** The words on the lines, and the points of the line before the fix that some of them name. */
export function lineNames(
  spec: RunningTotal,
  area: Area,
  at: Place,
): { words: Words[]; named: ReadonlySet<number> } {
  const before = known(spec.before, at)
  const after = known(spec.after, at)
  const taken: Area[] = []
  const isFree = (words: Words) => {
    const box = boxOf(words)
    const inside = box.left >= area.left - 2 && box.right <= right + 2 && box.bottom <= area.bottom
    return (
      inside &&
      !taken.some((other) => overlap(box, other)) &&
      ![before, after].some((line) => crosses(line, box))
    )
  }
  const words: Words[] = []
  const put = (candidates: readonly Words[], else_: Words | undefined) => {
    const chosen = candidates.find(isFree) ?? else_
    if (!chosen) return false
    taken.push(boxOf(chosen))
    words.push(chosen)
    return true
  }
  const ends = afterNames(spec, after, area)
  put(ends, ends[0])
  const named = new Set<number>()
  let free = 0
  for (const { point, text } of spec.traces) {
    const place = before.find((each) => each.point === point)
    if (!place || place.x < free || named.size === mostTraces) continue
    if (!put(besidePoint(place, text, slope(before)), undefined)) continue
    named.add(point)
    free = place.x + traceRoom
  }
  const starts = beforeNames(spec, before, area)
  put(starts, starts[0])
  return { words, named }
}

/** At its line's right end: over it, or under it where the subtitle is. */
function afterNames(spec: RunningTotal, line: readonly Known[], area: Area): Words[] {
  const end = line.at(-1)
  if (!end) return []
  const text = cut(spec.after.name, nameType, 420)
  const style = { ...nameType, x: right, text, color: palette.afterText, halo: true } as const
  const over = { ...style, y: end.y - 46, align: 'end' as const }
  const under = { ...style, y: end.y + 16, align: 'end' as const }
  return over.y < area.top - 16 ? [under, over] : [over, under]
}

/** Beside its line on the free side, three quarters along it or, where something is in the way, elsewhere. */
function beforeNames(spec: RunningTotal, line: readonly Known[], area: Area): Words[] {
  const [first] = line
  if (!first) return []
  const style = { ...nameType, color: palette.before, halo: true } as const
  const shape = slope(line)
  if (shape === 'level') {
    const y = first.y - 52 < area.top - 16 ? first.y + 20 : first.y - 52
    const text = cut(spec.before.name, nameType, 440)
    return [{ ...style, x: area.left + 16, y, text, align: 'start' }]
  }
  return [0.75, 0.65, 0.85, 0.55, 0.45].map((share) => {
    const place = line[Math.ceil((line.length - 1) * share)] ?? first
    // At the last point a trace's name may stand.
    const x = place.x - (place === line.at(-1) ? traceRoom + 40 : 16)
    const y =
      shape === 'rises'
        ? Math.max(place.y - 56, area.top - 16)
        : Math.min(place.y + 14, area.bottom - 40)
    const text = cut(spec.before.name, nameType, Math.max(x - area.left, 120))
    return { ...style, x, y, text, align: 'end' }
  })
}

/** On the line's free sides: right of the point, or left of it. */
function besidePoint({ x, y }: Known, name: string, shape: Slope): Words[] {
  const text = cut(name, traceType, longestTrace)
  const style = { ...traceType, text, color: palette.second, halo: true } as const
  const [over, under] = [y - 40, y + 8]
  const falls = shape === 'falls'
  return [
    { ...style, x: x + 12, y: falls ? over : under, align: 'start' },
    { ...style, x: x - 12, y: falls ? under : over, align: 'end' },
  ]
}

function boxOf({ x, y, text, size, weight, align }: Words): Area {
  const width = measure(clean(text), { size, weight })
  const left = align === 'start' ? x : x - width
  return { left, right: left + width, top: y, bottom: y + size * lineHeight }
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  )
}

/** Whether a line runs through a box, with the little that its own width takes. */
function crosses(line: readonly Known[], { left, right: end, top, bottom }: Area): boolean {
  return line.some((from, index) => {
    const to = line[index + 1]
    if (!to || to.x <= left || from.x >= end) return false
    const at = (x: number) => from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x)
    const ys = [at(Math.max(from.x, left)), at(Math.min(to.x, end))]
    return Math.max(...ys) > top - 1 && Math.min(...ys) < bottom
  })
}
