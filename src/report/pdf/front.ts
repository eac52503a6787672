/** The first page: whose drill it was, the verdict, the figures, the picture. */
import type { Block, Document, Front } from '../document'
import { type Setting, writeBlock } from './blocks'
import { figures } from './figures'
import { kindWord } from './furniture'
import { oneLineOf } from './lines'
import { column, ink, page, types } from './look'
import { aside, drawLine, type Paper, rule, space, turn } from './paper'
import { write } from './prose'
import { unitsOf } from './units'

const top = 54

/** Everything before the document's first rule. */
export function splitFront(document: Document): { front: Document; rest: Document } {
  const end = document.findIndex(({ kind }) => kind === 'rule')
  return end < 0
    ? { front: [], rest: document }
    : { front: document.slice(0, end), rest: document.slice(end + 1) }
}

/** Characters. A crowd's names would push verdict, figures and picture off the first page. */
const longest = 700

export function frontPage(setting: Setting, front: Document, matter: Front): void {
  const { paper } = setting
  const late = front.filter(isLong)
  brand(paper, matter)
  for (const block of front) {
    if (late.includes(block)) continue
    switch (block.kind) {
      case 'heading':
        write(paper, 'H1', [block.text], types.title, { width: 360 })
        space(paper, 14)
        break
      case 'paragraph':
        write(paper, 'P', block.text, types.field)
        space(paper, 1)
        break
      case 'quote':
        space(paper, 16)
        rule(paper, ink.text, 0.75)
        paper.y += 14
        for (const line of block.lines) write(paper, 'P', [line], types.verdict)
        space(paper, 16)
        break
      case 'figures':
        figures(paper, block.lines, true)
        space(paper, 4)
        break
      case 'list':
      case 'checklist':
      case 'table':
      case 'image':
      case 'rule':
        writeBlock(setting, block, [])
        break
      default:
        block satisfies never
    }
  }
  turn(paper)
  for (const block of late) writeBlock(setting, block, [])
  space(paper, 36)
}

/** What was too long for the first page opens the second. */
function isLong(block: Block): boolean {
  if (block.kind !== 'paragraph') return false
  const length = block.text.reduce(
    (sum, inline) => sum + (typeof inline === 'string' ? inline.length : 0),
    0,
  )
  return length > longest
}

/** A bar of ink, and beside it whether this was real. */
function brand(paper: Paper, { kind }: Front): void {
  aside(paper, 'Pagination', () => {
    paper.doc.rect(page.left, top, 28, 3).fill(ink.text)
    const word = kindWord(kind)
    if (word === null) return
    const type = { ...types.small, weight: 600, colour: ink.text } as const
    const line = oneLineOf(unitsOf([word], type, paper.typeface), 99, paper.typeface)
    drawLine(paper, line, type, page.left + column - line.width * type.size, top + 5)
  })
  paper.y = top + 18
}
