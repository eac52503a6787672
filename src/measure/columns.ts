/** From a table to the values before the fix and after it, by the names of its columns. */
import type { Decimal } from 'decimal.js'
import { DateTime } from 'luxon'
import type { Wanted } from '../conduct/measures'
import type { MeasuredKind } from '../drill/measured-detail'
import { readerFor } from './decimals'
import { MeasureFault, quoted } from './fault'
import type { Row, Table } from './table'
import { pause, unhurried } from './unhurried'

export interface Sample {
  value: Decimal
  /** Where the value counts something of so many: requests. */
  of: Decimal | null
  /** As whoever looks for it counts. */
  row: number
  user: string | null
  trace: string | null
}

export interface Samples {
  before: readonly Sample[]
  after: readonly Sample[]
  /** `pairs`: a row has both sides, so they belong together. */
  layout: 'pairs' | 'sides' | 'times'
  notes: readonly string[]
}

/** What the column of values may be called, beside "value". */
const ownNames: Readonly<Record<MeasuredKind, string>> = {
  'running-total': 'total',
  timeouts: 'timeouts',
  latency: 'latency',
}

/** @throws MeasureFault */
export async function readSamples(table: Table, wanted: Wanted): Promise<Samples> {
  const column = (name: string) => {
    const index = table.head.indexOf(name)
    return index < 0 ? null : index
  }
  const pairs = column('before')
  const value = column(ownNames[wanted.shows]) ?? column('value')
  if (pairs !== null) return readPairs(table, wanted, pairs, column('after'))
  if (value !== null && column('side') !== null) return readSides(table, wanted, value)
  if (value !== null && column('time') !== null) return readTimes(table, wanted, value)
  throw new MeasureFault(wrongHeader(table, wanted.shows))
}

function wrongHeader({ head }: Table, shows: MeasuredKind): string {
  const own = ownNames[shows]
  const named = head.filter((name) => name !== '').map((name) => `“${name}”`)
  return `The header must have “before” and “after”, or “side” and “${own}”, or “time” and “${own}”. It has ${named.length === 0 ? 'no names' : named.slice(0, 8).join(', ')}.`
}

/** Reads one column of a row. Values are looked at twice: first for how numbers are written there. */
async function valuesOf(
  table: Table,
  columns: readonly number[],
): Promise<(row: Row, column: number) => Decimal> {
  const texts = function* () {
    for (const { cells } of table.rows) for (const column of columns) yield cells[column] ?? ''
  }
  const read = readerFor(texts())
  await pause()
  return ({ cells, number }, column) =>
    read(cells[column] ?? '', () => `${table.rowWord} ${number}, ${table.head[column] ?? ''}`)
}

async function readPairs(
  table: Table,
  { shows }: Wanted,
  before: number,
  after: number | null,
): Promise<Samples> {
  const read = await valuesOf(table, after === null ? [before] : [before, after])
  const sides: { before: Sample[]; after: Sample[] } = { before: [], after: [] }
  const extra = extras(table)
  await unhurried(table.rows, (row) => {
    const more = { ...extra(row), of: null, row: row.number }
    sides.before.push({ value: read(row, before), ...more })
    if (after !== null) sides.after.push({ value: read(row, after), ...more })
  })
  const known = ['before', 'after', 'trace', ...(shows === 'latency' ? ['user'] : [])]
  return { ...sides, layout: 'pairs', notes: leftOut(table, known) }
}

async function readSides(table: Table, wanted: Wanted, value: number): Promise<Samples> {
  const side = table.head.indexOf('side')
  const sides: Record<'before' | 'after', Sample[]> = { before: [], after: [] }
  const sampleOf = await samplesOf(table, wanted, value)
  await unhurried(table.rows, (row) => {
    const word = (row.cells[side] ?? '').toLowerCase()
    if (word !== 'before' && word !== 'after')
      throw new MeasureFault(
        `${table.rowWord} ${row.number}, side: ${quoted(row.cells[side] ?? '')} is neither before nor after.`,
      )
    sides[word].push(sampleOf(row))
  })
  if (sides.before.length === 0)
    throw new MeasureFault('No row is from before the fix. Give some: a slide compares the two.')
  return { ...sides, layout: 'sides', notes: leftOut(table, ['side', ...knownOf(table, wanted)]) }
}

