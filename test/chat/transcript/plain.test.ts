import { expect, test } from 'vitest'
import { blocksOf } from '../../../src/chat/transcript/plain'
import type { Part } from '../../../src/messages/message'

const at = Date.UTC(2026, 11, 3, 2, 45)
const look = {
  zone: 'Europe/Istanbul',
  pathOf: (id: string) => (id === 'f1' ? 'slide 1.png' : null),
}
const lines = (...parts: Part[]) =>
  blocksOf({ fallback: 'never shown', parts }, look).map((block) => block.join('\n'))

test('every kind of part', () => {
  const parts: Part[] = [
    { kind: 'heading', text: 'Dark Room', mark: 'phase', aside: 'phase 3 of 9' },
    { kind: 'heading', text: ['Plain ', { kind: 'strong', text: 'words' }] },
    { kind: 'text', text: 'One.\nTwo.' },
    {
      kind: 'facts',
      facts: [
        { label: 'Service', value: 'users-api' },
        { label: 'Since', value: [{ kind: 'time', at, style: 'time' }] },
      ],
    },
    {
      kind: 'table',
      head: ['Alert', 'Claims'],
      rows: [
        ['A', '3'],
        [['B ', { kind: 'code', text: 'x|y' }], '0'],
      ],
      align: ['left', 'right'],
    },
    { kind: 'quote', text: 'When is it fixed?', by: 'Support lead (played)' },
    { kind: 'image', fileId: 'f1', alt: 'Drift grows', title: 'Slide 1' },
    { kind: 'image', fileId: 'f2', alt: 'Drift grows', title: 'Slide 2' },
    { kind: 'file', fileId: 'f1', name: 'report.md', note: 'six sections' },
    { kind: 'file', fileId: 'f2', name: 'report.json', note: 'everything' },
    {
      kind: 'buttons',
      buttons: [
        { label: "It's noise", word: 'claim', does: 'noise' },
        { label: 'Claim', word: 'claim', does: 'open' },
      ],
    },
    {
      kind: 'links',
      links: [
        { kind: 'press', button: { label: 'Dashboard', word: 'evidence', does: 'dashboard' } },
        { kind: 'address', label: 'Open the evidence page', url: '/evidence/#d.p.1.KEY' },
      ],
    },
    { kind: 'note', text: 'Only you see this.' },
    { kind: 'clock', quarters: 1, until: null, length: 600_000, speed: 1 },
  ]
  expect(lines(...parts)).toEqual([
    '● **Dark Room** · phase 3 of 9',
    '**Plain words**',
    'One.\n\nTwo.',
    '- Service: users-api\n- Since: 05:45',
    '| Alert | Claims |\n| --- | --: |\n| A | 3 |\n| B `x\\|y` | 0 |',
    '> When is it fixed?\n>\n> — Support lead (played)',
    '![Drift grows](<slide%201.png>)\n\nSlide 1',
    'Picture “Slide 2”: Drift grows',
    'File [report.md](<slide%201.png>): six sections',
    'File report.json: everything',
    "Buttons: It's noise · Claim",
    'Links: Dashboard · Open the evidence page',
    '_Only you see this._',
    'Clock ■□□□',
  ])
})

test('every kind of span', () => {
  const text = [
    'Say ',
    { kind: 'code', text: '/drill `x`' },
    ' or ',
    { kind: 'strong', text: 'wait' },
    ', see ',
    { kind: 'link', text: 'the runbook', url: 'https://x.test/a b' },
    ' at ',
    { kind: 'time', at, style: 'date' },
    ' / ',
    { kind: 'time', at, style: 'date-time' },
  ] as const
  expect(lines({ kind: 'text', text })).toEqual([
    'Say `` /drill `x` `` or **wait**, see [the runbook](<https://x.test/a%20b>) at 3 Dec 2026 / 3 Dec 2026, 05:45',
  ])
})

test('what people typed neither formats nor links nor makes lists', () => {
  const typed = '# *no* [x](y) <b>\n- item\n1. one\nsnake_case _not_\n&amp; a|b ~~c~~'
  expect(lines({ kind: 'text', text: typed })[0]?.split('\n\n')).toEqual([
    '\\# \\*no\\* \\[x\\](y) \\<b>',
    '\\- item',
    '1\\. one',
    'snake_case \\_not\\_',
    '\\&amp; a|b \\~\\~c\\~\\~',
  ])
})

test('a part that shows nothing leaves no gap', () => {
  expect(lines({ kind: 'text', text: '' }, { kind: 'text', text: 'here' })).toEqual(['here'])
})
