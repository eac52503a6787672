import fc from 'fast-check'
import { expect, test } from 'vitest'
import { errorsOf, formCallback, modalView } from '../../../src/chat/slack/modal'
import { readFormMetadata } from '../../../src/chat/slack/payload'
import { filesIn, readState, usersIn } from '../../../src/chat/slack/state'
import type { Field, Form } from '../../../src/messages/form'
import { forms } from '../../support/slack/arbitrary'
import { handedIn } from '../../support/slack/hand-in'
import { modalFaults } from '../../support/slack/validate'

const asking = {
  zone: 'Europe/Berlin',
  userIdOf: (id: string) => (id.startsWith('person-') ? `U${id.slice(7).toUpperCase()}` : null),
}
const reading = {
  zone: 'Europe/Berlin',
  personIdOf: (user: string) => (user === 'U404' ? null : `person-${user.slice(1).toLowerCase()}`),
  contentOf: (id: string) => (id === 'F1' ? 'before,after\n1,2' : null),
}
const formWith = (...fields: Field[]): Form => ({
  word: 'claim',
  title: 'Claim',
  submit: 'Claim',
  fields,
  context: { drill: 'd-1' },
})
const viewWith = (...fields: Field[]) => modalView(formWith(...fields), asking)
const inputsOf = (...fields: Field[]) =>
  viewWith(...fields).blocks.flatMap((block) => ('element' in block ? [block.element] : []))
const named = { name: 'it', label: 'It', required: true }

test('Slack takes any form, and what comes back is read', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const view = modalView(form, asking)
      expect(modalFaults(view)).toEqual([])
      const values = readState(handedIn(view), reading)
      const names = new Set(form.fields.map(({ name }) => name))
      for (const name of Object.keys(values)) expect(names).toContain(name)
      expect(readFormMetadata(view.private_metadata)).toEqual({
        word: form.word,
        context: form.context,
      })
    }),
    { numRuns: 60 },
  )
})

test('what a form starts with is what it hands back', () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: `Option ${value}` }))
  const fields: Field[] = [
    { ...named, kind: 'text', name: 'cause', multiline: true, value: 'a ring of calls\n& more' },
    { ...named, kind: 'number', name: 'confidence', min: 0, max: 100, value: 62.5 },
    { ...named, kind: 'choice', name: 'alert', options, value: 'b' },
    { ...named, kind: 'choice', name: 'maybe', required: false, options, value: 'c' },
    { ...named, kind: 'choices', name: 'some', options, value: ['a', 'c'] },
    { ...named, kind: 'person', name: 'owner', value: 'person-ana' },
    { ...named, kind: 'people', name: 'team', value: ['person-ana', 'person-ben'] },
    { ...named, kind: 'date', name: 'due', value: '2026-12-03' },
    { ...named, kind: 'moment', name: 'start', value: '2026-12-03T03:00' },
    { ...named, kind: 'tick', name: 'noise', value: true },
    { ...named, kind: 'tick', name: 'team-claim', required: false },
    { ...named, kind: 'text', name: 'empty', multiline: false },
    { ...named, kind: 'choices', name: 'none', required: false, options },
  ]
  const view = viewWith(...fields)
  expect(modalFaults(view)).toEqual([])
  expect(view.callback_id).toBe(formCallback)
  expect(readState(handedIn(view), reading)).toEqual({
    cause: 'a ring of calls\n& more',
    confidence: 62.5,
    alert: 'b',
    maybe: 'c',
    some: ['a', 'c'],
    owner: 'person-ana',
    team: ['person-ana', 'person-ben'],
    due: '2026-12-03',
    start: '2026-12-03T03:00',
    noise: true,
    'team-claim': false,
    none: [],
  })
  expect(usersIn(handedIn(view))).toEqual(['UANA', 'UBEN'])
})

test('a moment is of the zone of who is asked, across the clocks’ change too', () => {
  const [winter, summer] = inputsOf(
    { ...named, kind: 'moment', value: '2026-12-03T03:00' },
    { ...named, kind: 'moment', name: 'then', value: '2026-07-03T03:00' },
  )
  expect(winter).toMatchObject({ initial_date_time: Date.UTC(2026, 11, 3, 2) / 1000 })
  expect(summer).toMatchObject({ initial_date_time: Date.UTC(2026, 6, 3, 1) / 1000 })
})

test('a label is the form’s own, whatever is required or hinted at', () => {
  const [block] = viewWith({
    ...named,
    kind: 'text',
    label: 'What would prove it wrong',
    multiline: true,
    required: false,
    hint: 'One fact is enough.',
  }).blocks
  expect(block).toMatchObject({
    block_id: 'field:it',
    label: { type: 'plain_text', text: 'What would prove it wrong' },
    optional: true,
    hint: { text: 'One fact is enough.' },
  })
})

