/** What several slides say in the same way. */
import type { Figure, Provenance } from '../../drill/kpis/figure'
import { numberWord } from '../text'

/** "Figures: counted, stated." */
export function provenanceNote(figures: readonly Figure[]): string {
  return originNote(figures.map(({ best }) => best?.provenance ?? null))
}

export function originNote(provenances: readonly (Provenance | null)[]): string {
  const known = [...new Set(provenances.filter((each) => each !== null))].sort()
  return known.length === 0 ? 'No figure is recorded.' : `Figures: ${known.join(', ')}.`
}

/** "Three", at a sentence's start. */
export function countWord(count: number): string {
  return capital(numberWord(count))
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const minute = 60_000

/** Drill ms as minutes of the chart's clock. */
export function inMinutes(ms: number): number {
  return ms / minute
}
