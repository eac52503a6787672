/** The pages being written: where the next line goes, what is drawn there, and what it means to a screen reader. */
import type { Line } from './lines'
import { column, ink, page, type Type } from './look'
import { featured, type Typeface } from './typeface'
import type { Run } from './units'

export type Element = PDFKit.PDFStructureElement
/** Kinds of element that this document uses, by their names in PDF. */
export type Tag =
  | 'Document'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'BlockQuote'
  | 'L'
  | 'LI'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'TOC'
  | 'TOCI'

export interface Paper {
  doc: PDFKit.PDFDocument
  typeface: Typeface
  /** Top of what comes next, from the page's upper edge. */
  y: number
  root: Element
  /** Somewhere stands a box for a character that no font has. */
  unknown: boolean
}

export function room(paper: Paper): number {
  return page.height - page.bottom - paper.y
}

export function atTop(paper: Paper): boolean {
  return paper.y <= page.top
}

export function turn(paper: Paper): void {
  paper.doc.addPage()
  paper.y = page.top
}

/** A new page, unless so much still fits on this one. */
export function need(paper: Paper, height: number): void {
  if (room(paper) < height && !atTop(paper)) turn(paper)
}

/** Space between blocks; none at the top of a page. */
export function space(paper: Paper, height: number): void {
  if (!atTop(paper)) paper.y += height
}

export function element(paper: Paper, tag: Tag, parent: Element, alt?: string): Element {
  const made = paper.doc.struct(tag, alt === undefined ? {} : { alt })
  parent.add(made)
  return made
}

/** What `draw` draws belongs to that element. */
export function within(paper: Paper, tag: Tag, part: Element, draw: () => void): void {
  part.add(paper.doc.markStructureContent(tag))
  draw()
  paper.doc.endMarkedContent()
}

/** What `draw` draws is decoration. */
export function aside(paper: Paper, type: 'Layout' | 'Pagination', draw: () => void): void {
  paper.doc.markContent('Artifact', { type })
  draw()
  paper.doc.endMarkedContent()
}

/** A horizontal rule at the paper's place; takes no room. */
export function rule(paper: Paper, colour: string, width: number, from = 0, to = column): void {
  aside(paper, 'Layout', () => {
    paper.doc
      .moveTo(page.left + from, paper.y)
      .lineTo(page.left + to, paper.y)
      .lineWidth(width)
      .stroke(colour)
  })
}

/** Draws a line with its letters' feet at `y`. */
export function drawLine(paper: Paper, line: Line, type: Type, x: number, y: number): void {
  let at = x
  for (const run of line.runs) {
    drawRun(paper, run, type, at, y)
    at += run.width * type.size
  }
}

function drawRun(paper: Paper, run: Run, type: Type, x: number, y: number): void {
  const { doc } = paper
  const letters = (text: string, colour: string, size: number, left: number, foot: number) => {
    const codes = paper.typeface.codes(text, run.face, type.features)
    if (codes) return show(paper, codes, { colour, size, x: left, y: foot })
    doc
      .font(run.face.name)
      .fontSize(size)
      .fillColor(colour)
      .text(text, left, foot, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...featured(type.features),
      })
  }
  const colour = run.colour ?? type.colour
  const { mark } = run
  switch (mark?.kind) {
    case undefined:
      letters(run.text, colour, type.size, x, y)
      if (run.href !== undefined) linkTo(paper, run.href, run.width * type.size, { type, x, y })
      return
    case 'unknown':
      paper.unknown = true
      doc.markContent('Span', { actual: mark.typed })
      letters(run.text, colour, type.size, x, y)
      doc.endMarkedContent()
      return
    case 'box': {
      const side = type.size * 0.78
      const top = y - side + type.size * 0.05
      doc.markContent('Span', { actual: mark.checked ? '[x]' : '[ ]' })
      if (mark.checked) {
        doc.roundedRect(x, top, side, side, 1.2).fill(ink.text)
        letters(run.text, ink.paper, type.size * 0.72, x + type.size * 0.08, top + side * 0.8)
      } else {
        doc
          .roundedRect(x + 0.35, top + 0.35, side - 0.7, side - 0.7, 1)
          .lineWidth(0.7)
          .stroke(ink.third)
      }
      doc.endMarkedContent()
      return
    }
    default:
      mark satisfies never
  }
}

/** The document's own way of writing does the same in ten times as many steps. */
function show(
  { doc }: Paper,
  { font, hex }: { font: { id: string; ref(): object }; hex: string },
  { colour, size, x, y }: { colour: string; size: number; x: number; y: number },
): void {
  doc.page.fonts[font.id] ??= font.ref()
  const place = `1 0 0 -1 ${rounded(x)} ${rounded(y)} Tm`
  doc.addContent(`${inkOf(colour)} rg BT /${font.id} ${size} Tf ${place} <${hex}> Tj ET`)
}

const rounded = (points: number) => Math.round(points * 1000) / 1000

/** "#14213D" as the page's content has it. */
function inkOf(colour: string): string {
  const known = inks.get(colour)
  if (known !== undefined) return known
  const parts = [1, 3, 5].map((at) => rounded(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  const made = parts.join(' ')
  inks.set(colour, made)
  return made
}
const inks = new Map<string, string>()

/** An underline tells it on paper too. */
function linkTo(
  { doc }: Paper,
  href: string,
  width: number,
  { type, x, y }: { type: Type; x: number; y: number },
): void {
  const under = y + type.size * 0.16
  doc
    .moveTo(x, under)
    .lineTo(x + width, under)
    .lineWidth(0.6)
    .stroke(ink.third)
  doc.link(x, y - type.size, width, type.leading, href)
}
