import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTicks, tickText, wholeTicks } from '../../src/charts/ticks'

test('values stand at whole steps', () => {
  expect(wholeTicks(0, 3.2).values).toEqual([0, 1, 2, 3, 4])
  expect(wholeTicks(0, 49).values).toEqual([0, 10, 20, 30, 40, 50])
  expect(wholeTicks(1000, 1000.02).values).toEqual([1000, 1000.005, 1000.01, 1000.015, 1000.02])
  expect(clockTicks(15, 70).values).toEqual([15, 30, 45, 60, 75])
})

test('whatever the range, two to six values hold it', () => {
  const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      for (const ticks of [wholeTicks(low, high), clockTicks(low / 1e6, high / 1e6)]) {
        expect(ticks.values.length).toBeGreaterThanOrEqual(2)
        expect(ticks.values.length).toBeLessThanOrEqual(6)
        expect(ticks.max).toBeGreaterThan(ticks.min)
      }
      const { min, max } = wholeTicks(low, high)
      const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high), 1)
      expect(min).toBeLessThanOrEqual(low + slack)
      expect(max).toBeGreaterThanOrEqual(high - slack)
    }),
  )
})

test('figures print with their decimals, ten millions and more in short form', () => {
  expect(tickText(0.5, 1)).toBe('0.5')
  expect(tickText(15_000_000_000, 0)).toBe('15B')
})
