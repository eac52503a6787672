/** The fonts of a document: which of them has a character, and how wide a text is in it. */
import { create, type Font } from 'fontkit'
import { setSimpleTexts } from './simple-text'

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

declare global {
  namespace PDFKit.Mixins {
    /** The package's types don't tell that a font which was read already is taken too. */
    interface PDFFont {
      registerFont(name: string, font: Font): this
    }
  }
}

/** OpenType's names: pairs of letters moved together, digits of one width. */
export type Feature = 'kern' | 'tnum'

export interface Typeface {
  /** The first font of that weight which has all these characters, or null. */
  faceOf(characters: readonly string[], weight: number): Face | null
  /** Width in em. */
  width(text: string, face: Face, features: Feature[]): number
}

/** Throws when the bytes are no font. Each font is read when a text first needs it. */
export function typefaceOf(doc: PDFKit.PDFDocument, files: readonly FontBytes[]): Typeface {
  const faces = new Map<FontBytes, Face>()
  const widths = new Map<string, number>()

  const open = (file: FontBytes): Face => {
    const known = faces.get(file)
    if (known) return known
    const font = fontOf(file)
    const face = { name: `${file.family} ${file.weight}`, font }
    doc.registerFont(face.name, font)
    faces.set(file, face)
    return face
  }

  return {
    faceOf: (characters, weight) => {
      for (const file of files) {
        if (file.weight !== weight) continue
        const face = open(file)
        if (characters.every((each) => has(face.font, each))) return face
      }
      return null
    },
    // The document's own measure: it keeps a word's glyphs until they are drawn.
    width: (text, { name }, features) => {
      const key = `${name} ${features.join()} ${text}`
      const known = widths.get(key)
      if (known !== undefined) return known
      const width = doc.font(name).fontSize(1000).widthOfString(text, featured(features)) / 1000
      widths.set(key, width)
      return width
    },
  }
}

/** As an option of the document's text. */
export function featured(features: Feature[]): { features?: Feature[] } {
  return features.length === 0 ? {} : { features }
}

function fontOf({ family, bytes }: FontBytes): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font)) throw new Error(`"${family}" is a collection, not a font.`)
  setSimpleTexts(font)
  return font
}

function has(font: Font, character: string): boolean {
  return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
}
