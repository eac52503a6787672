import { readFile } from 'node:fs/promises'
import { createCanvas } from '@napi-rs/canvas'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { fontFiles } from '../../src/charts/fonts'
import { opaquePng } from '../../src/charts/opaque-png'
import type { DrillRecord } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import type { Block, Document, Inline } from '../../src/report/document'
import { documentPdf, type PdfParts } from '../../src/report/pdf'
import { OtherPicture } from '../../src/report/pdf/pictures'
import { reportDocument } from '../../src/report/sections/whole'
import { clean } from '../../src/report/text'
import { claim, finished, people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'
import { type ReadPdf, readPdf } from './pdf-reader'

const shown = [6, 4].map((slide) => ({
  file: `slide-${slide}.png`,
  title: `Finding ${slide}`,
  alt: `What picture ${slide} tells`,
}))
const front: PdfParts['front'] = {
  title: 'Night drill',
  team: 'Team Alpha',
  date: '2026-01-03',
  version: 2,
  at: stamp(180).at,
  kind: 'rehearsal',
}
let parts: PdfParts
let sample: { document: Document; bytes: Uint8Array; read: ReadPdf }

beforeAll(async () => {
  const files = ([400, 600] as const).flatMap(fontFiles)
  parts = {
    front,
    fonts: await Promise.all(
      files.map(async (file) => ({ ...file, bytes: await readFile(file.path) })),
    ),
    pictures: new Map([
      ['slide-6.png', await opaquePng(createCanvas(50, 30).toBuffer('image/png'))],
    ]),
  }
  const document = documentOf(sampleRecord())
  const bytes = await documentPdf(document, parts)
  sample = { document, bytes, read: await readPdf(bytes) }
})

const documentOf = (record: DrillRecord): Document =>
  reportDocument(buildReport(record, smallCatalogue, people, 2, stamp(180).at), shown)
const pdfOf = async (document: Document) => readPdf(await documentPdf(document, parts))
const wordsOf = (text: string) => clean(text).replaceAll(/\s+/g, ' ').trim()
const bare = (text: string) => text.replaceAll(/\s/g, '')

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return wordsOf(inline)
  return inline.kind === 'strong' ? wordsOf(inline.text) : ''
}

/** Every text of a block, piece by piece. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return block.text.map(inlineText)
    case 'quote':
      return [...block.lines]
    case 'list':
      return block.items.flatMap(({ text, items = [] }) => [text, ...items].flat().map(inlineText))
    case 'checklist':
      return block.items.map(({ text }) => text)
    case 'table':
      return [...block.head, ...block.rows.flat(2).map(inlineText)]
    case 'figures':
      return block.lines.flatMap(({ label, value, target, standing, note }) => [
        label,
        value,
        target ?? '',
        standing,
        note,
      ])
    case 'image':
    case 'rule':
      return []
    default:
      return block satisfies never
  }
}

/** Words of the document that the PDF lacks. */
function lackedWords(document: Document, { text }: ReadPdf): string[] {
  // A cell's words stand between its neighbours' where a line breaks, so words are sought one by one.
  const words = new Set(text.split(' '))
  return document
    .flatMap(textsOf)
    .flatMap((each) => wordsOf(each).split(' '))
    .filter((word) => !words.has(word) && !bare(text).includes(bare(word)))
}

test('every word of a report is in the PDF, to be selected', async () => {
  expect(lackedWords(sample.document, sample.read)).toEqual([])
  const empty = documentOf(finished())
  expect(lackedWords(empty, await pdfOf(empty))).toEqual([])
})

test('it tells its title, its language, its outline and what its pictures show', async () => {
  const { document, read } = sample
  const { info, outline, alts, lang, pages, links } = read
  expect(info).toMatchObject({
    Title: 'Night drill · Team Alpha',
    Author: 'Drill',
    CreationDate: 'D:20260103060000Z',
  })
  expect(lang).toBe('en')
  const headings = document.flatMap((block) =>
    block.kind === 'heading' && block.level > 1
      ? [`${block.level === 3 ? '  ' : ''}${block.text}`]
      : [],
  )
  expect(outline).toEqual(headings)
  expect(links).toHaveLength(headings.length)
  expect(links.every((link) => link.startsWith('heading-'))).toBe(true)
  expect(alts).toContain('Finding 6. What picture 6 tells')
  // The picture without bytes is told in words.
  expect(pages.join(' ')).toContain('Finding 4: What picture 4 tells')
})

