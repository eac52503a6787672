/** The report as JSON: the whole Report, decimals as exact strings, keys in alphabetical order. */
import { Decimal } from 'decimal.js'
import type { Report } from './report'

/** A facilitator's word on one version. `sha256`: of the version's JSON without the sign-off, hex. */
export interface SignOff {
  by: string
  /** Real time, epoch ms. */
  at: number
  sha256: string
}

/** The same report gives the same bytes. The text to hash is the one without `signOff`. */
export function reportJson(report: Report, signOff?: SignOff): string {
  return `${JSON.stringify(plain(signOff ? { ...report, signOff } : report), null, 2)}\n`
}

/** Decimals become strings, objects get sorted keys. */
function plain(value: unknown): unknown {
  if (Decimal.isDecimal(value)) return value.toFixed()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}
