/** A document as PDF: paginated, with contents, outline and tags, its fonts within, the same bytes for the same document. */
import PDFDocument from 'pdfkit'
import type { Document, Front } from './document'
import { blocks } from './pdf/blocks'
import { contents, outline } from './pdf/contents'
import { frontPage, splitFront } from './pdf/front'
import { furniture } from './pdf/furniture'
import { headingsOf } from './pdf/headings'
import { page, types } from './pdf/look'
import { type Paper, space, turn } from './pdf/paper'
import { type Promised, picturesOf } from './pdf/pictures'
import { write } from './pdf/prose'
import { type FontBytes, typefaceOf } from './pdf/typeface'
import { clean } from './text'

export interface PdfParts {
  front: Front
  /** Weights 400 and 600; in each the fonts in the order in which a character is looked for. */
  fonts: readonly FontBytes[]
  /** PNG or JPEG bytes by the file names of the document's images, or the promise of a PNG; what is missing is told in words. */
  pictures: ReadonlyMap<string, Uint8Array | Promised>
}

/** A4. Rejects when a font can't be read, or with OtherPicture where a promised one came otherwise; nothing else makes it. */
export async function documentPdf(
  document: Document,
  { front: matter, fonts, pictures: files }: PdfParts,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    // None of the standard fonts: they would not be embedded.
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: clean(`${matter.title} · ${matter.team}`),
      Author: 'Drill',
      Subject: `3 A.M. Drill, post-workshop report, version ${matter.version}`,
      CreationDate: new Date(matter.at),
      ModDate: new Date(matter.at),
    },
  })
  const bytes = collected(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const paper: Paper = { doc, typeface: typefaceOf(doc, fonts), y: page.top, root, unknown: false }
  const headings = headingsOf(document)
  const pictures = picturesOf(doc, files)
  const setting = { paper, headings, pictures }
  const { front, rest } = splitFront(document)

  doc.addPage()
  if (front.length > 0) frontPage(setting, front, matter)
  const number = contents(paper, [...headings.values()])
  turn(paper)
  blocks(setting, rest)
  if (paper.unknown) noteOnBoxes(paper)
  number()
  outline(paper, [...headings.values()])
  furniture(paper, matter)
  root.end()
  await pictures.filled()
  doc.end()
  return bytes
}

function noteOnBoxes(paper: Paper): void {
  space(paper, 20)
  write(
    paper,
    'P',
    [
      'A □ stands for a character that the fonts of this file do not have. The Markdown file has every text whole.',
    ],
    types.small,
  )
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
