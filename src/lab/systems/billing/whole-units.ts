/** Money as a whole number of small units: 10¹⁰ units are one cent, so that no step before the rounding loses any. */
import type { Arithmetic } from './arithmetic'
import type { Rounding } from './choices'

const places = 12
const scale = 10n ** BigInt(places)
const cent = scale / 100n
/** Number.EPSILON, far below one unit: kept so that the remedy is carried out, and counts as nothing. */
const nudge = BigInt(Math.round(Number.EPSILON * Number(scale)))

/** a ÷ b, halves away from zero. */
function divided(a: bigint, b: bigint): bigint {
  const isNegative = a < 0n !== b < 0n
  const size = a < 0n ? -a : a
  const by = b < 0n ? -b : b
  const quotient = (size * 2n + by) / (by * 2n)
  return isNegative ? -quotient : quotient
}

function fromText(text: string): bigint {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const size = BigInt(whole) * scale + BigInt(part.padEnd(places, '0').slice(0, places))
  return sign === '-' ? -size : size
}

function toText(units: bigint): string {
  const size = units < 0n ? -units : units
  const part = String(size % scale).padStart(places, '0')
  const text = `${size / scale}.${part.slice(0, 2)}${part.slice(2).replace(/0+$/, '')}`
  return units < 0n ? `-${text}` : text
}

function evenCents(units: bigint): bigint {
  const size = units < 0n ? -units : units
  const floor = size / cent
  const isTie = (size % cent) * 2n === cent
  const cents = isTie && floor % 2n === 0n ? floor : divided(size, cent)
  return units < 0n ? -cents : cents
}

function round(units: bigint, how: Rounding): bigint {
  switch (how) {
    case 'to-fixed':
    case 'times-100':
      return divided(units, cent) * cent
    case 'epsilon':
      return divided(units < 0n ? units - nudge : units + nudge, cent) * cent
    case 'half-even':
      return evenCents(units) * cent
    default:
      throw new Error(how satisfies never)
  }
}

export const cents: Arithmetic<bigint> = {
  zero: 0n,
  of: fromText,
  whole: (count) => BigInt(count) * scale,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => divided(a * b, scale),
  over: (a, b) => divided(a * scale, b),
  round,
  negated: (a) => -a,
  text: toText,
}
