/** The check itself finds what is wrong. */
import { expect, test } from 'vitest'
import type { AdaptiveCard, Element } from '../../../../src/chat/teams/cards/types'
import { cardFaults } from './check'

const cardWith = (body: unknown[], more: object = {}) => ({
  type: 'AdaptiveCard' as const,
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json' as const,
  version: '1.5' as const,
  fallbackText: 'x',
  body: body as Element[],
  ...more,
})
const faultsOf = (body: unknown[], more: object = {}): string[] =>
  cardFaults(cardWith(body, more) satisfies AdaptiveCard)

const run = (text: unknown) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] })

test('a sound card has no faults', () => {
  expect(faultsOf([run('x')])).toEqual([])
})

test.each([
  ['no text', [run(7)]],
  ['an unknown element', [{ type: 'Carousel', pages: [] }]],
  ['an unknown property', [{ ...run('x'), colour: 'red' }]],
  ['an unknown colour', [{ type: 'TextBlock', text: 'x', color: 'mauve' }]],
  ['an input without an id', [{ type: 'Input.Text', label: 'x' }]],
  ['an empty row of buttons', [{ type: 'ActionSet' }]],
  ['a picture without an address', [{ type: 'Image' }]],
  ['an action nobody knows', [{ type: 'ActionSet', actions: [{ type: 'Action.Http', url: '' }] }]],
])('%s', (_, body) => {
  expect(faultsOf(body)).not.toEqual([])
})

test('the parser speaks for itself', () => {
  const said = faultsOf([
    { type: 'Carousel', pages: [] },
    { type: 'Input.Text', label: 'x' },
  ])
  expect(said.filter((each) => each.startsWith('parser: ')).length).toBeGreaterThan(1)
})
