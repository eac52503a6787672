/**
 * Prints the SQL that the migrations of one database lack, after a change to models.prisma:
 *
 *   node --experimental-wasm-modules prisma/diff.mjs sqlite   > prisma/migrations/sqlite/0002_name.sql
 *   node --experimental-wasm-modules prisma/diff.mjs postgres > prisma/migrations/postgres/0002_name.sql
 *
 * Postgres needs a server where a scratch database may be made: a second argument, or the local one.
 * Exits 0 either way; prints a comment only when nothing is missing.
 */
import { missingSql } from './engine.mjs'

const [provider, url = 'postgres://postgres@127.0.0.1:5432/postgres'] = process.argv.slice(2)
if (provider !== 'sqlite' && provider !== 'postgres') {
  process.stderr.write('Say which database: sqlite or postgres.\n')
  process.exit(2)
}
process.stdout.write(await missingSql(provider, url))
