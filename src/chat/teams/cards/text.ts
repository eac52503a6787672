/** Running text as text runs, which are never read as Markdown. */
import type { Span, Text } from '../../../messages/message'
import { spans, utc, yourTime } from '../../../messages/spans'
import type { RichTextBlock, TextRun, TextStyle } from './types'
import { clean, cutMark, head, isBlank, isWeb } from './words'

type TimeSpan = Extract<Span, { kind: 'time' }>

/** A card's own function for the reader's hours and minutes. It takes no fractions of a second. */
const readersTime = (at: number) => `{{TIME(${new Date(at).toISOString().slice(0, 19)}Z)}}`

/** One line without marks, for places that take nothing else. */
export function plain(text: Text): string {
  return spans(text)
    .filter((span) => span !== yourTime)
    .map((span) => {
      if (typeof span === 'string') return span
      return span.kind === 'time' ? utc(span) : span.text
    })
    .join('')
}

interface Piece {
  words: string
  style: Omit<TextRun, 'type' | 'text'>
  /** It is whole or not there at all. */
  isWhole: boolean
}

function pieces(text: Text): Piece[] {
  const all = spans(text)
  return all.flatMap((span, at): Piece[] => {
    if (span === yourTime) {
      const before = all[at - 1]
      if (typeof before !== 'object' || before.kind !== 'time' || before.style !== 'time') return []
      return [{ words: ` (${readersTime(before.at)} your time)`, style: {}, isWhole: true }]
    }
    if (typeof span === 'string') return [{ words: clean(span), style: {}, isWhole: false }]
    if (span.kind === 'time') return [{ words: utc(span), style: {}, isWhole: true }]
    return [{ words: clean(span.text), style: styleOf(span), isWhole: false }]
  })
}

function styleOf(span: Exclude<Span, string | TimeSpan>): Piece['style'] {
  switch (span.kind) {
    case 'strong':
      return { weight: 'bolder' }
    case 'code':
      return { fontType: 'monospace' }
    case 'link':
      return isWeb(span.url) ? { selectAction: { type: 'Action.OpenUrl', url: span.url } } : {}
    default:
      return span satisfies never
  }
}

/** Lines of one text; more would make a card nobody scrolls through. */
const mostLines = 200

/**
 * One block a line, at most `limit` characters in all; what is more is counted at the end. `looks` holds for every
 * run that has no look of its own. Nothing = there is nothing to see.
 */
export function richText(text: Text, limit: number, looks: TextStyle = {}): RichTextBlock[] {
  const all = pieces(text).filter(({ words }) => words !== '')
  if (isBlank(all.map(({ words }) => words).join(''))) return []
  const { lines, rest } = inLines(all, limit)
  if (rest > 0) {
    const more = `${cutMark} and ${rest.toLocaleString('en')} more ${rest === 1 ? 'character' : 'characters'}`
    const last = lines.at(-1) ?? []
    lines.splice(-1, 1, [...last, { words: more, style: { isSubtle: true }, isWhole: true }])
  }
  return blocks(lines, looks)
}

function inLines(all: readonly Piece[], limit: number): { lines: Piece[][]; rest: number } {
  const lines: Piece[][] = [[]]
  let left = limit
  let rest = 0
  for (const piece of all) {
    for (const [index, line] of piece.words.split('\n').entries()) {
      const isNew = index > 0
      if (rest > 0 || line.length > left || (isNew && lines.length === mostLines)) {
        const kept =
          rest > 0 || piece.isWhole || (isNew && lines.length === mostLines) ? '' : head(line, left)
        if (isNew && kept !== '') lines.push([])
        if (kept !== '') lines.at(-1)?.push({ ...piece, words: kept })
        rest += line.length - kept.length + (isNew ? 1 : 0)
        continue
      }
      if (isNew) lines.push([])
      if (line !== '') lines.at(-1)?.push({ ...piece, words: line })
      left -= line.length
    }
  }
  return { lines, rest }
}

function blocks(lines: readonly Piece[][], looks: TextStyle): RichTextBlock[] {
  const all: RichTextBlock[] = []
  let gap = false
  for (const line of lines) {
    if (isBlank(line.map(({ words }) => words).join(''))) {
      gap = all.length > 0
      continue
    }
    const inlines = line.map(
      ({ words, style }): TextRun => ({ type: 'TextRun', text: spaced(words), ...looks, ...style }),
    )
    all.push({
      type: 'RichTextBlock',
      inlines,
      ...(all.length === 0 ? {} : { spacing: gap ? 'small' : 'none' }),
    })
    gap = false
  }
  return all
}

/** Spaces that stand together are kept apart by a chat's HTML only so. */
const spaced = (words: string): string =>
  words.replaceAll('\t', '    ').replace(/ {2,}/g, (some) => `${'\u00a0'.repeat(some.length - 1)} `)
