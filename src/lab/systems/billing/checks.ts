/** What is checked after a night, from the rows that were really written. */
import { Decimal } from 'decimal.js'
import type { RunCheck } from '../../run'
import type { Entry, Night } from './night'
import type { Posting } from './postings'
import { gapLimit } from './reconciliation'

/** A night's end, counted. */
export interface Tally {
  /** Charged total over what it should be, USD. */
  readonly gap: Decimal
  /** Invoices whose charges are not exactly what they come to; `short` of them too little. */
  readonly wrong: number
  readonly short: number
  /** Deliveries that came again and were charged again. */
  readonly chargedAgain: number
  /** Invoices equal to another that were never charged. */
  readonly twinsLost: number
}

/** `postings` are all rows of the night. */
export function tallyOf({ entries }: Night, postings: readonly Posting[], total: Decimal): Tally {
  const charged = new Map<string, { sum: Decimal; times: number }>()
  for (const { invoice, amount } of postings) {
    const before = charged.get(invoice)
    const sum = before === undefined ? new Decimal(amount) : before.sum.plus(amount)
    charged.set(invoice, { sum, times: (before?.times ?? 0) + 1 })
  }
  const off = entries
    .map((entry) => sizeOff(entry, charged.get(entry.invoice.id)?.sum))
    .filter((each) => !each.isZero())
  const expected = entries.reduce((sum, entry) => sum.plus(entry.expected), new Decimal(0))
  return {
    gap: total.minus(expected),
    wrong: off.length,
    short: off.filter((each) => each.isNegative()).length,
    chargedAgain: [...charged.values()].reduce((sum, { times }) => sum + times - 1, 0),
    twinsLost: entries.filter(({ isTwin, invoice }) => isTwin && !charged.has(invoice.id)).length,
  }
}

function sizeOff({ expected }: Entry, charged: Decimal | undefined): Decimal {
  return (charged ?? new Decimal(0)).minus(expected)
}

interface Judged {
  readonly tally: Tally
  /** What the alert sees, USD. */
  readonly reported: number
  /** Rows that a replay added. */
  readonly replayed: number
}

export function checksOf({ tally, reported, replayed }: Judged): RunCheck[] {
  const gap = Number(tally.gap.abs().toFixed(2))
  return [
    atMost('reconciliation gap', 'symptom', Math.abs(reported), gapLimit, 'USD'),
    atMost('retries charged twice', 'invariant', tally.chargedAgain, 0, ''),
    atMost('equal invoices lost', 'invariant', tally.twinsLost, 0, 'invoices'),
    atMost('total against the exact ledger', 'goal', gap, 0, 'USD'),
    atMost('invoices that differ from the ledger', 'goal', tally.wrong, 0, 'invoices'),
    atMost('charged by a replay under new delivery ids', 'goal', replayed, 0, ''),
  ]
}

function atMost(
  name: string,
  kind: RunCheck['kind'],
  value: number,
  limit: number,
  unit: string,
): RunCheck {
  return { name, kind, passed: value <= limit, value, limit, unit }
}
