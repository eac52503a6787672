/** The rules of what a person types, as zod schemas that all forms share. */
import { z } from 'zod'

/** In characters, not in the units a computer keeps them in. */
export const textLimit = 3000

/** What no database keeps and no screen shows: control characters but tab and line break, halves of a character. */
const unprintable = /[\p{Cc}\p{Cs}]/gu

/** The text without what cannot be kept: Postgres takes no NUL, and half a character is none. */
function keepable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(unprintable, (char) => (char === '\n' || char === '\t' ? char : ''))
}

/** So many characters count of what was typed. */
export function countedLength(text: string): number {
  return [...keepable(text).trim()].length
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

/** What a typed value is as a number; null = it is none. */
function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value.trim()) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

const blank = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

/** What is wrong with a number and what is right; null = nothing is wrong. */
function numberFault(value: unknown, min: number, max: number): string | null {
  const right = `Give a whole number from ${min} to ${max}.`
  if (blank(value)) return right
  const number = numberOf(value)
  if (number === null) return `That is no number. ${right}`
  if (number > max) return `${number} is above ${max}. ${right}`
  if (number < min) return `${number} is below ${min}. ${right}`
  return Number.isInteger(number) ? null : `${number} is not whole. ${right}`
}

/** Whole numbers; a text of digits counts as one. */
export function requiredNumber(min: number, max: number) {
  return z.unknown().transform((value, context): number => {
    const message = numberFault(value, min, max)
    // The rules of the whole form are looked at all the same.
    if (message !== null)
      context.issues.push({ code: 'custom', message, input: value, continue: true })
    return numberOf(value) ?? min
  })
}
export function optionalNumber(min: number, max: number) {
  const number = requiredNumber(min, max).nullable()
  return z.preprocess((value) => (blank(value) ? null : value), number)
}
export const percent = requiredNumber(0, 100)
export const optionalPercent = optionalNumber(0, 100)

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
