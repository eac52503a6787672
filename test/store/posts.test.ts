import { expect, test } from 'vitest'
import type { Message } from '../../src/messages/message'
import { describeOnEachDatabase } from '../support/databases'
import { outbox, reply, say, toChannel, toPerson } from './outbox'
import { newId, place, t0 } from './records'

describeOnEachDatabase('the outbox', (open) => {
  test('a lane goes out in order, one at a time; lanes do not wait for each other', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('one'), toPerson('dm', box.personId), toChannel('two')])
    const [one, dm, ...more] = await box.lease()
    expect(more).toEqual([])
    expect(one).toMatchObject({
      key: 'one',
      drillId: box.drill.id,
      workspaceId: box.workspaceId,
      platform: 'slack',
      lane: `channel:${box.channelId}`,
      channelExternalId: 'C1',
      userExternalId: null,
      below: null,
      threadId: null,
      message: say('one'),
      revision: 1,
      sentRevision: 0,
      platformId: null,
      intentAt: null,
      attempts: 1,
      createdAt: t0,
    })
    expect(dm).toMatchObject({
      lane: `person:${box.personId}`,
      channelExternalId: null,
      userExternalId: 'U1',
    })
    expect(await box.lease()).toEqual([])
    await box.sent(one)
    expect(await box.keys()).toEqual(['two'])
    expect((await box.states()).one).toMatchObject({ platformId: 'ts-one', sentRevision: 1 })
  })

  test('every kind of part comes back as it was put', async () => {
    const store = await open()
    const box = await outbox(store)
    const message: Message = {
      fallback: 'f',
      parts: [
        { kind: 'heading', text: ['a', { kind: 'strong', text: 'b' }], mark: 'alert', aside: 'c' },
        { kind: 'heading', text: [{ kind: 'time', at: t0, style: 'date-time' }] },
        { kind: 'text', text: [{ kind: 'link', text: 'l', url: 'https://x.example' }] },
        { kind: 'facts', facts: [{ label: 'l', value: [{ kind: 'code', text: 'v' }] }] },
        {
          kind: 'table',
          head: ['h'],
          rows: [['r', [{ kind: 'code', text: 'v' }]]],
          align: ['right'],
        },
        { kind: 'table', head: [], rows: [] },
        { kind: 'quote', text: 'q', by: 'b' },
        { kind: 'quote', text: 'q' },
        { kind: 'image', fileId: 'i', alt: 'a', title: 't' },
        { kind: 'file', fileId: 'i', name: 'n', note: 'o' },
        { kind: 'buttons', buttons: [{ label: 'l', word: 'w', does: 'd' }] },
        {
          kind: 'buttons',
          buttons: [
            { label: 'l', word: 'w', does: 'd', with: { a: 'b' }, style: 'danger', confirm: 'c' },
          ],
        },
        {
          kind: 'links',
          links: [
            { kind: 'address', label: 'l', url: '/u' },
            { kind: 'press', button: { label: 'l', word: 'w', does: 'd', with: { a: 'b' } } },
          ],
        },
        { kind: 'note', text: 'n' },
        { kind: 'clock', quarters: 3, until: null, length: 600_000, speed: 1 },
      ],
    }
    await box.put([{ ...toChannel('all'), message }])
    expect((await store.postsOf(box.drill.id))[0]?.message).toEqual(message)
  })

  test('the newest message that a person got is known by their own id', async () => {
    const store = await open()
    const box = await outbox(store)
    const { workspaceId } = box.drill
    const [{ userId } = { userId: '' }] = await store.people([box.personId])
    expect(await store.lastSentTo(workspaceId, userId)).toBeNull()
    await box.put([toPerson('one', box.personId), toPerson('two', box.personId)])
    await box.sent((await box.lease())[0])
    await box.sent((await box.lease())[0])
    expect(await store.lastSentTo(workspaceId, userId)).toBe('ts-two')
    expect(await store.lastSentTo(workspaceId, 'another')).toBeNull()
  })

  test('a reply waits for its parent and knows its thread; without a parent it stands alone', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('alert'), reply('hint', 'alert'), toChannel('next')])
    const [alert] = await box.lease()
    await box.sent(alert)
    const [hint] = await box.lease()
    expect(hint).toMatchObject({ key: 'hint', below: 'alert', threadId: 'ts-alert' })
    await box.sent(hint)
    const [next] = await box.lease()
    await box.refused(next)
    await box.put([reply('orphan', 'next'), reply('stray', 'never-put')])
    const [orphan] = await box.lease()
    expect(orphan).toMatchObject({ key: 'orphan', threadId: null })
    await box.sent(orphan)
    expect(await box.lease()).toMatchObject([{ key: 'stray', threadId: null }])
  })

  test('a reply below a message to one person goes to that person', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toPerson('dm', box.personId)])
    await box.put([reply('more', 'dm')])
    expect((await box.states()).more).toMatchObject({
      lane: `person:${box.personId}`,
      userExternalId: 'U1',
      channelExternalId: null,
    })
  })

  test('a newer revision edits what was sent; older ones are never sent', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('card', '1'), toChannel('other')])
    await box.put([toChannel('card', '2')])
    const [card] = await box.lease()
    expect(card).toMatchObject({ revision: 2, message: say('2') })
    await box.sent(card)
    await box.put([toChannel('card', '2')])
    await box.put([toChannel('card', '3'), toChannel('card', '4')])
    const [other, edit] = await box.lease()
    expect(other?.key).toBe('other')
    expect(edit).toMatchObject({
      key: 'card',
      platformId: 'ts-card',
      revision: 3,
      sentRevision: 2,
      message: say('4'),
    })
    await box.sent(edit)
    await box.sent(other)
    expect(await box.lease(5000)).toEqual([])
  })

  test('a lease is renewed by who has it, and by nobody after it was taken over', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('one')])
    const [one] = await box.lease()
    const { id } = one ?? { id: '' }
    const until = t0 + 1000
    expect(await store.renewPost(id, 'another', until, until + 1)).toBe(false)
    expect(await store.renewPost(id, 'me', until, until + 500)).toBe(true)
    expect(await store.leasePosts('another', until, until + 5000, 10)).toEqual([])
    expect(await store.renewPost(id, 'me', until, until + 900)).toBe(false)
    expect(await store.leasePosts('another', until + 500, until + 5000, 10)).toHaveLength(1)
    expect(await store.renewPost(id, 'me', until + 500, until + 900)).toBe(false)
  })

  test('new posts come before edits', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('card')])
    await box.sent((await box.lease())[0])
    await box.put([toChannel('card', 'edit'), toPerson('dm', box.personId)])
    const first = await store.leasePosts('me', t0, t0 + 1000, 1)
    expect(first.map(({ key }) => key)).toEqual(['dm'])
    expect(await box.keys()).toEqual(['card'])
  })

  test('a revision written while one is being sent is not lost', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('card', '1')])
    const [first] = await box.lease()
    await box.put([toChannel('card', '2')])
    await box.sent(first)
    const [edit] = await box.lease()
    expect(edit).toMatchObject({ platformId: 'ts-card', revision: 2, sentRevision: 1 })
    await box.put([toChannel('card', '3')])
    await box.refused(edit)
    expect(await box.lease()).toMatchObject([{ revision: 3, message: say('3') }])
  })

  test('a try whose end nobody saw leaves its intent', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('one')])
    expect(await box.lease()).toMatchObject([{ intentAt: null, attempts: 1 }])
    expect((await box.states()).one?.intentAt).toBe(t0)
    expect(await store.leasePosts('you', t0 + 999, t0 + 2000, 10)).toEqual([])
    const [again] = await store.leasePosts('you', t0 + 1000, t0 + 2000, 10)
    expect(again).toMatchObject({ intentAt: t0, attempts: 2 })
    // The first sender is late: the row is no longer its own.
    await box.sent(again)
    expect((await box.states()).one?.platformId).toBeNull()
    await store.freeLeases()
    const [third] = await box.lease(1500)
    expect(third).toMatchObject({ intentAt: t0, attempts: 3 })
    await box.sent(third)
    expect((await box.states()).one).toMatchObject({ intentAt: null, attempts: 0 })
  })

  test('a try that had no effect takes back its own intent, not an earlier one', async () => {
    const store = await open()
    const box = await outbox(store)
    await box.put([toChannel('one')])
    await box.later((await box.lease())[0], t0 + 10)
    const [clean] = await box.lease(10)
    expect(clean?.intentAt).toBeNull()
    await box.later(clean, t0 + 20, true)
    const [unsure] = await box.lease(10)
    expect(unsure?.intentAt).toBe(t0 + 10)
    await box.later(unsure, t0 + 30)
    expect((await box.lease(10))[0]?.intentAt).toBe(t0 + 10)
  })

  test('later delays its lane only, or the whole workspace', async () => {
    const store = await open()
    const box = await outbox(store)
    const elsewhere = await outbox(store)
    await box.put([toChannel('one'), toChannel('two'), toPerson('dm', box.personId)])
    const [one, dm] = await box.lease()
    await box.later(one, t0 + 500)
    expect(await box.lease(499)).toEqual([])
    expect(await store.nextPostDue()).toBe(t0 + 500)
    await box.sent(dm)

    const [again] = await box.lease(1)
    expect(again?.key).toBe('one')
    await box.later(again, t0 + 900, false, true)
    await box.put([toPerson('new', box.personId)])
    await elsewhere.put([toChannel('theirs')])
    expect(await box.keys()).toEqual(['theirs'])
    expect(await box.keys(400)).toEqual(['one', 'new'])
  })

  test('the next time is when the earliest may go out', async () => {
    const store = await open()
    const box = await outbox(store)
    expect(await store.nextPostDue()).toBeNull()
    await box.put([toChannel('one'), toChannel('two')])
    expect(await store.nextPostDue()).toBe(t0)
    const [one] = await box.lease()
    expect(await store.nextPostDue()).toBe(t0 + 1000)
    await box.sent(one)
    expect(await store.nextPostDue()).toBe(t0)
  })

  test('of many who ask at once each head goes to one', async () => {
    const first = await open()
    const second = first.provider === 'postgres' ? await open() : first
    const where = await place(first)
    const boxes = []
    for (let index = 0; index < 3; index++) boxes.push(await outbox(first, where))
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        first.ensurePerson(
          { workspaceId: where.workspaceId, userId: `u${index}`, name: 'x', timeZone: 'UTC' },
          newId,
        ),
      ),
    )
    for (const box of boxes) await box.put(people.map(({ id }) => toPerson(`dm:${id}`, id)))
    const leases = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? first : second).leasePosts(`owner-${index}`, t0, t0 + 1000, 5),
      ),
    )
    const rest = await first.leasePosts('last', t0, t0 + 1000, 50)
    const lanes = [...leases.flat(), ...rest].map(({ lane }) => lane)
    expect(lanes).toHaveLength(12)
    expect(new Set(lanes).size).toBe(12)
  })
})
