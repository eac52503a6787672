/** World times, lengths and axes as the evidence page writes them. The world's clock stands at 03:00 for 0 ms. */

export const minute = 60_000
const day = 24 * 60 * minute
const three = 3 * 60 * minute

const two = (value: number) => String(value).padStart(2, '0')
const inDay = (at: number) => (((Math.floor(at) + three) % day) + day) % day

/** "03:26" */
export function worldMinute(at: number): string {
  const ms = inDay(at)
  return `${two(Math.floor(ms / (60 * minute)))}:${two(Math.floor(ms / minute) % 60)}`
}

/** "03:26:18" */
export function worldSecond(at: number): string {
  return `${worldMinute(at)}:${two(Math.floor(inDay(at) / 1_000) % 60)}`
}

/** "03:26:16.412" */
export function worldMs(at: number): string {
  return `${worldSecond(at)}.${String(inDay(at) % 1_000).padStart(3, '0')}`
}

/** "204 ms", "5.00 s". */
export function lengthOf(ms: number): string {
  if (ms < 1_000) return `${Number(ms.toFixed(ms < 10 ? 1 : 0))} ms`
  return ms < minute ? `${(ms / 1_000).toFixed(2)} s` : `${(ms / minute).toFixed(1)} min`
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** "4,118" */
export const countOf = (count: number): string => whole.format(count)

/** "1 line", "312 lines". */
export const countedOf = (count: number, word: string): string =>
  `${countOf(count)} ${word}${count === 1 ? '' : 's'}`

/** Ticks of an axis of time from `from` to `until`, `room` of them at most. */
export function timeTicks(from: number, until: number, room: number): number[] {
  const steps = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * minute)
  const step = steps.find((each) => (until - from) / each <= room) ?? 480 * minute
  const first = Math.ceil(from / step) * step
  const count = Math.max(0, Math.floor((until - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
}

/** Ticks from 0 or below to at least `most`, four or five of them. */
export function valueTicks(least: number, most: number): number[] {
  const low = Math.min(0, least)
  const span = Math.max(most - low, 1e-6)
  const rough = span / 4
  const size = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * size >= rough) ?? 10) * size
  const first = Math.floor(low / step)
  const last = Math.ceil(most / step)
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) => (first + index) * step)
}

/** Where a picture of the world's time ends: some minutes after the present moment, at a quarter of an hour. */
export function axisEnd(now: number): number {
  return Math.ceil((now + 10 * minute) / (15 * minute)) * 15 * minute
}
