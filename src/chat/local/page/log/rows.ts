/** A log as rows: days, and what was said, one author's words together. */
import type { Entry } from '../../wire'

export type Row =
  | { kind: 'day'; key: string; at: number }
  | {
      kind: 'entry'
      key: string
      entry: Entry
      /** Shows who says it. */
      first: boolean
      replies: readonly Entry[]
    }

/** Real ms after which an author's words begin anew. */
const together = 5 * 60_000
const none: readonly Entry[] = []

/** `roots` and each thread in their order. */
export function rowsOf(
  roots: readonly Entry[],
  replies: ReadonlyMap<string, readonly Entry[]>,
): Row[] {
  const rows: Row[] = []
  let before: Entry | null = null
  for (const entry of roots) {
    const newDay = before === null || dayOf(before.at) !== dayOf(entry.at)
    if (newDay) rows.push({ kind: 'day', key: `day ${entry.id}`, at: entry.at })
    const afterThread = before !== null && replies.has(before.id)
    const first = newDay || afterThread || before === null || !goesOn(before, entry)
    rows.push({
      kind: 'entry',
      key: entry.id,
      entry,
      first,
      replies: replies.get(entry.id) ?? none,
    })
    before = entry
  }
  return rows
}

/** The same author, soon after, and for the same eyes. */
export function goesOn(before: Entry, entry: Entry): boolean {
  return (
    before.author === entry.author &&
    before.onlyYou === entry.onlyYou &&
    entry.at - before.at < together
  )
}

const dayOf = (at: number) => new Date(at).toDateString()
