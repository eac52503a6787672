import { expect, test } from 'vitest'
import { startSender } from '../../src/delivery/sender'
import { createLog } from '../../src/log'
import { createFakeClock } from '../support/fake-clock'
import { describeOnEachOutbox, memoryOutbox, start } from './outboxes'
import { held } from './scripted-platform'
import { setTheStage, until } from './stage'

const lane = 'channel'
const secret = 'the cache is cold'

describeOnEachOutbox('a post that cannot be sent', (open) => {
  test('is refused: logged once by its ids, and the lane goes on', async () => {
    const outbox = await open()
    const { sender, platform, logged, pass } = setTheStage(outbox)
    platform.behave = (call, carry) =>
      call.message.fallback === secret ? { kind: 'refused', why: 'invalid_blocks' } : carry()
    await outbox.put([
      { lane, key: 'sealed', text: secret },
      { lane, key: 'next' },
    ])
    await pass(10_000)
    expect(platform.texts()).toEqual(['next'])
    expect(await outbox.ended()).toEqual({ refused: 1, lost: 0, sent: 1 })
    const lines = logged.filter((line) => line.includes('invalid_blocks'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ post: (await outbox.ids()).get('sealed') })
    expect(logged.join()).not.toContain(secret)
    expect(logged.join()).not.toContain('sealed')
    await sender.stop()
  })

  test('is lost with its place: told once, and the rest of the lane is left alone', async () => {
    const outbox = await open()
    const { sender, platform, lost, pass } = setTheStage(outbox)
    platform.behave = (call, carry) =>
      call.to.channel ? { kind: 'lost', why: 'is_archived' } : carry()
    await outbox.put([
      { lane, key: 'one' },
      { lane, key: 'two' },
      { lane: 'ada', key: 'for Ada' },
    ])
    await pass(10_000)
    expect(lost.map((post) => post.key)).toEqual(['one'])
    expect(platform.texts()).toEqual(['for Ada'])
    expect(await outbox.ended()).toEqual({ refused: 0, lost: 1, sent: 1 })
    await sender.stop()
  })

  test('ends quietly as an edit, and the next edit is tried', async () => {
    const outbox = await open()
    const { sender, platform, logged, pass } = setTheStage(outbox)
    await outbox.put([{ lane, key: 'board' }])
    await sender.idle()
    platform.behave = () => ({ kind: 'refused', why: 'cant_update_message' })
    await outbox.put([{ lane, key: 'board', text: 'second' }])
    await pass(10_000)
    expect(platform.calls).toHaveLength(2)
    expect(logged.filter((line) => line.includes('cant_update_message'))).toHaveLength(1)
    platform.behave = (_, carry) => carry()
    await outbox.put([{ lane, key: 'board', text: 'third' }])
    await sender.idle()
    expect(platform.texts()).toEqual(['third'])
    await sender.stop()
  })

  test('is repeated without a question as an edit, as often as it takes', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    await outbox.put([{ lane, key: 'board' }])
    await sender.idle()
    platform.calls.length = 0
    let failures = 2
    platform.behave = (_, carry) => (failures-- > 0 ? { kind: 'unsure', why: 'reset' } : carry())
    await outbox.put([{ lane, key: 'board', text: 'second' }])
    await pass(6_000)
    expect(platform.texts()).toEqual(['second'])
    expect(platform.calls.map((call) => call.kind)).toEqual(['update', 'update', 'update'])
    await sender.stop()
  })
})

test('an unknown result is tried again after 2 s, 4 s and so on, at most 5 min', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, pass } = setTheStage(outbox)
  platform.behave = () => {
    throw new TypeError(`cannot render "${secret}"`)
  }
  await outbox.put([{ lane, key: 'one' }])
  await pass(1_500_000)
  const posts = platform.calls.filter((call) => call.kind === 'post').map((call) => call.at)
  const waits = posts.map((at, index) => (at - (posts[index - 1] ?? at)) / 1000)
  expect(waits.slice(1)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  await sender.stop()
})

test('what a platform throws counts as unknown and reaches the log without its words', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, logged } = setTheStage(outbox)
  platform.behave = () => {
    throw new TypeError(`cannot render "${secret}"`)
  }
  await outbox.put([{ lane, key: 'one' }])
  await sender.idle()
  expect(logged.filter((line) => line.includes('TypeError'))).toHaveLength(1)
  expect(logged.join()).not.toContain(secret)
  await sender.stop()
})

test('a call without an answer counts as unknown after 10 s, and the platform is asked before the next', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, clock, pass } = setTheStage(outbox)
  const never = held<never>()
  platform.behave = (_, carry) => {
    carry()
    return never.promise
  }
  await outbox.put([{ lane, key: 'one' }])
  sender.wake()
  await until(() => platform.calls.length === 1)
  await clock.advance(10_000)
  await sender.idle()
  await pass(2_000)
  expect(platform.calls.map((call) => call.kind)).toEqual(['post', 'find'])
  expect(platform.texts()).toEqual(['one'])
  expect(await outbox.ended()).toMatchObject({ sent: 1 })
  await sender.stop()
})

