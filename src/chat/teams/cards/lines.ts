/** Words in a card: paragraphs, titles, quotes, lists, small print. Each gives nothing where there is nothing to see. */
import type { Mark, Part, Text } from '../../../messages/message'
import { plain, richText } from './text'
import type { Colour, Column, Element, RichTextBlock, TextBlock, TextStyle } from './types'
import { cut, isBlank, isInert, oneLine } from './words'

type Heading = Extract<Part, { kind: 'heading' }>

/** An alert has none: its first word is DRILL. The colour lies in the sign, never in the words. */
const signs: Readonly<Record<Mark, { sign: string; color: Colour } | null>> = {
  phase: { sign: '●', color: 'accent' },
  ai: { sign: '◆', color: 'accent' },
  alert: null,
  done: { sign: '✓', color: 'good' },
  warning: { sign: '△', color: 'warning' },
}

export function paragraph(text: Text, limit: number): RichTextBlock[] {
  return richText(text, limit)
}

/** Small print. */
export function note(text: Text, limit: number): RichTextBlock[] {
  return richText(text, limit, { size: 'small', isSubtle: true })
}

/** What is wrong: a sign before the words, as colour alone says nothing to some. */
export function fault(text: string, limit: number): RichTextBlock[] {
  const color = 'attention' as const
  const [first, ...rest] = richText(text, limit, { color, weight: 'bolder' })
  const sign = { type: 'TextRun' as const, text: '△ ', color }
  return first ? [{ ...first, inlines: [sign, ...first.inlines] }, ...rest] : []
}

const longestTitle = 300
/** Longer titles are set smaller, or three lines of them fill a phone. */
const longTitle = 48
/** What still stands at a title's right on a phone. */
const shortAside = 24

/** A message's title, and at its right or below it in small print what stands beside it. */
export function title({ text, mark, aside }: Heading): Element[] {
  const words = oneLine(plain(text))
  if (isBlank(words)) return aside === undefined ? [] : note(aside, longestTitle)
  const size = words.length > longTitle ? 'medium' : 'large'
  return headed([heading(words, { size, weight: 'bolder' })], mark, aside, size)
}

/** The title of a section within a message. */
export function sectionTitle({ text, mark, aside }: Heading): Element[] {
  const words = oneLine(plain(text))
  if (isBlank(words)) return aside === undefined ? [] : note(aside, longestTitle)
  return headed([heading(words, { size: 'medium', weight: 'bolder' })], mark, aside, 'medium')
}

function headed(
  words: Element[],
  mark: Mark | undefined,
  aside: Text | undefined,
  size: 'medium' | 'large',
): Element[] {
  const sign = mark === undefined ? null : signs[mark]
  const beside = aside === undefined || isBlank(plain(aside)) ? null : aside
  const isShort = beside !== null && plain(beside).length <= shortAside
  const below = beside === null || isShort ? [] : note(beside, longestTitle)
  if (sign === null && !isShort) return [...words, ...below]
  const columns: Column[] = [
    ...(sign === null
      ? []
      : [column('auto', [run(sign.sign, { color: sign.color, size, weight: 'bolder' })])]),
    column('stretch', words),
    ...(isShort && beside !== null
      ? [
          {
            ...column('auto', note(beside, longestTitle)),
            verticalContentAlignment: 'center' as const,
          },
        ]
      : []),
  ]
  return [{ type: 'ColumnSet', columns }, ...below]
}

const column = (width: Column['width'], items: Element[]): Column => ({
  type: 'Column',
  width,
  items,
})

const run = (text: string, style: TextStyle): RichTextBlock => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
})

/** A reader who listens can leap from heading to heading; only a text block can be one, and it reads Markdown. */
function heading(words: string, style: TextStyle): TextBlock | RichTextBlock {
  const text = cut(words, longestTitle)
  return isInert(text)
    ? { type: 'TextBlock', text, wrap: true, style: 'heading', ...style }
    : run(text, style)
}

export function quote(text: Text, by: string | undefined, limit: number): Element[] {
  const author = by === undefined || isBlank(by) ? [] : note(`— ${oneLine(by)}`, longestTitle)
  const items = [...richText(text, limit), ...author]
  return items.length === 0 ? [] : [{ type: 'Container', style: 'emphasis', items }]
}

/** One line an entry; what is more than `most` is counted as `what`. */
export function list(
  entries: readonly Text[],
  limit: number,
  most: number,
  what: string,
): Element[] {
  const seen = entries.filter((entry) => !isBlank(plain(entry)))
  const lines = seen.slice(0, most).flatMap((entry): Element[] => richText(entry, limit))
  return [...lines, ...andMore(seen.length - most, what)]
}

/** `what`: one of them, "row". */
export function andMore(count: number, what: string): Element[] {
  if (count < 1) return []
  return note(
    `… and ${count.toLocaleString('en')} more ${what}${count === 1 ? '' : 's'}`,
    longestTitle,
  )
}
