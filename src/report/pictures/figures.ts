/** Figures and moments of the evidence as people read them. */

const second = 1000

/** "8 ms", "0.42 ms", "1.82 s", "3.2 min". Takes ms. */
export function lengthOf(ms: number): string {
  if (ms < 1) return `${Number(ms.toPrecision(2))} ms`
  if (ms < second) return `${Number(ms.toFixed(ms < 10 ? 1 : 0))} ms`
  if (ms < 60 * second) return `${(ms / second).toFixed(2)} s`
  return `${(ms / (60 * second)).toFixed(1)} min`
}

/** A metric's value with its unit as people write it: "8 workers" for "{worker}", "214 requests/s" for "{request}/s". */
export function valueWithUnit(value: number, unit: string): string {
  if (unit === 'USD') return `${value.toFixed(2).replace('-', '−')} USD`
  const words = value === 1 ? counted(unit)?.join('') : undefined
  return `${shortValue(value)} ${words ?? unitInWords(unit)}`.trimEnd()
}

/** What a metric's axis is in: "workers", "requests/s", "%"; "" for a mere number. */
export function unitInWords(unit: string): string {
  const [thing, rest] = counted(unit) ?? []
  if (thing !== undefined) return `${several(thing)}${rest}`
  return unit === '1' ? '' : unit
}

/** UCUM's braces: what is counted, and what comes after it. */
function counted(unit: string): [thing: string, rest: string] | null {
  const [, thing, rest] = /^\{(.+)\}(.*)$/.exec(unit) ?? []
  return thing === undefined || rest === undefined ? null : [thing, rest]
}

const several = (word: string) => (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`)

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
