/** Three ways for a machine to reckon with money, behind one set of words. All amounts are USD. */
import { Decimal } from 'decimal.js'
import type { Rounding } from './choices'

export interface Arithmetic<N> {
  readonly zero: N
  of(text: string): N
  whole(count: number): N
  plus(a: N, b: N): N
  minus(a: N, b: N): N
  times(a: N, b: N): N
  over(a: N, b: N): N
  /** To whole cents. */
  round(a: N, how: Rounding): N
  negated(a: N): N
  /** The amount as it is kept, a decimal string. */
  text(a: N): string
}

function halfEven(cents: number): number {
  const floor = Math.floor(cents)
  if (cents - floor !== 0.5) return Math.round(cents)
  return floor % 2 === 0 ? floor : floor + 1
}

function roundFloat(a: number, how: Rounding): number {
  // A credit note mirrors its invoice, so the size is rounded.
  const sign = a < 0 ? -1 : 1
  const size = Math.abs(a)
  switch (how) {
    case 'to-fixed':
      return Number(a.toFixed(2))
    case 'times-100':
      return (sign * Math.round(size * 100)) / 100
    case 'epsilon':
      return (sign * Math.round((size + Number.EPSILON) * 100)) / 100
    case 'half-even':
      return (sign * halfEven(size * 100)) / 100
    default:
      throw new Error(how satisfies never)
  }
}

export const float: Arithmetic<number> = {
  zero: 0,
  of: Number,
  whole: (count) => count,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  round: roundFloat,
  negated: (a) => -a,
  text: String,
}

const Money = Decimal.clone({ precision: 30 })
/** As the column keeps it: what is divided is cut to these places. */
const keptPlaces = 12

function roundDecimal(a: Decimal, how: Rounding): Decimal {
  switch (how) {
    case 'to-fixed':
      return a.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    case 'times-100':
      return a.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).div(100)
    case 'epsilon': {
      const nudge = a.isNegative() ? -Number.EPSILON : Number.EPSILON
      return a.plus(nudge).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
    }
    case 'half-even':
      return a.toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN)
    default:
      throw new Error(how satisfies never)
  }
}

export const decimal: Arithmetic<Decimal> = {
  zero: new Money(0),
  of: (text) => new Money(text),
  whole: (count) => new Money(count),
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  over: (a, b) => a.div(b).toDecimalPlaces(keptPlaces, Decimal.ROUND_HALF_UP),
  round: roundDecimal,
  negated: (a) => a.negated(),
  text: (a) => a.toFixed(),
}
