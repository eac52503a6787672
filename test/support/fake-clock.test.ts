import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createFakeClock } from './fake-clock'

test('runs timers by their moment, then in the order in which they were set', async () => {
  const clock = createFakeClock(1000)
  const seen: string[] = []
  clock.after(20, () => void seen.push(`c@${clock.now()}`))
  clock.after(10, () => void seen.push(`a@${clock.now()}`))
  clock.after(10, () => void seen.push(`b@${clock.now()}`))
  clock.after(31, () => void seen.push('later'))
  await clock.advance(30)
  expect(seen).toEqual(['a@1010', 'b@1010', 'c@1020'])
  expect(clock.now()).toBe(1030)
  expect(clock.pending()).toEqual([1031])
})

test('a timer set by a timer runs in the same move when it is due in it', async () => {
  const clock = createFakeClock(0)
  const beats: number[] = []
  const beat = (): void => {
    beats.push(clock.now())
    clock.after(60_000, beat)
  }
  beat()
  await clock.runUntil(180 * 60_000)
  expect(beats).toHaveLength(181)
  expect(beats.at(-1)).toBe(180 * 60_000)
})

test('time stands still until the work of a timer has ended', async () => {
  const clock = createFakeClock(0)
  const ended: number[] = []
  for (const at of [1, 2, 3]) {
    clock.after(at, async () => {
      await sleep(5)
      ended.push(clock.now())
    })
  }
  await clock.advance(10)
  expect(ended).toEqual([1, 2, 3])
})

test('work that was started aside and named counts too, and so does what comes of it', async () => {
  const clock = createFakeClock(0)
  const seen: string[] = []
  const aside = async () => {
    await sleep(5)
    seen.push(`first@${clock.now()}`)
    void clock.during(
      (async () => {
        await sleep(5)
        seen.push(`second@${clock.now()}`)
      })(),
    )
  }
  clock.after(1, () => void clock.during(aside()))
  clock.after(2, () => void seen.push(`next@${clock.now()}`))
  await clock.advance(2)
  expect(seen).toEqual(['first@1', 'second@1', 'next@2'])
})

test('a cancelled timer never runs, not even when its turn would be at the same moment', async () => {
  const clock = createFakeClock(0)
  let ran = false
  const cancel = clock.after(5, () => {
    ran = true
  })
  clock.after(0, () => cancel())
  await clock.advance(5)
  expect(ran).toBe(false)
})

test('a delay below zero is due at once', async () => {
  const clock = createFakeClock(50)
  let at = 0
  clock.after(-10, () => {
    at = clock.now()
  })
  await clock.advance(0)
  expect(at).toBe(50)
})

test('an error of a timer reaches who moves the clock, and the clock moves again afterwards', async () => {
  const clock = createFakeClock(0)
  clock.after(1, () => Promise.reject(new Error('no database')))
  await expect(clock.advance(5)).rejects.toThrow('no database')
  await clock.advance(5)
  expect(clock.now()).toBe(6)
})

test('refuses to go back, and to be moved twice at once', async () => {
  const clock = createFakeClock(10)
  await expect(clock.runUntil(9)).rejects.toThrow('cannot go back')
  const first = clock.advance(1)
  await expect(clock.advance(1)).rejects.toThrow('moving already')
  await first
})
