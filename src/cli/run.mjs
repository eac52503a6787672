/**
 * `node src/cli/run.mjs NAME [--] ARGUMENTS` builds what is stale and runs the program NAME in this very
 * process, so that signals reach it directly. `--generate` makes only the database clients, `--build`
 * everything. Exit codes of its own: 64 for a wrong call, 70 for a failed build, 78 for a wrong Node.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleIfStale, findPrograms } from './build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [first = '', ...rest] = process.argv.slice(2)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  stop(78, `Node ${process.versions.node} is too old: use 20.19 or newer.`)
}

/** An installed image holds the bundles only. */
const hasSources = existsSync(join(root, 'tsconfig.json'))
const programs = hasSources ? await findPrograms(root) : {}
const bundle = join(root, 'dist', `${first}.js`)
const isKnown = hasSources ? first in programs : existsSync(bundle)
const onlyBuilds = first === '--generate' || first === '--build'
if (!onlyBuilds && !isKnown) {
  const names = Object.keys(programs).sort().join(', ')
  stop(64, `There is no program "${first}"${names === '' ? '' : `; there are ${names}`}.`)
}

if (hasSources) {
  try {
    const { generate } = await import('../../prisma/generate.mjs')
    await generate(root)
    if (first !== '--generate') await bundleIfStale(root, programs)
  } catch (error) {
    const missing = /MODULE_NOT_FOUND$/.test(error.code)
    const advice = missing ? 'Run `npm ci` first: ' : 'The build failed: '
    stop(70, advice + error.message)
  }
}

if (!onlyBuilds) {
  process.argv = [process.execPath, bundle, ...(rest[0] === '--' ? rest.slice(1) : rest)]
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(bundle).href)
}

function stop(code, sentence) {
  console.error(sentence)
  process.exit(code)
}