async function readTimes(table: Table, wanted: Wanted, value: number): Promise<Samples> {
  const { fixedAt } = wanted
  const time = table.head.indexOf('time')
  const sampleOf = await samplesOf(table, wanted, value)
  const timed: { at: number; sample: Sample }[] = []
  await unhurried(table.rows, (row) => {
    const text = row.cells[time] ?? ''
    const at = momentOf(text, wanted.timeZone)
    if (at === null)
      throw new MeasureFault(
        `${table.rowWord} ${row.number}, time: ${text === '' ? 'the cell is empty' : `${quoted(text)} is no time`}. Write it as 2026-01-03T03:14:00Z.`,
      )
    timed.push({ at, sample: sampleOf(row) })
  })
  timed.sort((a, b) => a.at - b.at)
  const isBefore = ({ at }: { at: number }) => fixedAt === null || at < fixedAt
  const before = timed.filter(isBefore).map(({ sample }) => sample)
  const after = timed.filter((each) => !isBefore(each)).map(({ sample }) => sample)
  if (before.length === 0)
    throw new MeasureFault(
      'Every row is from after the fix. Begin earlier, or say with “Fixed at” when the fix was in place.',
    )
  const unsplit =
    fixedAt === null
      ? [
          'No fix of this alert is verified yet, so all rows stand as before it. “Fixed at” says when it was in place.',
        ]
      : after.length === 0
        ? ['No row is from after the fix.']
        : []
  const known = ['time', ...knownOf(table, wanted)]
  return { before, after, layout: 'times', notes: [...unsplit, ...leftOut(table, known)] }
}

/** One value a row, and where it counts something, of how many. */
async function samplesOf(
  table: Table,
  { shows }: Wanted,
  value: number,
): Promise<(row: Row) => Sample> {
  const requests = shows === 'timeouts' ? table.head.indexOf('requests') : -1
  const read = await valuesOf(table, requests < 0 ? [value] : [value, requests])
  const extra = extras(table)
  return (row) => ({
    value: read(row, value),
    of: requests < 0 ? null : read(row, requests),
    row: row.number,
    ...extra(row),
  })
}

function extras({ head }: Table): (row: Row) => Pick<Sample, 'user' | 'trace'> {
  const [user, trace] = [head.indexOf('user'), head.indexOf('trace')]
  const at = ({ cells }: Row, index: number) => (index < 0 ? '' : (cells[index] ?? '')) || null
  return (row) => ({ user: at(row, user), trace: at(row, trace) })
}

function knownOf({ head }: Table, { shows }: Wanted): string[] {
  const own = head.includes(ownNames[shows]) ? ownNames[shows] : 'value'
  const more: Readonly<Record<MeasuredKind, readonly string[]>> = {
    'running-total': ['trace'],
    timeouts: ['requests'],
    latency: ['user'],
  }
  return [own, ...more[shows]]
}

function leftOut({ head }: Table, known: readonly string[]): string[] {
  const rest = head.filter((name) => name !== '' && !known.includes(name))
  if (rest.length === 0) return []
  const named = rest.slice(0, 5).map((name) => quoted(name))
  return [`Columns that were not read: ${named.join(', ')}${rest.length > 5 ? ' …' : ''}.`]
}

/** ISO 8601, or epoch seconds or ms. */
function momentOf(text: string, zone: string): number | null {
  if (/^\d{9,11}(?:\.\d+)?$/u.test(text)) return Math.round(Number(text) * 1000)
  if (/^\d{12,14}$/u.test(text)) return Number(text)
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}/u.test(text)) return null
  const moment = DateTime.fromISO(text.replace(' ', 'T'), { zone })
  return moment.isValid ? moment.toMillis() : null
}
