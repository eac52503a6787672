/** The texts of a scenario file: how long, on how many lines, of which signs. */
import { z } from 'zod'

/** Signs that are not seen but act: control characters, and those that turn the direction of writing. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u
/** Halves of signs that make none. */
const halves = /\p{Cs}/u

export const hasUnseen = (text: string): boolean => unseen.test(text) || halves.test(text)

/** One line of text, not empty. */
export function line(most: number, description: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine(
      (text) => !hasUnseen(text),
      'has a control character or more than one line; write it as one line, long ones folded with ">-"',
    )
    .meta({ description })
}

/**
 * Words of a phrase. Claims are compared by their Latin letters and digits, so a phrase without any would be
 * in every claim. A space at the end stays: it asks for the whole word.
 */
export function phraseWords(description: string) {
  return z
    .string()
    .max(80)
    .refine((text) => !hasUnseen(text), 'has a control character or more than one line')
    .refine(
      (text) => /[a-z0-9]{2}/.test(text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')),
      'must hold a word of two Latin letters or digits at least: others are in no claim or in every one',
    )
    .meta({ description })
}

/** A name in small letters, digits and hyphens. */
export function slug(description: string) {
  return z
    .string()
    .max(48)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens')
    .meta({ description })
}

export const serviceName = () => slug('The service, as tools call it: "product-api"')

/** An address of a page, or a path as the built-in alerts have it. */
export function place(description: string) {
  return z
    .string()
    .max(200)
    .regex(
      /^(https?:\/\/[^\s<>"]+|[A-Za-z0-9][\w./-]*)$/,
      'must be an http:// or https:// address, or a path of letters, digits, ".", "/", "-"',
    )
    .meta({ description })
}

export const attributes = () =>
  z
    .record(
      z.string().regex(/^[A-Za-z][\w.-]{0,63}$/, 'must be a name such as http.route'),
      z.union([line(300, 'A text'), z.number(), z.boolean()]),
    )
    .meta({ description: 'Fields in OpenTelemetry’s names' })

export const severities = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const
