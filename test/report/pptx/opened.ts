/** Reads a deck as PowerPoint would find it, with nothing of what wrote it. */
import { XMLParser } from 'fast-xml-parser'
import JSZip from 'jszip'

export interface Opened {
  /** Every part of XML by its name. */
  xml: ReadonlyMap<string, string>
  /** Names of all parts. */
  names: readonly string[]
  slides: readonly string[]
  notes: readonly string[]
  charts: readonly OpenedChart[]
}

export interface OpenedChart {
  alt: string
  /** By the series' names, as the chart shows them; null = no point. */
  series: Readonly<Record<string, readonly (number | null)[]>>
  categories: readonly string[]
  /** Columns of the sheet behind it, in the order of the series. */
  sheet: readonly (readonly (number | null)[])[]
}

const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, processEntities: true })

export async function opened(bytes: Uint8Array): Promise<Opened> {
  const zip = await JSZip.loadAsync(bytes)
  const names = Object.keys(zip.files)
  const xml = new Map<string, string>()
  for (const name of names) {
    if (/\.(xml|rels)$/.test(name)) xml.set(name, (await zip.file(name)?.async('string')) ?? '')
  }
  const numbered = (folder: string) =>
    [...xml]
      .filter(([name]) => new RegExp(`^ppt/${folder}/[a-zA-Z]+\\d+\\.xml$`).test(name))
      .sort(([a], [b]) => numberOf(a) - numberOf(b))
  const slides = numbered('slides').map(([, text]) => text)
  const alts = slides.flatMap((slide) =>
    findAll(parser.parse(slide), 'p:graphicFrame')
      .filter((frame) => findAll(frame, 'c:chart').length > 0)
      .map((frame) => String(find(frame, 'p:cNvPr')?.['@_descr'] ?? '')),
  )
  const charts: OpenedChart[] = []
  for (const [index, [name, text]] of numbered('charts').entries()) {
    const rels = xml.get(name.replace('charts/', 'charts/_rels/').concat('.rels')) ?? ''
    const book = /Target="\.\.\/(embeddings\/[^"]+)"/.exec(rels)?.[1] ?? 'no workbook'
    const workbook = await zip.file(`ppt/${book}`)?.async('uint8array')
    if (!workbook) throw new Error(`${name} has no workbook.`)
    const inside = await JSZip.loadAsync(workbook)
    for (const part of Object.keys(inside.files)) {
      if (/\.(xml|rels)$/.test(part)) {
        xml.set(`${book}!${part}`, (await inside.file(part)?.async('string')) ?? '')
      }
    }
    const sheet = xml.get(`${book}!xl/worksheets/sheet1.xml`) ?? ''
    charts.push(readChart(text, sheet, alts[index] ?? ''))
  }
  return {
    xml,
    names,
    slides: slides.map(textOf),
    notes: numbered('notesSlides').map(([, text]) => textOf(text)),
    charts,
  }
}

function readChart(text: string, sheet: string, alt: string): OpenedChart {
  const parsed = findAll(parser.parse(text), 'c:ser')
  const categories = findAll(find(parsed[0], 'c:cat'), 'c:pt').map((point) => String(point['c:v']))
  const rows = categories.length
  const cells = new Map(
    findAll(parser.parse(sheet), 'c').map((cell) => [String(cell['@_r']), Number(cell.v)]),
  )
  return {
    alt,
    categories,
    series: Object.fromEntries(
      parsed.map((series) => [
        String(find(find(series, 'c:tx'), 'c:pt')?.['c:v']),
        inRows(
          rows,
          findAll(find(series, 'c:val'), 'c:pt').map((point) => [
            Number(point['@_idx']),
            Number(point['c:v']),
          ]),
        ),
      ]),
    ),
    sheet: parsed.map((_, index) =>
      Array.from(
        { length: rows },
        (__, row) => cells.get(`${String.fromCharCode(66 + index)}${row + 2}`) ?? null,
      ),
    ),
  }
}

function inRows(rows: number, points: readonly (readonly [number, number])[]): (number | null)[] {
  const at = new Map(points)
  return Array.from({ length: rows }, (_, row) => at.get(row) ?? null)
}

/** The names of what stands in each series, in their order. */
export function seriesParts(chart: string): string[][] {
  return findAll(parser.parse(chart), 'c:ser').map((series) =>
    Object.keys(series).filter((key) => key.startsWith('c:')),
  )
}

/** The texts of a part, a paragraph a line. */
function textOf(xml: string): string {
  return findAll(parser.parse(xml), 'a:p')
    .map((paragraph) =>
      findAll(paragraph, 'a:t')
        .map((text) => text['#text'])
        .join('')
        // What a line must not part is a blank all the same.
        .replaceAll('\u00a0', ' '),
    )
    .filter((line) => line !== '')
    .join('\n')
}

type Node = Readonly<Record<string, unknown>>

/** All elements of a name, wherever; one that holds text alone comes as `#text`. */
function findAll(node: unknown, name: string): Node[] {
  if (Array.isArray(node)) return node.flatMap((each) => findAll(each, name))
  if (!isNode(node)) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === name
      ? (Array.isArray(value) ? value : [value]).map((each) =>
          isNode(each) ? each : { '#text': String(each) },
        )
      : findAll(value, name),
  )
}

function find(node: unknown, name: string): Node | undefined {
  return findAll(node, name)[0]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

function numberOf(name: string): number {
  return Number(/(\d+)\.xml$/.exec(name)?.[1])
}
