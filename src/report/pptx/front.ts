/** Whose deck it is: what stands in every footer and in the file's properties. */
import type { Front } from '../document'
import { typed } from './measure'

/** The word that marks a deck whose team is simulated; null for a drill of people. */
export function markOf(kind: Front['kind']): string | null {
  switch (kind) {
    case 'drill':
      return null
    case 'rehearsal':
      return 'REHEARSAL'
    case 'sample':
      return 'SAMPLE'
    default:
      return kind satisfies never
  }
}

/** "Payments drill · Team Blue · 2026-01-03 · report version 2", without what is empty. */
export function footerParts({ title, team, date, version, kind }: Front): string[] {
  const simulated = kind === 'drill' ? '' : `a ${kind} with a simulated team`
  return [title, team, date, `report version ${version}`, simulated]
    .map(typed)
    .filter((part) => part.trim() !== '')
}
