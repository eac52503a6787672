/** Headings: each is a place that the contents and the outline lead to. */
import type { Block, Document } from '../document'
import { clean } from '../text'
import { ink, types } from './look'
import { need, type Paper, rule, space } from './paper'
import { write } from './prose'

export interface Heading {
  level: 2 | 3
  text: string
  /** Its name as a destination. */
  name: string
  /** Counted from 0; set once it is written. */
  page: number | null
}

export function headingsOf(document: Document): ReadonlyMap<Block, Heading> {
  const headings = new Map<Block, Heading>()
  for (const block of document) {
    if (block.kind !== 'heading' || block.level === 1) continue
    headings.set(block, {
      level: block.level,
      text: clean(block.text),
      name: `heading-${headings.size + 1}`,
      page: null,
    })
  }
  return headings
}

/** `company`: the room that what follows needs to begin on the same page. */
export function sectionHeading(paper: Paper, heading: Heading, company: number): void {
  need(paper, 46 + types.section.leading + company)
  space(paper, 26)
  rule(paper, ink.text, 0.75)
  paper.y += 11
  arrive(paper, heading)
  write(paper, 'H2', [heading.text], types.section)
  paper.y += 9
}

export function chapterHeading(paper: Paper, heading: Heading, company: number): void {
  need(paper, 22 + types.chapter.leading + company)
  space(paper, 16)
  arrive(paper, heading)
  write(paper, 'H3', [heading.text], types.chapter)
  paper.y += 5
}

function arrive(paper: Paper, heading: Heading): void {
  const { start, count } = paper.doc.bufferedPageRange()
  heading.page = start + count - 1
  paper.doc.addNamedDestination(heading.name, 'XYZ', 0, Math.max(0, paper.y - 12), null)
}
