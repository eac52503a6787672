/** How single values stand in a row, and how they are read back. */
import { z } from 'zod'
import { type Source, type Stamp, sources } from '../../drill/stamp'

/** Real time; whole ms. */
export const instant = (at: number): Date => new Date(Math.round(at))
export const instantOrNull = (at: number | null): Date | null => (at === null ? null : instant(at))
export const msOrNull = (at: Date | null): number | null => (at === null ? null : at.getTime())

/** Drill time; whole ms. */
export const drillMs = (elapsed: number): number => Math.round(elapsed)
export const drillMsOrNull = (elapsed: number | null): number | null =>
  elapsed === null ? null : drillMs(elapsed)

/** Reads one of a closed list of words. */
export function oneOf<const T extends string | number>(
  values: readonly T[],
  value: string | number,
): T {
  const found = values.find((one) => one === value)
  if (found === undefined) {
    throw new Error(`The database holds "${value}" where one of ${values.join(', ')} belongs.`)
  }
  return found
}

export function json<T>(schema: z.ZodType<T>, text: string): T {
  return schema.parse(JSON.parse(text))
}
export const strings = z.array(z.string())
export const stringByName = z.record(z.string(), z.string())

export interface StampRow {
  at: Date
  elapsed: number
  by: string | null
  source: string
}

export function stampRow({ at, elapsed, by, source }: Stamp): StampRow {
  return { at: instant(at), elapsed: drillMs(elapsed), by, source }
}

export function stampOf(row: StampRow): Stamp {
  const source: Source = oneOf(sources, row.source)
  return { at: row.at.getTime(), elapsed: row.elapsed, by: row.by, source }
}

/** The columns of a stamp that may not be there yet. */
export function laterRow(stamp: Stamp | null): { [K in keyof StampRow]: StampRow[K] | null } {
  return stamp === null ? { at: null, elapsed: null, by: null, source: null } : stampRow(stamp)
}

export function laterOf(
  at: Date | null,
  elapsed: number | null,
  by: string | null,
  source: string | null,
): Stamp | null {
  if (at === null || elapsed === null || source === null) return null
  return stampOf({ at, elapsed, by, source })
}
