/** The strict Slack refuses what the real one would, and what the bot must never send. */
import { expect, test } from 'vitest'
import { homeFaults, messageFaults, modalFaults } from './validate'

const plain = (text: string) => ({ type: 'plain_text', text })
const post = (...blocks: unknown[]) => messageFaults({ text: 'x', blocks })
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const button = (id: string) => ({ type: 'button', action_id: id, text: plain('Go'), value: '{}' })
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const option = (value: string) => ({ text: plain(value), value })
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('It'),
  element: { action_id: 'a', ...element },
  ...more,
})
const modal = (blocks: unknown[], more: object = {}) =>
  modalFaults({ type: 'modal', title: plain('It'), submit: plain('Go'), blocks, ...more })

test('what is right is let through', () => {
  expect(
    post(section('*a* <https://a.example|b> <!date^1^{time}|x> &amp;'), actions(button('a'))),
  ).toEqual([])
  expect(
    modal([input({ type: 'static_select', options: [option('a')], initial_option: option('a') })]),
  ).toEqual([])
  expect(homeFaults({ type: 'home', blocks: [section('a')] })).toEqual([])
})

test.each([
  ['an unknown block', { type: 'sparkle' }],
  ['an unknown field', { type: 'divider', color: 'red' }],
  ['a ping', section('<!channel>')],
  ['a mention', section('<@U123>')],
  ['a bare sign', section('a & b')],
  ['a blank text', section(' ')],
  ['a text too long', section('x'.repeat(3001))],
  ['a header in mrkdwn', { type: 'header', text: { type: 'mrkdwn', text: 'a' } }],
  ['a header too long', { type: 'header', text: plain('x'.repeat(151)) }],
  ['an input in a post', input({ type: 'plain_text_input' })],
  [
    'a broadcast',
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
    },
  ],
  ['a picture from nowhere', { type: 'image', alt_text: 'a' }],
  ['too many buttons', actions(...Array.from({ length: 26 }, (_, at) => button(`b${at}`)))],
  ['an id twice', actions(button('a'), button('a'))],
  ['an empty row of buttons', actions()],
  [
    'a row of another length',
    {
      type: 'table',
      rows: [
        [{ type: 'raw_text', text: 'a' }],
        [
          { type: 'raw_text', text: 'a' },
          { type: 'raw_text', text: 'b' },
        ],
      ],
    },
  ],
])('%s is refused', (_, block) => {
  expect(post(block)).not.toEqual([])
})

test('too many blocks, two tables and too many words are refused', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }
  expect(post(...Array.from({ length: 51 }, () => ({ type: 'divider' })))).not.toEqual([])
  expect(post(table, table)).toEqual(['more than one table'])
  expect(post(...Array.from({ length: 5 }, () => section('x'.repeat(2900))))).not.toEqual([])
  expect(messageFaults({ text: '<!here>', blocks: [] })).not.toEqual([])
})

test.each([
  [
    'an option from elsewhere',
    [input({ type: 'static_select', options: [option('a')], initial_option: option('b') })],
  ],
  ['a value twice', [input({ type: 'radio_buttons', options: [option('a'), option('a')] })]],
  [
    'a number outside its limits',
    [
      input({
        type: 'number_input',
        is_decimal_allowed: true,
        min_value: '1',
        max_value: '2',
        initial_value: '3',
      }),
    ],
  ],
  ['a day that is none', [input({ type: 'datepicker', initial_date: '2026-02-30' })]],
  [
    'eleven boxes',
    [
      input({
        type: 'checkboxes',
        options: Array.from({ length: 11 }, (_, at) => option(`o${at}`)),
      }),
    ],
  ],
  ['a person who is none', [input({ type: 'users_select', initial_user: 'person-1' })]],
  ['a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }]],
])('%s is refused in a modal', (_, blocks) => {
  expect(modal(blocks)).not.toEqual([])
})

test('a modal with inputs has a submit button, and short titles', () => {
  expect(modal([input({ type: 'plain_text_input' })], { submit: undefined })).not.toEqual([])
  expect(modal([], { title: plain('x'.repeat(25)) })).not.toEqual([])
  expect(modal([], { private_metadata: 'x'.repeat(3001) })).not.toEqual([])
})
