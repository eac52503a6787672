/** What the report still lacks, each with the word that fills it. */
import type { Part } from './message'
import { code, plural } from './spans'

export interface Lack {
  what: string
  /** What follows `/drill`: "fix B". */
  command: string
}

/** At most `most` of them, then how many more. */
export function lackFacts(lacks: readonly Lack[], most: number): Part[] {
  if (lacks.length === 0) return []
  const facts = lacks.slice(0, most).map((lack) => ({
    label: lack.what,
    value: [code(`/drill ${lack.command}`)],
  }))
  const more = lacks.length - facts.length
  return [
    { kind: 'facts', facts },
    ...(more > 0 ? [{ kind: 'note' as const, text: `And ${plural(more, 'more point')}.` }] : []),
  ]
}
