import { expect, test } from 'vitest'
import {
  clockOf,
  countdown,
  dateOf,
  lengthOf,
  momentOf,
  pastOf,
  soonOf,
  spanOf,
  timeOf,
} from '../../../../src/chat/local/page/panel/times'

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime()
const night = at(2026, 11, 3, 3, 0)

test('times of the day have 24 hours and months three letters', () => {
  expect(timeOf(at(2026, 11, 3, 0, 5))).toBe('00:05')
  expect(timeOf(at(2026, 11, 3, 23, 45))).toBe('23:45')
  expect(dateOf(night)).toBe('3 Dec 2026')
  expect(dateOf(at(2026, 8, 30, 12, 0))).toBe('30 Sep 2026')
  expect(momentOf(night)).toBe('Thu 3 Dec, 03:00')
})

test('what is near is told by its weekday, what is far by its date', () => {
  expect(soonOf(night, at(2026, 10, 30, 12, 0))).toBe('Thu 03:00')
  expect(soonOf(night, at(2026, 10, 20, 12, 0))).toBe('3 Dec')
  expect(pastOf(night, at(2026, 11, 3, 23, 59))).toBe('03:00')
  expect(pastOf(night, at(2026, 11, 4, 0, 0))).toBe('Thu 3 Dec, 03:00')
})

test.each([
  [0, '00:00'],
  [1, '00:01'],
  [1_122_000, '18:42'],
  [3_599_001, '1:00:00'],
  [3_723_000, '1:02:03'],
])('%d ms count down from %s', (ms, words) => {
  expect(countdown(ms)).toBe(words)
})

test.each([
  [0, '0:00', '0 s'],
  [40_000, '0:00', '40 s'],
  [90_000, '0:01', '1.5 min'],
  [600_000, '0:10', '10 min'],
  [2_700_000, '0:45', '45 min'],
  [10_800_000, '3:00', '180 min'],
])('%d ms are %s on the drill’s clock and last %s', (ms, clock, length) => {
  expect(clockOf(ms)).toBe(clock)
  expect(lengthOf(ms)).toBe(length)
})

test('a drill is as long as it is said to be', () => {
  expect(spanOf(10_800_000)).toBe('3:00 h')
  expect(spanOf(5_400_000)).toBe('1:30 h')
  expect(spanOf(60_000)).toBe('1 min')
})
