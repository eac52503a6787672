/** Whole steps for value axes: at most six ticks. */

const mostSteps = 5

export interface Axis {
  min: number
  max: number
  step: number
}

/** The narrowest range of whole steps around the values; a step of 1, 2 or 5 times a power of ten. */
export function wholeAxis(low: number, high: number): Axis {
  const span = high > low ? high - low : Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / mostSteps))
  for (const factor of [1, 2, 5, 10, 20]) {
    const step = factor * power
    const min = Math.floor(round(low / step))
    const max = Math.max(Math.ceil(round(high / step)), min + 1)
    if (max - min <= mostSteps)
      return { min: round(min * step), max: round(max * step), step: round(step) }
  }
  return { min: low, max: low + span, step: span }
}

/** A clock's steps in minutes. */
export function clockAxis(from: number, to: number): Axis {
  for (const step of [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 960]) {
    const min = Math.floor(from / step) * step
    const max = Math.max(Math.ceil(to / step) * step, min + step)
    if ((max - min) / step <= mostSteps) return { min, max, step }
  }
  return { min: from, max: Math.max(to, from + 1), step: Math.max(to - from, 1) / mostSteps }
}

export function ticksOf({ min, max, step }: Axis): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, index) =>
    round(min + index * step),
  )
}

/** Takes away what binary fractions add. */
function round(value: number): number {
  return Number(value.toPrecision(12))
}