test('a question that fails is asked again before anything is posted', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, pass } = setTheStage(outbox)
  platform.behave = (_, carry) => {
    carry()
    return { kind: 'unsure', why: 'reset' }
  }
  let failures = 1
  platform.answer = (_, truth) => {
    if (failures-- > 0) throw new Error('ratelimited')
    return truth
  }
  await outbox.put([{ lane, key: 'one' }])
  await pass(60_000)
  expect(platform.calls.map((call) => call.kind)).toEqual(['post', 'find', 'find'])
  await sender.stop()
})

test('idle does not wait for what is due later', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform } = setTheStage(outbox)
  platform.behave = () => ({ kind: 'later', afterMs: 3_600_000, covers: 'lane' })
  await outbox.put([{ lane, key: 'one' }])
  await sender.idle()
  expect(platform.calls).toHaveLength(1)
  await sender.stop()
})

test('stop lets what is in hand end, and gives back what was taken but not begun', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform } = setTheStage(outbox)
  await outbox.put([{ lane, key: 'board' }])
  await sender.idle()
  const gate = held<void>()
  platform.behave = async (_, carry) => {
    await gate.promise
    return carry()
  }
  await outbox.put([
    { lane, key: 'board', text: 'second' },
    { lane, key: 'news' },
  ])
  sender.wake()
  await until(() => platform.calls.length === 2)
  const stopped = sender.stop()
  gate.release()
  await stopped
  sender.wake()
  await sender.idle()
  expect(platform.texts()).toEqual(['second'])
  expect(platform.calls).toHaveLength(2)
  expect(await outbox.store.nextPostDue()).toBe(start)
})

test('no call begins that could outlast the lease', async () => {
  const outbox = await memoryOutbox()
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const leasedUntil = new Map<string, number>()
  const leasePosts: typeof outbox.store.leasePosts = async (owner, now, leaseUntil, limit) => {
    const posts = await outbox.store.leasePosts(owner, now, leaseUntil, limit)
    for (const { id, platformId } of posts) {
      if (platformId) names.set(id, platformId)
      leasedUntil.set(platformId ?? '', leaseUntil)
    }
    return posts
  }
  const names = new Map<string, string>()
  const renewPost: typeof outbox.store.renewPost = async (id, owner, leased, until) => {
    const renewed = await outbox.store.renewPost(id, owner, leased, until)
    if (renewed) leasedUntil.set(names.get(id) ?? '', until)
    return renewed
  }
  const { sender, platform, clock } = setTheStage({
    ...outbox,
    store: { ...outbox.store, leasePosts, renewPost },
  })
  await outbox.put(keys.map((key) => ({ lane, key })))
  await sender.idle()
  const never = held<never>()
  const left: number[] = []
  platform.behave = (call) => {
    if (call.kind === 'update') left.push((leasedUntil.get(call.id) ?? 0) - clock.now())
    return never.promise
  }
  await outbox.put(keys.map((key) => ({ lane, key, text: `${key}, later` })))
  sender.wake()
  for (let begun = 1; begun <= keys.length; begun += 1) {
    await until(() => left.length === begun)
    await clock.advance(10_000)
  }
  expect(Math.min(...left)).toBeGreaterThanOrEqual(12_000)
})

test('stop does not wait longer than 8 s', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, clock, logged } = setTheStage(outbox)
  const never = held<never>()
  platform.behave = () => never.promise
  await outbox.put([{ lane, key: 'one' }])
  sender.wake()
  await until(() => platform.calls.length === 1)
  const stopped = sender.stop()
  await clock.advance(8_000)
  await stopped
  expect(logged.join()).toContain('"posts":1')
})

test('a database that fails is asked again after a second', async () => {
  const outbox = await memoryOutbox()
  let asked = 0
  const leasePosts: typeof outbox.store.leasePosts = (...taken) => {
    asked += 1
    return asked <= 2 ? Promise.reject(new Error('no database')) : outbox.store.leasePosts(...taken)
  }
  const store = { ...outbox.store, leasePosts }
  await outbox.put([{ lane, key: 'one' }])
  const { sender, platform, clock } = setTheStage({ ...outbox, store })
  await until(() => clock.pending().length === 1)
  await clock.advance(1_000)
  expect(asked).toBe(2)
  await clock.advance(1_000)
  await until(() => platform.shown.length === 1)
  await sender.stop()
})

test('posts for a platform that is not configured wait', async () => {
  const outbox = await memoryOutbox()
  const clock = createFakeClock(start)
  const sender = startSender({
    store: outbox.store,
    platforms: new Map(),
    clock,
    log: createLog('silent'),
    owner: 'me',
    onLost: () => {},
  })
  await outbox.put([{ lane, key: 'one' }])
  await sender.idle()
  await sender.stop()
  const { sender: later, platform, pass } = setTheStage(outbox, { clock })
  await pass(300_000)
  expect(platform.texts()).toEqual(['one'])
  expect(platform.calls.map((call) => call.kind)).toEqual(['post'])
  await later.stop()
})
