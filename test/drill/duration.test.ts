import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { formatClock, formatDuration, formatSpan } from '../../src/drill/duration'

test.each([
  [0, '0 s'],
  [499, '0 s'],
  [500, '1 s'],
  [45_000, '45 s'],
  [59_499, '59 s'],
  [59_500, '1.0 min'],
  [60_000, '1.0 min'],
  [543_000, '9.1 min'],
  [596_999, '9.9 min'],
  [597_000, '10 min'],
  [629_999, '10 min'],
  [630_000, '11 min'],
  [26 * 60_000, '26 min'],
  [10_800_000, '180 min'],
  [-120_000, '−2.0 min'],
])('%d ms print as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text)
})

test('a mean that is no whole number of ms rounds exactly', () => {
  expect(formatDuration(new Decimal(1_890_000).div(3))).toBe('11 min')
})

test('the clock leaves begun minutes out', () => {
  expect(formatClock(0)).toBe('0:00')
  expect(formatClock(15 * 60_000 + 59_999)).toBe('0:15')
  expect(formatSpan(900_000, 3_600_000)).toBe('0:15–1:00')
})
