/** What both radars share: their place on the sheet, the scale, text beside the vertices. */
import { palette } from './palette'
import type { Area, JsonObject, Words } from './sheet'

export interface Wheel {
  centreX: number
  centreY: number
  /** Px from the centre to the scale's end. */
  radius: number
  /** Degrees clockwise from the top to the first axis. */
  startAngle: number
}

export function wheelArea({ centreX, centreY, radius }: Wheel): Area {
  return {
    left: centreX - radius,
    top: centreY - radius,
    right: centreX + radius,
    bottom: centreY + radius,
  }
}

/** The radial scale; `rings` colours its grid from the centre outwards. */
export function radial(
  wheel: Wheel,
  range: { min: number; max: number; step: number },
  rings: readonly string[],
): JsonObject {
  return {
    type: 'radialLinear',
    min: range.min,
    max: range.max,
    startAngle: wheel.startAngle,
    beginAtZero: false,
    angleLines: { color: palette.line, lineWidth: 2 },
    grid: { color: [...rings], lineWidth: 2 },
    ticks: { display: false, stepSize: range.step },
    pointLabels: { display: false },
  }
}

/** Where axis `index` of `count` ends, px. */
export function vertex(
  wheel: Wheel,
  index: number,
  count: number,
): { x: number; y: number; side: Words['align'] } {
  const angle = ((wheel.startAngle + (360 * index) / count) * Math.PI) / 180
  const [dx, dy] = [Math.sin(angle), -Math.cos(angle)]
  return {
    x: wheel.centreX + wheel.radius * dx,
    y: wheel.centreY + wheel.radius * dy,
    side: dx < 0 ? 'end' : 'start',
  }
}
