/** One part of a message as elements of a card. */
import type { Part, PhaseClock } from '../../../messages/message'
import { buttonRows, linkRows, type Standing } from './buttons'
import { facts, figures } from './fields'
import { note, paragraph, quote, sectionTitle, title } from './lines'
import { table } from './table'
import type { Element } from './types'
import { clean, cut, isBlank, isPicture, isWeb } from './words'

/** How much of one part is shown; the rest is counted. */
export interface Room {
  /** Characters of one text. */
  text: number
  /** Rows of a table, facts, figures. */
  rows: number
}

export interface Look extends Standing {
  /** Https address of a picture or file; null = none: its words stand in its place. */
  resolve: (fileId: string) => string | null
}

const longestAlt = 1_000

/** Groups of elements that may stand in different messages; nothing = there is nothing to see. */
export function partUnits(part: Part, isTitle: boolean, look: Look, room: Room): Element[][] {
  if (part.kind === 'buttons') return buttonRows(part.buttons, look)
  if (part.kind === 'links') return linkRows(part.links, look)
  const elements = inOne(part, isTitle, look, room)
  return elements.length === 0 ? [] : [elements]
}

function inOne(
  part: Exclude<Part, { kind: 'buttons' | 'links' }>,
  isTitle: boolean,
  look: Look,
  { text, rows }: Room,
): Element[] {
  switch (part.kind) {
    case 'heading':
      return isTitle ? title(part) : sectionTitle(part)
    case 'text':
      return paragraph(part.text, text)
    case 'note':
      return note(part.text, text)
    case 'facts':
      return facts(part.facts, text, rows)
    case 'figures':
      return figures(part.figures, text, rows)
    case 'table':
      return table(part, text, rows)
    case 'quote':
      return quote(part.text, part.by, text)
    case 'image':
      return image(part, look.resolve(part.fileId), text)
    case 'file':
      return file(part, look.resolve(part.fileId), text)
    case 'clock':
      return clock(part.quarters)
    default:
      return part satisfies never
  }
}

function clock(quarters: PhaseClock['quarters']): Element[] {
  const squares = `${'■'.repeat(quarters)}${'□'.repeat(4 - quarters)}`
  return [
    {
      type: 'RichTextBlock',
      inlines: [
        { type: 'TextRun', text: squares, color: 'accent' },
        { type: 'TextRun', text: `  ${quartersSaid[quarters]}`, size: 'small', isSubtle: true },
      ],
    },
  ]
}

const quartersSaid = [
  'The phase has just begun.',
  'A quarter of the time has passed.',
  'Half of the time has passed.',
  'Three quarters of the time have passed.',
  'The phase is over.',
] as const

function image(
  { alt, title: words }: Extract<Part, { kind: 'image' }>,
  url: string | null,
  limit: number,
): Element[] {
  const name = isBlank(words) ? 'A picture' : words
  if (url === null || !isPicture(url))
    return paragraph([{ kind: 'strong', text: name }, isBlank(alt) ? '' : `  ${alt}`], limit)
  return [
    ...(isBlank(words) ? [] : paragraph([{ kind: 'strong', text: words }], limit)),
    {
      type: 'Image',
      url,
      altText: cut(isBlank(alt) ? name : alt, longestAlt),
      size: 'stretch',
      msteams: { allowExpand: true },
    },
  ]
}

function file(
  { name, note: words }: Extract<Part, { kind: 'file' }>,
  url: string | null,
  limit: number,
): Element[] {
  const shown = isBlank(name) ? 'A file' : clean(name)
  const link =
    url !== null && isWeb(url)
      ? { kind: 'link' as const, text: shown, url }
      : { kind: 'strong' as const, text: shown }
  return paragraph([link, isBlank(words) ? '' : `  ${words}`], limit)
}
