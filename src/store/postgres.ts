import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { Migratable } from './migrate'

/** Any number: what matters is that every bot on the database takes the same. */
const migrationLock = 330_000

/** Real ms for a connection, be it a new one or one that others have: a transaction waits as long for its turn. */
const patience = 30_000

/** The driver for a Postgres database, with a pool of connections. */
export function postgresAdapter(databaseUrl: string): PrismaPg {
  return new PrismaPg(
    { connectionString: databaseUrl, connectionTimeoutMillis: patience },
    { statementNameGenerator: ({ sql, args }) => (args.length > fewArguments ? '' : hash(sql)) },
  )
}

/**
 * Named statements are planned once a connection: loading a record takes half the time. Those with long
 * lists of arguments come in too many lengths to keep, and have no name.
 */
const fewArguments = 8
const hash = (sql: string) => createHash('md5').update(sql).digest('hex')

/** The database as a place to migrate; safe while other bots start. */
export async function postgresMigrations(
  databaseUrl: string,
): Promise<Migratable & { close(): Promise<void> }> {
  const adapter = await new PrismaPg({ connectionString: databaseUrl }).connect()
  type Session = Awaited<ReturnType<typeof adapter.startTransaction>>
  const text = { scalarType: 'string', arity: 'scalar' } as const

  const locked = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await adapter.startTransaction()
    const run = (sql: string) => session.executeRaw({ sql, args: [], argTypes: [] })
    let result: T
    try {
      await run(`SELECT pg_advisory_xact_lock(${migrationLock})`)
      result = await work(session)
      await run('COMMIT')
    } catch (error) {
      await run('ROLLBACK')
      await session.rollback()
      throw error
    }
    await session.commit()
    return result
  }

  return {
    applied: () =>
      locked(async (session) => {
        await session.executeRaw({
          sql: 'CREATE TABLE IF NOT EXISTS "_migration" ("name" TEXT PRIMARY KEY, "sha256" TEXT NOT NULL, "appliedAt" TEXT NOT NULL)',
          args: [],
          argTypes: [],
        })
        const sql = 'SELECT "name", "sha256" FROM "_migration"'
        const { rows } = await session.queryRaw({ sql, args: [], argTypes: [] })
        return rows.map(([name, sha256]) => ({ name: String(name), sha256: String(sha256) }))
      }),
    apply: ({ name, sha256, sql }, now) =>
      locked(async (session) => {
        const rows = await session.executeRaw({
          sql: 'INSERT INTO "_migration" ("name", "sha256", "appliedAt") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
          args: [name, sha256, new Date(now).toISOString()],
          argTypes: [text, text, text],
        })
        // No row: another bot applied it while this one waited for the lock.
        if (rows > 0) await session.executeRaw({ sql, args: [], argTypes: [] })
      }),
    close: () => adapter.dispose(),
  }
}
