/**
 * Generates the database clients of both providers into src/store/generated, without a download:
 * Prisma looks for an engine binary even where it uses none, and takes any executable for it.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const providers = ['sqlite', 'postgres']

/**
 * @param {string} root folder of the package
 * @returns {Promise<boolean>} false if nothing had changed since the last time
 */
export async function generate(root) {
  const folder = join(root, 'src', 'store', 'generated')
  const stamp = join(folder, 'stamp')
  const wanted = await fingerprint(root)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return false
  await rm(folder, { recursive: true, force: true })
  for (const provider of providers) await generateOne(root, provider)
  await mkdir(folder, { recursive: true })
  await writeFile(stamp, wanted)
  return true
}

async function generateOne(root, provider) {
  const models = join(root, 'prisma', provider, 'models.prisma')
  await copyFile(join(root, 'prisma', 'models.prisma'), models)
  const cli = createRequire(join(root, 'package.json')).resolve('prisma/build/index.js')
  const schema = join('prisma', provider)
  try {
    await run(process.execPath, [cli, 'generate', '--schema', schema], {
      cwd: root,
      env: {
        // biome-ignore lint/style/noProcessEnv: handed on whole, nothing is configured by it
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
    })
  } finally {
    await rm(models, { force: true })
  }
}

async function fingerprint(root) {
  const hash = createHash('sha256')
  const files = ['models.prisma', ...providers.map((name) => join(name, 'provider.prisma'))]
  for (const file of files) hash.update(await readFile(join(root, 'prisma', file)))
  const { version } = createRequire(join(root, 'package.json'))('prisma/package.json')
  return hash.update(version).digest('hex')
}
