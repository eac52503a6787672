import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirTaken, holdDataDir } from '../../src/store/hold'

const root = fileURLToPath(new URL('../..', import.meta.url))
let dataDir = ''
let child: ChildProcess | null = null

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drill-hold-'))
})
afterEach(async () => {
  child?.kill('SIGKILL')
  child = null
  await rm(dataDir, { recursive: true, force: true })
})

/** Another process that holds the folder and says so. */
async function holder(): Promise<ChildProcess> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { holdDataDir } from './src/store/hold'
        await holdDataDir(process.argv[1])
        globalThis.gc()
        console.log('held')
        setInterval(() => {}, 1000)`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  const code = outputFiles[0]?.text ?? ''
  const started = spawn(
    process.execPath,
    ['--expose-gc', '--input-type=module', '-e', code, dataDir],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(started.stdout, 'data')
  return started
}

test('a second bot is refused in one sentence, and after kill -9 the next one starts', async () => {
  child = await holder()
  const refused = holdDataDir(dataDir)
  await expect(refused).rejects.toBeInstanceOf(DataDirTaken)
  await expect(refused).rejects.toThrow(`Another bot is running on ${dataDir}.`)

  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  const { release } = await holdDataDir(dataDir)
  await release()
})

test('released, the folder can be taken again', async () => {
  const first = await holdDataDir(dataDir)
  await expect(holdDataDir(dataDir)).rejects.toBeInstanceOf(DataDirTaken)
  await first.release()
  await first.release()
  const second = await holdDataDir(dataDir)
  await second.release()
})

test('a folder that is not there yet is made', async () => {
  const { release } = await holdDataDir(join(dataDir, 'not', 'yet #1 100%'))
  await release()
})
