import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySpot, readSpot, spotText } from '../../src/messages/evidence-spot'

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })

test('a spot is read as it was written, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.record({
        trace: fc.option(text),
        service: fc.option(text),
        level: fc.option(text),
        words: fc.oneof(fc.constant(''), text),
        metrics: fc.boolean(),
      }),
      (some) => {
        const spot = { ...anySpot, ...some }
        expect(readSpot(spotText(spot))).toEqual(spot)
      },
    ),
  )
  fc.assert(
    fc.property(text, (line) => {
      expect(readSpot(spotText({ ...anySpot, line }))).toEqual({ ...anySpot, line })
    }),
  )
})

test('what is no spot is the beginning of the page', () => {
  for (const odd of ['', '?', '/', '?service=', '?view=else', '?a=b&%'])
    expect(readSpot(odd)).toEqual(anySpot)
  expect(readSpot('/%E0%A4%A').line).toBe('%E0%A4%A')
  expect(readSpot(`?service=${'x'.repeat(9_000)}`).service).toHaveLength(300)
})