test('the first page has the verdict and the figures; every other one says where it belongs', async () => {
  const { pages } = sample.read
  expect(pages[0]).toContain('Team Alpha found all three failures by hand')
  expect(pages[0]).toContain('26 min ≤ 40 min ● met')
  expect(pages[0]).not.toContain('Page 1')
  for (const [index, page] of pages.entries()) {
    if (index === 0) continue
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
    expect(page).toContain('Night drill · Team Alpha')
    expect(page).toContain('Drill report, version 2 · Rehearsal')
  }
})

test('the contents name the page on which each section begins', () => {
  const { pages, outline } = sample.read
  const [, contents = ''] = pages
  const last = outline.at(-1)?.trim() ?? ''
  // Written when the pages are known, so they come after the entries.
  const numbers = withoutFurniture(contents).split(last).at(-1)?.trim().split(' ').map(Number)
  expect(numbers).toHaveLength(outline.length)
  for (const [index, title] of outline.entries()) {
    const number = numbers?.[index] ?? 0
    expect(number).toBeGreaterThan(2)
    expect(pages[number - 1]).toContain(title.trim())
  }
})

test('the same document gives the same bytes, with every font within', async () => {
  const again = await documentPdf(sample.document, parts)
  expect(Buffer.from(again).equals(sample.bytes)).toBe(true)
  const source = Buffer.from(again).toString('latin1')
  const described = source.match(/\/Type \/FontDescriptor/g) ?? []
  expect(described.length).toBeGreaterThan(1)
  expect(source.match(/\/FontFile2 /g)).toHaveLength(described.length)
  expect(source).not.toContain('/Subtype /Type1')
})

test('a cell longer than a page goes on over pages, under its head', async () => {
  const long = Array.from({ length: 900 }, (_, index) => `w${index}`).join(' ')
  const { pages, text } = await pdfOf([
    { kind: 'rule' },
    {
      kind: 'table',
      head: ['Alert', 'Claim', 'Evidence', 'Id'],
      align: ['left', 'left', 'left', 'right'],
      rows: [[['A'], [long], [long], ['f'.repeat(200)]]],
    },
  ])
  const words = new Set(text.split(' '))
  expect(long.split(' ').filter((word) => !words.has(word))).toEqual([])
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.slice(1).every((page) => page.includes('Evidence'))).toBe(true)
})

test('what no font has is a box, and a note at the end says so', async () => {
  const { text } = await pdfOf([
    { kind: 'paragraph', text: ['a \u{1f468}\u200d\u{1f469}\u200d\u{1f467} 日 \u{e000} z'] },
  ])
  expect(text).toContain('a □ □ □ z')
  expect(text).toContain('The Markdown file has every text whole')
  const { text: plain } = await pdfOf([{ kind: 'paragraph', text: ['plain'] }])
  expect(plain).not.toContain('□')
})

test('right-to-left words stand in their order, within a line of another direction', async () => {
  const { text } = await pdfOf([{ kind: 'paragraph', text: ['said שלום (עולם) at 0:15'] }])
  // Found in the order of reading, as one is read from the page.
  expect(bare(text)).toMatch(/said.*at0:15/u)
  expect([...'שלוםעולם'].every((letter) => text.includes(letter))).toBe(true)
})

test('what has an address leads there', async () => {
  const href = 'https://chat.example/archives/C1/p1'
  const { links } = await pdfOf([
    {
      kind: 'list',
      ordered: true,
      items: [{ text: [{ kind: 'strong', text: '0:24', href }, ' x'] }],
    },
  ])
  expect(links).toEqual([href])
})

