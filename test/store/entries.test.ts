import { expect, test } from 'vitest'
import type { Store } from '../../src/store/store'
import { describeOnEachDatabase } from '../support/databases'
import { newId, place, t0 } from './records'

const said = (key: string, more: Partial<Parameters<Store['entries']['put']>[1]> = {}) => ({
  key,
  channelId: 'C1',
  readerId: null,
  threadId: null,
  authorId: 'U1',
  body: `"${key}"`,
  at: t0,
  ...more,
})

describeOnEachDatabase('what is said on the local page', (open) => {
  test('the same key is the same entry', async () => {
    const store = await open()
    const { workspaceId } = await place(store)
    const once = await store.entries.put(workspaceId, said('a'))
    const again = await store.entries.put(workspaceId, said('a', { body: '"other"' }))
    expect(again).toEqual(once)
    expect(await store.entries.byKey(workspaceId, 'a')).toEqual(once)
    expect(await store.entries.byKey(workspaceId, 'b')).toBeNull()
  })

  test('whoever has read up to a revision has missed none before it', async () => {
    const store = await open()
    const { workspaceId } = await place(store)
    const seen: number[] = []
    let writing = true
    const writers = Promise.all(
      Array.from({ length: 60 }, (_, i) => store.entries.put(workspaceId, said(`k${i}`))),
    ).finally(() => {
      writing = false
    })
    let upTo = 0
    for (let last = false; !last; ) {
      last = !writing
      const rows = await store.entries.after(workspaceId, upTo, null, 7)
      seen.push(...rows.map((row) => row.revision))
      upTo = rows.at(-1)?.revision ?? upTo
      if (rows.length > 0) last = false
    }
    await writers
    expect(seen).toHaveLength(60)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(await store.entries.lastRevision(workspaceId)).toBe(upTo)
  })

  test('an edit is a later revision in the old place', async () => {
    const store = await open()
    const { workspaceId } = await place(store)
    const first = await store.entries.put(workspaceId, said('a'))
    await store.entries.put(workspaceId, said('b'))
    const edited = await store.entries.edit(workspaceId, first.id, '"new"', t0 + 5)
    expect(edited).toMatchObject({ position: first.position, body: '"new"', editedAt: t0 + 5 })
    const rows = await store.entries.after(workspaceId, 0, null, 10)
    expect(rows.map((row) => row.body)).toEqual(['"b"', '"new"'])
    expect(await store.entries.edit(workspaceId, newId(), '""', t0)).toBeNull()
  })

  test('each reads what is for all or for them alone, newest first to come, with its replies', async () => {
    const store = await open()
    const { workspaceId } = await place(store)
    const put = (key: string, more = {}) => store.entries.put(workspaceId, said(key, more))
    const root = await put('root')
    await put('reply', { threadId: root.id })
    await put('mine', { readerId: 'U1' })
    await put('theirs', { readerId: 'U2' })
    await put('direct', { channelId: null, readerId: 'U1' })
    await put('elsewhere', { channelId: 'C2' })
    const latest = async (channelId: string | null, before: number | null, limit: number) => {
      const place = { channelId, readerId: 'U1' }
      const rows = await store.entries.latest(workspaceId, place, before, limit)
      return rows.map((row) => row.body)
    }
    expect(await latest('C1', null, 10)).toEqual(['"root"', '"reply"', '"mine"'])
    expect(await latest('C1', null, 1)).toEqual(['"mine"'])
    expect(await latest('C1', root.position + 1, 10)).toEqual(['"root"', '"reply"'])
    expect(await latest(null, null, 10)).toEqual(['"direct"'])
    const after = await store.entries.after(workspaceId, 0, 'U2', 10)
    expect(after.map((row) => row.body)).toEqual(['"root"', '"reply"', '"theirs"', '"elsewhere"'])
    expect(await store.entries.countPrivate(workspaceId)).toEqual(
      new Map([
        ['U1', 2],
        ['U2', 1],
      ]),
    )
  })
})
