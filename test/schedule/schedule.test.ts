import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startSchedule } from '../../src/schedule/schedule'
import { collectLog } from '../support/collect-log'
import { createFakeClock } from '../support/fake-clock'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-24T03:29:50Z') }))
afterEach(() => void vi.useRealTimers())

function start(tick: (now: number) => Promise<void>, housekeeping: (now: number) => Promise<void>) {
  const collected = collectLog()
  const clock = createFakeClock(42)
  return {
    ...collected,
    schedule: startSchedule({ tick, housekeeping, log: collected.log, clock }),
  }
}

test('the heart beats every second and the house is kept at 03:30 UTC, by the given clock', async () => {
  const beats: number[] = []
  const keeps: number[] = []
  const { schedule } = start(
    async (now) => void beats.push(now),
    async (now) => void keeps.push(now),
  )
  await vi.advanceTimersByTimeAsync(9_500)
  expect(beats.length).toBeGreaterThanOrEqual(9)
  expect(keeps).toEqual([])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeps).toEqual([42])
  expect(new Set(beats)).toEqual(new Set([42]))
  await schedule.stop()
})

test('a failing beat stops neither the next one nor the process', async () => {
  let beats = 0
  const { schedule, lines } = start(
    async () => {
      beats += 1
      throw new Error('no database')
    },
    async () => undefined,
  )
  await vi.advanceTimersByTimeAsync(3_500)
  expect(beats).toBeGreaterThanOrEqual(3)
  expect(lines().filter(({ level }) => level === 'error')).toHaveLength(1)
  await schedule.stop()
})

test('stop waits for the beat under way and starts no other', async () => {
  let beats = 0
  let end: () => void = () => undefined
  const { schedule } = start(
    () => {
      beats += 1
      return new Promise((resolve) => {
        end = resolve
      })
    },
    async () => undefined,
  )
  await vi.advanceTimersByTimeAsync(1_500)
  expect(beats).toBe(1)
  let stopped = false
  const stopping = schedule.stop().then(() => {
    stopped = true
  })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(stopped).toBe(false)
  end()
  await stopping
  await vi.advanceTimersByTimeAsync(5_000)
  expect(beats).toBe(1)
})
