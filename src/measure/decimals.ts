/** Numbers as people's tools write them: with a point or a comma, and nothing that can be read in two ways. */
import { Decimal } from 'decimal.js'
import { MeasureFault, quoted } from './fault'

const pointed = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/iu
const withComma = /^[+-]?\d*,\d+$/u
/** A comma before three digits may part thousands. */
const doubtful = /^[+-]?[1-9]\d{0,2},\d{3}$/u
const mostDigits = 40
/** A chart's axis takes no more. */
const largest = new Decimal('1e15')
const mostPlaces = 12

/** `place`: where it stands, "Row 7, before". */
export type Reader = (text: string, place: () => string) => Decimal

/**
 * Reads the numbers of a table, all of one kind: decimal commas where its cells have commas, else points.
 * The reader throws MeasureFault for what is no number.
 */
export function readerFor(texts: Iterable<string>): Reader {
  let commas: 'none' | 'doubtful' | 'sure' = 'none'
  for (const text of texts) {
    if (!text.includes(',') || !withComma.test(text)) continue
    if (!doubtful.test(text)) commas = 'sure'
    else if (commas === 'none') commas = 'doubtful'
  }
  return (text, place) => {
    if (text === '') throw new MeasureFault(`${place()}: the cell is empty. Give a number.`)
    if (text.length > mostDigits)
      throw new MeasureFault(`${place()}: ${quoted(text)} is too long for a number.`)
    if (commas === 'none' || !/[.,]/u.test(text)) return decimal(text, text, place)
    if (text.includes('.'))
      throw new MeasureFault(
        `${place()}: ${quoted(text)} has a point, where other rows have a comma. Write all of them with a point.`,
      )
    if (commas === 'doubtful' && doubtful.test(text))
      throw new MeasureFault(
        `${place()}: ${quoted(text)} can be read in two ways. Write ${text.replace(',', '.')} or ${text.replace(',', '')}.`,
      )
    return decimal(withComma.test(text) ? text.replace(',', '.') : text, text, place)
  }
}

function decimal(written: string, text: string, place: () => string): Decimal {
  if (!pointed.test(written)) throw new MeasureFault(`${place()}: ${quoted(text)} is no number.`)
  const value = new Decimal(written)
  if (value.abs().gte(largest) || value.decimalPlaces() > mostDigits)
    throw new MeasureFault(`${place()}: ${quoted(text)} is too large or too small to be drawn.`)
  return value
}

/** An exact value as the record keeps it. */
export function kept(value: Decimal): string {
  return value.toDecimalPlaces(mostPlaces, Decimal.ROUND_HALF_UP).toFixed()
}
