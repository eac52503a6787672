/** The fonts of a document: which of them has a character, and how wide a text is in it. */
import { create, type Font } from 'fontkit'
import { setSimpleTexts, simple } from './simple-text'

/** A font file's bytes; fonts of one weight are looked through in the order given. */
export interface FontBytes {
  family: string
  weight: number
  bytes: Uint8Array
}

export interface Face {
  /** By which the document knows it. */
  name: string
  font: Font
}

/** A font within a document: its name there, and the numbers that its glyphs have in it. */
interface Embedded {
  id: string
  ref(): object
  encode(
    text: string,
    features: Feature[] | undefined,
  ): readonly [codes: readonly string[], ...unknown[]]
}
declare global {
  namespace PDFKit.Mixins {
    /** The package's types don't tell that a font which was read already is taken too, nor of the one in use. */
    interface PDFFont {
      registerFont(name: string, font: Font): this
      _font: Embedded
    }
  }
}

/** OpenType's names: pairs of letters moved together, digits of one width. */
export type Feature = 'kern' | 'tnum'

export interface Typeface {
  /** The first font of that weight which has all these characters, or null. */
  faceOf(characters: readonly string[], weight: number): Face | null
  /** The font of a text of simple letters; null where it has others, or more than one font is needed. */
  simpleFace(text: string, weight: number): Face | null
  /** Width in em. */
  width(text: string, face: Face, features: Feature[]): number
  /** The text as the page's content has it, in hexadecimal; null where letters don't simply follow one another. */
  codes(text: string, face: Face, features: Feature[]): { font: Embedded; hex: string } | null
}

/** Throws when the bytes are no font. Each font is read when a text first needs it. */
export function typefaceOf(doc: PDFKit.PDFDocument, files: readonly FontBytes[]): Typeface {
  const faces = new Map<FontBytes, Face>()
  const widths = new Map<string, number>()
  const alphabets = new Map<string, Alphabet>()

  const alphabetOf = (face: Face, features: Feature[]): Alphabet => {
    const key = `${face.name} ${features.join()}`
    const known = alphabets.get(key)
    if (known) return known
    doc.font(face.name)
    const made = { font: doc._font, widths: new Map(), words: new Map() }
    alphabets.set(key, made)
    return made
  }

  const open = (file: FontBytes): Face => {
    const known = faces.get(file)
    if (known) return known
    const font = fontOf(file)
    const face = { name: `${file.family} ${file.weight}`, font }
    doc.registerFont(face.name, font)
    faces.set(file, face)
    return face
  }

  const faceOf: Typeface['faceOf'] = (characters, weight) => {
    for (const file of files) {
      if (file.weight !== weight) continue
      const face = open(file)
      if (characters.every((each) => has(face.font, each))) return face
    }
    return null
  }
  const letters = new Map<number, Map<string, Face | null>>()
  const lettersOf = (weight: number) => {
    const known = letters.get(weight) ?? new Map<string, Face | null>()
    letters.set(weight, known)
    return known
  }

  return {
    faceOf,
    simpleFace: (text, weight) => {
      if (!simple.test(text)) return null
      const known = lettersOf(weight)
      let shared: Face | null = null
      for (const letter of text) {
        let face = known.get(letter)
        if (face === undefined) {
          face = faceOf([letter], weight)
          known.set(letter, face)
        }
        if (face === null || (shared !== null && face !== shared)) return null
        shared = face
      }
      return shared
    },
    width: (text, face, features) => {
      const { name } = face
      if (isSimple(text, features))
        return simpleWidth(text, face, features, alphabetOf(face, features))
      // The document's own measure: it keeps a word's glyphs until they are drawn.
      const key = `${name} ${features.join()} ${text}`
      const known = widths.get(key)
      if (known !== undefined) return known
      const width = doc.font(name).fontSize(1000).widthOfString(text, featured(features)) / 1000
      widths.set(key, width)
      return width
    },
    codes: (text, face, features) => {
      if (!isSimple(text, features)) return null
      const { font, words } = alphabetOf(face, features)
      let hex = ''
      for (const word of text.split(wordEnd)) {
        let known = words.get(word)
        if (known === undefined) {
          known = font.encode(word, featured(features).features)[0].join('')
          words.set(word, known)
        }
        hex += known
      }
      return { font, hex }
    },
  }
}

/** What is known of a font's letters, with its features. */
interface Alphabet {
  font: Embedded
  /** em, by letter. */
  widths: Map<string, number>
  words: Map<string, string>
}

/** Behind a space. */
const wordEnd = /(?<= )/

function isSimple(text: string, features: Feature[]): boolean {
  return !features.includes('kern') && simple.test(text)
}

function simpleWidth(
  text: string,
  { font }: Face,
  features: Feature[],
  { widths }: Alphabet,
): number {
  let sum = 0
  for (const letter of text) {
    let known = widths.get(letter)
    if (known === undefined) {
      const [glyph] = font.layout(letter, features).glyphs
      known = (glyph?.advanceWidth ?? 0) / font.unitsPerEm
      widths.set(letter, known)
    }
    sum += known
  }
  return sum
}

/** As an option of the document's text. */
export function featured(features: Feature[]): { features?: Feature[] } {
  return features.length === 0 ? {} : { features }
}

/** Reading a font's tables takes longer than setting a page: it is done once, however many documents follow. */
const read = new WeakMap<FontBytes, Font>()

function fontOf(file: FontBytes): Font {
  const known = read.get(file)
  if (known) {
    // A glyph keeps the characters that it was first asked for; in another document it may stand for others.
    Reflect.set(known, '_glyphs', {})
    return known
  }
  const { family, bytes } = file
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font)) throw new Error(`"${family}" is a collection, not a font.`)
  setSimpleTexts(font)
  read.set(file, font)
  return font
}

function has(font: Font, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
}
