/**
 * Prisma's schema engine as WebAssembly, offline: what SQL leads from the committed migrations to the
 * models. Needs `node --experimental-wasm-modules`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'

const folder = fileURLToPath(new URL('.', import.meta.url))

/**
 * @param {'sqlite' | 'postgres'} provider
 * @param {string} postgresUrl a server where a scratch database may be made and dropped; the one named is not touched
 * @returns {Promise<string>} the SQL of the missing migration; only comments if there is none
 */
export async function missingSql(provider, postgresUrl) {
  const files = [
    await schemaFile(join(provider, 'provider.prisma')),
    await schemaFile('models.prisma'),
  ]
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(scratch(provider, postgresUrl)),
  )
  const result = await engine.diff({
    from: { tag: 'migrations', ...(await migrations(provider)) },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: false,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.stdout ?? ''
}

/** Databases that the engine may fill with the committed migrations. */
function scratch(provider, postgresUrl) {
  if (provider === 'sqlite') {
    // Not the adapter's own ":memory:": a second connection to that is another, empty database.
    const folder = mkdtempSync(join(tmpdir(), 'drill-diff-'))
    const factory = new PrismaLibSql({ url: `file:${join(folder, 'scratch.db')}` })
    factory.connectToShadowDb = async () => runsWholeScripts(await factory.connect())
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    return factory
  }
  const factory = new PrismaPg({ connectionString: postgresUrl })
  factory.connectToShadowDb = () => scratchDatabase(factory, postgresUrl)
  return factory
}

/** Our own: the adapter's ends up in the database of the connection string, and is dropped while it is in use. */
async function scratchDatabase(factory, postgresUrl) {
  const server = await factory.connect()
  const name = `drill_diff_${process.pid}_${Date.now()}`
  await server.executeScript(`CREATE DATABASE "${name}"`)
  const url = new URL(postgresUrl)
  url.pathname = name
  const connection = await new PrismaPg({ connectionString: url.href }).connect()
  const { dispose } = connection
  connection.dispose = async () => {
    await dispose.call(connection)
    await server.executeScript(`DROP DATABASE "${name}"`)
    await server.dispose()
  }
  return readsCharacters(connection)
}

/** The engine sends a migration as one statement, and of several the driver runs the first. */
function runsWholeScripts(connection) {
  connection.executeRaw = async ({ sql }) => {
    await connection.executeScript(sql)
    return 0
  }
  return connection
}

/** The adapter refuses the catalogue's one-letter type "char" (18), which the engine asks for: read it as text (25). */
function readsCharacters(connection) {
  const pool = connection.underlyingDriver()
  const query = pool.query.bind(pool)
  pool.query = async (request) => {
    const result = await query(request)
    for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 25
    return result
  }
  return connection
}

async function schemaFile(path) {
  return { path, content: await readFile(join(folder, path), 'utf8') }
}

async function migrations(provider) {
  const baseDir = join(folder, 'migrations', provider)
  const names = (await readdir(baseDir)).filter((name) => name.endsWith('.sql')).sort()
  const migrationDirectories = []
  for (const name of names) {
    const value = await readFile(join(baseDir, name), 'utf8')
    const migrationFile = { path: name, content: { tag: 'ok', value } }
    migrationDirectories.push({ path: name, migrationFile })
  }
  const lockProvider = provider === 'sqlite' ? 'sqlite' : 'postgresql'
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${lockProvider}"` },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}
