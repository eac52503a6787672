import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Prisma, PrismaClient } from './generated/sqlite/client'
import { migrate } from './migrate'

/** Reads and writes, in a transaction or not: what every query of this folder takes. */
export type Db = Prisma.TransactionClient

export interface Database {
  provider: 'sqlite' | 'postgres'
  client: PrismaClient
}

export interface OpenOptions {
  /** `postgres://…`; null = a SQLite file under `dataDir`. */
  databaseUrl: string | null
  dataDir: string
  /** Folder that holds `sqlite/` and `postgres/`, each with its migrations. */
  migrations: string
  /** Real time, epoch ms: noted beside what is applied. */
  now: number
  /** SQLite lets others have their turn while it works; on a clock that stands still nobody else has one. */
  breathes?: boolean
  /** Nobody else writes to the database, so that what was committed last is still so. */
  alone?: boolean
}

/** ms. A transaction takes a few; these bound how long it waits for its turn, and what a stuck one holds up. */
const transactionOptions = { maxWait: 30_000, timeout: 20_000 }

/**
 * Opens the database and applies missing migrations.
 * @throws MigrationError, or the driver's error if there is no database to reach
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.databaseUrl === null
    ? openSqlite(options)
    : openPostgres(options, options.databaseUrl)
}

async function openSqlite({
  dataDir,
  migrations,
  now,
  breathes = true,
}: OpenOptions): Promise<Database> {
  const { sqliteAdapter, sqliteMigrations } = await import('./sqlite')
  const { PrismaClient } = await import('./generated/sqlite/client')
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, 'drill.db')
  const target = sqliteMigrations(file)
  try {
    await migrate(target, join(migrations, 'sqlite'), now)
  } finally {
    target.close()
  }
  const client = new PrismaClient({ adapter: sqliteAdapter(file, breathes), transactionOptions })
  return { provider: 'sqlite', client }
}

async function openPostgres(options: OpenOptions, databaseUrl: string): Promise<Database> {
  const { postgresAdapter, postgresMigrations } = await import('./postgres')
  const { PrismaClient: Postgres } = await import('./generated/postgres/client')
  const target = await postgresMigrations(databaseUrl)
  try {
    await migrate(target, join(options.migrations, 'postgres'), options.now)
  } finally {
    await target.close()
  }
  const client = new Postgres({ adapter: postgresAdapter(databaseUrl), transactionOptions })
  // Generated from the same models, and SQLite's options are a subset of Postgres's: what type-checks
  // for the one runs on the other. TypeScript can't see it, each client has branded types of its own.
  return { provider: 'postgres', client: client as unknown as PrismaClient }
}
