/** Work after the acknowledgement: when it begins, how much of it at once, and that none is lost at a stop. */
import { expect, test } from 'vitest'
import { createLater } from '../../src/chat/later'
import { createLog } from '../../src/log'
import { createFakeClock } from '../support/fake-clock'

function stage() {
  const clock = createFakeClock(0)
  const lines: string[] = []
  const log = createLog('error', { write: (line: string) => void lines.push(line) })
  const later = createLater(log, clock)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const speak = (i: number) =>
    later.do(() => {
      begun.push(i)
      return new Promise((resolve) => ends.push(resolve))
    })
  return { clock, later, begun, ends, speak, lines }
}

test('nothing begins while people go on speaking, and then all in order', async () => {
  const { clock, begun, speak } = stage()
  for (let i = 0; i < 4; i++) {
    speak(i)
    await clock.advance(4)
  }
  expect(begun).toEqual([])
  await clock.advance(1)
  expect(begun).toEqual([0, 1, 2, 3])
})

test('people who never stop speaking wait a fifth of a second at most', async () => {
  const { clock, begun, speak } = stage()
  for (let at = 0; at < 200; at += 4) {
    speak(at)
    await clock.advance(4)
  }
  expect(begun).not.toEqual([])
})

test('eight at once; another begins when one is done, or waits for others', async () => {
  const { clock, begun, ends, speak } = stage()
  for (let i = 0; i < 20; i++) speak(i)
  await clock.advance(5)
  expect(begun).toHaveLength(8)
  ends[0]?.()
  await clock.advance(0)
  expect(begun).toHaveLength(9)
  await clock.advance(100)
  expect(begun).toHaveLength(17)
})

test('what fails is in the log, and holds up nobody', async () => {
  const { clock, later, begun, speak, lines } = stage()
  later.do(() => Promise.reject(new Error('a sealed word')))
  speak(1)
  await clock.advance(5)
  expect(begun).toEqual([1])
  expect(lines.join()).toContain('not understood')
  expect(lines.join()).not.toContain('sealed')
})

test('a stop waits for what was taken, also for what has not begun', async () => {
  const { clock, later, begun, ends, speak } = stage()
  for (let i = 0; i < 10; i++) speak(i)
  let stopped = false
  const stopping = later.stop().then(() => {
    stopped = true
  })
  expect(later.takes()).toBe(false)
  await clock.advance(5)
  for (const end of ends) end()
  await clock.advance(50)
  expect(begun).toHaveLength(10)
  expect(stopped).toBe(false)
  for (const end of ends) end()
  await clock.advance(10)
  await stopping
})

test('a stop waits five seconds for what never ends', async () => {
  const { clock, later, speak } = stage()
  speak(1)
  const stopping = later.stop()
  await clock.advance(5_100)
  await stopping
})
