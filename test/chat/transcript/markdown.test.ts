import { expect, test } from 'vitest'
import type { Address } from '../../../src/chat/platform'
import { type TranscriptOptions, transcriptMarkdown } from '../../../src/chat/transcript/markdown'
import type { Entry } from '../../../src/chat/transcript/read'
import type { Message, Part } from '../../../src/messages/message'

const start = Date.UTC(2026, 11, 3, 0, 0)
const minute = 60_000
const channel: Address = { workspaceId: 'w', channel: 'C1', user: null, thread: null }
const options: TranscriptOptions = {
  title: 'Night shift',
  zone: 'Europe/Istanbul',
  elapsedAt: (at) => (at < start ? null : at - start),
  phaseEnds: [start + 10 * minute, start + 20 * minute],
  nameOf: (user) => (user === 'U1' ? 'Emre' : user),
  pathOf: () => null,
}
const message = (fallback: string, ...parts: Part[]): Message => ({
  fallback,
  parts: parts.length > 0 ? parts : [{ kind: 'text', text: fallback }],
})
const entry = (
  atMinute: number,
  id: string,
  said: Message,
  more: Partial<Pick<Entry, 'kind' | 'to'>> = {},
): Entry => ({
  at: start + atMinute * minute,
  kind: 'post',
  id,
  key: id,
  to: channel,
  message: said,
  ...more,
})
const none = { said: [], answers: [] }

test('everything in order of time: channel, threads, private messages, words and answers', () => {
  const entries = [
    entry(-1, 'm0', message('Planned')),
    entry(15, 'm1', message('DRILL · A · users-api slow\nmore')),
    entry(17, 'm2', message('Look at the pool'), { to: { ...channel, thread: 'm1' } }),
    entry(18, 'm3', message('Control'), { to: { ...channel, channel: null, user: 'U1' } }),
  ]
  const replies = {
    said: [{ at: start + 16 * minute, who: 'Emre', text: '/drill claim A the pool is small' }],
    answers: [{ at: start + 16 * minute, to: 'Emre', message: message('Kept.') }],
  }
  expect(transcriptMarkdown(entries, replies, options)).toBe(`# Night shift

Each line starts with the drill’s clock and the local time (Europe/Istanbul).

before the start · 02:59:00 · in the channel

> Planned

0:15 · 03:15:00 · in the channel

> DRILL · A · users-api slow
>
> more

0:16 · 03:16:00 · Emre: /drill claim A the pool is small

0:16 · 03:16:00 · to Emre only

> Kept.

0:17 · 03:17:00 · in the thread of “DRILL · A · users-api slow”

> Look at the pool

0:18 · 03:18:00 · to Emre only

> Control
`)
})

const board = (claims: string, quarters: 0 | 1 | 2): Message =>
  message(
    'The board',
    { kind: 'text', text: 'Sealed.' },
    { kind: 'text', text: claims },
    { kind: 'clock', quarters, until: null, length: 600_000, speed: 1 },
  )
const edit = (atMinute: number, said: Message) => entry(atMinute, 'm1', said, { kind: 'update' })

test('of the edits of a phase the last is shown, with what it changed', () => {
  const entries = [
    entry(1, 'm1', board('no claim', 0)),
    edit(2, board('1 claim', 0)),
    edit(9, board('2 claims', 1)),
    edit(11, board('3 claims', 1)),
    edit(21, board('4 claims', 1)),
  ]
  const shown = transcriptMarkdown(entries, none, options).split('\n\n').slice(4)
  expect(shown.map((block) => block.trim())).toEqual([
    '0:09 · 03:09:00 · in the channel, edited in place: “The board”',
    '> 2 claims',
    '0:11 · 03:11:00 · in the channel, edited in place: “The board”',
    '> 3 claims',
    '0:21 · 03:21:00 · in the channel, edited in place: “The board”',
    '> 4 claims',
  ])
})

test('a countdown alone, or a change that was taken back, is not worth a line', () => {
  const entries = [
    entry(1, 'm1', board('no claim', 0)),
    edit(5, board('no claim', 1)),
    edit(12, board('1 claim', 2)),
    edit(13, board('no claim', 2)),
  ]
  expect(transcriptMarkdown(entries, none, options)).not.toContain('edited in place')
})
