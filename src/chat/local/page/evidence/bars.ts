/** The histogram's bars as they are drawn: whole minutes, several in one where there is little room. */
import type { Bar } from './answers'
import { minute } from './times'

export interface DrawnBar {
  at: number
  /** World ms. */
  width: number
  /** A minute. */
  lines: number
  errors: number
}

const narrowest = 5

/** `room`: px of the whole axis from `from` to `end`, world ms. */
export function drawnBars(
  bars: readonly Bar[],
  { from, end, room, now }: { from: number; end: number; room: number; now: number },
): DrawnBar[] {
  const perMinute = (room * minute) / Math.max(minute, end - from)
  const step = [1, 2, 5, 10, 15, 30, 60].find((each) => each * perMinute >= narrowest) ?? 60
  const width = step * minute
  const groups = new Map<number, { lines: number; errors: number }>()
  for (const { at, lines, errors } of bars) {
    const start = Math.floor(at / width) * width
    const group = groups.get(start) ?? { lines: 0, errors: 0 }
    groups.set(start, { lines: group.lines + lines, errors: group.errors + errors })
  }
  return [...groups].map(([at, { lines, errors }]) => {
    // What has not passed yet is not counted as quiet.
    const minutes = Math.max(0.5, Math.min(step, (now - at) / minute))
    return { at, width, lines: lines / minutes, errors: errors / minutes }
  })
}
