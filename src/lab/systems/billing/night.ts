/** A night's load: the invoices, and the deliveries that bring them, some of them more than once. */
import type { Decimal } from 'decimal.js'
import type { Chance } from '../../chance'
import type { RunRequest } from '../../run'
import { drawInvoices, type Mix } from './draw-invoices'
import { exactAmount } from './exact-ledger'
import type { Invoice } from './invoice'

/** One invoice and what it rightly comes to. */
export interface Entry {
  readonly invoice: Invoice
  /** Its sender's, the same whenever it comes. */
  readonly key: string
  readonly expected: Decimal
  /** Another invoice equals it, and both are owed. */
  readonly isTwin: boolean
}

export interface Delivery {
  /** New each time. */
  readonly id: string
  readonly entry: Entry
  /** ms since the start. */
  readonly at: number
  /** How long the engine works on it, ms. */
  readonly work: number
  readonly isRepeated: boolean
}

export interface Night {
  readonly entries: readonly Entry[]
  /** In the order in which they come. */
  readonly deliveries: readonly Delivery[]
}

export const invoiceCount = 10_000
/** ms between two invoices. */
const spacing = 0.4

const alert = { ties: 2, prorated: 1, twins: 1, credits: 8, usage: 6, parts: 60, repeated: 4 }

const mixes: Readonly<Record<RunRequest['load'], Mix & { repeated: number }>> = {
  alert,
  lasting: alert,
  'hold-out': { ties: 4, prorated: 3, twins: 2, credits: 12, usage: 9, parts: 45, repeated: 9 },
  // No usage yet: its price is what leaves half cents.
  ordinary: { ties: 0, prorated: 0, twins: 1, credits: 7, usage: 0, parts: 60, repeated: 4 },
}

/** Draws a night; remedies have no part in it. */
export function drawNight(chance: Chance, load: RunRequest['load']): Night {
  const mix = mixes[load]
  const { invoices, twins } = drawInvoices(chance.fork('invoices'), mix, invoiceCount)
  const isSecond = (invoice: Invoice | undefined) => invoice !== undefined && twins.has(invoice.id)
  const entries = invoices.map((invoice, index) => ({
    invoice,
    key: `key-${invoice.id.slice(4)}`,
    expected: exactAmount(invoice),
    isTwin: isSecond(invoice) || isSecond(invoices[index + 1]),
  }))
  return { entries, deliveries: deliver(entries, chance.fork('deliveries'), mix.repeated) }
}

/** Every twentieth invoice of a night, brought once more under a new delivery id. */
export function replayOf({ entries }: Night, chance: Chance): Delivery[] {
  const again = entries.filter((_, index) => index % 20 === 7)
  return again.map((entry, index) => ({
    id: `replay-${index + 1}`,
    entry,
    at: index * spacing,
    work: chance.around(45, 0.55),
    isRepeated: true,
  }))
}

function deliver(entries: readonly Entry[], chance: Chance, repeated: number): Delivery[] {
  const bare: Omit<Delivery, 'id'>[] = []
  entries.forEach((entry, index) => {
    const at = index * spacing + chance.float() * spacing
    bare.push({ entry, at, work: chance.around(45, 0.55), isRepeated: false })
    if (chance.float() * 100 >= repeated) return
    const later = at + chance.around(30, 0.5)
    bare.push({ entry, at: later, work: chance.around(45, 0.55), isRepeated: true })
  })
  return bare
    .sort((a, b) => a.at - b.at)
    .map((each, index) => ({ ...each, id: `d-${String(index + 1).padStart(5, '0')}` }))
}
