import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slackMessage } from '../../../src/chat/slack/blocks'
import { homeView } from '../../../src/chat/slack/home'
import type { Picture } from '../../../src/chat/slack/parts'
import { pressId, readPress } from '../../../src/chat/slack/payload'
import type { Button, Message, Part } from '../../../src/messages/message'
import { messages } from '../../support/slack/arbitrary'
import { homeFaults, messageFaults } from '../../support/slack/validate'

const pictures: Readonly<Record<string, Picture>> = {
  uploaded: { kind: 'slack', id: 'F0123ABC' },
  served: { kind: 'url', url: 'https://drill.example/files/1.png' },
  broken: { kind: 'url', url: '/files/1.png' },
}
const resolve = (fileId: string) => pictures[fileId] ?? null
const said = (...parts: Part[]): Message => ({ fallback: 'words', parts })
const blocksOf = (...parts: Part[]) => slackMessage(said(...parts), resolve).blocks

test('Slack takes any message, whatever was typed into it', () => {
  fc.assert(
    fc.property(messages, (message) => {
      expect(messageFaults(slackMessage(message, resolve))).toEqual([])
      expect(homeFaults(homeView(message.parts, resolve))).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('typed words formatted nowhere stay as they were typed', () => {
  const typed = '*bold* _it_ `code` <!channel> & :siren: > no'
  const all = blocksOf(
    { kind: 'heading', text: typed, aside: typed },
    { kind: 'text', text: typed },
    { kind: 'note', text: typed },
    {
      kind: 'facts',
      facts: [
        { label: 'Said', value: typed },
        { label: typed, value: 'x' },
      ],
    },
    { kind: 'quote', text: typed, by: typed },
    { kind: 'table', head: [typed], rows: [[typed]] },
  )
  expect(JSON.stringify(all)).not.toContain('mrkdwn')
  expect(JSON.stringify(all).split(JSON.stringify(typed).slice(1, -1)).length - 1).toBe(10)
})

test('words of the bot have their marks, moments and links in small print too', () => {
  expect(
    blocksOf({
      kind: 'note',
      text: [
        'A & B: ',
        { kind: 'strong', text: 'due' },
        ' at ',
        { kind: 'time', at: Date.UTC(2026, 11, 3, 3, 5), style: 'time' },
        ', see ',
        { kind: 'code', text: '/drill help' },
      ],
    }),
  ).toEqual([
    {
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          text: 'A &amp; B: *due* at <!date^1796267100^{time}|03:05 UTC>, see `/drill help`',
          verbatim: true,
        },
      ],
    },
  ])
})

test('two harmless pieces do not make an emoji together', () => {
  const [block] = blocksOf({ kind: 'note', text: [':sir', { kind: 'strong', text: 'en:' }] })
  expect(block).toMatchObject({ elements: [{ type: 'plain_text', text: ':siren:' }] })
})

test('a fallback is escaped, cut by letters and says so', () => {
  const long = `Phase 3 of 9: <!here> ${'👩‍👩‍👧‍👦&'.repeat(900)}`
  const { text } = slackMessage({ fallback: long, parts: [] }, resolve)
  expect(text.startsWith('Phase 3 of 9: &lt;!here&gt; ')).toBe(true)
  expect(text.length).toBeLessThanOrEqual(4000)
  expect(text).toMatch(/(👩‍👩‍👧‍👦|&amp;)…$/u)
})

test('a press comes back as the button that was pressed', () => {
  const button: Button = {
    label: 'Reject',
    word: 'claims',
    does: 'judge',
    with: { drill: 'd-1', claims: 'c-1,c-2', value: 'rejected-herring' },
    style: 'danger',
    confirm: 'Reject both?',
  }
  const [actions] = blocksOf({ kind: 'buttons', buttons: [button] })
  if (actions?.type !== 'actions') throw new Error('no actions')
  const [drawn] = actions.elements
  if (drawn?.type !== 'button') throw new Error('no button')
  expect(drawn.action_id).toMatch(pressId)
  expect(drawn.confirm?.style).toBe('danger')
  expect(readPress(drawn.value)).toEqual({
    word: 'claims',
    does: 'judge',
    with: button.with,
  })
})

test('what is no press of ours is not read as one', () => {
  for (const value of [
    undefined,
    7,
    '',
    'null',
    '[]',
    '{"word":"claim","does":"open"}',
    '{"word":"claim","does":"open","with":{"alert":1}}',
    '{"word":"claim","does":"open","with":{},"more":1}',
    '{"word":"Claim now","does":"open","with":{}}',
    `{"word":"claim","does":"open","with":{"a":"${'x'.repeat(2000)}"}}`,
  ])
    expect(readPress(value)).toBeNull()
})

test('a button that holds too much is said in words', () => {
  const [line] = blocksOf({
    kind: 'buttons',
    buttons: [
      { label: 'Judge', word: 'claims', does: 'judge', with: { claims: 'x'.repeat(2000) } },
    ],
  })
  expect(line).toMatchObject({
    elements: [{ text: '“Judge” does not fit a button here: say `/drill claims`.' }],
  })
})

test('buttons keep their order, and one is the main one', () => {
  const buttons = ['First', 'Second', 'Third'].map(
    (label): Button => ({ label, word: 'fix', does: 'open', style: 'primary' }),
  )
  const [row] = blocksOf({ kind: 'buttons', buttons })
  expect(row).toMatchObject({
    elements: [
      { text: { text: 'First' }, style: 'primary' },
      { text: { text: 'Second' } },
      { text: { text: 'Third' } },
    ],
  })
  expect(JSON.stringify(row).split('primary').length - 1).toBe(1)
})

test('an address on the bot’s own server is left out; others are links, presses are buttons', () => {
  const links = [
    { kind: 'address', label: 'Open the evidence page', url: '/evidence/1' },
    { kind: 'address', label: 'Dashboard', url: 'https://drill.example/e/1' },
    { kind: 'press', button: { label: 'Runbook', word: 'brief', does: 'runbook' } },
  ] as const
  const all = blocksOf({ kind: 'links', links })
  expect(JSON.stringify(all)).not.toContain('Open the evidence page')
  expect(all).toMatchObject([
    { elements: [{ elements: [{ type: 'link', url: 'https://drill.example/e/1' }] }] },
    { type: 'actions', elements: [{ text: { text: 'Runbook' } }] },
  ])
})

test('short texts are lines of one paragraph, files one list, an alert’s links part of its row', () => {
  const press = (label: string): Button => ({ label, word: 'claim', does: 'open' })
  const all = blocksOf(
    { kind: 'text', text: 'One' },
    { kind: 'links', links: [{ kind: 'press', button: press('Runbook') }] },
    { kind: 'text', text: 'Two' },
    { kind: 'text', text: 'Three' },
    { kind: 'text', text: 'four '.repeat(30) },
    { kind: 'buttons', buttons: [press('Claim')] },
    { kind: 'file', fileId: 'a', name: 'a.md', note: 'words' },
    { kind: 'file', fileId: 'b', name: 'b.pdf', note: 'pages' },
    { kind: 'links', links: [{ kind: 'press', button: press('E-1') }] },
    { kind: 'note', text: 'The key suggests nothing.' },
    { kind: 'buttons', buttons: [press('Confirm')] },
  )
  expect(all.map(({ type }) => type)).toEqual([
    'rich_text',
    'rich_text',
    'actions',
    'divider',
    'section',
    'actions',
    'context',
    'actions',
  ])
  expect(JSON.stringify(all[0])).toMatch(/One.*\\n.*Two.*\\n.*Three/)
  expect(all[2]).toMatchObject({
    elements: [{ text: { text: 'Claim' } }, { text: { text: 'Runbook' } }],
  })
})

test('a picture is uploaded, at an address, or in words', () => {
  const image = (fileId: string) =>
    blocksOf({ kind: 'image', fileId, alt: 'Drift stops after the fix', title: 'Drift' })
  expect(image('uploaded')).toMatchObject([{ type: 'image', slack_file: { id: 'F0123ABC' } }])
  expect(image('served')).toMatchObject([{ image_url: 'https://drill.example/files/1.png' }])
  for (const fileId of ['broken', 'nowhere']) {
    expect(image(fileId)).toMatchObject([{ type: 'rich_text' }])
    expect(JSON.stringify(image(fileId))).toContain('Drift stops after the fix')
  }
})

test('one table is Slack’s own, the next is lines; what does not fit is counted', () => {
  const rows = Array.from({ length: 140 }, (_, index) => [`row ${index}`, ''])
  const all = blocksOf(
    { kind: 'table', head: ['Alert', 'Owner'], rows, align: ['left', 'right'] },
    { kind: 'table', head: ['Alert', 'Owner'], rows: [['A', 'Ana']] },
  )
  expect(all.map(({ type }) => type)).toEqual(['table', 'context', 'rich_text'])
  expect(JSON.stringify(all[1])).toContain('… and 41 more')
  expect(JSON.stringify(all[2])).toContain(' · Owner: ')
})

test('a message that is too long is cut with a sentence, and keeps its buttons and its clock', () => {
  const texts = Array.from(
    { length: 80 },
    (_, index): Part => ({ kind: 'text', text: `${index} ${'long words '.repeat(250)}` }),
  )
  const all = blocksOf(
    { kind: 'heading', text: 'Claims' },
    ...texts,
    { kind: 'buttons', buttons: [{ label: 'Next', word: 'next', does: 'now' }] },
    { kind: 'clock', quarters: 2, until: null, length: 1, speed: 1 },
  )
  expect(messageFaults({ text: 'x', blocks: all })).toEqual([])
  expect(all.slice(-3).map(({ type }) => type)).toEqual(['context', 'actions', 'context'])
  expect(JSON.stringify(all.at(-3))).toMatch(/… and \d+ more parts/)
  expect(JSON.stringify(all[1])).toContain('…')
})

test('long texts are shortened before anything is left out', () => {
  const texts = Array.from(
    { length: 12 },
    (_, index): Part => ({ kind: 'quote', text: `${index} ${'long words '.repeat(250)}` }),
  )
  const all = blocksOf(...texts)
  expect(all).toHaveLength(12)
  expect(messageFaults({ text: 'x', blocks: all })).toEqual([])
})
