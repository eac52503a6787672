/** Pictures: each is read once, however often it is shown; one that can't be read is told in words. */
import type { Block } from '../document'
import { column, page, types } from './look'
import { atTop, element, type Paper, room, space, turn, within } from './paper'
import { rgbOf } from './png'
import { write } from './prose'

type Image = Extract<Block, { kind: 'image' }>

/** An image that the document has taken in; its size is in pixels. */
interface Opened {
  width: number
  height: number
}
declare global {
  namespace PDFKit.Mixins {
    /** The package's types leave these two out. */
    interface PDFImage {
      openImage(bytes: Uint8Array): Opened
      image(image: Opened, x: number, y: number, options: { width: number }): this
    }
  }
}

/** A picture that is still being drawn: its shape is known, its bytes come later. Null = there will be none. */
export interface Promised {
  /** In any unit. */
  width: number
  height: number
  png: Promise<Uint8Array | null>
}

/** A promised picture did not come, has another shape, or is no opaque PNG: the pages must be set anew. */
export class OtherPicture extends Error {
  override name = 'OtherPicture'
}

export interface Pictures {
  /** The picture of that file name, or null where there is none that can be read. */
  of: (file: string) => Opened | null
  /** Puts the promised ones in. Rejects with OtherPicture. */
  filled: () => Promise<void>
}

/** No picture is shrunk to less than this part of the column. */
const narrowest = 0.6

/** `files`: PNG or JPEG bytes by file name, or the promise of some. PNGs with transparency are slow to take in. */
export function picturesOf(
  doc: PDFKit.PDFDocument,
  files: ReadonlyMap<string, Uint8Array | Promised>,
): Pictures {
  const opened = new Map<string, Opened | null>()
  const open: { file: Promised; fill: (png: Uint8Array) => void }[] = []
  const take = (file: Uint8Array | Promised): Opened | null => {
    if (file instanceof Uint8Array) return readable(doc, file)
    const { image, fill } = vacant(doc, file, `Picture${open.length + 1}`)
    open.push({ file, fill })
    return image
  }
  return {
    of: (name) => {
      const known = opened.get(name)
      if (known !== undefined) return known
      const file = files.get(name)
      const image = file === undefined ? null : take(file)
      opened.set(name, image)
      return image
    },
    filled: async () => {
      for (const { file, fill } of open) {
        const png = await file.png
        const rgb = png && rgbOf(png)
        if (!png || !rgb || rgb.width * file.height !== rgb.height * file.width)
          throw new OtherPicture()
        fill(png)
      }
    },
  }
}

/** An image of the document whose bytes come later. */
function vacant(doc: PDFKit.PDFDocument, { width, height }: Promised, label: string) {
  const obj = doc.ref({ Type: 'XObject', Subtype: 'Image' })
  const image = { width, height, label, obj, embed: () => {} }
  const fill = (png: Uint8Array) => {
    const rgb = rgbOf(png)
    if (!rgb) throw new OtherPicture()
    Object.assign(obj.data, {
      Width: rgb.width,
      Height: rgb.height,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
      Filter: 'FlateDecode',
      // PDF reads the rows as PNG filters them.
      DecodeParms: { Predictor: 15, Colors: 3, BitsPerComponent: 8, Columns: rgb.width },
    })
    obj.compress = false
    obj.end(rgb.data)
  }
  return { image, fill }
}

/** The room that a picture takes at full width, in points. */
export function pictureHeight(pictures: Pictures, { file }: Image): number {
  const image = pictures.of(file)
  return image ? (column * image.height) / image.width : types.small.leading
}

/** As wide as the column; a little less where it then still fits on the page. */
export function picture(paper: Paper, pictures: Pictures, image: Image): void {
  const { alt, title } = image
  const opened = pictures.of(image.file)
  space(paper, 12)
  if (!opened) {
    write(paper, 'P', [`${title}: ${alt}`], types.small)
    return
  }
  const full = (column * opened.height) / opened.width
  if (room(paper) < full * narrowest && !atTop(paper)) turn(paper)
  const width = column * Math.min(1, room(paper) / full)
  const part = element(paper, 'Figure', paper.root, `${title}. ${alt}`)
  within(paper, 'Figure', part, () => paper.doc.image(opened, page.left, paper.y, { width }))
  paper.y += (width * opened.height) / opened.width
}

function readable(doc: PDFKit.PDFDocument, bytes: Uint8Array): Opened | null {
  try {
    return doc.openImage(bytes)
  } catch {
    return null
  }
}
