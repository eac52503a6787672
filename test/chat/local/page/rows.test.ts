import { expect, test } from 'vitest'
import { goesOn, rowsOf } from '../../../../src/chat/local/page/log/rows'
import type { Entry } from '../../../../src/chat/local/wire'

const noon = new Date(2026, 11, 3, 12).getTime()
const minutes = (count: number) => count * 60_000
let position = 0

function said(author: string | null, at: number, more: Partial<Entry> = {}): Entry {
  position += 1
  return {
    id: `entry ${position}`,
    position,
    channel: 'channel',
    thread: null,
    author,
    onlyYou: false,
    at,
    editedAt: null,
    body: { kind: 'typed', text: '' },
    ...more,
  }
}

/** "day", or who says it where that is shown, else "…". */
const shapeOf = (roots: Entry[], replies = new Map<string, Entry[]>()) =>
  rowsOf(roots, replies).map((row) =>
    row.kind === 'day' ? 'day' : row.first ? (row.entry.author ?? 'bot') : '…',
  )

test('one author goes on for five minutes', () => {
  const roots = [
    said('ana', noon),
    said('ana', noon + minutes(4.9)),
    said('ana', noon + minutes(9.9)),
    said('ben', noon + minutes(10)),
    said(null, noon + minutes(10)),
  ]
  expect(shapeOf(roots)).toEqual(['day', 'ana', '…', 'ana', 'ben', 'bot'])
})

test('words for other eyes begin anew', () => {
  const open = said(null, noon)
  expect(goesOn(open, said(null, noon, { onlyYou: true }))).toBe(false)
  expect(goesOn(open, said(null, noon))).toBe(true)
})

test('midnight and a thread end what an author says together', () => {
  const midnight = new Date(2026, 11, 4).getTime()
  const [before, after, more] = [
    said('ana', midnight - minutes(1)),
    said('ana', midnight + minutes(1)),
    said('ana', midnight + minutes(2)),
  ]
  const replies = new Map([[after.id, [said('ben', midnight + minutes(2), { thread: after.id })]]])
  expect(shapeOf([before, after, more], replies)).toEqual(['day', 'ana', 'day', 'ana', 'ana'])
  const rows = rowsOf([before, after, more], replies)
  expect(rows.map((row) => (row.kind === 'day' ? 0 : row.replies.length))).toEqual([0, 0, 0, 1, 0])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})

test('an empty log has no rows', () => {
  expect(shapeOf([])).toEqual([])
})
