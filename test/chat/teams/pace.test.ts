/** How fast a conversation is written to, for any way in which posts come. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace, type Pace } from '../../../src/chat/teams/pace'
import { createFakeClock } from '../../support/fake-clock'

/** Teams' own, of one bot in one conversation: so many in so many ms. */
const limits = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const

/** Counts one where it may go out. */
const takes = (pace: Pace) => ({
  take: (conversation: string) => {
    const wait = pace.wait(conversation)
    if (wait === 0) pace.count(conversation)
    return wait
  },
})

test('never more than Teams takes, and never longer waited than for that', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 150 }),
      async (gaps) => {
        const clock = createFakeClock(0)
        const pace = takes(createPace(clock))
        const sent: number[] = []
        for (const gap of gaps) {
          await clock.advance(gap)
          const wait = pace.take('19:a')
          if (wait > 0) {
            const before = limits.some(
              ([most, within]) => sent.filter((at) => clock.now() - at < within).length >= most,
            )
            expect(before).toBe(true)
            await clock.advance(wait)
            expect(pace.take('19:a')).toBe(0)
          }
          sent.push(clock.now())
        }
        for (const [most, within] of limits) {
          for (const at of sent) {
            const near = sent.filter((other) => other >= at && other - at < within)
            expect(near.length).toBeLessThanOrEqual(most)
          }
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('one conversation waits for none of the others', () => {
  const pace = takes(createPace(createFakeClock(0)))
  for (let i = 0; i < 7; i++) expect(pace.take('19:a')).toBe(0)
  expect(pace.take('19:a')).toBe(1_000)
  expect(pace.take('19:b')).toBe(0)
})
