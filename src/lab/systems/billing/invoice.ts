/** What a customer owes, before anybody has worked the amount out. Money is an exact decimal string in USD. */

export interface Line {
  readonly item: string
  /** Per unit, e.g. "0.005" for one metered call. */
  readonly price: string
  readonly quantity: number
  /** Usage has its tax in the price and takes part in no discount. */
  readonly metered: boolean
  /** Only so many days of the period are charged; null = the whole period. */
  readonly proration: { readonly days: number; readonly period: number } | null
}

export interface Invoice {
  readonly id: string
  readonly customer: string
  readonly lines: readonly Line[]
  /** Shares, "0.082" = 8.2 %. */
  readonly tax: string
  readonly discount: string
  /** Taken off the invoice, whole cents. */
  readonly refund: string
  /** A credit note: the customer gets the amount back. */
  readonly isCredit: boolean
}

/** All that the customer sees: two invoices of a customer may be equal in it and both be right. */
export function contentOf(invoice: Invoice): string {
  const lines = invoice.lines.map(({ item, price, quantity, proration }) => [
    item,
    price,
    quantity,
    proration === null ? 'whole' : `${proration.days}/${proration.period}`,
  ])
  const { customer, tax, discount, refund, isCredit } = invoice
  return JSON.stringify([customer, lines, tax, discount, refund, isCredit])
}

/** Units of usage on the invoice. */
export function usageOf(invoice: Invoice): number {
  return invoice.lines.reduce((sum, line) => sum + (line.metered ? line.quantity : 0), 0)
}
