/** Compares, as the night goes on, what the engine has charged with what the ledger says. */
import { Decimal } from 'decimal.js'
import type { Choices } from './choices'
import { type Entry, invoiceCount } from './night'

/** Invoices between two comparisons. */
export const every = 250
/** The alert's limit, USD. */
export const gapLimit = 0.5

export interface Reconciliation {
  /** Where the run stands after each comparison: what the total is over what it should be, USD, the start first. */
  readonly gaps: readonly string[]
  /** Postings that differ, with the comparison that saw them. */
  readonly differing: readonly { point: number; trace: string }[]
  /** A delivery was handled. True when a comparison is due: `total` is asked for then. */
  handled(entry: Entry): boolean
  differs(trace: string): void
  /** What the total is over what it should be, below zero = under it; USD. */
  compare(total: Decimal): Decimal
  /** Invoices handled so far. */
  count(): number
}

export function createReconciliation(): Reconciliation {
  const seen = new Set<string>()
  const gaps = ['0.00']
  const differing: { point: number; trace: string }[] = []
  let expected = new Decimal(0)
  return {
    gaps,
    differing,
    handled(entry) {
      if (seen.has(entry.invoice.id)) return false
      seen.add(entry.invoice.id)
      expected = expected.plus(entry.expected)
      return seen.size % every === 0 || seen.size === invoiceCount
    },
    differs: (trace) => void differing.push({ point: gaps.length, trace }),
    count: () => seen.size,
    compare(total) {
      const gap = total.minus(expected)
      gaps.push(gap.toFixed(2))
      return gap
    },
  }
}

/** What the alert sees of a gap, USD: nothing within the tolerance. */
export function reportedGap(gap: Decimal, tolerance: Choices['tolerance']): number {
  return gap.abs().lte(tolerance) ? 0 : gap.toNumber()
}
