/** A form as a dialog: what stands in it comes back as it was, and what is wrong is said where it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf } from '../../../../src/chat/teams/cards/card'
import { type Asked, formDialog } from '../../../../src/chat/teams/cards/dialog'
import { readSubmitted } from '../../../../src/chat/teams/cards/submitted'
import { typable } from '../../../../src/chat/teams/cards/words'
import { textLimit } from '../../../../src/drill/text'
import type { Field, Form, FormValues } from '../../../../src/messages/form'
import { forms } from '../../../support/slack/arbitrary'
import { cardFaults, elementsIn, wordsIn } from './check'
import { handedIn, inputsOf } from './hand-in'

const zone = 'Europe/Berlin'
const members = ['Ana Lima', 'Ben Okafor', 'Ben Okafor', 'a,b%'].map((name, at) => ({
  id: `p,${at}%2C`,
  name,
}))
const asked: Asked = { zone, nonce: 'n1', people: members }

const named = { name: 'it', label: 'It', required: true }
const formWith = (...fields: Field[]): Form => ({
  word: 'claim',
  title: 'Claim a root cause',
  submit: 'Send the claim',
  context: { drill: 'd1' },
  fields,
})
const read = (card: Parameters<typeof handedIn>[0]) => readSubmitted(handedIn(card), zone)
const options = ['a', 'b, really', 'c%2C', '%'].map((value) => ({
  value,
  label: `Option ${value}`,
}))

const fields: Field[] = [
  { ...named, kind: 'text', name: 'cause', multiline: true, value: 'a ring of calls\n& {{more}}' },
  { ...named, kind: 'text', name: 'empty', multiline: false, required: false },
  { ...named, kind: 'number', name: 'confidence', min: 0, max: 100, unit: '%', value: 62.5 },
  { ...named, kind: 'number', name: 'none', min: 0, max: 100, required: false },
  { ...named, kind: 'choice', name: 'alert', options, value: 'b, really' },
  { ...named, kind: 'choice', name: 'maybe', required: false, options, value: 'c%2C' },
  { ...named, kind: 'choice', name: 'unset', required: false, options },
  { ...named, kind: 'choices', name: 'some', options, value: ['b, really', 'c%2C', '%'] },
  { ...named, kind: 'person', name: 'owner', value: 'p,2%2C' },
  { ...named, kind: 'people', name: 'team', value: ['p,0%2C', 'p,3%2C'] },
  { ...named, kind: 'date', name: 'due', value: '2026-12-03' },
  { ...named, kind: 'moment', name: 'start', value: '2026-12-03T03:00' },
  { ...named, kind: 'moment', name: 'later', required: false },
  { ...named, kind: 'tick', name: 'noise', value: true },
  { ...named, kind: 'tick', name: 'team-claim', required: false },
]
const values: FormValues = {
  cause: 'a ring of calls\n& {{more}}',
  confidence: 62.5,
  alert: 'b, really',
  maybe: 'c%2C',
  some: ['b, really', 'c%2C', '%'],
  owner: 'p,2%2C',
  team: ['p,0%2C', 'p,3%2C'],
  due: '2026-12-03',
  start: '2026-12-03T03:00',
  noise: true,
  'team-claim': false,
}

test('every kind of field comes back as it was shown', () => {
  const { card, title } = formDialog(formWith(...fields), asked)
  expect(cardFaults(card)).toEqual([])
  expect(title).toBe('Claim a root cause')
  expect(read(card)).toEqual({ word: 'claim', context: { drill: 'd1' }, nonce: 'n1', values })
})

test('what was typed wins over the form’s own values, emptied fields too', () => {
  const { card } = formDialog(formWith(...fields), { ...asked, values: { cause: 'mine' } })
  expect(read(card)?.values).toEqual({ cause: 'mine', noise: false, 'team-claim': false })
})

test('of any form Teams takes the dialog, and its values come back', () => {
  fc.assert(
    fc.property(forms, fc.dictionary(fc.string(), fc.string()), (form, errors) => {
      const [first = { name: 'x' }] = form.fields
      const faults = { ...errors, [first.name]: 'No.' }
      const { title, card } = formDialog(form, { ...asked, errors: faults })
      expect(cardFaults(card)).toEqual([])
      expect(bytesOf(card, title)).toBeLessThanOrEqual(100_000)
      const again = read(card)
      expect(again).toMatchObject({ word: form.word, context: form.context, nonce: 'n1' })
      for (const field of form.fields) {
        const got = again?.values[field.name]
        if (field.kind === 'text') {
          const whole = typable(field.value ?? '')
          if (whole.length <= textLimit) expect(got ?? '').toBe(whole)
          else expect(whole.startsWith(String(got).replace(/…$/, '').slice(0, 3))).toBe(true)
        }
        if (field.kind === 'number') expect(got).toBe(field.value)
        if (field.kind === 'tick') expect(got).toBe(field.value)
        if (field.kind === 'choice' && got !== undefined) expect(got).toBe(field.value)
        if (field.kind === 'choices')
          for (const each of [got ?? []].flat()) expect(field.value).toContain(each)
      }
      // Shown once more with what came back, it gives the same once more.
      const kept = formDialog(form, { ...asked, values: again?.values ?? {}, errors: faults })
      expect(cardFaults(kept.card)).toEqual([])
      expect(read(kept.card)?.values).toEqual(again?.values)
    }),
    { numRuns: 60 },
  )
})

test('every input has a label, and an id that says what it is', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const { card } = formDialog(form, asked)
      const inputs = elementsIn(card).filter(({ type }) => String(type).startsWith('Input.'))
      for (const { label, id } of inputs) {
        expect(label).toMatch(/\S/u)
        expect(id).toMatch(/^field:[a-z]+:./)
      }
      expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length)
    }),
    { numRuns: 30 },
  )
})

test('a number that is none is kept as it was typed, and one out of bounds too', () => {
  const number = { ...named, kind: 'number', min: 0, max: 100 } as const
  const shown = (typed: string | number) =>
    formDialog(formWith(number), { ...asked, values: { it: typed }, errors: { it: 'No number.' } })
  expect(read(shown('very').card)?.values).toEqual({ it: 'very' })
  expect(read(shown('1e999').card)?.values).toEqual({ it: '1e999' })
  expect(read(shown(700).card)?.values).toEqual({ it: 700 })
  expect(inputsOf(shown(700).card, 'it')[0]).toMatchObject({ type: 'Input.Number', value: 700 })
})

test('half a moment is kept, and handed on so that the field’s rule can refuse it', () => {
  const moment = { ...named, kind: 'moment' } as const
  const { card } = formDialog(formWith(moment), { ...asked, values: { it: '2026-12-03' } })
  expect(inputsOf(card, 'it').map(({ value }) => value)).toEqual(['2026-12-03', undefined])
  expect(read(card)?.values).toEqual({ it: '2026-12-03' })
  const clock = formDialog(formWith(moment), { ...asked, values: { it: 'T03:00' } })
  expect(read(clock.card)?.values).toEqual({ it: 'T03:00' })
})

test('a time that the asker’s zone skips moves on by the gap', () => {
  const moment = { ...named, kind: 'moment', value: '2026-03-29T02:30' } as const
  expect(read(formDialog(formWith(moment), asked).card)?.values).toEqual({
    it: '2026-03-29T03:30',
  })
  expect(wordsIn(formDialog(formWith(moment), asked).card)).toContain('It: time (Europe/Berlin)')
})

test('an error stands right above its input and is its message, any other at the top', () => {
  const { card } = formDialog(formWith(...fields.slice(0, 3)), {
    ...asked,
    errors: { confidence: 'That is no number.', form: 'The drill is over.' },
  })
  const at = card.body.findIndex((each) => 'id' in each && each.id === 'field:number:confidence')
  const above = card.body[at - 1]
  expect(above).toMatchObject({ type: 'RichTextBlock', inlines: [{ color: 'attention' }, {}] })
  expect(JSON.stringify(above)).toContain('That is no number.')
  expect(card.body[at]).toMatchObject({ label: 'It', errorMessage: 'That is no number.' })
  expect(card.body[0]).toMatchObject({ type: 'Container', style: 'attention' })
  const top = JSON.stringify(card.body[0])
  expect(top).toContain('The drill is over.')
  expect(top).toContain('One answer needs a change.')
  expect(top).not.toContain('That is no number.')
})

test('an error of a field that Teams cannot show stands at the top', () => {
  const file = { kind: 'file', nameKey: 'fileName', accept: ['.csv'], maxBytes: 10 } as const
  const { card } = formDialog(formWith({ ...named, ...file }), {
    ...asked,
    errors: { it: 'It is too large.' },
  })
  expect(JSON.stringify(card.body[0])).toContain('It is too large.')
  expect(wordsIn(card).join('')).toContain('takes no files')
})

test('a list that is too long says how many are missing, and keeps who is chosen', () => {
  const crowd = Array.from({ length: 1_500 }, (_, at) => ({
    id: crypto.randomUUID(),
    name: `Somebody ${at}`,
  }))
  const last = crowd.at(-1)?.id ?? ''
  const { card, title } = formDialog(
    formWith({ ...named, kind: 'people', value: [last] }, { ...named, kind: 'person', name: 'o' }),
    { ...asked, people: crowd },
  )
  expect(bytesOf(card, title)).toBeLessThanOrEqual(72 * 1024)
  expect(read(card)?.values.it).toEqual([last])
  expect(wordsIn(card).join('')).toMatch(/1,?\d{3} options cannot be shown here/)
})

test('a choice’s title, which may be read as Markdown, is none', () => {
  const label = '[x](https://evil.example) **b** _i_ `c` <at>a</at> &amp; www.evil.example'
  const titles = [label, '# head', '- item', '1. one'].map((each, at) => ({
    value: `v${at}`,
    label: each,
  }))
  const { card } = formDialog(formWith({ ...named, kind: 'choices', options: titles }), asked)
  const [input] = inputsOf(card, 'it')
  const shown = Array.isArray(input?.choices) ? input.choices.map(({ title }) => String(title)) : []
  expect(shown).toHaveLength(4)
  for (const title of shown)
    expect(title).not.toMatch(/[[\]*_`<>#]|:\/\/|www\.|&amp;|^[-+] |^\d+\. /)
})

test('people of one name stay apart', () => {
  const { card } = formDialog(formWith({ ...named, kind: 'person' }), asked)
  const [input] = inputsOf(card, 'it')
  expect(JSON.stringify(input)).toContain('Ben Okafor (2)')
})

test('a text that is longer than its rule takes is not ended in silence by the client', () => {
  const [input] = inputsOf(
    formDialog(formWith({ ...named, kind: 'text', multiline: true }), asked).card,
    'it',
  )
  expect(input).toMatchObject({ maxLength: expect.any(Number) })
  expect(Number(input?.maxLength)).toBeGreaterThan(textLimit)
})

test('what is no form of ours is nothing; odd values do no harm', () => {
  const data = { drill: { form: { word: 'claim', context: {}, nonce: 'n' } } }
  for (const value of [
    null,
    7,
    [],
    'x',
    {},
    { drill: {} },
    { drill: { form: { word: 'CLAIM', context: {}, nonce: 'n' } } },
    { drill: { form: { word: 'claim', context: { a: 1 }, nonce: 'n' } } },
    { drill: { form: { word: 'claim', context: {}, nonce: '' } } },
    { drill: { form: { ...data.drill.form, more: 1 } } },
  ])
    expect(readSubmitted(value, zone)).toBeNull()
  const odd = {
    ...data,
    'field:text:a': { b: 1 },
    'field:text:b': null,
    'field:text:c': 'x'.repeat(60_000),
    'field:file:d': 'x',
    'field:text:__proto__': 'x',
    'field:number:e': Number.NaN,
    'field:text:': 'x',
    other: 'x',
    msteams: {},
    'field:choices:f': ',,a,%2C,%,',
    'field:tick:g': 'on',
    'field:day:h': 'soon',
  }
  expect(readSubmitted(odd, zone)?.values).toEqual({ f: ['a', ',', '%'], g: false, h: 'soon' })
})

test('no hostile data throws', () => {
  const key = fc.oneof(
    fc.constantFrom('drill', 'field:day:a', 'field:clock:a', 'field:number:n', 'field:choices:c'),
    fc.string(),
  )
  const form = fc.record({
    word: fc.constant('claim'),
    context: fc.constant({}),
    nonce: fc.string(),
  })
  fc.assert(
    fc.property(fc.dictionary(key, fc.anything()), form, (data, of) => {
      readSubmitted(data, zone)
      const read = readSubmitted({ ...data, drill: { form: of } }, zone)
      for (const value of Object.values(read?.values ?? {}))
        expect(['string', 'number', 'boolean', 'object']).toContain(typeof value)
    }),
    { numRuns: 200 },
  )
})
