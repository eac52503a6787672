import { expect, test } from 'vitest'
import { oneAtATime } from '../../src/schedule/one-at-a-time'
import { collectLog } from '../support/collect-log'

test('a run that is under way is not joined by another', async () => {
  const ends: (() => void)[] = []
  const guarded = oneAtATime('beat', () => new Promise((end) => ends.push(end)), collectLog().log)
  guarded.run()
  guarded.run()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await guarded.settled()
  guarded.run()
  expect(ends).toHaveLength(2)
})

test('an error is logged once while it lasts, and its end is logged', async () => {
  const { log, lines } = collectLog()
  const results = ['down', 'down', 'locked', null, null, 'down']
  const guarded = oneAtATime(
    'beat',
    async () => {
      const failure = results.shift()
      if (typeof failure === 'string') throw new Error(failure)
    },
    log,
  )
  for (const _ of [...results]) {
    guarded.run()
    await guarded.settled()
  }
  expect(lines().map(({ msg, err }) => err?.message ?? msg)).toEqual([
    'down',
    'locked',
    'job works again',
    'down',
  ])
})

test('work that throws before it returns a promise does not block the next run', async () => {
  let runs = 0
  const guarded = oneAtATime(
    'beat',
    () => {
      runs += 1
      throw new Error('at once')
    },
    collectLog().log,
  )
  guarded.run()
  await guarded.settled()
  guarded.run()
  await guarded.settled()
  expect(runs).toBe(2)
})
