/** Sets texts of one glyph a letter without a font's shaping rules, which would take most of a document's time. */
import type { Font, Glyph, GlyphRun } from 'fontkit'

/** Latin, where a composed letter is one character; digits and the marks around them. */
/** What is set letter by letter. */
export const simple = /^[ -~\u00a0-\u024f–—‘’“”…•→≤≥●○□✓]*$/
/** All that would put other glyphs in place of letters. */
const lettersKept = {
  calt: false,
  ccmp: false,
  clig: false,
  liga: false,
  locl: false,
  mark: false,
  mkmk: false,
  rclt: false,
  rlig: false,
}

/** From now on the font sets simple texts letter by letter; it knows the features `kern` and `tnum` then. */
export function setSimpleTexts(font: Font): void {
  const shape = font.layout.bind(font)
  const kerns = new Map<string, number>()
  const digits = new Map<string, Glyph>()

  const kern = (pair: string): number => {
    const known = kerns.get(pair)
    if (known !== undefined) return known
    const { glyphs, positions } = shape(pair, lettersKept)
    const moved = (positions[0]?.xAdvance ?? 0) - (glyphs[0]?.advanceWidth ?? 0)
    kerns.set(pair, moved)
    return moved
  }
  const digit = (letter: string, glyph: Glyph): Glyph => {
    if (letter < '0' || letter > '9') return glyph
    const tabular = digits.get(letter) ?? shape(letter, ['tnum']).glyphs[0] ?? glyph
    digits.set(letter, tabular)
    return tabular
  }

  font.layout = (text, features = [], ...rest): GlyphRun => {
    if (!Array.isArray(features) || !simple.test(text)) return shape(text, features, ...rest)
    const tabular = features.includes('tnum')
    const kerned = features.includes('kern')
    const glyphs = font
      .glyphsForString(text)
      .map((glyph, index) => (tabular ? digit(text.charAt(index), glyph) : glyph))
    const positions = glyphs.map(({ advanceWidth }, index) => ({
      xAdvance: advanceWidth + (kerned ? kern(text.slice(index, index + 2)) : 0),
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }))
    return {
      glyphs,
      positions,
      // Asked for when the document has scaled the positions.
      get advanceWidth() {
        return positions.reduce((width, { xAdvance }) => width + xAdvance, 0)
      },
      advanceHeight: 0,
      bbox: font.bbox,
      script: 'latn',
      language: 'en',
      direction: 'ltr',
      features: {},
    }
  }
}
