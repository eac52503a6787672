import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivered, Found } from '../../src/chat/platform'
import { freshStore } from '../support/databases'
import { createFakeClock } from '../support/fake-clock'
import { memoryOutbox, type Outbox, start, storedOutbox } from './outboxes'
import { held, scriptedPlatform } from './scripted-platform'
import { setTheStage, until } from './stage'

const lanes = ['channel', 'ada', 'ben']

/** What one call comes to; null = it goes well. The first of a pair says whether it had its effect. */
const mishap = fc.option(
  fc.oneof(
    fc.record({ carried: fc.boolean(), result: fc.constantFrom('unsure', 'throw', 'die') }),
    fc.record({ carried: fc.constant(false), result: fc.constantFrom('lane', 'workspace') }),
  ),
)
const story = fc.record({
  lanes: fc.array(fc.constantFrom(...lanes), { minLength: 1, maxLength: 12 }),
  mishaps: fc.array(mishap, { maxLength: 25 }),
  revised: fc.array(fc.nat(11), { maxLength: 4 }),
})
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

/** Plays a story until the mishaps are used up; a process that dies is followed by the next one. */
async function play(outbox: Outbox, told: Story) {
  const mishaps = [...told.mishaps]
  const lines = told.lanes.map((lane, index) => ({ lane, key: `k${index}` }))
  await outbox.put(lines)
  let now = start
  let dead = false
  const never = held<never>()
  const platform = scriptedPlatform(() => now)
  const failing = async (carry: () => Delivered): Promise<Delivered> => {
    if (dead) return never.promise
    const next = mishaps.shift()
    if (!next) return carry()
    if (next.carried) carry()
    switch (next.result) {
      case 'unsure':
        return { kind: 'unsure', why: 'reset' }
      case 'lane':
      case 'workspace':
        return { kind: 'later', afterMs: 1_500, covers: next.result }
      case 'die':
        dead = true
        return never.promise
      default:
        throw new Error('reset')
    }
  }
  platform.behave = (_, carry) => failing(carry)
  platform.answer = (_, truth): Found | Promise<Found> => (dead ? never.promise : truth)

  let lives = 0
  do {
    dead = false
    const died = () => dead
    const { store } = outbox
    const alive: Outbox['store'] = {
      leasePosts: (...asked) => (died() ? Promise.resolve([]) : store.leasePosts(...asked)),
      renewPost: (...asked) => (died() ? never.promise : store.renewPost(...asked)),
      settlePost: (...asked) => (died() ? never.promise : store.settlePost(...asked)),
      nextPostDue: () => store.nextPostDue(),
    }
    await outbox.freeLeases()
    const clock = createFakeClock(now)
    const { sender } = setTheStage(
      { ...outbox, store: alive },
      { clock, platform, owner: `life ${lives}` },
    )
    if (lives === 0) for (const index of told.revised) await revise(outbox, told, index)
    for (let step = 0; step < 40 && !died(); step += 1) {
      let idle = false
      void sender.idle().then(() => {
        idle = true
      })
      await until(() => idle || died())
      if ((await store.nextPostDue()) === null) break
      await clock.advance(60_000)
      now = clock.now()
    }
    if (!died()) await sender.stop()
    lives += 1
  } while (dead)
  return platform
}

async function revise(outbox: Outbox, told: Story, index: number): Promise<void> {
  const lane = told.lanes[index]
  if (lane !== undefined) await outbox.put([{ lane, key: `k${index}`, text: `k${index} revised` }])
}

async function holds(outbox: Outbox, told: Story): Promise<void> {
  const platform = await play(outbox, told)
  const ids = await outbox.ids()
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]))
  const shown = platform.shown.map((each) => keyOf.get(each.key) ?? 'unknown')
  expect([...shown].sort()).toEqual(told.lanes.map((_, index) => `k${index}`).sort())
  for (const lane of lanes) {
    const expected = told.lanes.flatMap((each, index) => (each === lane ? [`k${index}`] : []))
    expect(shown.filter((key) => expected.includes(key))).toEqual(expected)
  }
  for (const each of platform.shown) {
    const key = keyOf.get(each.key) ?? 'unknown'
    const revised = told.revised.some((index) => key === `k${index}`)
    expect(each.message.fallback).toBe(revised ? `${key} revised` : key)
  }
}

test('whatever fails or dies, each post is there once, in its order, in its newest form', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => holds(await memoryOutbox(), told)),
    { numRuns: 150 },
  )
})

test('so it is on a real database', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      const { store, close } = await freshStore()
      try {
        await holds(await storedOutbox(store), told)
      } finally {
        await close()
      }
    }),
    { numRuns: 3 },
  )
})
