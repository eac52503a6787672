/** Slanted lines over a box: not known, not yet, or noise. One dataset, whatever the number of lines. */
import { palette } from './palette'
import type { Area, JsonObject } from './sheet'

const usualPitch = 22

/** `pitch`: px between two lines, measured along the box's top. */
export function hatch(
  { left, top, right, bottom }: Area,
  color: string = palette.track,
  pitch: number = usualPitch,
): JsonObject {
  const height = bottom - top
  const data: { x: number | null; y: number | null }[] = []
  for (let x = left - height + pitch; x < right; x += pitch) {
    // From the lower left to the upper right at 45°, cut at the box's sides.
    const x0 = Math.max(x, left)
    const x1 = Math.min(x + height, right)
    if (x1 - x0 < 2) continue
    data.push({ x: x0, y: bottom - (x0 - x) }, { x: x1, y: bottom - (x1 - x) })
    data.push({ x: null, y: null })
  }
  return {
    type: 'line',
    label: '',
    xAxisID: 'px',
    yAxisID: 'py',
    data,
    borderColor: color,
    backgroundColor: color,
    borderWidth: 1.5,
    pointRadius: 0,
    fill: false,
    spanGaps: false,
    clip: false,
    order: 90,
  }
}
