/** Pictures: each is read once, however often it is shown; one that can't be read is told in words. */
import type { Block } from '../document'
import { column, page, types } from './look'
import { atTop, element, type Paper, room, space, turn, within } from './paper'
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

/** The picture of that file name, or null where there is none that can be read. */
export type Pictures = (file: string) => Opened | null

/** No picture is shrunk to less than this part of the column. */
const narrowest = 0.6

/** `files`: PNG or JPEG bytes by file name. PNGs with transparency are slow to take in. */
export function picturesOf(
  doc: PDFKit.PDFDocument,
  files: ReadonlyMap<string, Uint8Array>,
): Pictures {
  const opened = new Map<string, Opened | null>()
  return (file) => {
    const known = opened.get(file)
    if (known !== undefined) return known
    const bytes = files.get(file)
    const image = bytes === undefined ? null : readable(doc, bytes)
    opened.set(file, image)
    return image
  }
}

/** The room that a picture takes at full width, in points. */
export function pictureHeight(pictures: Pictures, { file }: Image): number {
  const image = pictures(file)
  return image ? (column * image.height) / image.width : types.small.leading
}

/** As wide as the column; a little less where it then still fits on the page. */
export function picture(paper: Paper, pictures: Pictures, image: Image): void {
  const { alt, title } = image
  const opened = pictures(image.file)
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
