import { expect, test } from 'vitest'
import {
  contentsOf,
  factOf,
  isFigureColumn,
  isShortColumn,
} from '../../../../src/chat/local/page/report/contents'
import type { Document } from '../../../../src/report/document'

const document: Document = [
  { kind: 'heading', level: 1, text: 'Report' },
  { kind: 'quote', lines: ['Two of three causes were found.'] },
  { kind: 'paragraph', text: [{ kind: 'strong', text: 'Team:' }, ' Alpha'] },
  { kind: 'rule' },
  { kind: 'heading', level: 2, text: 'One' },
  { kind: 'paragraph', text: ['first'] },
  { kind: 'rule' },
  { kind: 'heading', level: 3, text: 'Two' },
]

test('the front ends where the first section begins', () => {
  const contents = contentsOf(document)
  expect(contents).toMatchObject({
    heading: 'Report',
    verdict: ['Two of three causes were found.'],
    facts: [{ label: 'Team', value: [' Alpha'] }],
    figures: [],
    picture: null,
  })
  expect(contents.sections).toEqual([
    { id: 'report-1', level: 2, title: 'One', blocks: [document[5]] },
    { id: 'report-2', level: 3, title: 'Two', blocks: [] },
  ])
})

test('a document without sections is all front', () => {
  expect(contentsOf([])).toMatchObject({ heading: '', facts: [], sections: [] })
})

test('a paragraph without a label keeps all of its words', () => {
  expect(factOf(['no label', ' at all'])).toEqual({ label: '', value: ['no label', ' at all'] })
  expect(factOf([])).toEqual({ label: '', value: [] })
})

test('columns of figures and of short words', () => {
  expect(isFigureColumn([['26 min'], ['—'], ['≤ 40 min']])).toBe(false)
  expect(isFigureColumn([['26 min'], ['—'], ['-1.5 %'], ['0:41']])).toBe(true)
  expect(isFigureColumn([['—'], ['—']])).toBe(false)
  expect(isShortColumn([['Thu 3 Dec'], ['Ines']])).toBe(true)
  expect(isShortColumn([['a sentence that goes on']])).toBe(false)
})
