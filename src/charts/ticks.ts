/** Axis values at whole steps of 1, 2 or 5 times a power of ten. */

export interface Ticks {
  min: number
  max: number
  values: readonly number[]
  /** Decimal places that tell two neighbours apart. */
  decimals: number
}

/** At most six values from at or below `low` to at or above `high`. */
export function wholeTicks(low: number, high: number): Ticks {
  const spread = high - low
  // Below this a difference is rounding noise of the numbers themselves.
  const range =
    spread > 1e-10 * Math.max(Math.abs(low), Math.abs(high), 0.1)
      ? spread
      : Math.max(Math.abs(low), 1)
  const step = wholeStep(range / 5)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  // Rounding the ends outwards can make one step too many.
  return last - first > 5 ? between(first, last, step, 2) : between(first, last, step, 1)
}

function between(first: number, last: number, step: number, every: number): Ticks {
  const wide = wholeStep(step * every)
  const ratio = wide / step
  const from = Math.floor(first / ratio)
  const to = Math.ceil(last / ratio)
  const decimals = Math.min(Math.max(-Math.floor(Math.log10(wide) + 1e-9), 0), 12)
  const values = Array.from({ length: to - from + 1 }, (_, index) =>
    Number(((from + index) * wide).toFixed(decimals)),
  )
  return { min: values[0] ?? 0, max: values.at(-1) ?? 1, values, decimals }
}

function wholeStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9)
  const factor = [1, 2, 5].find((each) => each * power >= least * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Minutes of the drill's clock: six values at most, at steps that a clock face has. */
export function clockTicks(low: number, high: number): Ticks {
  let step = [1, 2, 5, 10, 15, 30, 60].find((each) => spans(low, high, each) <= 5) ?? 120
  while (spans(low, high, step) > 5) step *= 2
  const min = Math.floor(low / step) * step
  const count = Math.max(spans(low, high, step), 1)
  const values = Array.from({ length: count + 1 }, (_, index) => min + index * step)
  return { min, max: min + count * step, values, decimals: 0 }
}

function spans(low: number, high: number, step: number): number {
  return Math.ceil(high / step) - Math.floor(low / step)
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 4 })

/** A tick's figure; ten millions and more in short form. */
export function tickText(value: number, decimals: number): string {
  const text = Math.abs(value) >= 1e7 ? compact.format(value) : value.toFixed(decimals)
  return text.replace('-', '−')
}
