/** Where a segment of the dial lies. Degrees run clockwise from three o'clock, where a drill begins. */
import type { ScriptPhase } from '../../../../drill/script'

export interface Arc {
  phase: ScriptPhase
  from: number
  to: number
}

/** The phases around the dial, each as wide as it is long. */
export function arcsOf(phases: readonly ScriptPhase[]): Arc[] {
  const total = phases.reduce((sum, { minutes }) => sum + minutes, 0)
  let minute = 0
  return phases.map((phase) => {
    const from = (minute / total) * 360
    minute += phase.minutes
    return { phase, from, to: (minute / total) * 360 }
  })
}

export const dialSize = {
  width: 640,
  height: 500,
  x: 320,
  y: 250,
  inner: 152,
  outer: 184,
  label: 202,
}

export function pointAt(radius: number, degrees: number): { x: number; y: number } {
  const radians = (degrees * Math.PI) / 180
  const round = (value: number) => Math.round(value * 100) / 100
  return {
    x: round(dialSize.x + radius * Math.cos(radians)),
    y: round(dialSize.y + radius * Math.sin(radians)),
  }
}

/** The outline of a segment, with a small gap on either side. */
export function outlineOf({ from, to }: Arc): string {
  const gap = 0.55
  const at = (radius: number, degrees: number) => {
    const { x, y } = pointAt(radius, degrees)
    return `${x} ${y}`
  }
  const { inner, outer } = dialSize
  const [a, b] = [from + gap, to - gap]
  const large = b - a > 180 ? 1 : 0
  return `M${at(outer, a)}A${outer} ${outer} 0 ${large} 1 ${at(outer, b)}L${at(inner, b)}A${inner} ${inner} 0 ${large} 0 ${at(inner, a)}Z`
}