test('pictures that come later stand as if they had been there; another shape has its pages set anew', async () => {
  const document: Document = [
    { kind: 'rule' },
    { kind: 'image', file: 'slide-6.png', title: 'Later', alt: 'What it tells' },
  ]
  const canvas = createCanvas(50, 30)
  canvas.getContext('2d').fillStyle = '#ffffff'
  canvas.getContext('2d').fillRect(0, 0, 50, 30)
  const png = await opaquePng(canvas.toBuffer('image/png'))
  const set = (size: { width: number; height: number }, come: Uint8Array | null) =>
    documentPdf(document, {
      ...parts,
      pictures: new Map([['slide-6.png', { ...size, png: Promise.resolve(come) }]]),
    })
  const bytes = Buffer.from(await set({ width: 5, height: 3 }, png)).toString('latin1')
  expect(bytes).toContain('/Width 50\n/Height 30')
  expect((await readPdf(await set({ width: 5, height: 3 }, png))).alts).toEqual([
    'Later. What it tells',
  ])
  await expect(set({ width: 5, height: 4 }, png)).rejects.toThrow(OtherPicture)
  await expect(set({ width: 5, height: 3 }, null)).rejects.toThrow(OtherPicture)
})

test('the last row of a table does not stand alone on a page', async () => {
  const row = (index: number) => [[`row ${index}`], [`text of ${index}`]]
  for (const count of [28, 29, 30, 31, 32]) {
    const { pages } = await pdfOf([
      { kind: 'rule' },
      {
        kind: 'table',
        head: ['No.', 'Text'],
        align: ['left', 'left'],
        rows: Array.from({ length: count }, (_, index) => row(index)),
      },
    ])
    const last = pages.find((page) => page.includes(`row ${count - 1}`))
    expect(last).toContain(`row ${count - 2}`)
  }
})

test('no typed text becomes a link', async () => {
  const typed = 'https://example.com <a href="x">y</a> [m](http://e.org) | __BEGINFUNCTION__ **b**'
  const { links, text } = await pdfOf([{ kind: 'paragraph', text: [typed] }])
  expect(links).toEqual([])
  expect(text).toContain(typed)
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\ud800',
    '\u202eevil\u2066',
    'שלום (abc) مرحبا 12',
    'Z\u0338\u0321\u031b\u031e',
    'x'.repeat(500),
    '\u200d\u200c\ufe0f',
  ),
)

test('no text makes it throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 40, maxLength: 60 }), async (texts) => {
      const [title = '', team = ''] = texts
      await documentPdf(
        texts.flatMap((text, index): Block[] => {
          const other = texts.at(-index) ?? ''
          return [
            { kind: 'heading', level: 2, text },
            { kind: 'paragraph', text: [{ kind: 'strong', text }, other, { kind: 'break' }, text] },
            {
              kind: 'table',
              head: [text, 'b'],
              align: ['left', 'right'],
              rows: [[[text], [other]]],
            },
          ]
        }),
        { ...parts, front: { ...front, title, team } },
      )
    }),
    { numRuns: 3 },
  )
})

test('all letters of a Latin text are found again', async () => {
  const latin = fc.string({
    unit: fc.constantFrom(...'abcxyzABCXYZ0189 ,.;:-+/()[]<>|*_#&%"\'ÀÉßñçøŁžőĐğİ'),
    minLength: 1,
    maxLength: 200,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(latin, { minLength: 30, maxLength: 50 }), async (texts) => {
      const { pages } = await pdfOf(texts.map((text) => ({ kind: 'quote', lines: [text] })))
      const found = bare(pages.map(withoutFurniture).join(''))
      expect(texts.filter((text) => !found.includes(bare(text)))).toEqual([])
    }),
    { numRuns: 3 },
  )
})

/** A page's text without its header and footer, which come last. */
function withoutFurniture(page: string): string {
  return page.split(`${front.title} · ${front.team}`)[0] ?? ''
}

test('a crowd leaves the first page to verdict, figures and picture', async () => {
  const crowd: Block = { kind: 'paragraph', text: ['Jörg Müller (Responder); '.repeat(80)] }
  const [title, ...rest] = sample.document
  const { pages } = await pdfOf(title ? [title, crowd, ...rest] : [])
  expect(pages[0]).toContain('Team Alpha found all three failures by hand')
  expect(pages[0]).toContain('False positives')
  expect(pages[1]).toMatch(/Jörg Müller.*Contents/)
})

test('a drill of hundreds of claims has them all', async () => {
  const claims = Array.from({ length: 200 }, (_, index) =>
    claim('A', 20 + (index % 90), 'ben', { cause: `cause-${index} of many`, evidence: 'seen' }),
  )
  const { text } = await pdfOf(documentOf(finished({ claims })))
  expect(claims.filter((_, index) => !text.includes(`cause-${index} of many`))).toEqual([])
})
