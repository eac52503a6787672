/** Brings a database to the models of this code: committed SQL files, applied in the order of their names. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Migration {
  name: string
  /** Of the file's text, hex. */
  sha256: string
  sql: string
}

/** What a database must be able to do to be migrated. */
export interface Migratable {
  /** What stands in its own table of migrations; makes the table if there is none. */
  applied(): Promise<Omit<Migration, 'sql'>[]>
  /** Runs the file and notes it, in one transaction; nothing of it stays if it fails. */
  apply(migration: Migration, now: number): Promise<void>
}

/** The database and the code don't belong together; the message says what to do. */
class MigrationError extends Error {
  override name = 'MigrationError'
}

/**
 * Applies what is missing; `folder` holds one provider's `NNNN_name.sql` files.
 * @returns the names applied now
 * @throws MigrationError if an applied file was changed, or the database is newer than this code
 */
export async function migrate(
  database: Migratable,
  folder: string,
  now: number,
): Promise<string[]> {
  const known = await readMigrations(folder)
  const applied = new Map((await database.applied()).map((row) => [row.name, row.sha256]))
  refuseStrangers(known, applied)
  const missing = known.filter((migration) => !applied.has(migration.name))
  for (const migration of missing) await database.apply(migration, now)
  return missing.map((migration) => migration.name)
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  if (names.length === 0) throw new MigrationError(`There are no migrations in ${folder}.`)
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

function refuseStrangers(known: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const byName = new Map(known.map((migration) => [migration.name, migration.sha256]))
  for (const [name, sha256] of applied) {
    const here = byName.get(name)
    if (here === undefined) {
      throw new MigrationError(
        `The database is newer than this version of the bot: it has ${name}. Start the newer version.`,
      )
    }
    if (here !== sha256) {
      throw new MigrationError(
        `${name} was changed after it was applied. Restore the file and add a new migration.`,
      )
    }
  }
}
