/** A date and a time as people type it, in their own zone. */
import { DateTime } from 'luxon'

/**
 * Epoch ms; null = left empty; 'unreadable' = neither. A time that the zone skips moves on by the gap,
 * one that it has twice means the first.
 */
export function readMoment(value: unknown, zone: string): number | null | 'unreadable' {
  if (value === null || value === undefined || value === '') return null
  if (typeof value !== 'string') return 'unreadable'
  const moment = DateTime.fromISO(value.trim().replace(/\s+/, 'T'), { zone })
  return moment.isValid && /\d{4}-\d{2}-\d{2}.\d{1,2}:\d{2}/.test(value.trim())
    ? Math.min(...moment.getPossibleOffsets().map((each) => each.toMillis()))
    : 'unreadable'
}

/** "2026-12-03T03:00", as a form holds it. */
export function localMoment(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** The day in a zone, "2026-12-03". */
export function localDay(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd')
}
