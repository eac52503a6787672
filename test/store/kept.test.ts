import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { createKept } from '../../src/store/kept'
import { openStore } from '../../src/store/prisma-store'
import type { Store } from '../../src/store/store'
import { migratedAt, migrations } from '../support/databases'
import { emptyRecord, place } from './records'

let dataDir = ''
let alone: Store
/** On the same file, and sure of nothing. */
let other: Store
const options = () => ({ databaseUrl: null, dataDir, migrations, now: migratedAt })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drill-kept-'))
  alone = await openStore({ ...options(), alone: true })
  other = await openStore(options())
})
afterEach(async () => {
  await alone.close()
  await other.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function planned(): Promise<DrillRecord> {
  const record = emptyRecord(await place(alone))
  await alone.transaction((tx) => tx.saveDrill(null, record))
  return record
}

/** Notes how many notes there were. */
const note = (id: string, name: string, afterwards: () => Promise<void> = async () => {}) =>
  alone.transaction(async (tx) => {
    const before = await tx.lockDrill(id)
    if (before === null) throw new Error('The drill is gone.')
    const stamp = { at: 1, elapsed: 0, by: 'p', source: 'command' } as const
    const text = `${before.observations.length}`
    const observations = [...before.observations, { id: name, phase: 1, text, stamp }]
    await tx.saveDrill(before, { ...before, observations })
    await afterwards()
  })

test('of two hundred at once each sees what the one before it wrote, some of which fail', async () => {
  const { drill } = await planned()
  const all = Array.from({ length: 200 }, (_, index) =>
    note(drill.id, `o${index}`, async () => {
      if (index % 7 === 3) throw new Error('given up')
    }).catch(() => {}),
  )
  // Whoever only looks sees one of the states that were committed.
  const looks = Array.from({ length: 20 }, () => alone.drill(drill.id))
  await Promise.all(all)

  const after = await other.drill(drill.id)
  const counted = after?.observations.map(({ text }) => Number(text))
  expect(counted).toEqual(Array.from({ length: 171 }, (_, index) => index))
  expect(await alone.drill(drill.id)).toEqual(after)
  for (const look of await Promise.all(looks)) {
    const seen = look?.observations ?? []
    expect(after?.observations.slice(0, seen.length)).toEqual(seen)
  }
})

test('asked beside one’s own transaction it gives no answer, remembered or not', async () => {
  const { drill } = await planned()
  await note(drill.id, 'first')
  await expect(alone.transaction(async () => void (await alone.drill(drill.id)))).rejects.toThrow(
    'beside its own open transaction',
  )
})

test('what was not committed is not kept', async () => {
  const { drill } = await planned()
  await note(drill.id, 'first')
  await expect(
    note(drill.id, 'second', () => Promise.reject(new Error('given up'))),
  ).rejects.toThrow('given up')
  expect((await alone.drill(drill.id))?.observations.map(({ id }) => id)).toEqual(['first'])
})

test('more drills than are kept are loaded again', async () => {
  const records: DrillRecord[] = []
  for (let i = 0; i < 20; i++) records.push(await planned())
  for (const { drill } of records) await note(drill.id, `only-${drill.id}`)
  for (const { drill } of records) {
    const record = await alone.drill(drill.id)
    expect(record?.observations.map(({ id }) => id)).toEqual([`only-${drill.id}`])
    expect(record).toEqual(await other.drill(drill.id))
  }
})

test('until it is known what came of a transaction, nobody goes by what it saw or what was before it', () => {
  const kept = createKept()
  const of = (title: string): DrillRecord => {
    const record = emptyRecord({ workspaceId: 'w', channelId: 'c' })
    return { ...record, drill: { ...record.drill, id: 'one', title } }
  }
  const first = kept.begin()
  first.saw(of('first'))
  first.ends()
  first.committed()
  expect(kept.find('one')?.drill.title).toBe('first')

  const second = kept.begin()
  second.saw(of('second'))
  expect(kept.find('one')?.drill.title).toBe('first')
  second.ends()
  expect(kept.find('one')).toBeUndefined()

  const third = kept.begin()
  expect(third.find('one')).toBeUndefined()
  third.saw(of('third'))
  third.ends()
  third.committed()
  second.committed()
  expect(kept.find('one')?.drill.title).toBe('third')
})
