import { expect, test } from 'vitest'
import type { Delivered } from '../../src/chat/platform'
import { describeOnEachOutbox, memoryOutbox, start } from './outboxes'
import { held } from './scripted-platform'
import { setTheStage, until } from './stage'

const lane = 'channel'
const keys = (...names: string[]) => names.map((key) => ({ lane, key }))

describeOnEachOutbox('a lane', (open) => {
  test('goes out in its order, under opaque keys', async () => {
    const outbox = await open()
    const { sender, platform } = setTheStage(outbox)
    await outbox.put(keys('one', 'two', 'three'))
    await sender.idle()
    expect(platform.texts()).toEqual(['one', 'two', 'three'])
    const ids = await outbox.ids()
    expect(platform.shown.map((each) => each.key)).toEqual(
      ['one', 'two', 'three'].map((key) => ids.get(key)),
    )
    expect(platform.calls[0]?.to).toMatchObject({ channel: 'C1', user: null, thread: null })
    await sender.stop()
  })

  test('keeps its order while its head fails, and other lanes go on meanwhile', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    let failures = 2
    platform.behave = (call, carry) =>
      call.message.fallback === 'one' && failures-- > 0 ? { kind: 'unsure', why: 'reset' } : carry()
    await outbox.put([...keys('one', 'two'), { lane: 'ada', key: 'for Ada' }])
    await sender.idle()
    expect(platform.texts()).toEqual(['for Ada'])
    await pass(2_000)
    expect(platform.texts()).toEqual(['for Ada'])
    await pass(4_000)
    expect(platform.texts()).toEqual(['for Ada', 'one', 'two'])
    await sender.stop()
  })

  test('waits by itself when the platform wants a pause, edits included', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    await outbox.put([...keys('board'), { lane: 'ada', key: 'card' }])
    await sender.idle()
    const refuseFirst = once<Delivered>({ kind: 'later', afterMs: 5_000, covers: 'lane' })
    platform.behave = (call, carry) => (call.to.channel ? refuseFirst() : null) ?? carry()
    platform.calls.length = 0
    await outbox.put([
      ...keys('news'),
      { lane, key: 'board', text: 'board, later' },
      { lane: 'ada', key: 'card', text: 'card, later' },
    ])
    await sender.idle()
    expect(platform.texts()).toEqual(['board', 'card, later'])
    await pass(4_999)
    expect(platform.calls).toHaveLength(2)
    await pass(1)
    expect(platform.texts()).toEqual(['board, later', 'card, later', 'news'])
    expect(platform.calls.some((call) => call.kind === 'find')).toBe(false)
    await sender.stop()
  })

  test('waits with its whole workspace where the pause covers it, what comes in since as well', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    const refuseFirst = once<Delivered>({ kind: 'later', afterMs: 3_000, covers: 'workspace' })
    platform.behave = (_, carry) => refuseFirst() ?? carry()
    await outbox.put(keys('one'))
    await sender.idle()
    await outbox.put([
      { lane: 'ada', key: 'for Ada' },
      { lane, key: 'there', elsewhere: true },
    ])
    await sender.idle()
    expect(platform.texts()).toEqual(['there'])
    await pass(2_999)
    expect(platform.texts()).toEqual(['there'])
    await pass(1)
    expect(platform.texts().sort()).toEqual(['for Ada', 'one', 'there'])
    await sender.stop()
  })

  test('a pause of edits holds the edits of all lanes, and no post', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    await outbox.put([...keys('board'), { lane: 'ada', key: 'card' }])
    await sender.idle()
    platform.calls.length = 0
    const refuseFirst = once<Delivered>({ kind: 'later', afterMs: 3_000, covers: 'edits' })
    platform.behave = (call, carry) => (call.kind === 'update' ? refuseFirst() : null) ?? carry()
    await outbox.put([{ lane, key: 'board', text: 'board, later' }])
    await sender.idle()
    await outbox.put([
      ...keys('news'),
      { lane: 'ada', key: 'card', text: 'card, later' },
      { lane: 'ada', key: 'for Ada' },
    ])
    await sender.idle()
    expect(platform.texts().sort()).toEqual(['board', 'card', 'for Ada', 'news'])
    expect(platform.calls.filter((call) => call.kind === 'update')).toHaveLength(1)
    await pass(3_000)
    expect(platform.texts().sort()).toEqual(['board, later', 'card, later', 'for Ada', 'news'])
    await sender.stop()
  })

  test('sends a reply once its parent is there, and below it', async () => {
    const outbox = await open()
    const { sender, platform, pass } = setTheStage(outbox)
    const refuseFirst = once<Delivered>({ kind: 'unsure', why: 'reset' })
    platform.behave = (_, carry) => refuseFirst() ?? carry()
    await outbox.put([
      { lane, key: 'root' },
      { lane, key: 'reply', below: 'root' },
    ])
    await sender.idle()
    expect(platform.texts()).toEqual([])
    await pass(2_000)
    expect(platform.texts()).toEqual(['root', 'reply'])
    expect(platform.calls.at(-1)?.to.thread).toBe(platform.shown[0]?.id)
    await sender.stop()
  })

  test('sends the newest of the revisions that were written while an older one was under way', async () => {
    const outbox = await open()
    const { sender, platform } = setTheStage(outbox)
    const gate = held<void>()
    platform.behave = async (call, carry) => {
      if (call.kind === 'post') await gate.promise
      return carry()
    }
    await outbox.put(keys('board'))
    sender.wake()
    await until(() => platform.calls.length === 1)
    await outbox.put([{ lane, key: 'board', text: 'second' }])
    await outbox.put([{ lane, key: 'board', text: 'third' }])
    gate.release()
    await sender.idle()
    expect(platform.calls.map((call) => call.kind !== 'find' && call.message.fallback)).toEqual([
      'board',
      'third',
    ])
    expect(platform.texts()).toEqual(['third'])
    await sender.stop()
  })

  test('does not wait for another lane whose call takes its time', async () => {
    const outbox = await open()
    const { sender, platform } = setTheStage(outbox)
    const gate = held<void>()
    platform.behave = async (call, carry) => {
      if (call.to.user === 'ada') await gate.promise
      return carry()
    }
    await outbox.put([{ lane: 'ada', key: 'slow' }, ...keys('one', 'two', 'three')])
    sender.wake()
    await until(() => platform.shown.length === 3)
    expect(platform.texts()).toEqual(['one', 'two', 'three'])
    gate.release()
    await sender.idle()
    expect(platform.texts()).toEqual(['one', 'two', 'three', 'slow'])
    await sender.stop()
  })

  test('goes out once where two processes send it, in its order', async () => {
    const outbox = await open()
    const first = setTheStage(outbox)
    const second = setTheStage(outbox, { ...first, owner: 'the other' })
    // Each call takes a little, so that the two get in each other's way.
    first.platform.behave = async (_, carry) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      return carry()
    }
    const lanes = [lane, 'ada', 'ben', 'chiara']
    const lines = Array.from({ length: 40 }, (_, index) => ({
      lane: lanes[index % lanes.length] ?? lane,
      key: String(index).padStart(2, '0'),
    }))
    await outbox.put(lines)
    await Promise.all([first.sender.idle(), second.sender.idle()])
    await Promise.all([first.sender.idle(), second.sender.idle()])
    expect(first.platform.texts().sort()).toEqual(lines.map((line) => line.key))
    for (const name of lanes) {
      const sent = first.platform.calls.filter((call) => (call.to.user ?? lane) === name)
      const order = sent.map((call) => call.kind !== 'find' && call.message.fallback)
      expect(order).toEqual(lines.filter((line) => line.lane === name).map((line) => line.key))
    }
    await Promise.all([first.sender.stop(), second.sender.stop()])
  })
})

