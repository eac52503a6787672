/** The contract, carried out exactly: round once per invoice, half up (away from zero), to whole cents. */
import { Decimal } from 'decimal.js'
import type { Invoice, Line } from './invoice'

// Wide enough that no step of an invoice is ever cut.
const Exact = Decimal.clone({ precision: 60 })

/** What the invoice rightly comes to, USD. */
export function exactAmount(invoice: Invoice): Decimal {
  const taxable = sumOf(invoice.lines.filter((line) => !line.metered))
  const usage = sumOf(invoice.lines.filter((line) => line.metered))
  const share = new Exact(1).minus(invoice.discount).times(new Exact(1).plus(invoice.tax))
  const owed = taxable.times(share).plus(usage).minus(invoice.refund)
  const amount = owed.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  return invoice.isCredit ? amount.negated() : amount
}

function sumOf(lines: readonly Line[]): Decimal {
  return lines.reduce((sum, { price, quantity, proration }) => {
    const whole = new Exact(price).times(quantity)
    return sum.plus(proration === null ? whole : whole.times(proration.days).div(proration.period))
  }, new Exact(0))
}
