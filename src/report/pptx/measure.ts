/** How much room typed text takes, without a font at hand: never less than it needs. */
import { clean } from '../text'

const pointsPerInch = 72
const lineHeight = 1.22
/** Bold's share over the regular weight, and what one substitute font may be wider than another. */
const boldWidth = 1.05
const slack = 1.07
/** More than fits on any slide; bounds the work on hostile text. */
const longest = 1200

/** Inter's widths in em, rounded up to a twentieth. */
const widths = new Map(
  Object.entries({
    0.25: 'ijl',
    0.3: " \u00a0!',.:I",
    0.35: ';`t|',
    0.4: '()/[\\]fr',
    0.45: '1{}',
    0.5: '"-^_',
    0.55: '*?ksx',
    0.6: '57FJLacehnouvyz',
    0.65: '#$&0234689EPRSTZbdgpq',
    0.7: '+<=>ABKVXY~',
    0.75: 'CDGHU',
    0.8: 'NOQ',
    0.85: 'w',
    0.9: 'm',
    0.95: 'M',
    1: '%@W',
  }).flatMap(([width, characters]) =>
    [...characters].map((each): [string, number] => [each, Number(width)]),
  ),
)
const unseen = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u
const narrow = /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Hebrew}\u2010-\u2013]$/u
const alphabetic = /^[\p{Script=Greek}\p{Script=Cyrillic}\p{P}]$/u
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters that a file of XML must not hold even where Unicode has them. */
const noCharacters = /[\uFFFE\uFFFF]/gu
/** Between a number and its unit no line breaks. */
const beforeUnits = /(?<=\d) (?=%|(?:min|ms|s|h)\b)/gu
const stackedMarks = /(\p{M}{4})\p{M}+/gu

/** Typed text as the deck may show it: one line, no character that PowerPoint refuses. */
export function typed(text: string): string {
  return clean(text).replace(noCharacters, '\uFFFD').replace(stackedMarks, '$1')
}

export interface Type {
  /** Points. */
  size: number
  bold?: boolean
}

/** Inches that a line takes. */
export function measure(line: string, { size, bold = false }: Type): number {
  let em = 0
  for (const point of line) em += widthOf(point)
  return (em * size * slack * (bold ? boldWidth : 1)) / pointsPerInch
}

function widthOf(point: string): number {
  const known = widths.get(point)
  if (known !== undefined) return known
  if (unseen.test(point)) return 0
  if (narrow.test(point)) return 0.65
  return alphabetic.test(point) ? 0.8 : 1.25
}

/** Inches that so many lines take. */
export function heightOf(lines: number, size: number): number {
  return (lines * size * lineHeight) / pointsPerInch
}

/** Lines of `width` inches that a text breaks into, as PowerPoint breaks it: at spaces, in a word only where it must. */
export function lineCount(text: string, type: Type, width: number): number {
  const space = measure(' ', type)
  let lines = 1
  let used = 0
  for (const word of text.split(' ')) {
    const length = measure(word, type)
    if (used > 0 && used + space + length > width) {
      lines += 1
      used = 0
    }
    const start = used === 0 ? 0 : used + space
    // A word longer than a line wastes up to one character at each break.
    const broken = Math.ceil((start + length) / Math.max(width - measure('W', type), 0.1)) - 1
    lines += start + length > width ? broken : 0
    used = Math.min(width, start + length)
  }
  return lines
}

/** A text with the size at which it fits. */
export interface Fitted {
  text: string
  size: number
}

/** Shrinks a text to fit `width` × `height` inches, down to `least` points; what is still too long is cut by grapheme and ends with "…". */
export function fitText(
  text: string,
  room: { width: number; height: number },
  { size, least, bold = false }: Type & { least: number },
): Fitted {
  const line = typed(text.slice(0, longest)).replace(beforeUnits, '\u00a0')
  const fits = (candidate: string, at: number) =>
    heightOf(lineCount(candidate, { size: at, bold }, room.width), at) <= room.height + 0.01
  if (text.length <= longest) {
    for (let at = size; at >= least; at -= 1) if (fits(line, at)) return { text: line, size: at }
  }
  const graphemes = [...segments.segment(line)].map(({ segment }) => segment)
  const shown = (count: number) => `${graphemes.slice(0, count).join('').trimEnd()}…`
  let kept = 0
  let over = graphemes.length + 1
  while (over - kept > 1) {
    const middle = Math.floor((kept + over) / 2)
    if (fits(shown(middle), least)) kept = middle
    else over = middle
  }
  return { text: typed(shown(kept)), size: least }
}

/** One line of at most `width` inches. */
export function fitLine(text: string, width: number, type: Type & { least: number }): Fitted {
  return fitText(text, { width, height: heightOf(1, type.size) }, type)
}

const letter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether a text is written from the right: its first letter says so. */
export function fromRight(text: string): boolean {
  const first = letter.exec(text)?.[0]
  return first !== undefined && rightToLeft.test(first)
}
