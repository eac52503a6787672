/** One block after the other, each in its own look. */
import type { Block, Document, Item, Text } from '../document'
import { figures } from './figures'
import { chapterHeading, type Heading, sectionHeading } from './headings'
import { type Line, oneLineOf } from './lines'
import { ink, page, type Type, types } from './look'
import { drawLine, type Element, element, need, type Paper, rule, space } from './paper'
import { type Pictures, picture, pictureHeight } from './pictures'
import { write } from './prose'
import { type Column, cellOf, table } from './table'
import type { Typeface } from './typeface'
import { unitsOf } from './units'

export interface Setting {
  paper: Paper
  headings: ReadonlyMap<Block, Heading>
  pictures: Pictures
}

/** Prose is set narrower than the column, so that the eye finds the next line. */
const measure = 430
const hanging = 13
/** The least that must follow a heading on its page: two or three lines. */
const company = 44

export function blocks(setting: Setting, document: Document): void {
  for (const [index, block] of document.entries()) {
    writeBlock(setting, block, document.slice(index + 1, index + 4))
  }
}

/** `next`: the blocks behind it, the first of which must begin on the page of what leads to them. */
export function writeBlock(setting: Setting, block: Block, next: Document): void {
  const { paper, headings, pictures } = setting
  switch (block.kind) {
    case 'heading': {
      const heading = headings.get(block)
      if (!heading) write(paper, 'H1', [block.text], types.title)
      else if (heading.level === 2) sectionHeading(paper, heading, companyOf(setting, next))
      else chapterHeading(paper, heading, companyOf(setting, next))
      break
    }
    case 'paragraph': {
      const label = isLabel(block)
      if (label) need(paper, types.body.leading + 6 + companyOf(setting, next))
      space(paper, label ? 9 : 4)
      write(paper, 'P', block.text, types.body, { width: measure })
      break
    }
    case 'quote':
      space(paper, 3)
      quote(paper, block.lines)
      break
    case 'list':
      list(paper, block.items, block.ordered)
      break
    case 'checklist':
      list(paper, block.items.map(checkItem), null)
      break
    case 'table':
      space(paper, 7)
      plainTable(paper, block)
      space(paper, 6)
      break
    case 'figures':
      space(paper, 7)
      figures(paper, block.lines, false)
      space(paper, 6)
      break
    case 'image':
      picture(paper, pictures, block)
      break
    case 'rule':
      // A section's heading brings its own.
      if (next[0]?.kind === 'heading') break
      space(paper, 14)
      rule(paper, ink.line, 0.5)
      space(paper, 6)
      break
    default:
      block satisfies never
  }
}

function checkItem({ text, checked }: { text: string; checked: boolean }): Item {
  return { text: [{ kind: 'box', checked }, ` ${text}`] }
}

function plainTable(paper: Paper, { head, rows, align }: Extract<Block, { kind: 'table' }>): void {
  const columns = head.map(
    (each, index): Column => ({
      head: each,
      align: align[index] ?? 'left',
      type: types.cell,
    }),
  )
  const cells = rows.map((row) =>
    columns.map((column, index) => cellOf(paper, row[index] ?? [], column)),
  )
  table(paper, columns, cells)
}

/** A label above what it names: "Scenarios Covered:" */
function isLabel({ text }: Extract<Block, { kind: 'paragraph' }>): boolean {
  return text.length === 1 && typeof text[0] === 'object' && text[0].kind === 'strong'
}

/** The room that the next blocks need to begin on the page of what leads to them. */
function companyOf(setting: Setting, [next, ...rest]: Document): number {
  if (!next) return 0
  switch (next.kind) {
    case 'heading':
      return company + 24 + companyOf(setting, rest)
    case 'paragraph':
      return isLabel(next) ? types.body.leading + 9 + companyOf(setting, rest) : company
    case 'image':
      return Math.min(pictureHeight(setting.pictures, next) * 0.6, page.height / 2)
    case 'quote':
    case 'list':
    case 'checklist':
    case 'rule':
      return company
    case 'table':
    case 'figures':
      return company * 2
    default:
      return next satisfies never
  }
}

function quote(paper: Paper, lines: readonly string[]): void {
  const part = element(paper, 'BlockQuote', paper.root)
  for (const line of lines) {
    write(paper, 'P', [line], types.quote, {
      indent: hanging,
      width: measure - hanging,
      parent: part,
    })
  }
}

/** `ordered`: numbers; false: bullets; null: neither, the items bring boxes. */
function list(paper: Paper, items: readonly Item[], ordered: boolean | null): void {
  const part = element(paper, 'L', paper.root)
  space(paper, 2)
  for (const [index, item] of items.entries()) {
    const lead = ordered === null ? null : ordered ? `${index + 1}.` : '•'
    const below = item.items ?? []
    if (ordered) space(paper, 4)
    // What stands below an item begins on its page.
    if (below.length > 0) need(paper, 2 * types.body.leading + 3)
    const type = ordered && below.length > 0 ? { ...types.body, weight: 600 as const } : types.body
    const own = element(paper, 'LI', part)
    entry(paper, own, item.text, lead, 0, type)
    for (const each of below) entry(paper, own, each, '–', hanging, types.body)
  }
}

/** The few leads that there are, each set once. */
const leads = new WeakMap<Typeface, Map<string, Line>>()

function leadLine({ typeface }: Paper, lead: string, type: Type): Line {
  const known = leads.get(typeface) ?? new Map<string, Line>()
  leads.set(typeface, known)
  const key = `${type.weight} ${lead}`
  const line = known.get(key) ?? oneLineOf(unitsOf([lead], type, typeface), 9, typeface)
  known.set(key, line)
  return line
}

function entry(
  paper: Paper,
  part: Element,
  text: Text,
  lead: string | null,
  indent: number,
  type: Type,
): void {
  const from = indent + (lead === null ? 0 : hanging)
  space(paper, 1.5)
  write(paper, 'LI', text, type, {
    indent: from,
    width: measure - from,
    part,
    ...(lead === null
      ? {}
      : {
          beside: (foot) =>
            drawLine(
              paper,
              leadLine(paper, lead, type),
              { ...type, colour: ink.third },
              page.left + indent,
              foot,
            ),
        }),
  })
}
