/** What the lines are narrowed to. Times are world ms. */
import type { EvidenceState, Level } from './answers'
import { minute } from './times'

export type Range =
  | { kind: 'last'; ms: number }
  | { kind: 'since'; at: number }
  | { kind: 'all' }
  /** `until` null = it grows with the drill. */
  | { kind: 'chosen'; from: number; until: number | null }

export interface Filter {
  range: Range
  /** Empty = all. */
  services: readonly string[]
  levels: readonly Level[]
  words: string
  /** An id or how it begins; '' = any. */
  trace: string
}

export const lastFive: Range = { kind: 'last', ms: 5 * minute }
export const sinceThree: Range = { kind: 'since', at: 0 }

/** Signs from which on a trace's id is a whole one. */
const wholeTrace = 16

/** From and until of a range; `until` is the present moment where it is open. */
export function spanOf(range: Range, { from, now }: Pick<EvidenceState, 'from' | 'now'>) {
  switch (range.kind) {
    case 'last':
      return { from: Math.max(from, now - range.ms), until: now, open: true }
    case 'since':
      return { from: Math.max(from, Math.min(range.at, now)), until: now, open: true }
    case 'all':
      return { from, until: now, open: true }
    case 'chosen':
      return { from: range.from, until: range.until ?? now, open: range.until === null }
    default:
      return range satisfies never
  }
}

export function isNarrowed({ services, levels, words, trace }: Filter): boolean {
  return services.length > 0 || levels.length > 0 || words.trim() !== '' || trace !== ''
}

/** The filter without its time, as parameters of an address. */
export function parametersOf({ services, levels, words, trace }: Filter): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const service of services) parameters.append('service', service)
  for (const level of levels) parameters.append('level', level)
  const whole = trace.length >= wholeTrace
  if (whole) parameters.set('trace', trace)
  const said = [words, whole ? '' : trace].join(' ').trim()
  if (said !== '') parameters.set('words', said)
  return parameters
}
