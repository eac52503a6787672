/** Running text: lines that flow from page to page. */
import type { Text } from '../document'
import { type Line, linesOf } from './lines'
import { column, page, type Type } from './look'
import { drawLine, type Element, element, type Paper, room, type Tag, turn, within } from './paper'
import { unitsOf } from './units'

interface Place {
  /** From the column's left edge. */
  indent?: number
  width?: number
  parent?: Element
  /** The element that it belongs to; without one it gets its own, below `parent`. */
  part?: Element
  /** Drawn beside the first line, at the foot of its letters. */
  beside?: (foot: number) => void
}

/** Where letters stand in a line of that leading: from its top to their feet. */
export function footIn({ size, leading }: Type): number {
  return (leading - size) / 2 + size * 0.83
}

function setLines(paper: Paper, text: Text, type: Type, width: number): Line[] {
  const { typeface } = paper
  return linesOf(unitsOf(text, type, typeface), width / type.size, typeface)
}

/** Writes a text; neither its first nor its last line stands alone on a page. */
export function write(paper: Paper, tag: Tag, text: Text, type: Type, place: Place = {}): void {
  const { indent = 0, width = column - indent, parent = paper.root, beside } = place
  const lines = setLines(paper, text, type, width)
  const part = place.part ?? element(paper, tag, parent)
  let from = 0
  while (from < lines.length) {
    const left = lines.length - from
    const fit = Math.max(0, Math.floor(room(paper) / type.leading + 0.001))
    const take = fit >= left ? left : left - fit === 1 && fit > 2 ? fit - 1 : fit
    if (take === 0 || (from === 0 && take === 1 && left > 1)) {
      turn(paper)
      continue
    }
    const first = from === 0
    within(paper, tag, part, () => {
      for (const line of lines.slice(from, from + take)) {
        drawLine(paper, line, type, page.left + indent, paper.y + footIn(type))
        if (first && line === lines[0]) beside?.(paper.y + footIn(type))
        paper.y += type.leading
      }
    })
    from += take
  }
}
