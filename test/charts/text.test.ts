import { expect, test } from 'vitest'
import { clean, cut, isolate, measure, type Type, wrap } from '../../src/charts/text'

const type: Type = { size: 24, weight: 400 }

test('a character that no font has becomes a visible box, one a grapheme', () => {
  expect(clean('Ana 👩‍🚒 日本 ไทย')).toBe('Ana □ □□ □□□')
  expect(clean('Zoë Ærø Ω Жук ≤ → ×')).toBe('Zoë Ærø Ω Жук ≤ → ×')
  expect(clean('שלום سلام')).toBe('שלום سلام')
})

test('controls, direction marks and code markers go', () => {
  expect(clean('a\u202eb\u0000c\n d')).toBe('abc d')
  expect(clean('__BEGINFUNCTION__x__ENDFUNCTION__')).toBe('x')
  expect(clean('__BEGIN__BEGINFUNCTION__FUNCTION__x')).toBe('x')
})

test('right-to-left text keeps to itself', () => {
  expect(isolate('שלום')).toBe('\u2068שלום\u2069')
  expect(isolate('plain')).toBe('plain')
})

test('a text is cut by grapheme, to its width', () => {
  const line = cut('e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301', type, 60)
  expect(line).toMatch(/^é+…$/)
  expect(measure(line, type)).toBeLessThanOrEqual(60)
  expect(cut('short', type, 200)).toBe('short')
})

test('a text is wrapped to lines that fit, the last one cut', () => {
  expect(wrap('one two three', type, 400, 2)).toEqual(['one two three'])
  const lines = wrap('one two three four five six seven eight nine ten', type, 120, 2)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/…$/)
  for (const line of lines) expect(measure(line, type)).toBeLessThanOrEqual(120)
})

test('bold is wider than regular, and widths grow with the size', () => {
  expect(measure('minutes', { size: 24, weight: 700 })).toBeGreaterThan(measure('minutes', type))
  expect(measure('minutes', { size: 48, weight: 400 })).toBeCloseTo(2 * measure('minutes', type))
})
