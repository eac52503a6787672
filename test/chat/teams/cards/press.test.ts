/** Buttons, from a card and back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Look, messageCards } from '../../../../src/chat/teams/cards/message'
import { confirmCard, pressData, readPress } from '../../../../src/chat/teams/cards/press'
import { isQuick } from '../../../../src/chat/teams/cards/quick'
import { commands } from '../../../../src/commands/table'
import type { Button, Link } from '../../../../src/messages/message'
import { cardFaults, elementsIn, wordsIn } from './check'

const post: Look = { place: 'post', resolve: () => null }
const dialog: Look = { place: 'dialog', nonce: 'n1', resolve: () => null }

function actionsOf(buttons: readonly Button[], look: Look = post) {
  const [first] = messageCards({ fallback: 'x', parts: [{ kind: 'buttons', buttons }] }, look)
  const card = first?.card
  if (!card) throw new Error('no card')
  expect(cardFaults(card)).toEqual([])
  return elementsIn(card).filter(({ type }) => String(type).startsWith('Action.'))
}

const open: Button = { label: 'Claim', word: 'claim', does: 'open', with: { alert: 'A' } }
const take: Button = { label: "I'm on it", word: 'claim', does: 'take', with: { alert: 'A' } }
const stop: Button = {
  label: 'Stop…',
  word: 'stop',
  does: 'now',
  style: 'danger',
  confirm: 'End the drill now?',
}

test('in a post what opens something fetches a dialog', () => {
  const press = { word: 'claim', does: 'open', with: { alert: 'A' } }
  expect(actionsOf([open])).toEqual([
    {
      type: 'Action.Submit',
      title: 'Claim',
      data: { msteams: { type: 'task/fetch' }, drill: { press } },
    },
  ])
})

test('a quick act is executed, and fetches a dialog where a client cannot', () => {
  const [action] = actionsOf([{ ...take, style: 'primary' }])
  const drill = { press: { word: 'claim', does: 'take', with: { alert: 'A' } } }
  expect(action).toEqual({
    type: 'Action.Execute',
    title: "I'm on it",
    style: 'positive',
    verb: 'press',
    data: { drill },
    fallback: {
      type: 'Action.Submit',
      title: "I'm on it",
      style: 'positive',
      data: { msteams: { type: 'task/fetch' }, drill },
    },
  })
})

test('what asks first is never executed at once, and carries its question', () => {
  const [action] = actionsOf([stop])
  expect(action).toMatchObject({ type: 'Action.Submit', style: 'destructive' })
  expect(readPress(action?.data)).toEqual({
    word: 'stop',
    does: 'now',
    with: {},
    confirmed: false,
    question: { text: 'End the drill now?', label: 'Stop…' },
    nonce: null,
  })
})

test('within a dialog every button is submitted, once', () => {
  for (const action of actionsOf([open, take, stop], dialog)) {
    expect(action.type).toBe('Action.Submit')
    expect(action.data).not.toHaveProperty('msteams')
    expect(readPress(action.data)?.nonce).toBe('n1')
  }
})

test('the question’s own dialog carries the press, confirmed', () => {
  const press = { word: 'stop', does: 'now', with: { drill: 'd1' } }
  const { title, card } = confirmCard('End the drill now?', press, 'Stop…', 'n2')
  expect(cardFaults(card)).toEqual([])
  expect(title).toBe('Stop…')
  expect(wordsIn(card).join(' ')).toContain('End the drill now?')
  const [act] = card.actions ?? []
  expect(readPress(act && 'data' in act ? act.data : null)).toEqual({
    ...press,
    confirmed: true,
    question: null,
    nonce: 'n2',
  })
})

test('only known presses are quick', () => {
  const quick = commands.flatMap(({ word, press = {} }) =>
    Object.keys(press).flatMap((does) =>
      isQuick({ label: 'x', word, does }) ? `${word}/${does}` : [],
    ),
  )
  expect(quick.toSorted()).toEqual([
    'cancel/now',
    'claim/take',
    'claim/undo-noise',
    'extend/now',
    'herring/now',
    'hint/now',
    'leave/now',
    'next/now',
    'pause/now',
    'real/now',
    'report/post',
    'report/sign-off',
    'resume/now',
    'reveal/now',
    'start/now',
    'stop/now',
    'stress/cancel',
    'stress/now',
    'stress/replay',
  ])
})

test('one button is the main one; rows are short enough for a phone', () => {
  const many = Array.from({ length: 14 }, (_, at): Button => ({ ...open, label: `B${at}` }))
  const [portion] = messageCards(
    {
      fallback: 'x',
      parts: [{ kind: 'buttons', buttons: many.map((each) => ({ ...each, style: 'primary' })) }],
    },
    post,
  )
  const sets = elementsIn(portion?.card).filter(({ type }) => type === 'ActionSet')
  for (const { actions } of sets) expect(Array.isArray(actions) && actions.length).toBeLessThan(7)
  expect(elementsIn(sets).filter(({ style }) => style === 'positive')).toHaveLength(1)
  expect(elementsIn(sets).filter(({ title }) => title !== undefined)).toHaveLength(14)
})

test('an address is opened; one that is none of the web is left out', () => {
  const links: Link[] = [
    { kind: 'address', label: 'Page', url: 'https://drill.example/p' },
    { kind: 'address', label: 'Script', url: 'javascript:alert(1)' },
    { kind: 'address', label: 'Own', url: '/evidence/1' },
    { kind: 'press', button: open },
  ]
  const [portion] = messageCards({ fallback: 'x', parts: [{ kind: 'links', links }] }, post)
  expect(elementsIn(portion?.card).filter(({ type }) => type === 'Action.OpenUrl')).toEqual([
    { type: 'Action.OpenUrl', title: 'Page', url: 'https://drill.example/p' },
  ])
  expect(JSON.stringify(portion?.card)).toContain('task/fetch')
  expect(JSON.stringify(portion?.card)).not.toContain('javascript')
})

test('a button that holds too much is said, with its word', () => {
  const fat: Button = { ...open, with: { a: 'x'.repeat(3_000) } }
  expect(pressData(fat)).toBeNull()
  const [portion] = messageCards(
    { fallback: 'x', parts: [{ kind: 'buttons', buttons: [fat] }] },
    post,
  )
  expect(wordsIn(portion?.card ?? fail()).join('')).toContain('say /drill claim')
})

const fail = (): never => {
  throw new Error('no card')
}

test('what is no press of ours is nothing, and no hostile data throws', () => {
  const press = { word: 'claim', does: 'open', with: {} }
  for (const value of [
    null,
    'x',
    {},
    { drill: {} },
    { drill: { press: { ...press, word: 'CLAIM' } } },
    { drill: { press: { ...press, with: { a: 1 } } } },
    { drill: { press, confirmed: 'yes' } },
    { drill: { press, more: 1 } },
    {
      drill: {
        press: {
          ...press,
          with: { a: 'x'.repeat(2_999), b: 'x'.repeat(2_999), c: 'x'.repeat(2_999) },
        },
      },
    },
  ])
    expect(readPress(value)).toBeNull()
  expect(readPress({ drill: { press }, msteams: { type: 'task/fetch' }, type: 'x' })).toMatchObject(
    press,
  )
  fc.assert(
    fc.property(fc.anything(), (value) => {
      readPress(value)
      readPress({ drill: value })
      readPress({ drill: { press: value } })
    }),
  )
})
