/** The rules of what a person types, as zod schemas that all forms share. */
import { z } from 'zod'

const textLimit = 3000

/** What no database keeps and no screen shows: control characters but tab and line break, halves of a character. */
const unprintable = /[\p{Cc}\p{Cs}]/gu

/** The text without what cannot be kept: Postgres takes no NUL, and half a character is none. */
function keepable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(unprintable, (char) => (char === '\n' || char === '\t' ? char : ''))
}

/** Empty becomes ''. */
export const optionalText = z
  .string('Takes plain text.')
  .transform(keepable)
  .pipe(
    z
      .string()
      .trim()
      .max(
        textLimit,
        `Takes at most ${textLimit.toLocaleString('en')} characters; shorten it and send again.`,
      ),
  )
  .nullish()
  .transform((text) => text ?? '')

export const requiredText = optionalText.refine((text) => text !== '', 'Write something here.')

function numberIn(min: number, max: number, unit: string) {
  const sentence = `Takes a whole number from ${min} to ${max}${unit}.`
  return z.coerce.number(sentence).int(sentence).min(min, sentence).max(max, sentence)
}

const blank = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** Whole numbers; a text of digits counts as one. */
export function requiredNumber(min: number, max: number, unit = '') {
  return z.preprocess((value) => (blank(value) ? Number.NaN : value), numberIn(min, max, unit))
}
export function optionalNumber(min: number, max: number, unit = '') {
  return z.preprocess((value) => (blank(value) ? null : value), numberIn(min, max, unit).nullable())
}
export const percent = requiredNumber(0, 100, ' %')
export const optionalPercent = optionalNumber(0, 100, ' %')

export const tick = z.preprocess(
  (value) => value === true || value === 'true' || value === 'on',
  z.boolean(),
)

/** An alert as forms send it: its letter, in either case. */
export const alertLetter = z
  .string('Choose an alert.')
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{1,2}$/, 'Choose an alert by its letter, for example A.')

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `Choose one of: ${values.join(', ')}.`)
}

/** A calendar day, "2026-12-03". */
export const day = z.iso.date('Takes a date such as 2026-12-03.')
