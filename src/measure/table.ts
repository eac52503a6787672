/** Figures as a table, whatever they came as: CSV, JSON, or a series from Prometheus. */
import { CsvError, type Parser, parse } from 'csv-parse'
import { z } from 'zod'
import { MeasureFault } from './fault'
import { unhurried } from './unhurried'

export interface Row {
  /** As whoever looks for it counts: the file's line, or the element of a list from 1. */
  number: number
  cells: readonly string[]
}

export interface Table {
  /** Names of columns: lower case, no spaces. */
  head: readonly string[]
  rows: readonly Row[]
  /** What a row is called in a sentence. */
  rowWord: 'Row' | 'Sample'
}

const mostRows = 100_000
/** Of a file. */
const mostBytes = 5 * 1024 * 1024
const mostColumns = 50

const tooManyRows = `It has more than ${mostRows.toLocaleString('en')} rows, which is the most that is read. Take every second row, or a shorter time.`

/** @throws MeasureFault */
export async function readTable(text: string): Promise<Table> {
  if (Buffer.byteLength(text) > mostBytes)
    throw new MeasureFault(
      'It has more than 5 MB, which is the most that is read. Take fewer rows, or the columns that are needed alone.',
    )
  const plain = text.replace(/^\uFEFF/u, '').trimStart()
  if (plain.trim() === '') throw new MeasureFault('It is empty. Give a header and rows.')
  return /^[[{]/u.test(plain) ? jsonTable(plain) : csvTable(text.replace(/^\uFEFF/u, ''))
}

/** Lower case, spaces and dashes as one sign: "Pre-Fix Total" is "pre_fix_total". */
function columnName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '_')
}

async function csvTable(text: string): Promise<Table> {
  const rows: Row[] = []
  let head: string[] | null = null
  let number = 0
  const parser = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    trim: true,
  })
  try {
    for await (const cells of records(parser)) {
      number += 1
      if (cells.every((cell) => cell === '')) continue
      if (head === null) head = headOf(cells)
      else if (cells.length === head.length) rows.push({ number, cells })
      else throw new MeasureFault(`Row ${number} has more or fewer cells than the header.`)
      if (rows.length > mostRows) throw new MeasureFault(tooManyRows)
    }
  } catch (error) {
    throw csvFault(error)
  } finally {
    parser.destroy()
  }
  return filled({ head: head ?? [], rows, rowWord: 'Row' })
}

/** Whole parts of the file at a time, and others go in between. */
async function* records(parser: Parser): AsyncGenerator<readonly string[]> {
  for await (const each of parser) if (isCells(each)) yield each
}

const isCells = (each: unknown): each is string[] => Array.isArray(each)

/** The sign that the header has most of; a comma where it has none. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split(/\r\n|\n|\r/u, 1)[0] ?? ''
  const count = (sign: string) => header.split(sign).length
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

function headOf(cells: readonly string[]): string[] {
  if (cells.length > mostColumns)
    throw new MeasureFault(`The header has more than ${mostColumns} columns. Take those needed.`)
  const head = cells.map(columnName)
  const twice = head.find((name, index) => name !== '' && head.indexOf(name) !== index)
  if (twice !== undefined)
    throw new MeasureFault(`Two columns are called “${twice}”. Leave one of them out.`)
  return head
}

/** The library's codes, in our words. */
function csvFault(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const at = typeof error.lines === 'number' ? `Row ${error.lines}` : 'A row'
  return new MeasureFault(
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `${at} opens a quotation mark that is never closed.`
      : `${at} is no row of a CSV file: look at its quotation marks.`,
  )
}

const cell = z.union([z.string(), z.number()]).nullable()
const row = z.record(z.string(), cell)
const sides = z.strictObject({ before: z.array(cell), after: z.array(cell).optional() })

/** A list of objects, each a row, or the two sides as two lists. */
async function jsonTable(text: string): Promise<Table> {
  const json = parsed(text)
  const both = sides.safeParse(json)
  if (both.success) return filled(sideTable(both.data))
  const list = z.array(z.unknown()).safeParse(json)
  if (!list.success)
    throw new MeasureFault(
      'This JSON has another shape. Give a list of rows such as [{"before": 1.82, "after": 0.35}], or {"before": […], "after": […]}.',
    )
  if (list.data.length > mostRows) throw new MeasureFault(tooManyRows)
  const names = Object.keys(row.safeParse(list.data[0]).data ?? {})
  const rows: Row[] = []
  await unhurried(list.data, (each, index) => {
    const values = row.safeParse(each)
    if (!values.success) throw rowFault(index + 1, values.error)
    rows.push({ number: index + 1, cells: names.map((name) => String(values.data[name] ?? '')) })
  })
  return filled({ head: headOf(names), rows, rowWord: 'Row' })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MeasureFault('It begins like JSON and is none: a bracket or a comma is out of place.')
  }
}

function sideTable({ before, after = [] }: z.infer<typeof sides>): Table {
  if (before.length + after.length > mostRows) throw new MeasureFault(tooManyRows)
  const rows = (['before', 'after'] as const).flatMap((side) =>
    (side === 'before' ? before : after).map((value, index) => ({
      number: index + 1,
      cells: [side, String(value ?? '')],
    })),
  )
  return { head: ['side', 'value'], rows, rowWord: 'Row' }
}

function rowFault(number: number, error: z.ZodError): MeasureFault {
  const [column] = error.issues[0]?.path ?? []
  return new MeasureFault(
    column === undefined
      ? `Row ${number} is no object with a value for each column.`
      : `Row ${number}, ${String(column)}: it is neither a number nor a text.`,
  )
}

function filled(table: Table): Table {
  if (table.rows.length === 0)
    throw new MeasureFault('There is a header and no row. Give at least one.')
  return table
}
