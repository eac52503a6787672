import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/store/open'
import { openDatabase } from '../../src/store/open'
import { migratedAt, migrations } from '../support/databases'

let dataDir = ''
let client: Database['client']
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drill-sqlite-'))
  const opened = await openDatabase({ databaseUrl: null, dataDir, migrations, now: migratedAt })
  client = opened.client
})
afterEach(async () => {
  await client.$disconnect()
  await rm(dataDir, { recursive: true, force: true })
})

const pragma = async (name: string) => {
  const rows = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`)
  return Object.values(rows[0] ?? {}).map(String)
}

function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give }
}

test('the settings hold after transactions, ended well or badly', async () => {
  const workspace = { id: 'w', platform: 'local', externalId: 'local' }
  await client.$transaction((db) => db.workspace.create({ data: workspace }))
  const failed = client.$transaction(async (db) => {
    await db.workspace.delete({ where: { id: 'w' } })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await client.workspace.count()).toBe(1)

  expect(await pragma('journal_mode')).toEqual(['wal'])
  expect(await pragma('synchronous')).toEqual(['2'])
  expect(await pragma('foreign_keys')).toEqual(['1'])
  expect(await pragma('busy_timeout')).toEqual(['5000'])
})

test('a transaction keeps the connection, so nothing that was set on it is lost', async () => {
  await client.$executeRaw`PRAGMA busy_timeout = 1234`
  await client.$transaction((db) => db.workspace.count())
  expect(await pragma('busy_timeout')).toEqual(['1234'])
})

test('a transaction has the write lock since it began', async () => {
  const other = createClient({ url: pathToFileURL(join(dataDir, 'drill.db')).href, timeout: 0 })
  await client.$transaction(async (db) => {
    await db.workspace.count()
    const meanwhile = other.execute(
      `INSERT INTO "Workspace" ("id", "platform", "externalId") VALUES ('w', 'local', 'x')`,
    )
    await expect(meanwhile).rejects.toThrow('locked')
  })
  other.close()
})

test('a read beside an open transaction waits for it', async () => {
  const order: string[] = []
  const gate = signal()
  const begun = signal()
  const writing = client.$transaction(async (db) => {
    await db.workspace.create({ data: { id: 'w', platform: 'local', externalId: 'local' } })
    begun.give()
    await gate.given
    order.push('written')
  })
  await begun.given
  const reading = client.workspace.count().then((count) => order.push(`read ${count}`))
  gate.give()
  await Promise.all([writing, reading])
  expect(order).toEqual(['written', 'read 1'])
})

test('a transaction that gave up waiting holds up nobody', async () => {
  const gate = signal()
  const begun = signal()
  const long = client.$transaction(async () => {
    begun.give()
    await gate.given
  })
  await begun.given
  const impatient = client.$transaction((db) => db.workspace.count(), { maxWait: 1 })
  await expect(impatient).rejects.toThrow()
  gate.give()
  await long
  expect(await client.$transaction((db) => db.workspace.count())).toBe(0)
})
