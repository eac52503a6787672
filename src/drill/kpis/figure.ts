/** A figure of the report: an exact number, or its absence, with where it comes from. */
import { Decimal } from 'decimal.js'

/** Best first: measured beats counted beats stated. */
export const provenances = ['measured', 'counted', 'stated'] as const
export type Provenance = (typeof provenances)[number]

export const units = ['ms', '%', 'count', 'minutes', 'score', 'brier'] as const
export type Unit = (typeof units)[number]

/** Where the lab's figures come from: code that ran, on a clock that skips all waiting. */
export const measuredInLab = 'measured, virtual time'

/** A figure's provenance in words. What is measured is the lab's, but for times: those are the drill's own. */
export function originText(provenance: Provenance, unit: Unit): string {
  return provenance === 'measured' && unit !== 'ms' && unit !== 'minutes'
    ? measuredInLab
    : provenance
}

/** One value of a figure and where it comes from. */
export interface Value {
  value: Decimal
  /** Least and greatest of what a mean was taken over; null where the value is no mean. */
  range: { low: Decimal; high: Decimal } | null
  /** How many of how many: found of delivered, held of run, answers of participants. */
  share: { part: number; whole: number } | null
  provenance: Provenance
  /** Ids of the rows it was computed from. */
  rows: readonly string[]
}

/** `best` null = not recorded. `others`: further values of the same figure, kept and printed (a stated one beside a counted one). */
export interface Figure {
  unit: Unit
  best: Value | null
  others: readonly Value[]
}

/** A figure of whatever exists, the best provenance first. */
export function figure(unit: Unit, ...values: readonly (Value | null)[]): Figure {
  const present = values
    .filter((value) => value !== null)
    .sort((a, b) => provenances.indexOf(a.provenance) - provenances.indexOf(b.provenance))
  return { unit, best: present[0] ?? null, others: present.slice(1) }
}

/** One value that is no mean. */
export function value(
  amount: Decimal.Value,
  provenance: Provenance,
  rows: readonly string[],
  parts: Value['share'] = null,
): Value {
  return { value: new Decimal(amount), range: null, share: parts, provenance, rows }
}

/** The exact mean of some amounts, with their range; null of none. */
export function mean(
  amounts: readonly Decimal.Value[],
  provenance: Provenance,
  rows: readonly string[],
  parts: Value['share'] = null,
): Value | null {
  if (amounts.length === 0) return null
  return {
    value: Decimal.sum(...amounts).div(amounts.length),
    range: { low: Decimal.min(...amounts), high: Decimal.max(...amounts) },
    share: parts,
    provenance,
    rows,
  }
}

/** A share in %; null of none. */
export function share(
  part: number,
  whole: number,
  provenance: Provenance,
  rows: readonly string[],
): Value | null {
  if (whole === 0) return null
  return value(new Decimal(part).mul(100).div(whole), provenance, rows, { part, whole })
}
