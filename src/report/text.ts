/** Typed text, as the report takes it apart. */

const bullet = /^(?:[-*•–]|\d{1,2}[.)])\s+/u

/** The lines of a typed text: empty ones out, a typed bullet or number at their start too. */
export function typedLines(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim().replace(bullet, '').trim())
    .filter((line) => line !== '')
}

/** A typed text, or null where nothing was typed. */
export function typed(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const

/** "three"; digits beyond ten. */
export function numberWord(count: number): string {
  return words[count] ?? String(count)
}

/** At a sentence's start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Nothing of it needs a second look. */
const plain = /^[ -~]*$/
const controls = /[\p{Cc}\u2028\u2029]+/gu
/** Marks that turn the writing direction of what follows them. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu
/** From the first right-to-left letter to the last one before another script begins. */
const letters = String.raw`\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`
const rightToLeft = new RegExp(
  String.raw`[${letters}](?:[${letters}\P{L}]*[${letters}])?\p{M}*`,
  'gu',
)

/** Text fit for one line of any document: no control characters, no half characters, and right-to-left writing kept to itself. */
export function clean(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(controls, ' ')
    .replace(directions, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(rightToLeft, '\u2068$&\u2069')
}

/** A typed text within a sentence: on one line, and shortened where the whole stands elsewhere. */
export function excerpt(text: string): string {
  const line = typedLines(text).join(' ')
  const signs = [...line]
  return signs.length <= longestExcerpt
    ? line
    : `${signs.slice(0, longestExcerpt).join('').trim()}…`
}
/** In characters. */
const longestExcerpt = 120