test('long options are cut, stay apart and keep their values; many go in groups', () => {
  const options = Array.from({ length: 205 }, (_, index) => ({
    value: `o${index}`,
    label: 'service '.repeat(20),
  }))
  const [menu] = inputsOf({ ...named, kind: 'choice', options, value: 'o204' })
  if (menu?.type !== 'static_select') throw new Error('no menu')
  const all = menu.option_groups?.flatMap((group) => group.options) ?? []
  expect(all.map(({ value }) => value)).toEqual(options.map(({ value }) => value))
  expect(new Set(all.map(({ text }) => text.text)).size).toBe(205)
  expect(all[0]?.text.text).toMatch(/…$/)
  expect(all[204]?.text.text).toMatch(/… \(205\)$/)
  expect(menu.initial_option).toEqual(all[204])
})

test('few short options that must be chosen are radio buttons; what may stay empty can be emptied', () => {
  const options = ['Low', 'Medium', 'High'].map((value) => ({ value, label: value }))
  const [must, may] = inputsOf(
    { ...named, kind: 'choice', options },
    { ...named, kind: 'choice', name: 'may', required: false, options },
  )
  expect(must?.type).toBe('radio_buttons')
  expect(may?.type).toBe('static_select')
})

test('an option that Slack cannot carry is said to be missing', () => {
  const options = [
    { value: 'a', label: 'A' },
    { value: 'x'.repeat(200), label: 'X' },
  ]
  const [block] = viewWith({ ...named, kind: 'choice', options, hint: 'One.' }).blocks
  expect(block).toMatchObject({ hint: { text: 'One. 1 option cannot be shown here.' } })
})

test('a choice without options is a sentence', () => {
  const view = viewWith({ ...named, kind: 'choice', options: [] })
  expect(JSON.stringify(view.blocks)).toContain('There is nothing to choose yet.')
  expect(modalFaults(view)).toEqual([])
})

test('a long title stands whole above the fields', () => {
  const form = { ...formWith(), title: 'Answer the adviser’s question in your own words' }
  const view = modalView(form, asking)
  expect(view.title.text).toBe('Answer the adviser’s…')
  expect(JSON.stringify(view.blocks[0])).toContain(form.title)
  expect(modalView(formWith(), asking).blocks).toEqual([])
})

test('errors stand at their inputs, the others at the first', () => {
  const view = viewWith(
    { ...named, kind: 'text', name: 'first', multiline: false },
    { ...named, kind: 'text', name: 'second', multiline: false },
    { ...named, kind: 'choice', name: 'nothing', options: [] },
  )
  expect(errorsOf({ second: 'Too long.', nothing: 'Choose one.', drill: 'Gone.' }, view)).toEqual({
    response_action: 'errors',
    errors: { 'field:second': 'Too long.', 'field:first': 'Choose one. Gone.' },
  })
  expect(errorsOf({ a: 'b' }, { blocks: [{ type: 'divider' }] })).toBeNull()
  expect(errorsOf({ a: 'b' }, undefined)).toBeNull()
})

test('somebody whom nobody knows is handed on, so that the field’s rule can refuse', () => {
  const state = {
    'field:owner': { 'person:owner': { type: 'users_select', selected_user: 'U404' } },
  }
  expect(readState(state, reading)).toEqual({ owner: 'U404' })
})

test('a file’s words and its name come back; one that could not be fetched is left out', () => {
  const field = { kind: 'file', nameKey: 'fileName', accept: ['.csv'], maxBytes: 10 } as const
  const [input] = inputsOf({ ...named, ...field, name: 'file' })
  expect(input).toMatchObject({ type: 'file_input', max_files: 1, filetypes: ['csv'] })
  const action = input?.type === 'file_input' ? (input.action_id ?? '') : ''
  const state = (id: string) => ({
    'field:file': { [action]: { type: 'file_input', files: [{ id, name: 'drift.csv' }] } },
  })
  expect(filesIn(state('F1'))).toEqual(['F1'])
  expect(readState(state('F1'), reading)).toEqual({
    file: 'before,after\n1,2',
    fileName: 'drift.csv',
  })
  expect(readState(state('F2'), reading)).toEqual({})
})

test('what is no number is handed on as it was typed', () => {
  const state = (value: string) => ({ 'field:n': { 'number:n': { type: 'number_input', value } } })
  expect(readState(state('1e999'), reading)).toEqual({ n: '1e999' })
  expect(readState(state(' '), reading)).toEqual({})
})

test('what no modal of ours gives is refused; blocks of others are passed over', () => {
  for (const state of [null, 7, { 'field:a': 7 }, { 'field:a': { b: { type: 'unheard_of' } } }])
    expect(() => readState(state, reading)).toThrow()
  expect(
    readState({ other: { x: { type: 'datepicker', selected_date: '2026-01-01' } } }, reading),
  ).toEqual({})
})

test('a form whose context Slack cannot hold is refused at once', () => {
  const form = { ...formWith(), context: { drill: 'x'.repeat(3000) } }
  expect(() => modalView(form, asking)).toThrow(/longer than a modal holds/)
  for (const value of [
    undefined,
    '',
    '{}',
    '{"word":"claim"}',
    '{"word":"claim","context":{"a":1}}',
  ])
    expect(readFormMetadata(value)).toBeNull()
})
