/** Prepares what people typed for a picture: nothing that runs, nothing that vanishes, nothing that overflows. */
import type { Weight } from './fonts'
import { advance } from './glyphs'

/** Stands for a character that no bundled font has: an emoji, Chinese, Thai. */
const box = '□'
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u
/** Typed direction marks could reorder the text around them. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu
/** Drawn as nothing; the non-joiner stays, it shapes Persian. */
const unseen = /(?!\u200c)(?:\p{C}|\p{Variation_Selector}|\p{Default_Ignorable_Code_Point})/gu
/** A QuickChart server runs as code what stands between these two. */
const codeMarkers = /__(?:BEGIN|END)FUNCTION__/gi
/** More than anybody reads in a picture; bounds the work on hostile text. */
const longest = 400
const marksKept = 4

export interface Type {
  size: number
  weight: Weight
}

/** One line that can be drawn: markers, controls and stacked marks are gone, unknown characters are boxes. */
export function clean(text: string): string {
  const line = text
    .slice(0, longest * marksKept)
    .normalize('NFC')
    .replaceAll(directionMarks, '')
    .replaceAll(/\s+/gu, ' ')
  const drawn = [...segments.segment(line)]
    .slice(0, longest)
    .map(({ segment }) => drawable(segment))
  return withoutMarkers(drawn.join('')).trim()
}

function drawable(grapheme: string): string {
  const points = [...grapheme.replaceAll(unseen, '')].slice(0, marksKept)
  if (points.length === 0) return grapheme.replaceAll(/[\p{Cc}\p{Cf}]/gu, '') === '' ? '' : box
  return points.every((point) => advance(point.codePointAt(0) ?? 0, 400) !== null)
    ? points.join('')
    : box
}

/** Removing a marker can make another one of its neighbours, so it goes on until none is left. */
function withoutMarkers(text: string): string {
  const less = text.replaceAll(codeMarkers, '')
  return less === text ? text : withoutMarkers(less)
}

/** Width of a cleaned line in px; kerning left out, so it errs to the wide side. */
export function measure(line: string, { size, weight }: Type): number {
  let width = 0
  for (const point of line) width += advance(point.codePointAt(0) ?? 0, weight) ?? 0
  return width * size
}

/** The line, cut by grapheme and ended by "…" where it is wider than `width` px. */
export function cut(text: string, type: Type, width: number): string {
  const line = clean(text)
  if (measure(line, type) <= width) return line
  let kept = ''
  for (const { segment } of segments.segment(line)) {
    if (measure(`${kept}${segment}…`, type) > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** A space between a number and its unit breaks no line: "16.8 %", "9.5 min". */
const breaks = /(?<!\d) | (?!(?:%|min|ms|s|h)(?:[^\p{L}\d]|$))/u

/** The two lines of most equal width; one where a single word takes it. */
export function halves(text: string, type: Type): string[] {
  const words = clean(text).split(breaks)
  const lines = words.slice(1).map((_, index) => {
    const pair = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]
    return { pair, width: Math.max(...pair.map((line) => measure(line, type))) }
  })
  const [first] = lines.sort((a, b) => a.width - b.width)
  return first?.pair ?? words
}

/** At most `most` lines of at most `width` px; the last one is cut where the text goes on. */
export function wrap(text: string, type: Type, width: number, most: number): string[] {
  const words = clean(text).split(breaks)
  const lines: string[] = []
  let line = ''
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || measure(longer, type) <= width) {
      line = longer
    } else if (lines.length === most - 1) {
      return [...lines, cut([line, ...words.slice(index)].join(' '), type, width)]
    } else {
      lines.push(cut(line, type, width))
      line = word
    }
  }
  return [...lines, cut(line, type, width)]
}

/** Keeps right-to-left words from reordering what stands beside them. */
export function isolate(line: string): string {
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line
}
