/** The table of contents: written before the pages are known, its numbers filled in when they are. */
import type { Heading } from './headings'
import { oneLineOf } from './lines'
import { column, ink, page, type Type, tabular, types } from './look'
import { drawLine, type Element, element, type Paper, room, rule, turn, within } from './paper'
import { footIn, write } from './prose'
import { unitsOf } from './units'

interface Entry {
  heading: Heading
  /** Counted from 0. */
  on: number
  y: number
  part: Element
  type: Type
}

const numbers = 40
const section: Type = { ...types.body, size: 9.5, leading: 20, weight: 600 }
const chapter: Type = { ...types.body, size: 8.5, leading: 14.5, colour: ink.second }
const indent = 16

/** Writes the entries; the returned function adds the page numbers. */
export function contents(paper: Paper, headings: readonly Heading[]): () => void {
  write(paper, 'P', ['Contents'], types.section)
  paper.y += 12
  const list = element(paper, 'TOC', paper.root)
  const entries: Entry[] = []
  for (const [index, heading] of headings.entries()) {
    const type = heading.level === 2 ? section : chapter
    if (room(paper) < type.leading) turn(paper)
    if (heading.level === 2) {
      if (headings[index - 1]?.level === 3) paper.y += 4
      rule(paper, ink.line, 0.5)
    }
    const part = element(paper, 'TOCI', list)
    const left = heading.level === 2 ? 0 : indent
    const units = unitsOf([heading.text], type, paper.typeface)
    const width = (column - left - numbers) / type.size
    const foot = paper.y + footIn(type)
    within(paper, 'TOCI', part, () =>
      drawLine(paper, oneLineOf(units, width, paper.typeface), type, page.left + left, foot),
    )
    paper.doc.goTo(page.left, paper.y, column, type.leading, heading.name)
    const { start, count } = paper.doc.bufferedPageRange()
    entries.push({ heading, on: start + count - 1, y: foot, part, type })
    paper.y += type.leading
  }
  return () => {
    for (const { heading, on, y, part, type } of entries) {
      if (heading.page === null) continue
      paper.doc.switchToPage(on)
      const set = { ...type, features: tabular }
      const line = oneLineOf(
        unitsOf([String(heading.page + 1)], set, paper.typeface),
        99,
        paper.typeface,
      )
      within(paper, 'TOCI', part, () =>
        drawLine(paper, line, set, page.width - page.right - line.width * type.size, y),
      )
    }
  }
}

/** The outline that viewers show beside the pages. Written once the headings have their pages. */
export function outline(paper: Paper, headings: readonly Heading[]): void {
  let above = paper.doc.outline
  for (const { level, text, page: on } of headings) {
    if (on === null) continue
    paper.doc.switchToPage(on)
    if (level === 2) above = paper.doc.outline.addItem(text, { expanded: true })
    else above.addItem(text)
  }
}
