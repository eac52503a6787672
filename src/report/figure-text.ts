/** How figures read in sentences and tables. */
import { Decimal } from 'decimal.js'
import { formatDuration } from '../drill/duration'
import { type Figure, originText, type Unit, type Value } from '../drill/kpis/figure'

export const notRecorded = 'not recorded'

/** Decimal places of each unit that prints as a plain number. */
const places = { '%': 1, count: 0, minutes: 0, score: 1, brier: 2 } as const

/** "96 %", "15 min", "4.2", "26 min": rounded half-up, a share without needless zeros. */
export function amountText(amount: Decimal, unit: Unit): string {
  if (unit === 'ms') return formatDuration(amount)
  const rounded = amount.toDecimalPlaces(places[unit], Decimal.ROUND_HALF_UP)
  switch (unit) {
    case '%':
      return `${rounded.toFixed()} %`
    case 'minutes':
      return `${rounded.toFixed().replace('-', '−')} min`
    case 'count':
      return rounded.toFixed()
    case 'score':
    case 'brier':
      return rounded.toFixed(places[unit])
    default:
      return unit satisfies never
  }
}

/** Over its limit, and the two print alike: without a word it would look met. In ms. */
export function isJustOver(length: Decimal, limit: number): boolean {
  return length.gt(limit) && formatDuration(length) === formatDuration(limit)
}

/** The figure's best value, or "not recorded". */
export function figureText({ unit, best }: Figure): string {
  return best ? amountText(best.value, unit) : notRecorded
}

/** "18–35 min"; null where there is no range, or all values are alike. */
export function rangeText({ unit, best }: Figure): string | null {
  const range = best?.range
  if (!range || range.low.eq(range.high)) return null
  const [low, high] = [amountText(range.low, unit), amountText(range.high, unit)]
  const [amount, suffix] = high.split(' ')
  return suffix && low.endsWith(` ${suffix}`)
    ? `${low.slice(0, -suffix.length - 1)}–${amount} ${suffix}`
    : `${low}–${high}`
}

/** "3 of 3"; null where the value is no share. */
export function shareText(value: Value | null): string | null {
  return value?.share ? `${value.share.part} of ${value.share.whole}` : null
}

/** The values that stand beside the best one: "stated 90 %". */
function othersText({ unit, others }: Figure): string[] {
  return others.map(
    (other) => `${originText(other.provenance, unit)} ${amountText(other.value, unit)}`,
  )
}

/** "18 min (counted)": the figure with where it comes from, and what stands beside it. */
export function figureWithOrigin(figure: Figure): string {
  const { best, unit } = figure
  return best
    ? `${figureText(figure)} (${[originText(best.provenance, unit), ...othersText(figure)].join(', ')})`
    : notRecorded
}
