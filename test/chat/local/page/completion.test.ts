import { expect, test } from 'vitest'
import {
  completions,
  isWhole,
  lineOf,
  restOf,
} from '../../../../src/chat/local/page/composer/completion'

const named = (word: string, takes = '') => ({ word, takes, help: '' })
const claim = named('claim', '[alert] [text]')
const [claims, help] = [named('claims'), named('help')]
const words = [claim, claims, help]

test.each([
  ['/', ['claim', 'claims', 'help']],
  ['/dri', ['claim', 'claims', 'help']],
  ['/drill', ['claim', 'claims', 'help']],
  ['/drill ', ['claim', 'claims', 'help']],
  ['/drill cl', ['claim', 'claims']],
  ['/DRILL  CLAIMS', ['claims']],
  ['/h', ['help']],
])('%j may become %j', (line, fitting) => {
  expect(completions(line, words).map(({ word }) => word)).toEqual(fitting)
})

test.each([
  '',
  'hello',
  'a /drill cl',
  '/drill claim ',
  '/drill claim C',
  '/drill xyz',
  '/drill c1',
])('%j is no word that is being typed', (line) => {
  expect(completions(line, words)).toEqual([])
})

test('a word that takes more leaves room for it', () => {
  expect(lineOf(claim)).toBe('/drill claim ')
  expect(lineOf(help)).toBe('/drill help')
})

test('a line is whole with a whole word, or with none', () => {
  for (const line of ['/drill', ' /drill help ', '/Drill Claim'])
    expect(isWhole(line, words), line).toBe(true)
  for (const line of ['/', '/drill cla', '/help', '/drill claim C'])
    expect(isWhole(line, words), line).toBe(false)
})

test('the rest of a word follows what is typed of it', () => {
  expect(restOf('/drill cl', claim)).toBe('aim')
  expect(restOf('/Drill CL', claim)).toBe('aim')
  expect(restOf('/drill claim', claim)).toBe('')
  for (const line of ['/cl', '/drill', '/drill  cl', '/drill x'])
    expect(restOf(line, claim)).toBe('')
  expect(restOf('/drill cl', undefined)).toBe('')
})
