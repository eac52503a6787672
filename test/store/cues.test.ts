import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import type { Cue } from '../../src/drill/record-course'
import type { Store } from '../../src/store/store'
import { describeOnEachDatabase } from '../support/databases'
import { cue, emptyRecord, place, stamp, t0 } from './records'

async function drillWith(store: Store, cues: readonly Cue[]): Promise<DrillRecord> {
  const record = { ...emptyRecord(await place(store)), cues }
  await store.transaction((tx) => tx.saveDrill(null, record))
  return record
}

async function changeCues(store: Store, record: DrillRecord, work: (cue: Cue) => Cue) {
  await store.transaction(async (tx) => {
    const before = await tx.lockDrill(record.drill.id)
    if (before === null) throw new Error('The drill is gone.')
    await tx.saveDrill(before, { ...before, cues: before.cues.map(work) })
  })
}

const idsOf = (cues: readonly { id: string }[]) => cues.map(({ id }) => id)

describeOnEachDatabase('cues', (open) => {
  test('what is due is leased, earliest and lowest rank first; nothing else is', async () => {
    const store = await open()
    const record = await drillWith(store, [
      cue({ id: 'future', dueAt: t0 + 1 }),
      cue({ id: 'second', dueAt: t0 - 5, rank: 2 }),
      cue({ id: 'first', dueAt: t0 - 5, rank: 1, kind: 'phase' }),
      cue({ id: 'third', dueAt: t0 }),
      cue({ id: 'held', state: 'held' }),
      cue({ id: 'done', state: 'done', dueAt: t0 - 9, done: stamp }),
      cue({ id: 'skipped', state: 'skipped', dueAt: t0 - 9 }),
    ])
    const leased = await store.leaseCues('me', t0, t0 + 100, 10)
    expect(idsOf(leased)).toEqual(['first', 'second', 'third'])
    expect(leased[0]).toEqual({
      id: 'first',
      drillId: record.drill.id,
      kind: 'phase',
      dueAt: t0 - 5,
      attempts: 1,
    })
    expect(await store.leaseCues('you', t0, t0 + 100, 10)).toEqual([])
    expect(idsOf(await store.leaseCues('you', t0 + 1, t0 + 100, 10))).toEqual(['future'])
  })

  test('no more than asked for', async () => {
    const store = await open()
    await drillWith(store, [cue({ id: 'b', dueAt: t0 }), cue({ id: 'a', dueAt: t0 - 1 })])
    expect(idsOf(await store.leaseCues('me', t0, t0 + 100, 1))).toEqual(['a'])
  })

  test('a lease that ran out goes to whoever asks, and its first owner has no say any more', async () => {
    const store = await open()
    await drillWith(store, [cue({ id: 'a', dueAt: t0 })])
    await store.leaseCues('me', t0, t0 + 100, 10)
    expect(await store.leaseCues('you', t0 + 99, t0 + 300, 10)).toEqual([])
    const [again] = await store.leaseCues('you', t0 + 100, t0 + 300, 10)
    expect(again).toMatchObject({ id: 'a', attempts: 2 })
    await store.returnCue('a', 'me', t0 + 101)
    expect(await store.nextCueDue()).toBe(t0 + 300)
  })

  test('a returned cue comes up at its time', async () => {
    const store = await open()
    await drillWith(store, [cue({ id: 'a', dueAt: t0 })])
    await store.leaseCues('me', t0, t0 + 100, 10)
    await store.returnCue('a', 'me', t0 + 50)
    expect(await store.nextCueDue()).toBe(t0 + 50)
    expect(await store.leaseCues('you', t0 + 49, t0 + 90, 10)).toEqual([])
    expect(idsOf(await store.leaseCues('you', t0 + 50, t0 + 90, 10))).toEqual(['a'])
  })

  test('saving the record leaves leases alone, unless the cue is re-dated', async () => {
    const store = await open()
    const record = await drillWith(store, [
      cue({ id: 'a', dueAt: t0 }),
      cue({ id: 'b', dueAt: t0 }),
    ])
    await store.leaseCues('me', t0, t0 + 1000, 10)
    await changeCues(store, record, (each) => ({ ...each, late: true }))
    expect(await store.leaseCues('you', t0 + 500, t0 + 900, 10)).toEqual([])

    await changeCues(store, record, (each) => (each.id === 'b' ? { ...each, dueAt: t0 + 7 } : each))
    expect(await store.nextCueDue()).toBe(t0 + 7)
    const leased = await store.leaseCues('you', t0 + 500, t0 + 900, 10)
    expect(leased).toMatchObject([{ id: 'b', dueAt: t0 + 7, attempts: 1 }])
  })

  test('a cue that is held and let go again is free', async () => {
    const store = await open()
    const record = await drillWith(store, [cue({ id: 'a', dueAt: t0 })])
    await store.leaseCues('me', t0, t0 + 1000, 10)
    await changeCues(store, record, (each) => ({ ...each, state: 'held', dueAt: null }))
    expect(await store.nextCueDue()).toBeNull()
    await changeCues(store, record, (each) => ({ ...each, state: 'pending', dueAt: t0 }))
    expect(idsOf(await store.leaseCues('you', t0, t0 + 90, 10))).toEqual(['a'])
  })

  test('a cue that was done is over, whatever its lease', async () => {
    const store = await open()
    const record = await drillWith(store, [cue({ id: 'a', dueAt: t0 })])
    await store.leaseCues('me', t0, t0 + 10, 10)
    await changeCues(store, record, (each) => ({ ...each, state: 'done', done: stamp }))
    await store.returnCue('a', 'me', t0 + 5)
    expect(await store.leaseCues('you', t0 + 500, t0 + 900, 10)).toEqual([])
    expect(await store.nextCueDue()).toBeNull()
  })

  test('the next time is the earliest pending one', async () => {
    const store = await open()
    expect(await store.nextCueDue()).toBeNull()
    await drillWith(store, [cue({ dueAt: t0 + 9 }), cue({ dueAt: t0 + 3 }), cue({ state: 'held' })])
    expect(await store.nextCueDue()).toBe(t0 + 3)
  })

  test('leases are void after a restart', async () => {
    const store = await open()
    await drillWith(store, [cue({ id: 'a', dueAt: t0 })])
    await store.leaseCues('dead', t0, t0 + 60_000, 10)
    await store.freeLeases()
    expect(idsOf(await store.leaseCues('me', t0 + 1, t0 + 60_000, 10))).toEqual(['a'])
  })

  test('of many who ask at once each cue goes to one', async () => {
    const first = await open()
    const second = first.provider === 'postgres' ? await open() : first
    await drillWith(
      first,
      Array.from({ length: 60 }, () => cue({ dueAt: t0 })),
    )
    const owners = Array.from({ length: 12 }, (_, index) => `owner-${index}`)
    const leases = await Promise.all(
      owners.map((owner, index) =>
        (index % 2 === 0 ? first : second).leaseCues(owner, t0, t0 + 1000, 5),
      ),
    )
    const rest = await first.leaseCues('last', t0, t0 + 1000, 60)
    const all = idsOf([...leases.flat(), ...rest])
    expect(all).toHaveLength(60)
    expect(new Set(all).size).toBe(60)
  })
})
