import { expect, test } from 'vitest'
import { mayBeRepeated, repeatedAfterRestart } from '../../src/delivery/deliver'
import { createFakeClock } from '../support/fake-clock'
import { describeOnEachOutbox, memoryOutbox, type Outbox, start } from './outboxes'
import { held, type Scripted, scriptedPlatform } from './scripted-platform'
import { setTheStage, until } from './stage'

const lane = 'channel'
const restartedAt = start + 30_000

/** A process that dies while its only call is under way; `reached` = the call had an effect. */
async function dieSending(outbox: Outbox, reached: boolean): Promise<Scripted> {
  let taken = false
  const leasePosts: typeof outbox.store.leasePosts = async (...asked) => {
    const posts = taken ? [] : await outbox.store.leasePosts(...asked)
    taken ||= posts.length > 0
    return posts
  }
  const dying = { ...outbox, store: { ...outbox.store, leasePosts } }
  const { sender, platform } = setTheStage(dying, { owner: 'the dead one' })
  const never = held<never>()
  platform.behave = (_, carry) => {
    if (reached) carry()
    return never.promise
  }
  sender.wake()
  await until(() => platform.calls.length === 1)
  // It takes nothing more and its clock stands, so nothing comes of it.
  platform.behave = (_, carry) => carry()
  platform.calls.length = 0
  await outbox.freeLeases()
  return platform
}

describeOnEachOutbox('after a crash between intent and result', (open) => {
  test('what the platform has is not posted again', async () => {
    const outbox = await open()
    await outbox.put([
      { lane, key: 'one' },
      { lane, key: 'two' },
    ])
    const platform = await dieSending(outbox, true)
    const { sender } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
    await sender.idle()
    expect(platform.texts()).toEqual(['one', 'two'])
    expect(platform.calls.map((call) => call.kind)).toEqual(['find', 'post'])
    expect(platform.calls[0]).toMatchObject({ around: start, key: (await outbox.ids()).get('one') })
    await sender.stop()
  })

  test('what the platform has not is posted, unmarked', async () => {
    const outbox = await open()
    await outbox.put([
      { lane, key: 'one' },
      { lane, key: 'two' },
    ])
    const platform = await dieSending(outbox, false)
    const { sender } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
    await sender.idle()
    expect(platform.texts()).toEqual(['one', 'two'])
    expect(platform.calls.map((call) => call.kind)).toEqual(['find', 'post', 'post'])
    await sender.stop()
  })

  test('where it cannot be asked the message says that it is repeated', async () => {
    const outbox = await open()
    await outbox.put([
      { lane, key: 'one' },
      { lane, key: 'two' },
    ])
    const platform = await dieSending(outbox, true)
    platform.answer = () => ({ kind: 'cannot-ask' })
    const { sender } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
    await sender.idle()
    expect(platform.texts()).toEqual(['one', `one ${repeatedAfterRestart}`, 'two'])
    expect(platform.shown[1]?.message.parts).toEqual([
      { kind: 'text', text: 'one' },
      { kind: 'note', text: repeatedAfterRestart },
    ])
    await sender.stop()
  })

  test('a revision written since replaces what the platform has', async () => {
    const outbox = await open()
    await outbox.put([{ lane, key: 'board' }])
    const platform = await dieSending(outbox, true)
    await outbox.put([{ lane, key: 'board', text: 'second' }])
    await outbox.put([{ lane, key: 'board', text: 'third' }])
    const { sender } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
    await sender.idle()
    expect(platform.texts()).toEqual(['third'])
    expect(platform.calls.map((call) => call.kind)).toEqual(['find', 'update'])
    await sender.stop()
  })

  test('an edit that was under way is simply made again', async () => {
    const outbox = await open()
    await outbox.put([{ lane, key: 'board' }])
    const before = setTheStage(outbox)
    await before.sender.idle()
    await before.sender.stop()
    await outbox.put([{ lane, key: 'board', text: 'second' }])
    const gone = await dieSending(outbox, false)
    expect(gone.shown).toEqual([])
    const { platform } = before
    platform.calls.length = 0
    const { sender } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
    await sender.idle()
    expect(platform.texts()).toEqual(['second'])
    expect(platform.calls.map((call) => call.kind)).toEqual(['update'])
    await sender.stop()
  })
})

test('a lease that ran out is taken over by another process, which asks first', async () => {
  const outbox = await memoryOutbox()
  await outbox.put([{ lane, key: 'one' }])
  const platform = await dieSending({ ...outbox, freeLeases: async () => {} }, true)
  const early = setTheStage(outbox, { platform, clock: createFakeClock(start + 14_999) })
  await early.sender.idle()
  expect(platform.calls).toEqual([])
  await early.pass(1)
  expect(platform.calls.map((call) => call.kind)).toEqual(['find'])
  await early.sender.stop()
})

test('a pause after the repeated try does not forget that it may be there', async () => {
  const outbox = await memoryOutbox()
  await outbox.put([{ lane, key: 'one' }])
  const platform = await dieSending(outbox, true)
  platform.answer = () => ({ kind: 'cannot-ask' })
  let pauses = 1
  platform.behave = (_, carry) =>
    pauses-- > 0 ? { kind: 'later', afterMs: 1_000, covers: 'lane' } : carry()
  const { sender, pass } = setTheStage(outbox, { platform, clock: createFakeClock(restartedAt) })
  await pass(2_000)
  expect(platform.texts()).toEqual(['one', `one ${repeatedAfterRestart}`])
  await sender.stop()
})

test('a process that lived on says that it may be repeated', async () => {
  const outbox = await memoryOutbox()
  const platform = scriptedPlatform(() => start)
  platform.answer = () => ({ kind: 'cannot-ask' })
  let failures = 1
  platform.behave = (_, carry) => {
    const delivered = carry()
    return failures-- > 0 ? { kind: 'unsure', why: '503' } : delivered
  }
  const { sender, pass } = setTheStage(outbox, { platform })
  await outbox.put([{ lane, key: 'one' }])
  await pass(2_000)
  expect(platform.texts()).toEqual(['one', `one ${mayBeRepeated}`])
  await sender.stop()
})

test('a post that another process took while it waited in hand is not sent by the first one', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, clock } = setTheStage(outbox)
  await outbox.put([
    { lane, key: 'slow' },
    { lane, key: 'board' },
  ])
  await sender.idle()
  const gate = held<void>()
  platform.behave = async (_, carry) => {
    await gate.promise
    return carry()
  }
  platform.calls.length = 0
  await outbox.put([
    { lane, key: 'slow', text: 'slow, later' },
    { lane, key: 'board', text: 'board, later' },
  ])
  sender.wake()
  await until(() => platform.calls.length === 1)
  // The process hangs on the first edit; the lease of the second one ends meanwhile.
  await outbox.store.leasePosts('another', start + 15_000, start + 30_000, 10)
  await clock.advance(9_000)
  gate.release()
  await sender.idle()
  expect(platform.calls.map((call) => call.kind !== 'find' && call.message.fallback)).toEqual([
    'slow, later',
  ])
  await sender.stop()
})
