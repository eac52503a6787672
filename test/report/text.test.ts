import { Decimal } from 'decimal.js'
import { expect, test } from 'vitest'
import { figure, mean, value } from '../../src/drill/kpis/figure'
import { amountText, figureText, figureWithOrigin, rangeText } from '../../src/report/figure-text'
import { clean, numberWord, typedLines } from '../../src/report/text'

test('typed lines lose their bullets and numbers, not their words', () => {
  expect(typedLines('- one\r\n\r\n* two\n• three\n4. four\n5) five\n-5 degrees\n3.5 GB')).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five',
    '-5 degrees',
    '3.5 GB',
  ])
  expect(typedLines(' \n ')).toEqual([])
})

test('a line keeps right-to-left writing to itself and loses what turns or breaks it', () => {
  expect(clean('שלום')).toBe('\u2068שלום\u2069')
  expect(clean('x: شكرا (كثيرا) — Ben')).toBe('x: \u2068شكرا (كثيرا\u2069) — Ben')
  expect(clean('a\u202Eb\u2069c')).toBe('abc')
  expect(clean('a\u0000\u0007b\tc')).toBe('a b c')
  expect(clean('\uD800x')).toBe('\uFFFDx')
  expect(clean('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦')
})

test('amounts print in their unit', () => {
  const amount = new Decimal('95.6666')
  expect([
    amountText(amount, '%'),
    amountText(new Decimal(60), '%'),
    amountText(amount, 'count'),
    amountText(new Decimal('4.25'), 'score'),
    amountText(new Decimal('0.125'), 'brier'),
  ]).toEqual(['95.7 %', '60 %', '96', '4.3', '0.13'])
  expect(amountText(new Decimal(-2), 'minutes')).toBe('−2 min')
})

test('figures print with range and origin, missing ones as not recorded', () => {
  const times = figure('ms', mean([1_080_000, 1_500_000, 2_100_000], 'counted', []))
  expect([figureText(times), rangeText(times)]).toEqual(['26 min', '18–35 min'])
  expect(rangeText(figure('ms', mean([30_000, 120_000], 'counted', [])))).toBe('30 s–2.0 min')
  expect(figureWithOrigin(figure('%', value(90, 'stated', []), value(100, 'counted', [])))).toBe(
    '100 % (counted, stated 90 %)',
  )
  expect([figureText(figure('%')), figureWithOrigin(figure('%')), rangeText(figure('%'))]).toEqual([
    'not recorded',
    'not recorded',
    null,
  ])
})

test('small numbers are words', () => {
  expect([0, 3, 10, 11].map(numberWord)).toEqual(['no', 'three', 'ten', '11'])
})
