/** Fills lines with units, and puts each line's runs in the order in which the eye meets them. */
import bidiFactory from 'bidi-js'
import type { Typeface } from './typeface'
import { type Run, sum, type Unit } from './units'

export interface Line {
  /** From left to right. */
  runs: readonly Run[]
  /** em */
  width: number
}

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Letters that the font's own rules put from right to left. */
const turnedByFont = /[\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Lines of at most `width` em. A word that is wider is broken between characters. */
export function linesOf(units: readonly Unit[], width: number, typeface: Typeface): Line[] {
  const lines: Line[] = []
  let runs: Run[] = []
  let filled = 0
  let gap: readonly Run[] = []
  let gapWidth = 0
  const end = () => {
    // The space at a line's end is kept for those who copy the text; it takes no width, on the right.
    const last = gap.map((run) => ({ ...run, level: 0 }))
    lines.push({ runs: inSight([...runs, ...last]), width: filled })
    runs = []
    filled = 0
    gap = []
    gapWidth = 0
  }
  for (const unit of units) {
    if (filled > 0 && filled + gapWidth + unit.width > width) end()
    for (const part of unit.width > width ? broken(unit, width, typeface) : [unit.runs]) {
      const partWidth = sum(part)
      if (filled > 0 && filled + gapWidth + partWidth > width) end()
      runs.push(...gap, ...part)
      filled += gapWidth + partWidth
      gap = []
      gapWidth = 0
    }
    gap = unit.gap
    gapWidth = unit.gapWidth
    if (unit.ends) end()
  }
  if (runs.length > 0) end()
  return lines
}

/** One line, ended by "…" where the text goes on. */
export function oneLineOf(units: readonly Unit[], width: number, typeface: Typeface): Line {
  const [first = { runs: [], width: 0 }, ...more] = linesOf(units, width, typeface)
  const last = first.runs.at(-1)
  if (more.length === 0 || !last) return first
  const dots = typeface.width('…', last.face, [])
  const [line = first] = linesOf(units, width - dots, typeface)
  return {
    runs: [...line.runs, { ...last, text: '…', width: dots, level: 0, mark: null }],
    width: line.width + dots,
  }
}

/** Parts of a unit that fit a line each. */
function broken({ runs }: Unit, width: number, typeface: Typeface): Run[][] {
  const parts: Run[][] = [[]]
  let filled = 0
  for (const run of runs) {
    let kept = ''
    let keptWidth = 0
    const keep = () => {
      if (kept !== '') parts.at(-1)?.push({ ...run, text: kept, width: keptWidth })
      kept = ''
      keptWidth = 0
    }
    for (const segment of run.mark ? [run.text] : segmentsOf(run.text)) {
      const own = run.mark ? run.width : typeface.width(segment, run.face, [])
      if (filled > 0 && filled + own > width) {
        keep()
        parts.push([])
        filled = 0
      }
      kept += segment
      keptWidth += own
      filled += own
    }
    keep()
  }
  return parts
}

function segmentsOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}

/** Rule L2 of the bidirectional algorithm, then neighbours of one font joined. */
function inSight(runs: readonly Run[]): Run[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  if (highest === 0) return joined(runs)
  const order = [...runs]
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while ((order[to]?.level ?? 0) >= level) to++
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
      if (to > from) from = to
    }
  }
  return joined(order.map((run) => (run.level % 2 === 1 ? turned(run) : run)))
}

/** A run from right to left as it is drawn: what the font doesn't turn is turned and mirrored here. */
function turned(run: Run): Run {
  if (run.mark || turnedByFont.test(run.text)) return run
  const text = segmentsOf(run.text)
    .reverse()
    .map((each) => bidi.getMirroredCharacter(each) ?? each)
    .join('')
  return { ...run, text }
}

function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last && canJoin(last, run)) {
      last.text += run.text
      last.width += run.width
    } else {
      whole.push({ ...run })
    }
  }
  return whole
}

function canJoin(one: Run, next: Run): boolean {
  return (
    one.face === next.face &&
    one.level === 0 &&
    next.level === 0 &&
    one.colour === next.colour &&
    one.href === next.href &&
    !one.mark &&
    !next.mark
  )
}
