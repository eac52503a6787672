import { pathToFileURL } from 'node:url'
import {
  type Client,
  createClient,
  type InArgs,
  type InStatement,
  type ResultSet,
  type Transaction,
} from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { breathing } from './breath'
import type { Migratable } from './migrate'

/** How long a statement waits for another process's lock, ms. */
const patience = 5000

/** WAL outlives the connection; the rest is the connection's own, and not left to how libsql was built. */
const pragmas = `
  PRAGMA busy_timeout = ${patience};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`

/**
 * The driver for one SQLite file. Prisma's adapter runs one statement or transaction at a time, so
 * one connection is enough; everything else waits its turn in the process.
 */
export function sqliteAdapter(file: string, breathes: boolean): PrismaLibSql {
  const factory = new PrismaLibSql({ url: pathToFileURL(file).href, timeout: patience })
  const { connect } = factory
  factory.createClient = (config) =>
    keepConnection(createClient(config), breathes ? breathing() : null)
  factory.connect = async () => {
    const adapter = await connect.call(factory)
    await adapter.executeScript(pragmas)
    return adapter
  }
  return factory
}

/**
 * libsql gives its connection away to each transaction and opens another one, without our pragmas.
 * Here a transaction stays on the connection, and it takes the write lock as it begins: a read that
 * later becomes a write could fail.
 */
function keepConnection(client: Client, breathe: (() => Promise<void>) | null): Client {
  let open = false
  const execute: (statement: InStatement | string, args?: InArgs) => Promise<ResultSet> =
    client.execute.bind(client)
  client.execute = async (statement: InStatement | string, args?: InArgs) => {
    await breathe?.()
    return args === undefined ? execute(statement) : execute(statement, args)
  }
  const end = async (statement: 'COMMIT' | 'ROLLBACK') => {
    if (!open) return
    await client.execute(statement)
    open = false
  }
  const transaction: Transaction = {
    execute: (statement) => client.execute(statement),
    batch: (statements) => client.batch(statements),
    executeMultiple: (sql) => client.executeMultiple(sql),
    commit: () => end('COMMIT'),
    rollback: () => end('ROLLBACK'),
    close: () => {},
    get closed() {
      return !open
    },
  }
  client.transaction = async () => {
    await client.execute('BEGIN IMMEDIATE')
    open = true
    return transaction
  }
  return client
}

/** The file as a place to migrate; `close` it before the store opens it. */
export function sqliteMigrations(file: string): Migratable & { close(): void } {
  const client = createClient({ url: pathToFileURL(file).href, timeout: patience })
  return {
    applied: async () => {
      await client.execute(
        'CREATE TABLE IF NOT EXISTS "_migration" ("name" TEXT PRIMARY KEY, "sha256" TEXT NOT NULL, "appliedAt" TEXT NOT NULL)',
      )
      const { rows } = await client.execute('SELECT "name", "sha256" FROM "_migration"')
      return rows.map((row) => ({ name: String(row.name), sha256: String(row.sha256) }))
    },
    apply: async ({ name, sha256, sql }, now) => {
      // A rebuilt table is dropped on the way, and that would delete what refers to it.
      await client.execute('PRAGMA foreign_keys = OFF')
      const transaction = await client.transaction('write')
      try {
        await transaction.execute({
          sql: 'INSERT INTO "_migration" ("name", "sha256", "appliedAt") VALUES (?, ?, ?)',
          args: [name, sha256, new Date(now).toISOString()],
        })
        await transaction.executeMultiple(sql)
        const { rows } = await transaction.execute('PRAGMA foreign_key_check')
        if (rows.length > 0) throw new Error(`Migration ${name} leaves rows that refer to nothing.`)
        await transaction.commit()
      } finally {
        transaction.close()
      }
    },
    close: () => client.close(),
  }
}
