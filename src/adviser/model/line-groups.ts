/** Log lines that say the same, told once: how many, since when, and the newest of them with its citation. */
import type { Book, LineFilter } from '../../conduct/evidence'

export interface LineGroup {
  service: string
  cite: string
  trace: string | null
  text: string
}

type Row = ReturnType<Book['logs']>['rows'][number]

const pages = 4
const pageSize = 500
/** Characters of one line with what was sent along. */
const longest = 600
const rank = { ERROR: 0, WARN: 1, INFO: 2, DEBUG: 3 } as const

/** "03:14:05" of world ms. */
export function worldTime(at: number): string {
  const seconds = Math.floor(at / 1000) + 3 * 3600
  const parts = [seconds / 3600, (seconds % 3600) / 60, seconds % 60]
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')
}

/** The gravest first, of the newest 2,000 lines that the filter lets through. */
export function lineGroups(
  book: Book,
  filter: Pick<LineFilter, 'from' | 'until' | 'services' | 'levels'>,
): LineGroup[] {
  const groups = new Map<string, { newest: Row; oldest: Row; count: number }>()
  let before: string | null = null
  for (let page = 0; page < pages; page += 1) {
    const found = book.logs({ ...filter, words: [], trace: null }, { before, limit: pageSize })
    for (const row of found.rows) {
      const key = [row.service, row.level, row.body.replaceAll(/[\d.,]+/g, '#')].join('\u0000')
      const group = groups.get(key)
      if (group) groups.set(key, { ...group, oldest: row, count: group.count + 1 })
      else groups.set(key, { newest: row, oldest: row, count: 1 })
    }
    before = found.next
    if (before === null) break
  }
  return [...groups.values()]
    .sort((one, other) => rank[one.newest.level] - rank[other.newest.level])
    .map(({ newest, oldest, count }) => ({
      service: newest.service,
      cite: `E-${newest.id}`,
      trace: newest.trace,
      text: told(newest, oldest, count),
    }))
}

function told(newest: Row, oldest: Row, count: number): string {
  const more = count === 1 ? '' : ` (${count} like it since ${worldTime(oldest.at)})`
  const facts = Object.entries(newest.attributes).map(([key, value]) => `${key}=${value}`)
  const line = `${worldTime(newest.at)} ${newest.level} ${newest.service}: ${newest.body}${more} ${facts.join(' ')}`
  return line.replaceAll(/\s+/g, ' ').trim().slice(0, longest)
}
