/** What a rule finds, and what several of them need. */
import type { Moment } from '../beyond'

/** Null = the drill has no such moment. */
export type Finding = Omit<Moment, 'rule'> | null

/** The key under which the channel's message on something is posted. */
export function postOf(kind: 'alert' | 'hint' | 'run' | 'team-claim' | 'real', id: string): string {
  return `${kind}:${id}`
}

/** The one with the greatest measure, the first of equals. */
export function most<T>(all: readonly T[], measure: (each: T) => number): T | null {
  return all.reduce<T | null>(
    (best, each) => (best === null || measure(each) > measure(best) ? each : best),
    null,
  )
}
