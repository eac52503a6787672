/** What several slides say in the same way. */
import type { Figure, Provenance } from '../../drill/kpis/figure'
import { originText } from '../../drill/kpis/figure'
import { capital, numberWord } from '../text'

/** "Figures: counted, stated." */
export function provenanceNote(figures: readonly Figure[]): string {
  return noteOf(
    figures.flatMap(({ best, unit }) => (best ? originText(best.provenance, unit) : [])),
  )
}

/** The same for shares, where their origins alone are known. */
export function originNote(provenances: readonly (Provenance | null)[]): string {
  return noteOf(provenances.flatMap((each) => (each === null ? [] : originText(each, '%'))))
}

function noteOf(origins: readonly string[]): string {
  const known = [...new Set(origins)].sort()
  const between = known.some((each) => each.includes(',')) ? '; ' : ', '
  return known.length === 0 ? 'No figure is recorded.' : `Figures: ${known.join(between)}.`
}

/** "Three", at a sentence's start. */
export function countWord(count: number): string {
  return capital(numberWord(count))
}

const minute = 60_000

/** Drill ms as minutes of the chart's clock. */
export function inMinutes(ms: number): number {
  return ms / minute
}
