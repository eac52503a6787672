/** Where nothing is smaller than a button, links that are pressed stand in the row of their buttons. */
import type { Part } from './message'

/** The same words in the same order, but for an alert's links, which stand in the row of its buttons. */
export function withPressedLinks(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, at): Part[] => {
    if (part.kind === 'links' && rowAfter(parts, at) !== null) return []
    if (part.kind !== 'buttons') return [part]
    const linked = parts.flatMap((each, index) => {
      if (each.kind !== 'links' || rowAfter(parts, index) !== at) return []
      return each.links.flatMap((link) => {
        if (link.kind !== 'press') return []
        const { style: _, ...small } = link.button
        return [small]
      })
    })
    return [{ ...part, buttons: [...part.buttons, ...linked] }]
  })
}

/** The place of the row that these links go into, past nothing but text; null = they stay. */
function rowAfter(parts: readonly Part[], at: number): number | null {
  const part = parts[at]
  if (part?.kind !== 'links' || part.links.some(({ kind }) => kind !== 'press')) return null
  const row = parts.findIndex((each, index) => index > at && each.kind !== 'text')
  return row > at + 1 && parts[row]?.kind === 'buttons' ? row : null
}
