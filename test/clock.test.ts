import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../src/clock'

afterEach(() => void vi.useRealTimers())

test('keeps delays longer than one timer of the machine can', () => {
  vi.useFakeTimers()
  const month = 31 * 24 * 3600_000
  let ran = 0
  systemClock.after(month, () => {
    ran += 1
  })
  vi.advanceTimersByTime(month - 1)
  expect(ran).toBe(0)
  vi.advanceTimersByTime(1)
  expect(ran).toBe(1)
})

test('a long delay can be cancelled on its way', () => {
  vi.useFakeTimers()
  let ran = false
  const cancel = systemClock.after(60 * 24 * 3600_000, () => {
    ran = true
  })
  vi.advanceTimersByTime(30 * 24 * 3600_000)
  cancel()
  vi.advanceTimersByTime(60 * 24 * 3600_000)
  expect(ran).toBe(false)
})