test('without a word from anyone, the outbox is looked at each minute', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, clock } = setTheStage(outbox)
  await sender.idle()
  await outbox.put(keys('quiet'))
  await clock.advance(59_999)
  expect(platform.calls).toEqual([])
  await clock.advance(1)
  await until(() => platform.shown.length === 1)
  await sender.stop()
  expect(clock.pending()).toEqual([])
})

test('what waits for a time is sent then, without a word', async () => {
  const outbox = await memoryOutbox()
  const { sender, platform, clock } = setTheStage(outbox)
  const refuseFirst = once<Delivered>({ kind: 'later', afterMs: 300, covers: 'lane' })
  platform.behave = (_, carry) => refuseFirst() ?? carry()
  await outbox.put(keys('one'))
  await sender.idle()
  await clock.advance(299)
  expect(platform.calls).toHaveLength(1)
  await clock.advance(1)
  await until(() => platform.shown.length === 1)
  expect(platform.calls.map((call) => call.at)).toEqual([start, start + 300])
  await sender.stop()
})

test('a wake that comes as a look ends is not slept through', async () => {
  for (let ticks = 0; ticks < 10; ticks += 1) {
    const outbox = await memoryOutbox()
    let wake = () => {}
    const nextPostDue = async () => {
      const due = await outbox.store.nextPostDue()
      void later(ticks).then(() => wake())
      return due
    }
    const store = { ...outbox.store, nextPostDue }
    const { sender, platform } = setTheStage({ ...outbox, store })
    wake = () => {
      wake = () => {}
      void outbox.put(keys('one'))
      sender.wake()
    }
    await until(() => platform.shown.length === 1)
    await sender.stop()
  }
})

async function later(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick += 1) await null
}

/** The value at the first call, null from then on. */
function once<T>(value: T): () => T | null {
  let left: T | null = value
  return () => {
    const now = left
    left = null
    return now
  }
}
