/** Figures and moments of the evidence as people read them. */

const second = 1000

/** "8 ms", "0.42 ms", "1.82 s", "3.2 min". Takes ms. */
export function lengthOf(ms: number): string {
  if (ms < 1) return `${Number(ms.toPrecision(2))} ms`
  if (ms < second) return `${Number(ms.toFixed(ms < 10 ? 1 : 0))} ms`
  if (ms < 60 * second) return `${(ms / second).toFixed(2)} s`
  return `${(ms / (60 * second)).toFixed(1)} min`
}

/** A metric's value with its unit as people write it: "{worker}" is what it counts, and plain. */
export function valueWithUnit(value: number, unit: string): string {
  const shown = shortValue(value)
  const counted = /^\{(.+)\}$/.exec(unit)?.[1]
  if (counted !== undefined) return value === 1 ? `1 ${counted}` : `${shown} ${plural(counted)}`
  if (unit === 'USD') return `${value.toFixed(2).replace('-', '−')} USD`
  return unit === '' || unit === '1' ? shown : `${shown} ${unit}`
}

const plural = (word: string) => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`)

/** Three digits that count, no less than the whole ones; thousands apart. */
export function shortValue(value: number): string {
  const size = Math.abs(value)
  const decimals = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2
  const rounded = Number(value.toFixed(decimals))
  return (rounded === 0 ? 0 : rounded)
    .toLocaleString('en', { maximumFractionDigits: decimals })
    .replace('-', '−')
}

const dayMinutes = 24 * 60

/** World time of a world ms: "03:21:14". */
export function worldTime(ms: number): string {
  const seconds = Math.floor(ms / second)
  const rest = ((seconds % 60) + 60) % 60
  return `${worldMinuteText(Math.floor(seconds / 60))}:${pair(rest)}`
}

/** World time of a minute after 03:00: "02:40". */
export function worldMinuteText(minute: number): string {
  const minutes = (((180 + Math.floor(minute)) % dayMinutes) + dayMinutes) % dayMinutes
  return `${pair(Math.floor(minutes / 60))}:${pair(minutes % 60)}`
}

const pair = (amount: number) => String(amount).padStart(2, '0')
