import { expect, test } from 'vitest'
import { fitLine, fitText, heightOf, lineCount, typed } from '../../../src/report/pptx/measure'

const room = { width: 3, height: heightOf(2, 16) }

test('a text keeps its size where it fits, shrinks before it is cut, and is cut where it must be', () => {
  expect(fitText('Short', room, { size: 16, least: 12 })).toEqual({ text: 'Short', size: 16 })
  const longer = 'A sentence that does not go into two lines of three inches'
  const shrunk = fitText(longer, room, { size: 24, least: 10 })
  expect(shrunk.text).toBe(longer)
  expect(shrunk.size).toBeLessThan(24)
  const cut = fitText(longer.repeat(60), room, { size: 16, least: 12 })
  expect(cut.size).toBe(12)
  expect(cut.text).toMatch(/^A sentence that .*[^ ]…$/)
  expect(heightOf(lineCount(cut.text, { size: 12 }, room.width), 12)).toBeLessThanOrEqual(
    room.height + 0.01,
  )
})

test('a cut falls between graphemes', () => {
  const { text } = fitLine('👩‍👩‍👧‍👦'.repeat(50), 2, { size: 16, least: 16 })
  expect(text.replaceAll('👩‍👩‍👧‍👦', '')).toBe('…')
})

test('a word without end is broken, and counted so', () => {
  expect(lineCount('x'.repeat(300), { size: 18 }, 3)).toBeGreaterThan(8)
})

test('what XML cannot hold is replaced, and the rest stays', () => {
  expect(typed('a\u0000b\nc\uFFFEd\uD800')).toBe('a b c\uFFFDd\uFFFD')
})
