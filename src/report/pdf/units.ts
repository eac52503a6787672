/** Text as units that a line takes or leaves whole, each made of runs in one font and one direction. */
import bidiFactory from 'bidi-js'
import LineBreaker from 'linebreak'
import type { Text } from '../document'
import { clean } from '../text'
import { shownAs } from './graphemes'
import type { Type } from './look'
import type { Face, Typeface } from './typeface'

/** What is drawn otherwise than as its letters. */
export type Mark =
  | { kind: 'box'; checked: boolean }
  /** A character that no font has; `typed` is the character. */
  | { kind: 'unknown'; typed: string }

export interface Run {
  /** In the order of reading. */
  text: string
  face: Face
  /** Of the Unicode bidirectional algorithm; odd = from right to left. */
  level: number
  /** em */
  width: number
  mark: Mark | null
  /** Where it isn't the colour of its text. */
  colour?: string
  /** The address that it leads to. */
  href?: string
}

export interface Unit {
  runs: readonly Run[]
  /** em, without the gap. */
  width: number
  /** The space behind it, which the end of a line swallows. */
  gap: readonly Run[]
  gapWidth: number
  /** The line ends here, full or not. */
  ends: boolean
}

interface Span {
  text: string
  weight: 400 | 600
  box: { checked: boolean } | null
  href?: string
}

const bidi = bidiFactory()
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Stands for a box while lines are broken: an object among words. */
const placeholder = '\uFFFC'
const boxWidth = 0.86

/** `type` gives the weight of what isn't strong. Characters that no font has become marks. */
export function unitsOf(text: Text, type: Type, typeface: Typeface): readonly Unit[] {
  const [only] = text
  if (text.length !== 1 || typeof only !== 'string' || only.length > oftenSet)
    return setUnits(text, type, typeface)
  const key = `${type.weight} ${type.features.join()} ${only}`
  const known = often.get(typeface) ?? new Map<string, readonly Unit[]>()
  often.set(typeface, known)
  const units = known.get(key) ?? setUnits(text, type, typeface)
  known.set(key, units)
  return units
}

/** Short texts come again and again in a report's tables: letters, verdicts, sources. Characters. */
const oftenSet = 40
const often = new WeakMap<Typeface, Map<string, readonly Unit[]>>()

function setUnits(text: Text, type: Type, typeface: Typeface): Unit[] {
  const spans = spansOf(text, type.weight)
  const whole = spans.map((span) => span.text).join('')
  const levels = rightToLeft.test(whole) ? bidi.getEmbeddingLevels(whole, 'ltr').levels : null
  const setter = setterOf(spans, levels, type, typeface)
  const units: Unit[] = []
  const breaker = new LineBreaker(bound(whole))
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const piece = whole.slice(from, next.position)
    const word = piece.replace(/[ \n]+$/, '')
    const gap = piece.slice(word.length).replaceAll('\n', '')
    const runs = setter(word, from, gap)
    const gaps = setter(gap, from + word.length, '')
    units.push({
      runs,
      width: sum(runs),
      gap: gaps,
      gapWidth: sum(gaps),
      ends: piece.endsWith('\n'),
    })
    from = next.position
  }
  return units
}

const unparted = /(?<=\d) (?=%|(?:min|ms|s|h)\b)|(?<=[≤≥]) /g

/** The same length, with what a line must not part held together: "95 %", "9.5 min", "≤ 40", "0:15–1:00". */
function bound(text: string): string {
  return text.replaceAll(unparted, '\u00a0').replaceAll(/(?<=\d)–(?=\d)/g, '-')
}

export function sum(runs: readonly Run[]): number {
  return runs.reduce((width, run) => width + run.width, 0)
}

function spansOf(text: Text, weight: 400 | 600): Span[] {
  return text.map((inline): Span => {
    if (typeof inline === 'string') return { text: clean(inline), weight, box: null }
    switch (inline.kind) {
      case 'strong':
        return {
          text: clean(inline.text),
          weight: 600,
          box: null,
          ...(inline.href === undefined ? {} : { href: inline.href }),
        }
      case 'box':
        return { text: placeholder, weight, box: { checked: inline.checked } }
      case 'break':
        return { text: '\n', weight, box: null }
      default:
        return inline satisfies never
    }
  })
}

function led(runs: Run[], { href }: Span): Run[] {
  return href === undefined ? runs : runs.map((run) => ({ ...run, href }))
}

/** A function that sets a piece of the whole text, given where it begins. */
function setterOf(
  spans: readonly Span[],
  levels: Uint8Array | null,
  { features }: Type,
  typeface: Typeface,
): (piece: string, at: number, gap: string) => Run[] {
  const starts: number[] = []
  let length = 0
  for (const span of spans) {
    starts.push(length)
    length += span.text.length
  }
  const spanAt = (at: number) => spans[starts.findLastIndex((start) => start <= at)]

  // A word is measured with the space behind it, as it is drawn: so it is shaped but once.
  const widthOf = (text: string, face: Face, gap: string) =>
    typeface.width(text + gap, face, features) -
    (gap === '' ? 0 : typeface.width(gap, face, features))

  const set = (text: string, weight: 400 | 600, level: number, gap: string): Run[] => {
    const face = typeface.simpleFace(text, weight)
    if (face) return [{ text, face, level, width: widthOf(text, face, gap), mark: null }]
    const runs: { text: string; face: Face; mark: Mark | null }[] = []
    for (const { segment } of graphemes.segment(text)) {
      const shown = shownAs(segment, weight, typeface)
      if (!shown) continue
      const last = runs.at(-1)
      if (last && last.face === shown.face && !last.mark && shown.whole) last.text += shown.text
      else
        runs.push({
          text: shown.text,
          face: shown.face,
          mark: shown.whole ? null : { kind: 'unknown', typed: segment },
        })
    }
    return runs.map((run) => ({ ...run, level, width: widthOf(run.text, run.face, '') }))
  }

  const boxRun = (checked: boolean, weight: 400 | 600, level: number): Run[] => {
    const face = typeface.faceOf(['\u2713'], weight)
    return face
      ? [{ text: '\u2713', face, level, width: boxWidth, mark: { kind: 'box', checked } }]
      : []
  }

  return (piece, at, gap) => {
    const runs: Run[] = []
    for (let from = 0; from < piece.length; ) {
      const span = spanAt(at + from)
      if (!span) break
      const start = starts[spans.indexOf(span)] ?? 0
      const level = levels?.[at + from] ?? 0
      let to = Math.min(piece.length, start + span.text.length - at)
      if (levels) {
        const turn = levels.subarray(at + from, at + to).findIndex((each) => each !== level)
        if (turn > 0) to = from + turn
      }
      runs.push(
        ...(span.box
          ? boxRun(span.box.checked, span.weight, level)
          : led(
              set(piece.slice(from, to), span.weight, level, to === piece.length ? gap : ''),
              span,
            )),
      )
      from = to
    }
    return runs
  }
}
