import { expect, test } from 'vitest'
import { arrange, isWide, items, runs } from '../../../../src/chat/local/page/parts/arrange'
import type { Part } from '../../../../src/messages/message'

const heading = (text: string): Part => ({ kind: 'heading', text })
const text = (words: string): Part => ({ kind: 'text', text: words })
const note = (words: string): Part => ({ kind: 'note', text: words })
const buttons: Part = { kind: 'buttons', buttons: [] }
const figures: Part = { kind: 'figures', figures: [] }
const image = (fileId: string): Part => ({ kind: 'image', fileId, alt: '', title: '' })

test('words without a heading are no card', () => {
  expect(arrange([text('a'), buttons])).toMatchObject({
    above: [],
    title: null,
    lead: [text('a'), buttons],
    sections: [],
    edge: null,
  })
  expect(arrange([])).toMatchObject({ title: null, lead: [] })
})

test('the first heading is the title, each later one begins a section', () => {
  const card = arrange([
    note('above'),
    heading('title'),
    text('lead'),
    heading('one'),
    text('first'),
    heading('two'),
  ])
  expect(card.above).toEqual([note('above')])
  expect(card.title).toEqual(heading('title'))
  expect(card.lead).toEqual([text('lead')])
  expect(card.sections).toEqual([
    { heading: heading('one'), parts: [text('first')] },
    { heading: heading('two'), parts: [] },
  ])
})

test('the last buttons of a report end all of it', () => {
  const parts = [heading('report'), figures, heading('next'), text('steps'), note('files'), buttons]
  const card = arrange(parts)
  expect(card.foot).toEqual([note('files'), buttons])
  expect(card.sections).toEqual([{ heading: heading('next'), parts: [text('steps')] }])
  expect(arrange(parts.filter((part) => part !== figures)).foot).toEqual([])
})

test('sections stand two by two, what asks or is left over stands alone', () => {
  const section = (name: string, ...more: Part[]) => [heading(name), text(name), ...more]
  const card = arrange([
    heading('title'),
    ...section('a'),
    ...section('b'),
    ...section('c'),
    ...section('asks', buttons),
    ...section('e'),
  ])
  expect(card.sections.map((_, index) => isWide(card, index))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

test('what is asked ends with its buttons', () => {
  expect(items([text('a'), buttons, text('b'), note('c'), buttons, text('d')])).toEqual([
    [text('a'), buttons],
    [text('b'), note('c'), buttons],
    [text('d')],
  ])
})

test('pictures that follow each other stand together', () => {
  expect(runs([image('1'), image('2'), text('a'), text('b'), image('3')])).toEqual([
    [image('1'), image('2')],
    [text('a')],
    [text('b')],
    [image('3')],
  ])
})
