/** What outlives a reload, in the browser's own storage; where that is full or forbidden, only this visit. */
import type { z } from 'zod'

const thisVisit = new Map<string, string>()
const prefix = 'drill.'

/** Null = nothing is kept, or not in this shape any more. `tab`: this tab's own, not the browser's. */
export function kept<T>(key: string, schema: z.ZodType<T>, tab = false): T | null {
  try {
    const text = read(prefix + key, tab)
    const parsed = text === null ? null : schema.safeParse(JSON.parse(text))
    return parsed?.success ? parsed.data : null
  } catch {
    return null
  }
}

export function keep(key: string, value: unknown, tab = false): void {
  const text = JSON.stringify(value)
  thisVisit.set(prefix + key, text)
  try {
    storage(tab).setItem(prefix + key, text)
  } catch {
    // This visit remembers it.
  }
}

export function drop(key: string, tab = false): void {
  thisVisit.delete(prefix + key)
  try {
    storage(tab).removeItem(prefix + key)
  } catch {
    // It was never kept.
  }
}

const storage = (tab: boolean) => (tab ? sessionStorage : localStorage)

function read(key: string, tab: boolean): string | null {
  try {
    return storage(tab).getItem(key) ?? thisVisit.get(key) ?? null
  } catch {
    return thisVisit.get(key) ?? null
  }
}
