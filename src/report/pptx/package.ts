/**
 * The written file put in order: the same bytes for the same deck, our colours in its theme, and sheets
 * behind the charts that hold what the charts show.
 */
import JSZip from 'jszip'
import { type SeriesStyle, styledChart } from './chart'
import { colour, font } from './look'

/** The oldest date that a zip's entry can carry. */
const oldest = Date.UTC(1980, 0, 1)

/** `styles`: one list for each chart, in the order in which charts were added; `at`: ms since 1970. */
export async function finished(
  written: Uint8Array,
  styles: readonly (readonly SeriesStyle[])[],
  at: number,
): Promise<Uint8Array> {
  const [from, moment] = await Promise.all([JSZip.loadAsync(written), Promise.resolve(stampOf(at))])
  const numbers = chartNumbers(Object.keys(from.files))
  const renumber = (text: string) =>
    text.replace(partName, (whole, stem: string, number: string, end: string) => {
      const place = numbers.indexOf(Number(number))
      return place < 0 ? whole : `${stem}${place + 1}${end}`
    })
  const parts = new Map<string, string | Uint8Array>()
  await Promise.all(
    Object.values(from.files).map(async (file) => {
      if (file.dir) return
      const name = renumber(file.name)
      parts.set(
        name,
        name.endsWith('.xlsx')
          ? await file.async('uint8array')
          : inOrder(name, renumber(await file.async('string')), styles, moment.text),
      )
    }),
  )
  await Promise.all(
    numbers.map(async (_, index) => {
      const sheet = `ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`
      const chart = parts.get(`ppt/charts/chart${index + 1}.xml`)
      const workbook = parts.get(sheet)
      if (typeof chart === 'string' && workbook instanceof Uint8Array) {
        parts.set(sheet, await workbookInOrder(workbook, chart, moment))
      }
    }),
  )
  return zipped(parts, moment.date, 'DEFLATE')
}

const partName = /(charts\/(?:_rels\/)?chart|Microsoft_Excel_Worksheet)(\d+)(\.xml|\.xlsx)/g

/** The numbers that the writer gave to charts; it counts on from deck to deck. */
function chartNumbers(names: readonly string[]): number[] {
  return names
    .flatMap((name) => {
      const number = /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1]
      return number === undefined ? [] : [Number(number)]
    })
    .toSorted((a, b) => a - b)
}

interface Moment {
  text: string
  date: Date
}

function stampOf(at: number): Moment {
  const date = new Date(Math.max(at, oldest))
  return { text: date.toISOString().replace(/\.\d+Z$/, 'Z'), date }
}

function inOrder(
  name: string,
  xml: string,
  styles: readonly (readonly SeriesStyle[])[],
  moment: string,
): string {
  const chart = /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1]
  if (chart !== undefined) return styledChart(xml, styles[Number(chart) - 1] ?? [])
  if (name === 'docProps/core.xml') return dated(xml, moment)
  if (name.startsWith('ppt/theme/')) return ownTheme(xml)
  if (name.startsWith('ppt/notesSlides/notesSlide')) return paragraphs(xml)
  return name.startsWith('ppt/slides/slide') ? hatched(ownIds(xml)) : xml
}

function dated(xml: string, moment: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)
}

/** So that whatever is added to the deck later takes its colours and its font from the same look. */
function ownTheme(xml: string): string {
  const scheme = {
    ...{ dk1: colour.ink, lt1: colour.ground, dk2: colour.second, lt2: colour.line },
    ...{ accent1: colour.before, accent2: colour.after, accent3: colour.ai },
    ...{ accent4: colour.noise, accent5: colour.failure, accent6: colour.second },
    ...{ hlink: colour.before, folHlink: colour.second },
  }
  const colours = Object.entries(scheme)
    .map(([slot, value]) => `<a:${slot}><a:srgbClr val="${value}"/></a:${slot}>`)
    .join('')
  return xml
    .replace('name="Office Theme"', 'name="Night watch"')
    .replace(
      /<a:clrScheme[\s\S]*?<\/a:clrScheme>/,
      `<a:clrScheme name="Night watch">${colours}</a:clrScheme>`,
    )
    .replaceAll(
      `<a:latin typeface="${font.name}"/>`,
      `<a:latin typeface="${font.name}" panose="${font.panose}"/>`,
    )
}

