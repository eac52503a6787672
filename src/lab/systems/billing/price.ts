/** Works out what an invoice comes to, in whatever arithmetic, rounding where the remedies say. */
import type { Arithmetic } from './arithmetic'
import type { Choices } from './choices'
import type { Invoice, Line } from './invoice'

type Rules = Pick<Choices, 'place' | 'rounding' | 'divide'>

export interface Priced<N> {
  /** What is charged; below zero for a credit note. */
  readonly amount: N
  /** The same before the last rounding. */
  readonly unrounded: N
}

/** Prices one invoice. Periods are above zero. */
export function price<N>(invoice: Invoice, money: Arithmetic<N>, rules: Rules): Priced<N> {
  const { place, rounding } = rules
  let sum = money.zero
  for (const line of invoice.lines) {
    const net = netOf(line, money, rules)
    const gross = line.metered ? net : taxed(net, invoice, money)
    sum = money.plus(sum, place === 'line' ? money.round(gross, rounding) : gross)
  }
  const owed = money.minus(sum, money.of(invoice.refund))
  const unrounded = invoice.isCredit ? money.negated(owed) : owed
  return { amount: place === 'invoice' ? money.round(unrounded, rounding) : unrounded, unrounded }
}

function netOf<N>(line: Line, money: Arithmetic<N>, { divide }: Rules): N {
  const whole = money.times(money.of(line.price), money.whole(line.quantity))
  if (line.proration === null) return whole
  const days = money.whole(line.proration.days)
  const period = money.whole(line.proration.period)
  switch (divide) {
    case 'last':
      return money.over(money.times(whole, days), period)
    case 'first':
      return money.times(whole, money.over(days, period))
    default:
      throw new Error(divide satisfies never)
  }
}

function taxed<N>(net: N, invoice: Invoice, money: Arithmetic<N>): N {
  const reduced = money.minus(net, money.times(net, money.of(invoice.discount)))
  return money.plus(reduced, money.times(reduced, money.of(invoice.tax)))
}
