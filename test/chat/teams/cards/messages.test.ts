/** Messages as cards: whatever was typed, Teams takes them, and what is too much is split or cut in the open. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerDialog } from '../../../../src/chat/teams/cards/answer'
import { bytesOf, mostBytes } from '../../../../src/chat/teams/cards/card'
import { type Look, messageCards, type Portion } from '../../../../src/chat/teams/cards/message'
import type { Message, Part } from '../../../../src/messages/message'
import { messages } from '../../../support/slack/arbitrary'
import { cardFaults, elementsIn, wordsIn } from './check'

const addresses: Readonly<Record<string, string>> = {
  uploaded: 'https://drill.example/files/1',
  served: 'http://drill.example/files/2',
  broken: 'javascript:alert(1)',
}
const look: Look = { place: 'post', resolve: (id) => addresses[id] ?? null }

const sizeOf = ({ card, summary }: Portion) => bytesOf(card, summary)
const said = ({ card }: Pick<Portion, 'card'>) => wordsIn(card).join(' ')
const message = (...parts: Part[]): Message => ({ fallback: 'What it says', parts })

function only(of: Message): Portion {
  const [first, ...rest] = messageCards(of, look)
  if (!first || rest.length > 0) throw new Error(`${rest.length + 1} portions`)
  expect(cardFaults(first.card)).toEqual([])
  return first
}

test('Teams takes any message, in a post and in a dialog', () => {
  fc.assert(
    fc.property(messages, (any) => {
      const portions = messageCards(any, look)
      expect(portions.length).toBeGreaterThan(0)
      for (const portion of portions) {
        expect(cardFaults(portion.card)).toEqual([])
        expect(sizeOf(portion)).toBeLessThanOrEqual(mostBytes)
        expect(portion.card.body.length).toBeGreaterThan(0)
      }
      const { title, card } = answerDialog(any, look)
      expect(cardFaults(card)).toEqual([])
      expect(bytesOf(card, title)).toBeLessThanOrEqual(mostBytes)
      expect(JSON.stringify(card)).not.toContain('task/fetch')
    }),
    { numRuns: 40 },
  )
})

test('each portion keeps within what was asked for, however little', () => {
  fc.assert(
    fc.property(messages, fc.integer({ min: 30_000, max: 60_000 }), (any, most) => {
      for (const portion of messageCards(any, look, most))
        expect(sizeOf(portion)).toBeLessThanOrEqual(most)
    }),
    { numRuns: 20 },
  )
})

const long = (letter: string): Part => ({ kind: 'text', text: `${letter} `.repeat(5_000) })

test('what is too much for one message goes on in the next, between its parts', () => {
  const parts: Part[] = ['a', 'b', 'c', 'd', 'e'].flatMap((each): Part[] => [
    { kind: 'heading', text: `Section ${each}` },
    long(each),
  ])
  const portions = messageCards(message(...parts), look)
  expect(portions.length).toBeGreaterThan(1)
  const texts = portions.map(said)
  const whole = texts.join(' ')
  for (const each of ['a', 'b', 'c', 'd', 'e'])
    expect(whole.match(new RegExp(`\\b${each}\\b`, 'g'))).toHaveLength(5_001)
  for (const text of texts) expect(text).not.toMatch(/Section .$/)
  expect(texts[0]).toContain(`(1 of ${portions.length})`)
  expect(texts.at(-1)).toContain(`Continued, ${portions.length} of ${portions.length}.`)
  for (const { summary } of portions) expect(summary).toMatch(/^What it says \(\d of \d\)$/)
})

test('a part that is too long by itself is cut, and the cut is counted', () => {
  const text = said(only(message({ kind: 'text', text: 'x'.repeat(13_000) })))
  expect(text).toMatch(/x{12000} *… and 1,000 more characters$/)
  const rows = Array.from({ length: 250 }, (_, at) => [`row ${at}`])
  const cut = only(message({ kind: 'table', head: ['Row'], rows }))
  const shown = elementsIn(cut.card).filter(({ type }) => type === 'TableRow').length - 1
  expect(said(cut)).toContain(`… and ${250 - shown} more rows`)
})

test('an answer in a dialog that is too long keeps its buttons and counts what is missing', () => {
  const button = { label: 'Older', word: 'evidence', does: 'open' }
  const quote: Part = { kind: 'quote', text: '"\\'.repeat(200), by: 'Ana' }
  const parts: Part[] = [
    ...Array.from({ length: 400 }, () => quote),
    { kind: 'buttons', buttons: [button] },
  ]
  const { title, card } = answerDialog(message(...parts), look)
  expect(bytesOf(card, title)).toBeLessThanOrEqual(mostBytes)
  expect(wordsIn(card).join(' ')).toMatch(/… and \d+ more parts, which do not fit here/)
  expect(wordsIn(card).at(-1)).toBe('Older')
})

test('the summary begins as the fallback does and has at most a thousand letters', () => {
  const family = '👩‍👩‍👧‍👦'
  const [first] = messageCards(
    { fallback: `Phase 1 of 9: ${family.repeat(2_000)}`, parts: [] },
    look,
  )
  const letters = [...new Intl.Segmenter('en').segment(first?.summary ?? '')]
  expect(letters.length).toBeLessThanOrEqual(1_001)
  expect(first?.summary).toMatch(/^Phase 1 of 9: .*…$/u)
  expect(messageCards({ fallback: ' ', parts: [] }, look)[0]?.summary).toBe('Drill')
})

test('a picture has an address that Teams takes and words for who cannot see it, or its words alone', () => {
  const image = (fileId: string): Part => ({
    kind: 'image',
    fileId,
    alt: 'Drift grows',
    title: 'Drift',
  })
  const { card } = only(message(image('uploaded')))
  expect(card.msteams).toEqual({ width: 'Full' })
  expect(elementsIn(card)).toContainEqual(
    expect.objectContaining({
      type: 'Image',
      url: 'https://drill.example/files/1',
      altText: 'Drift grows',
    }),
  )
  for (const id of ['served', 'broken', 'nowhere']) {
    const without = only(message(image(id)))
    expect(elementsIn(without.card).some(({ type }) => type === 'Image')).toBe(false)
    expect(said(without).replace(/\s+/g, ' ')).toBe('Drift Drift grows')
  }
})

test('a file is a link where it has an address', () => {
  const file = (fileId: string): Part => ({
    kind: 'file',
    fileId,
    name: 'report.pdf',
    note: '1 MB',
  })
  const { card } = only(message(file('uploaded'), file('nowhere')))
  const runs = elementsIn(card).filter(({ text }) => text === 'report.pdf')
  expect(runs).toEqual([
    expect.objectContaining({
      selectAction: { type: 'Action.OpenUrl', url: 'https://drill.example/files/1' },
    }),
    expect.not.objectContaining({ selectAction: expect.anything() }),
  ])
})

test('a moment says UTC, and the reader’s own time where it is theirs', () => {
  const at = Date.UTC(2026, 11, 3, 3, 14, 7, 123)
  const text = said(
    only(
      message(
        {
          kind: 'text',
          text: ['until ', { kind: 'time', at, style: 'time' }, ' (your time)', '.'],
        },
        { kind: 'note', text: ['Due ', { kind: 'time', at, style: 'date-time' }] },
      ),
    ),
  )
  expect(text.replace(/\s+/g, ' ')).toBe(
    'until 03:14 UTC ({{TIME(2026-12-03T03:14:07Z)}} your time) . Due 2026-12-03 03:14 UTC',
  )
})

test('a table has lines of text for a client that knows none; many columns stand two by two', () => {
  const head = ['Time', 'Level', 'Service', 'Message', 'Trace', 'Cite']
  const rows = [['03:14', 'WARN', 'users-api', 'slow', 't1', 'E-1']]
  const { card } = only(message({ kind: 'table', head, rows }))
  const [table] = elementsIn(card).filter(({ type }) => type === 'Table')
  expect(table?.columns).toHaveLength(3)
  expect(wordsIn(card)).toEqual([...head, ...(rows[0] ?? [])])
  const fallback = elementsIn(table?.fallback).map(({ text }) => text ?? '')
  expect(fallback.join('')).toBe(
    '03:14 · Level: WARN · Service: users-api · Message: slow · Trace: t1 · Cite: E-1',
  )
})

const hostile = {
  mentions: '</at> <at>Ana</at> <AT id="0">all</AT>',
  Markdown:
    '[click](https://evil.example) ![x](https://evil.example/x.png) **bold** _it_ `code` # head',
  moments:
    '{{DATE(2026-12-03T03:14:07Z, SHORT)}} {{TIME(2026-12-03T03:14:07Z)}} {{{{TIME(2026-12-03T03:14:07Z)}}',
  templates: `\${$root.secret} \${if(true, 'x', 'y')}`,
  direction: '\u202eright to left\u2066 \u0000',
  blocks: '- list\n1. one\n> quote\n\n| a | b |',
  addresses: 'https://evil.example www.evil.example mailto:a@b.example',
}

test.each(Object.entries(hostile))('typed words stay words: %s', (_, typed) => {
  const parts: Part[] = [
    { kind: 'heading', text: typed, mark: 'phase', aside: typed },
    { kind: 'heading', text: typed },
    { kind: 'text', text: typed },
    { kind: 'text', text: [typed, { kind: 'strong', text: typed }, { kind: 'code', text: typed }] },
    { kind: 'quote', text: typed, by: typed },
    { kind: 'note', text: typed },
    { kind: 'facts', facts: [{ label: typed, value: typed }] },
    { kind: 'table', head: [typed], rows: [[typed]] },
    {
      kind: 'figures',
      figures: [{ label: typed, value: typed, standing: 'met', target: typed, note: typed }],
    },
    { kind: 'file', fileId: 'uploaded', name: typed, note: typed },
  ]
  const { card, summary } = only({ fallback: typed, parts })
  const json = JSON.stringify({ card, summary })
  expect(json).not.toMatch(/<\/?at\b/i)
  expect(json).not.toContain('{{')
  expect(json).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  for (const element of elementsIn(card)) {
    // Text runs are no Markdown; a text block is, so it holds nothing that could be a mark.
    if (element.type === 'TextBlock')
      expect(element.text).not.toMatch(/[[\]*_`<>#|{}$]|:\/\/|www\./)
    if (element.type === 'FactSet') throw new Error('facts are read as Markdown')
  }
  const opened = elementsIn(card).filter(({ type }) => type === 'Action.OpenUrl')
  for (const { url } of opened) expect(url).toBe('https://drill.example/files/1')
  const seen = said({ card }).replace(/[\s\p{C}]+/gu, '')
  for (const line of typed.split('\n')) expect(seen).toContain(line.replace(/[\s\p{C}]+/gu, ''))
})