/** A line of the notes is a paragraph; the writer leaves line ends inside one. */
function paragraphs(xml: string): string {
  const run = '<a:r><a:rPr lang="en-US" dirty="0"/><a:t>'
  return xml.replace(/<a:t>[^<]*<\/a:t>/g, (text) =>
    text.replaceAll('\r\n', `</a:t></a:r></a:p><a:p>${run}`),
  )
}

/** Noise is told by its lines as well as by its colour; the writer knows no patterns. */
function hatched(xml: string): string {
  const of = (value: string) => `<a:srgbClr val="${value}"/>`
  return xml.replaceAll(
    `<a:solidFill>${of(colour.noisePale)}</a:solidFill>`,
    `<a:pattFill prst="wdUpDiag"><a:fgClr>${of(colour.noise)}</a:fgClr><a:bgClr>${of(colour.noisePale)}</a:bgClr></a:pattFill>`,
  )
}

/** The writer may give a table the number of a shape. */
function ownIds(xml: string): string {
  let last = 0
  return xml.replace(/<p:cNvPr id="\d+"/g, () => {
    last += 1
    return `<p:cNvPr id="${last}"`
  })
}

async function workbookInOrder(
  workbook: Uint8Array,
  chart: string,
  moment: Moment,
): Promise<Uint8Array> {
  const from = await JSZip.loadAsync(workbook)
  const parts = new Map<string, string>()
  await Promise.all(
    Object.values(from.files).map(async (file) => {
      if (file.dir) return
      const xml = await file.async('string')
      parts.set(file.name, bookPart(file.name, xml, chart, moment.text))
    }),
  )
  // The deck's own compression does for what it holds.
  return zipped(parts, moment.date, 'STORE')
}

function bookPart(name: string, xml: string, chart: string, moment: string): string {
  if (name === 'docProps/core.xml') return dated(xml, moment)
  return name === 'xl/worksheets/sheet1.xml' ? sheetLike(xml, chart) : xml
}

/** The writer leaves a zero out of the sheet: every value comes from the chart instead, and what it lacks has no cell. */
function sheetLike(sheet: string, chart: string): string {
  const values = new Map<string, string>()
  const reference =
    /<c:f>Sheet1!\$([A-Z]+)\$2:\$[A-Z]+\$\d+<\/c:f>\s*<c:numCache>([\s\S]*?)<\/c:numCache>/g
  for (const [, column = '', cache = ''] of chart.matchAll(reference)) {
    for (const [, index, value = ''] of cache.matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)<\/c:v>/g)) {
      values.set(`${column}${Number(index) + 2}`, value)
    }
  }
  return sheet.replace(/<c r="([A-Z]+\d+)"><v>[^<]*<\/v><\/c>/g, (_, cell: string) => {
    const value = values.get(cell)
    return value === undefined ? '' : `<c r="${cell}"><v>${value}</v></c>`
  })
}

function zipped(
  parts: ReadonlyMap<string, string | Uint8Array>,
  date: Date,
  compression: 'DEFLATE' | 'STORE',
): Promise<Uint8Array> {
  const zip = new JSZip()
  const names = [...parts.keys()].toSorted()
  // A package opens with the list of its parts.
  names.sort((a, b) => Number(b === contents) - Number(a === contents))
  for (const name of names) {
    const part = parts.get(name)
    if (part !== undefined) zip.file(name, part, { date, createFolders: false })
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression,
    // A fifth larger than the best, in half the time.
    compressionOptions: { level: 2 },
    platform: 'DOS',
  })
}

const contents = '[Content_Types].xml'
