import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Migratable, migrate } from '../../src/store/migrate'
import { postgresMigrations } from '../../src/store/postgres'
import { openStore } from '../../src/store/prisma-store'
import { sqliteMigrations } from '../../src/store/sqlite'
import { freshDatabase, migratedAt, migrations, postgresUrl } from '../support/databases'

type Target = Migratable & { close(): void | Promise<void> }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-migrate-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function tests(open: () => Promise<Target>) {
  const write = (name: string, sql: string) => writeFile(join(folder, name), sql)

  test('applies what is missing, in order, once', async () => {
    const target = await open()
    await write('0002_rows.sql', `INSERT INTO "t" VALUES ('a;b');`)
    await write('0001_table.sql', 'CREATE TABLE "t" ("v" TEXT); CREATE INDEX "i" ON "t"("v");')
    await write('README.md', 'not one')
    expect(await migrate(target, folder, migratedAt)).toEqual(['0001_table.sql', '0002_rows.sql'])
    expect(await migrate(target, folder, migratedAt)).toEqual([])
    await write('0003_more.sql', `INSERT INTO "t" VALUES ('c');`)
    expect(await migrate(target, folder, migratedAt)).toEqual(['0003_more.sql'])
  })

  test('a file that fails leaves nothing of itself, and those before it stay', async () => {
    const target = await open()
    await write('0001_good.sql', 'CREATE TABLE "good" ("v" TEXT);')
    await write('0002_bad.sql', 'CREATE TABLE "bad" ("v" TEXT); CREATE TABLE "good" ("v" TEXT);')
    await expect(migrate(target, folder, migratedAt)).rejects.toThrow('good')
    await write('0002_bad.sql', 'CREATE TABLE "bad" ("v" TEXT);')
    expect(await migrate(target, folder, migratedAt)).toEqual(['0002_bad.sql'])
  })

  test('refuses a file that was changed after it was applied', async () => {
    const target = await open()
    await write('0001_table.sql', 'CREATE TABLE "t" ("v" TEXT);')
    await migrate(target, folder, migratedAt)
    await write('0001_table.sql', 'CREATE TABLE "t" ("w" TEXT);')
    await write('0002_more.sql', 'CREATE TABLE "u" ("v" TEXT);')
    await expect(migrate(target, folder, migratedAt)).rejects.toThrow(
      '0001_table.sql was changed after it was applied.',
    )
    expect(await target.applied()).toHaveLength(1)
  })

  test('refuses a database that is newer than the code', async () => {
    const target = await open()
    await write('0001_table.sql', 'CREATE TABLE "t" ("v" TEXT);')
    await write('0002_future.sql', 'CREATE TABLE "u" ("v" TEXT);')
    await migrate(target, folder, migratedAt)
    await rm(join(folder, '0002_future.sql'))
    await expect(migrate(target, folder, migratedAt)).rejects.toThrow(
      'newer than this version of the bot: it has 0002_future.sql',
    )
  })

  test('an empty folder is an error, not a migrated database', async () => {
    await expect(migrate(await open(), folder, migratedAt)).rejects.toThrow('no migrations')
  })
}

describe('migrations (SQLite)', () => {
  let target: ReturnType<typeof sqliteMigrations> | null = null
  afterEach(() => target?.close())
  tests(async () => {
    target = sqliteMigrations(join(folder, 'test.db'))
    return target
  })

  test('a table can be rebuilt without losing what refers to it', async () => {
    target = sqliteMigrations(join(folder, 'test.db'))
    await writeFile(
      join(folder, '0001_tables.sql'),
      `CREATE TABLE "parent" ("id" TEXT PRIMARY KEY);
       CREATE TABLE "child" ("id" TEXT REFERENCES "parent" ("id") ON DELETE CASCADE);
       INSERT INTO "parent" VALUES ('a'); INSERT INTO "child" VALUES ('a');`,
    )
    await writeFile(
      join(folder, '0002_rebuilt.sql'),
      `CREATE TABLE "new" ("id" TEXT PRIMARY KEY, "more" TEXT);
       INSERT INTO "new" ("id") SELECT "id" FROM "parent";
       DROP TABLE "parent"; ALTER TABLE "new" RENAME TO "parent";
       CREATE TABLE "kept" AS SELECT COUNT(*) AS "n" FROM "child";
       CREATE UNIQUE INDEX "one" ON "kept"("n");
       INSERT INTO "kept" VALUES (0);`,
    )
    // Had the child been deleted, "kept" would hold 0 already.
    await expect(migrate(target, folder, migratedAt)).resolves.toHaveLength(2)
  })

  test('rows that refer to nothing are not let in', async () => {
    target = sqliteMigrations(join(folder, 'test.db'))
    await writeFile(
      join(folder, '0001_broken.sql'),
      `CREATE TABLE "parent" ("id" TEXT PRIMARY KEY);
       CREATE TABLE "child" ("id" TEXT REFERENCES "parent" ("id"));
       INSERT INTO "child" VALUES ('nobody');`,
    )
    await expect(migrate(target, folder, migratedAt)).rejects.toThrow('refer to nothing')
    expect(await target.applied()).toEqual([])
  })
})

describe.skipIf(postgresUrl === null)('migrations (Postgres)', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  const targets: Target[] = []
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(async () => {
    for (const target of targets.splice(0)) await target.close()
    await database.drop()
  })
  tests(async () => {
    const target = await postgresMigrations(database.url)
    targets.push(target)
    return target
  })

  test('two bots that start at once both start', async () => {
    const options = { databaseUrl: database.url, dataDir: '', migrations, now: migratedAt }
    const stores = await Promise.all([openStore(options), openStore(options)])
    for (const store of stores) {
      await store.ping()
      await store.close()
    }
  })
})

test('a store on a data folder keeps what it has', async () => {
  const migrationsThere = join(folder, 'migrations')
  await cp(migrations, migrationsThere, { recursive: true })
  const dataDir = join(folder, 'data')
  const options = { databaseUrl: null, dataDir, migrations: migrationsThere, now: migratedAt }
  const first = await openStore(options)
  await first.ensureWorkspace('local', 'local', () => 'w1')
  await first.close()
  const second = await openStore(options)
  expect((await second.ensureWorkspace('local', 'local', () => 'w2')).id).toBe('w1')
  await second.close()
})
