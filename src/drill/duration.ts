/** How lengths and moments of drill time print. */
import { Decimal } from 'decimal.js'

const second = 1000
const minute = 60 * second

/** "26 min", "9.5 min", "45 s": rounded half-up to minutes, to tenths below ten minutes, to seconds below one. Takes ms. */
export function formatDuration(ms: Decimal.Value): string {
  const length = new Decimal(ms)
  if (length.isNegative() && !length.isZero()) return `−${formatDuration(length.neg())}`
  const seconds = rounded(length.div(second), 0)
  if (length.lt(minute) && seconds.lt(60)) return `${seconds.toFixed(0)} s`
  const tenths = rounded(length.div(minute), 1)
  return tenths.lt(10)
    ? `${tenths.toFixed(1)} min`
    : `${rounded(length.div(minute), 0).toFixed(0)} min`
}

/** A moment on the drill's clock as "h:mm", the begun minute left out. Takes ms since the start. */
export function formatClock(ms: number): string {
  const minutes = Math.floor(ms / minute)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** "0:15–1:00" */
export function formatSpan(start: number, end: number): string {
  return `${formatClock(start)}–${formatClock(end)}`
}

function rounded(amount: Decimal, places: number): Decimal {
  return amount.toDecimalPlaces(places, Decimal.ROUND_HALF_UP)
}
