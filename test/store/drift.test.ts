import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { postgresUrl } from '../support/databases'

const script = fileURLToPath(new URL('../../prisma/diff.mjs', import.meta.url))

/** The statements that the migrations lack, without comments. */
async function missing(...words: string[]): Promise<string> {
  const call = ['--no-warnings', '--experimental-wasm-modules', script, ...words]
  const { stdout } = await promisify(execFile)(process.execPath, call)
  return stdout.replaceAll(/^--.*$/gm, '').trim()
}

test('the migrations of SQLite lead to the models', async () => {
  expect(await missing('sqlite')).toBe('')
})

test.skipIf(postgresUrl === null)(
  'the migrations of Postgres lead to the models',
  async () => {
    expect(await missing('postgres', postgresUrl ?? '')).toBe('')
  },
  60_000,
)
