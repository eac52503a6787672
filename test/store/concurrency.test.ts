import { expect, test } from 'vitest'
import { describeOnEachDatabase } from '../support/databases'
import { emptyRecord, place } from './records'

describeOnEachDatabase('two hundred at once', (open) => {
  test('on one drill: each sees what the one before it wrote', async () => {
    const store = await open()
    const record = emptyRecord(await place(store))
    await store.transaction((tx) => tx.saveDrill(null, record))

    const all = Array.from({ length: 200 }, (_, index) =>
      store.transaction(async (tx) => {
        const before = await tx.lockDrill(record.drill.id)
        if (before === null) throw new Error('The drill is gone.')
        const stamp = { at: index, elapsed: 0, by: 'p', source: 'command' } as const
        const text = `${before.observations.length}`
        const observations = [...before.observations, { id: `o${index}`, phase: 1, text, stamp }]
        await tx.saveDrill(before, { ...before, observations })
      }),
    )
    await Promise.all(all)

    const after = await store.drill(record.drill.id)
    const counted = after?.observations.map((observation) => Number(observation.text))
    expect(counted).toEqual(Array.from({ length: 200 }, (_, index) => index))
  }, 300_000)
})
