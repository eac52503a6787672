import { expect, test } from 'vitest'
import { unitInWords, valueWithUnit } from '../../src/report/pictures/figures'

test.each([
  [8, '{worker}', '8 workers'],
  [1, '{worker}', '1 worker'],
  [0, '{delivery}', '0 deliveries'],
  [214.2, '{request}/s', '214 requests/s'],
  [1, '{request}/s', '1 request/s'],
  [-0.994, 'USD', '−0.99 USD'],
  [15.24, '%', '15.2 %'],
  [1204, '1', '1,204'],
  [3, '', '3'],
])('%s in %s reads %s', (value, unit, words) => {
  expect(valueWithUnit(value, unit)).toBe(words)
})

test.each([
  ['{reply}', 'replies'],
  ['{day}', 'days'],
  ['{request}/s', 'requests/s'],
  ['ms', 'ms'],
  ['1', ''],
])('an axis in %s is in %s', (unit, words) => {
  expect(unitInWords(unit)).toBe(words)
})
