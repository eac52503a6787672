/** Draws a night's invoices: ordinary ones, and those at which rounding has to decide. */
import type { Chance } from '../../chance'
import { shuffled } from '../shuffled'
import type { Invoice, Line } from './invoice'

/** Of a hundred invoices. */
export interface Mix {
  /** Usage that ends on half a cent, whole cents beside it. */
  readonly ties: number
  /** The same, but only after the period's share is taken. */
  readonly prorated: number
  /** Equal to the invoice before, and right. */
  readonly twins: number
  readonly credits: number
  /** Of the ordinary ones: with usage; with tax, discount or days that leave parts of cents. */
  readonly usage: number
  readonly parts: number
}

export interface Night {
  readonly invoices: readonly Invoice[]
  /** Ids of the invoices that equal the one before. */
  readonly twins: ReadonlySet<string>
}

interface Share {
  readonly days: number
  readonly period: number
  readonly multiple: number
}

type Kind = 'tie' | 'prorated' | 'twin' | 'usage' | 'flat'

/** Multiples of 0.20, so that neither 5 % of tax nor a fifth of discount leaves parts of a cent. */
const plans = ['19.00', '29.00', '49.00', '99.00'] as const
const extras = [
  ['seats', '9.00'],
  ['storage', '3.40'],
  ['support', '12.00'],
  ['archive', '1.80'],
] as const
const usagePrice = '0.005'
/** Of an odd multiple of the period, these days' share is odd again. */
const shares: readonly [Share, ...Share[]] = [
  { days: 10, period: 30, multiple: 3 },
  { days: 4, period: 28, multiple: 7 },
  { days: 14, period: 30, multiple: 15 },
  { days: 2, period: 30, multiple: 15 },
  { days: 26, period: 30, multiple: 15 },
]

/** Draws `count` invoices. Every hundred hold the same kinds, in another order. */
export function drawInvoices(chance: Chance, mix: Mix, count: number): Night {
  const invoices: Invoice[] = []
  const twins = new Set<string>()
  for (let hundred = 0; hundred < count; hundred += 100) {
    for (const kind of shuffled(kindsOf(mix), chance).slice(0, count - hundred)) {
      const id = `inv-${String(invoices.length + 1).padStart(5, '0')}`
      const before = invoices.at(-1)
      if (kind === 'twin' && before !== undefined) {
        twins.add(id)
        invoices.push({ ...before, id })
      } else invoices.push({ ...drawOf(kind, chance, mix), id, customer: customerOf(invoices) })
    }
  }
  return { invoices, twins }
}

function customerOf(invoices: readonly Invoice[]): string {
  return `c-${40_001 + invoices.length * 3}`
}

function kindsOf({ ties, prorated, twins, usage }: Mix): Kind[] {
  const kinds: Kind[] = []
  const add = (kind: Kind, count: number) => kinds.push(...Array<Kind>(count).fill(kind))
  add('tie', ties)
  add('prorated', prorated)
  add('twin', twins)
  add('usage', usage)
  add('flat', 100 - kinds.length)
  return kinds
}

type Charged = Omit<Invoice, 'id' | 'customer' | 'isCredit'>

function drawOf(kind: Kind, chance: Chance, mix: Mix): Omit<Invoice, 'id' | 'customer'> {
  return { ...charged(kind, chance, mix), isCredit: chance.float() * 100 < mix.credits }
}

function charged(kind: Kind, chance: Chance, mix: Mix): Charged {
  switch (kind) {
    case 'tie':
      return wholeCents(chance, [usage(odd(chance, 1200), null)])
    case 'prorated': {
      const { days, period, multiple } = oneOf(shares, chance)
      return wholeCents(chance, [usage(multiple * (200 + odd(chance, 100)), { days, period })])
    }
    case 'usage':
      return ordinary(chance, mix, [usage(chance.int(1, 1200), null)])
    case 'twin':
    case 'flat':
      return ordinary(chance, mix, [])
    default:
      throw new Error(kind satisfies never)
  }
}

function ordinary(chance: Chance, mix: Mix, metered: readonly Line[]): Charged {
  const leavesParts = chance.float() * 100 < mix.parts
  return leavesParts ? partsOfCents(chance, metered) : wholeCents(chance, metered)
}

/** Nothing but the usage leaves parts of a cent. */
function wholeCents(chance: Chance, metered: readonly Line[]): Charged {
  const way = chance.int(0, 3)
  return {
    lines: [...subscription(chance, null), ...metered],
    tax: way === 0 ? '0.05' : '0',
    discount: way === 1 ? '0.2' : '0',
    refund: refund(chance),
  }
}

/** Tax, discount or days leave parts of a cent, and never just a half: 31 days and these shares cannot. */
function partsOfCents(chance: Chance, metered: readonly Line[]): Charged {
  const proration = chance.float() < 0.3 ? { days: chance.int(1, 30), period: 31 } : null
  const lines = subscription(chance, proration)
  return {
    lines: [...(isWholeTogether(lines) ? lines.map(unprorated) : lines), ...metered],
    tax: '0.082',
    discount: chance.float() < 0.3 ? '0.12' : '0',
    refund: refund(chance),
  }
}

function subscription(chance: Chance, proration: Line['proration']): Line[] {
  const common = { metered: false, proration }
  const chosen = extras.filter(() => chance.float() < 0.35)
  return [
    { item: 'plan', price: oneOf(plans, chance), quantity: 1, ...common },
    ...chosen.map(([item, price]) => ({ item, price, quantity: chance.int(1, 9), ...common })),
  ]
}

/** Each line's share has no end, and their sum has: with usage a tie that no machine of few places meets. */
function isWholeTogether(lines: readonly Line[]): boolean {
  const cents = lines.reduce(
    (sum, each) => sum + Math.round(Number(each.price) * 100) * each.quantity,
    0,
  )
  return lines.some(({ proration }) => proration !== null && cents % proration.period === 0)
}

const unprorated = (line: Line): Line => ({ ...line, proration: null })

function usage(quantity: number, proration: Line['proration']): Line {
  return { item: 'api-calls', price: usagePrice, quantity, metered: true, proration }
}

function refund(chance: Chance): string {
  return chance.float() < 0.05 ? `${chance.int(1, 4)}.${chance.int(10, 99)}` : '0'
}

function odd(chance: Chance, limit: number): number {
  return 1 + 2 * chance.int(0, limit / 2 - 1)
}

function oneOf<T>(list: readonly [T, ...T[]], chance: Chance): T {
  return list[chance.int(0, list.length - 1)] ?? list[0]
}
