import { expect, test } from 'vitest'
import type { Drill, DrillRecord } from '../../src/drill/record'
import type { Store } from '../../src/store/store'
import { describeOnEachDatabase } from '../support/databases'
import { claim, emptyRecord, fullRecord, newId, place, plannedDrill, stamp, t0 } from './records'

const save = (store: Store, before: DrillRecord | null, after: DrillRecord) =>
  store.transaction((tx) => tx.saveDrill(before, after))

/** Loads under the lock, changes, saves. */
async function change(store: Store, id: string, work: (before: DrillRecord) => DrillRecord) {
  await store.transaction(async (tx) => {
    const before = await tx.lockDrill(id)
    if (before === null) throw new Error('The drill is gone.')
    await tx.saveDrill(before, work(before))
  })
}

describeOnEachDatabase('drills', (open) => {
  test('a record comes back as it was saved', async () => {
    const store = await open()
    const record = fullRecord(await place(store))
    await save(store, null, record)
    expect(await store.drill(record.drill.id)).toEqual(record)
    expect(await store.drill('nobody')).toBeNull()
  })

  test('every part of a record can be changed', async () => {
    const store = await open()
    const where = await place(store)
    const first = fullRecord(where)
    await save(store, null, first)
    const again = fullRecord(where)
    const second: DrillRecord = {
      ...again,
      drill: {
        ...again.drill,
        id: first.drill.id,
        state: 'finished',
        scenarioIds: ['c'],
        herringPlan: { kind: 'draw' },
        startedAt: t0,
        finishedAt: t0 + 1,
        closedAt: t0 + 2,
        cancelledAt: t0 + 3,
        toldElapsed: 4,
        revealedElapsed: 5,
      },
      // Same ids, other contents, another order.
      claims: first.claims.map((each) => ({ ...each, evidence: 'other' })).reverse(),
      fixes: first.fixes.map((each) => ({ ...each, remedies: { only: each.id } })).reverse(),
      cues: first.cues.slice(1).map((each) => ({ ...each, late: !each.late })),
      alerts: first.alerts.map((each) => ({ ...each, letter: 'Z' })),
      phases: first.phases.map((each) => ({ ...each, length: 1 })),
      actions: [],
      observations: first.observations.map((each) => ({ ...each, text: '' })),
    }
    await change(store, first.drill.id, () => second)
    expect(await store.drill(first.drill.id)).toEqual(second)
  })

  test('only what is another object is written', async () => {
    const store = await open()
    const record = { ...emptyRecord(await place(store)), claims: [claim({}), claim({})] }
    await save(store, null, record)
    const [one, two] = record.claims
    if (one === undefined || two === undefined) throw new Error('There are two claims.')
    // A collection that is the same object is not looked into, an element that is the same is not written.
    await save(store, { ...record, claims: [one, { ...two, cause: 'never seen' }] }, record)
    const changed = { ...one, cause: 'other' }
    await save(store, record, { ...record, claims: [changed, two, claim({ id: 'third' })] })
    const claims = (await store.drill(record.drill.id))?.claims ?? []
    expect(claims.map((each) => each.cause)).toEqual(['other', 'because', 'because'])
    expect(claims.at(-1)?.id).toBe('third')
  })

  test('what is deleted and added keeps the order of the record', async () => {
    const store = await open()
    const ids = ['a', 'b', 'c', 'd']
    const record = { ...emptyRecord(await place(store)), claims: ids.map((id) => claim({ id })) }
    await save(store, null, record)
    await change(store, record.drill.id, (before) => ({
      ...before,
      claims: [...before.claims.filter(({ id }) => id !== 'b'), claim({ id: 'e' })],
    }))
    await change(store, record.drill.id, (before) => ({
      ...before,
      claims: [...before.claims.filter(({ id }) => id !== 'a'), claim({ id: 'b' })],
    }))
    const claims = (await store.drill(record.drill.id))?.claims
    expect(claims?.map(({ id }) => id)).toEqual(['c', 'd', 'e', 'b'])
  })

  test('a transaction that throws leaves nothing', async () => {
    const store = await open()
    const record = fullRecord(await place(store))
    const failed = store.transaction(async (tx) => {
      await tx.saveDrill(null, record)
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await store.drill(record.drill.id)).toBeNull()
  })

  test('asking the store beside its own transaction fails at once', async () => {
    const store = await open()
    const asked = store.transaction(() => store.people([]))
    await expect(asked).rejects.toThrow('ask the transaction')
    expect(await store.people([])).toEqual([])
  })

  test('drills of a channel, its history, and how many there are', async () => {
    const store = await open()
    const where = await place(store)
    const other = await place(store)
    const drill = (at: number, differs: Partial<Drill>, there = where) => ({
      ...emptyRecord(there),
      drill: { ...plannedDrill(there), planned: { ...stamp, at }, ...differs },
    })
    const records = [
      drill(t0, { title: 'old', state: 'closed', startedAt: t0 + 1, finishedAt: t0 + 2 }),
      drill(t0 + 10, { title: 'rehearsed', state: 'closed', kind: 'rehearsal' }),
      drill(t0 + 20, { title: 'sample', state: 'closed', kind: 'sample' }),
      drill(t0 + 30, { title: 'cancelled', state: 'cancelled' }),
      drill(t0 + 40, { title: 'now', state: 'running' }),
      drill(t0 + 50, { title: 'elsewhere', state: 'finished' }, other),
    ]
    for (const record of records) await save(store, null, record)

    const drills = await store.drillsOf(where.channelId)
    expect(drills.map(({ title }) => title)).toEqual([
      'now',
      'cancelled',
      'sample',
      'rehearsed',
      'old',
    ])
    expect(drills.at(-1)).toEqual(records[0]?.drill)
    expect(await store.transaction((tx) => tx.drillsOf(where.channelId))).toEqual(drills)

    const history = await store.history(where.channelId, 10)
    expect(history.map(({ title }) => title)).toEqual(['cancelled', 'old'])
    expect(history[1]).toMatchObject({
      plannedAt: t0,
      startedAt: t0 + 1,
      finishedAt: t0 + 2,
      kind: 'drill',
    })
    expect(await store.history(where.channelId, 1)).toHaveLength(1)
    expect(await store.countDrills()).toEqual({
      planned: 0,
      running: 1,
      paused: 0,
      finished: 1,
      closed: 3,
      cancelled: 1,
    })
  })
})

describeOnEachDatabase('places and the rest', (open) => {
  test('workspaces, channels and people are made once and refreshed', async () => {
    const store = await open()
    const workspace = await store.ensureWorkspace('slack', 'T1', newId)
    expect(await store.ensureWorkspace('slack', 'T1', newId)).toEqual(workspace)
    expect((await store.ensureWorkspace('teams', 'T1', newId)).id).not.toBe(workspace.id)

    const channel = await store.ensureChannel(workspace.id, 'C1', 'before', newId)
    const renamed = await store.ensureChannel(workspace.id, 'C1', 'after', newId)
    expect(renamed).toEqual({ ...channel, name: 'after' })
    expect(await store.channel(channel.id)).toEqual(renamed)
    expect(await store.channel('nowhere')).toBeNull()
    expect(await store.transaction((tx) => tx.lockChannel(channel.id))).toEqual(renamed)

    const ada = { workspaceId: workspace.id, userId: 'U1', name: 'Ada', timeZone: 'UTC' }
    const { id } = await store.ensurePerson(ada, newId)
    const moved = await store.ensurePerson({ ...ada, timeZone: 'Europe/Rome' }, newId)
    expect(moved).toEqual({ ...ada, id, timeZone: 'Europe/Rome' })
    const bob = await store.ensurePerson({ ...ada, userId: 'U2', name: 'Bob' }, newId)
    expect(await store.people([bob.id, 'nobody', id])).toEqual([bob, moved])
    expect(await store.peopleOf(workspace.id)).toHaveLength(2)
  })

  test('the same place asked for at once is one place', async () => {
    const store = await open()
    const asked = Array.from({ length: 20 }, () => store.ensureWorkspace('local', 'local', newId))
    expect(new Set((await Promise.all(asked)).map(({ id }) => id)).size).toBe(1)
  })

  test('a submission is answered once, and forgotten in time', async () => {
    const store = await open()
    const submit = (answer: string) =>
      store.transaction(async (tx) => {
        const before = await tx.answered('view-1')
        if (before === null) await tx.remember('view-1', answer, t0)
        return before ?? answer
      })
    const answers = await Promise.all([submit('a'), submit('b'), submit('c')])
    expect(new Set(answers).size).toBe(1)
    expect(await store.forgetSubmissions(t0)).toBe(0)
    expect(await store.forgetSubmissions(t0 + 1)).toBe(1)
    expect(await submit('later')).toBe('later')
  })

  test('files come back byte for byte', async () => {
    const store = await open()
    const record = emptyRecord(await place(store))
    await save(store, null, record)
    const bytes = Uint8Array.from({ length: 70_001 }, (_, index) => index % 256)
    const about = {
      drillId: record.drill.id,
      name: 'é.png',
      mime: 'image/png',
      alt: 'a',
      createdAt: t0,
    }
    const files = [
      { ...about, id: 'large', bytes },
      { ...about, id: 'small', bytes: bytes.subarray(1, 4) },
      { ...about, id: 'empty', bytes: bytes.subarray(0, 0) },
    ]
    for (const file of files) await store.transaction((tx) => tx.putFile(file))
    for (const file of files) {
      const read = await store.file(file.id)
      expect(read).toMatchObject({ ...about, id: file.id })
      expect(Buffer.from(read?.bytes ?? []).equals(file.bytes)).toBe(true)
    }
    expect(await store.file('none')).toBeNull()
    const listed = await store.filesOf(record.drill.id)
    expect(listed.map(({ id, size }) => [id, size])).toEqual([
      ['empty', 0],
      ['large', 70_001],
      ['small', 3],
    ])
    expect(listed[0]).toEqual({ ...about, id: 'empty', size: 0 })
    expect(await store.filesOf('none')).toEqual([])
  })

  test('it answers until it is closed', async () => {
    const store = await open()
    await expect(store.ping()).resolves.toBeUndefined()
  })
})
