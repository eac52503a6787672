/** What stands on every page but the first: whose report it is, which version, which page. */
import type { Front } from '../document'
import { oneLineOf } from './lines'
import { column, ink, page, tabular, types } from './look'
import { aside, drawLine, type Paper } from './paper'
import { unitsOf } from './units'

const type = { ...types.small, features: tabular }
const bold = { ...type, weight: 600, colour: ink.text } as const

export function furniture(paper: Paper, front: Front): void {
  const { start, count } = paper.doc.bufferedPageRange()
  const kind = kindWord(front.kind)
  const footer = `Drill report, version ${front.version}${kind === null ? '' : ` · ${kind}`}`
  for (let index = start + 1; index < start + count; index++) {
    paper.doc.switchToPage(index)
    aside(paper, 'Pagination', () => {
      left(paper, `${front.title} · ${front.team}`, page.header)
      if (kind !== null) right(paper, kind, page.header)
      left(paper, footer, page.footer)
      right(paper, `Page ${index + 1} of ${count}`, page.footer)
    })
  }
}

/** Null = the real thing, which needs no word. */
export function kindWord(kind: Front['kind']): string | null {
  switch (kind) {
    case 'drill':
      return null
    case 'rehearsal':
      return 'Rehearsal'
    case 'sample':
      return 'Sample'
    default:
      return kind satisfies never
  }
}

function left(paper: Paper, text: string, foot: number): void {
  const units = unitsOf([text], type, paper.typeface)
  const line = oneLineOf(units, (column - 90) / type.size, paper.typeface)
  drawLine(paper, line, type, page.left, foot)
}

function right(paper: Paper, text: string, foot: number): void {
  const line = oneLineOf(unitsOf([text], bold, paper.typeface), 99, paper.typeface)
  drawLine(paper, line, bold, page.width - page.right - line.width * bold.size, foot)
}
