import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** A small project with the real runner in it. */
function project() {
  const root = mkdtempSync(join(tmpdir(), 'drill-run-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const write = (path: string, text: string) => writeFileSync(join(root, path), text)
  for (const folder of ['src/cli', 'prisma']) mkdirSync(join(root, folder), { recursive: true })
  for (const name of ['run.mjs', 'build.mjs', 'build-page.mjs', 'shake-zod.mjs']) {
    cpSync(resolve('src/cli', name), join(root, 'src/cli', name))
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  write('package.json', '{"type":"module"}')
  write('tsconfig.json', '{}')
  write('prisma/generate.mjs', "export const generate = async () => console.log('generated')")
  write('src/main.ts', "console.log('main 1', process.pid, ...process.argv.slice(2))")
  write('src/cli/other.ts', "import { word } from '../word'\nconsole.log(word)")
  write('src/word.ts', "export const word: string = 'one'")
  const run = (...args: string[]) => {
    const { status, stdout, stderr, pid } = spawnSync(
      process.execPath,
      [join(root, 'src/cli/run.mjs'), ...args],
      { encoding: 'utf8' },
    )
    return { status, said: stdout.trim().split('\n').at(-1), stderr, pid }
  }
  return { root, write, run, built: () => statSync(join(root, 'dist/main.js')).mtimeMs }
}

test('runs a program in its own process, with its arguments', () => {
  const { run } = project()
  const first = run('main', '--', '--seed', '7')
  expect(first).toMatchObject({ status: 0, said: `main 1 ${first.pid} --seed 7` })
  const second = run('main', '--seed', '7')
  expect(second).toMatchObject({ status: 0, said: `main 1 ${second.pid} --seed 7` })
})

test('builds what is stale and leaves alone what is not', () => {
  const { run, write, built } = project()
  expect(run('other').said).toBe('one')
  const before = built()
  expect(run('other').said).toBe('one')
  expect(built()).toBe(before)
  write('src/word.ts', "export const word: string = 'two'")
  expect(run('other').said).toBe('two')
})

test('builds the page of a tree that has one, and leaves no older file of it', () => {
  const { run, root, write } = project()
  const page = 'src/chat/local/page'
  const built = () => readdirSync(join(root, 'dist/page')).sort()
  expect(run('other').said).toBe('one')
  expect(built()).toEqual([])
  for (const folder of [page, 'src/scenarios']) mkdirSync(join(root, folder), { recursive: true })
  write(`${page}/main.tsx`, "import './main.css'\nconsole.log(<i>one</i>)")
  write(`${page}/main.css`, 'body { color: red }')
  write(`${page}/theme.ts`, 'console.log(1)')
  write(`${page}/no-eval.ts`, "import { z } from 'zod'\nz.config({})")
  expect(run('other').said).toBe('one')
  const [first, manifest] = [built(), readFileSync(join(root, 'dist/page/manifest.json'), 'utf8')]
  const { script, style, theme, files, build } = JSON.parse(manifest)
  expect(files).toEqual([style, script, theme].sort())
  const packed = files.flatMap((name: string) => [name, `${name}.br`, `${name}.gz`])
  expect(first).toEqual([...packed, 'manifest.json'].sort())
  expect(readFileSync(join(root, 'dist/page', theme), 'utf8')).not.toMatch(/import|export/)

  write(`${page}/main.tsx`, 'console.log(<i>two</i>)')
  run('other')
  const next = JSON.parse(readFileSync(join(root, 'dist/page/manifest.json'), 'utf8'))
  expect(next).toMatchObject({ style: null, theme })
  expect(next.build).not.toBe(build)
  expect(built()).not.toContain(script)
  expect(built()).toHaveLength(7)

  write('src/scenarios/drift.ts', "export const name = 'Drift'")
  write(`${page}/main.tsx`, "import { name } from '../../../scenarios/drift'\nconsole.log(name)")
  const { status, stderr } = run('other')
  expect(status).toBe(70)
  expect(stderr).toContain('The page must not hold src/scenarios/drift.ts.')
  expect(built()).toHaveLength(7)
})

test('runs from the bundles alone where nothing else is installed', () => {
  const { run, root } = project()
  expect(run('--build').status).toBe(0)
  const builders = ['src/cli/build-page.mjs', 'src/cli/shake-zod.mjs']
  for (const path of ['tsconfig.json', 'prisma', 'src/main.ts', 'src/word.ts', ...builders]) {
    rmSync(join(root, path), { recursive: true })
  }
  expect(run('other')).toMatchObject({ status: 0, said: 'one' })
  expect(run('another').status).toBe(64)
})

test('says what is wrong by sentence and exit code', () => {
  const { run, root, write } = project()
  expect(run('nothing')).toMatchObject({
    status: 64,
    stderr: 'There is no program "nothing"; there are main, other.\n',
  })
  write('src/word.ts', 'export const = 1')
  expect(run('other').status).toBe(70)
  rmSync(join(root, 'node_modules'))
  const { status, stderr } = run('other')
  expect(status).toBe(70)
  expect(stderr).toContain('Run `npm ci` first')
})
