import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { openStore } from '../../src/store/prisma-store'
import type { Store } from '../../src/store/store'

export const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
/** Real time at which test databases were migrated. */
export const migratedAt = Date.UTC(2026, 10, 24)

export interface Fresh {
  store: Store
  close(): Promise<void>
}

/** A new, empty SQLite store; `close` removes it. */
export async function freshStore(): Promise<Fresh> {
  const dataDir = await mkdtemp(join(tmpdir(), 'drill-store-'))
  const store = await openStore({ databaseUrl: null, dataDir, migrations, now: migratedAt })
  const close = async () => {
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { store, close }
}

const server = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** The server for tests, or null if none answers; in CI its absence is an error. */
export const postgresUrl: string | null = await run('SELECT 1').then(
  () => server,
  (error: unknown) => {
    if (process.env.CI) throw new Error('Postgres must run in CI.', { cause: error })
    return null
  },
)

async function run(...statements: string[]): Promise<void> {
  const connection = await new PrismaPg({
    connectionString: server,
    connectionTimeoutMillis: 3000,
  }).connect()
  try {
    for (const sql of statements) await connection.executeRaw({ sql, args: [], argTypes: [] })
  } finally {
    await connection.dispose()
  }
}

/** A database of one's own on the test server; `drop` it afterwards. */
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `drill_test_${randomUUID().replaceAll('-', '')}`
  await run(`CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/**
 * Runs the same tests on SQLite and on Postgres. `open` gives a migrated store, empty at a test's
 * first call; further calls open the same database once more. All are closed after the test.
 */
export function describeOnEachDatabase(
  name: string,
  tests: (open: () => Promise<Store>) => void,
): void {
  describe(`${name} (SQLite)`, () => {
    let dataDir: string | null = null
    const stores: Store[] = []
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close()
      if (dataDir !== null) await rm(dataDir, { recursive: true, force: true })
      dataDir = null
    })
    tests(async () => {
      dataDir ??= await mkdtemp(join(tmpdir(), 'drill-store-'))
      const store = await openStore({ databaseUrl: null, dataDir, migrations, now: migratedAt })
      stores.push(store)
      return store
    })
  })

  describe.skipIf(postgresUrl === null)(`${name} (Postgres)`, () => {
    let database: Awaited<ReturnType<typeof freshDatabase>>
    const stores: Store[] = []
    const options = () => ({ databaseUrl: database.url, dataDir: '', migrations, now: migratedAt })
    beforeAll(async () => {
      database = await freshDatabase()
      await (await openStore(options())).close()
    })
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close()
      await truncate(database.url)
    })
    afterAll(() => database.drop())
    tests(async () => {
      const store = await openStore(options())
      stores.push(store)
      return store
    })
  })
}

async function truncate(url: string): Promise<void> {
  const connection = await new PrismaPg({ connectionString: url }).connect()
  const sql = `DO $$ BEGIN EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE'
    FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_migration'); END $$`
  await connection.executeRaw({ sql, args: [], argTypes: [] })
  await connection.dispose()
}
