/** Small change of the book's readers: times, texts of rows, and LIKE. */
import type Database from 'libsql'
import { z } from 'zod'

const attributesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type RowAttributes = z.infer<typeof attributesSchema>

/** Of a JSON text in the book. */
export function attributesOf(text: string): RowAttributes {
  return attributesSchema.parse(JSON.parse(text))
}

/** World ms as the book's whole µs: what is later than the ms by any part is later. */
export const micros = (ms: number): number => Math.floor(ms * 1000)
export const millis = (us: number): number => us / 1000

/** Matches a text that holds the word, whatever signs are in it; with ESCAPE '\'. */
export function likeOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

const pair = z.object({ id: z.number(), name: z.string() })

/** A small table of names by number. */
export function tableOf(db: Database.Database, select: string): Map<number, string> {
  const rows = z.array(pair).parse(db.prepare(select).all())
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A list of numbers that were checked by type, for an IN. */
export const inList = (numbers: readonly number[]): string => `(${numbers.map(Number).join(', ')})`
