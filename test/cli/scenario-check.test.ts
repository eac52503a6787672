import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const example = resolve('src/scenarios/own/examples/cache-stampede/scenario.yaml')

function run(args: readonly string[], from = resolve('.')) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('src/cli/run.mjs'), 'scenario-check', ...args],
    { encoding: 'utf8', env: { ...process.env, INIT_CWD: from } },
  )
  return { status, stdout, stderr }
}

test('a good file: what participants read, hints, checks and the key', () => {
  const { status, stdout, stderr } = run(['scenario.yaml'], join(example, '..'))
  expect(stderr).toBe('')
  expect(status).toBe(0)
  for (const text of [
    'DRILL · A · front-api · P99 of `GET /front` 6.4 s',
    '1. Look at P99 minute by minute',
    'Load test over two lifetimes: Passed / Failed',
    'cached pages expire at the same moment (expir; ttl;',
    'Switch the page keeper on again: hides',
  ])
    expect(stdout).toContain(text)
})

test('a wrong file: each fault at its line, and nothing else', () => {
  const dir = mkdtempSync(join(tmpdir(), 'drill-check-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  writeFileSync(join(dir, 'mine.yaml'), 'kind: herring\nid: a\ncolour: red\n')
  const { status, stdout, stderr } = run([join(dir, 'mine.yaml')])
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('mine.yaml line 3: there is no field "colour".')
  expect(stderr).not.toMatch(/^ +at /m)
  expect(run(['nowhere.yaml'])).toMatchObject({
    status: 1,
    stderr: 'nowhere.yaml: is not there.\n',
  })
})

test('the schema for editors', () => {
  const { status, stdout } = run(['--schema'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('2020-12') })
})

test.each([[[]], [['a', 'b']], [['--colour']], [['']], [['--schema', 'a']]])(
  'a wrong call: %s',
  (args) => {
    expect(run(args)).toMatchObject({ status: 64, stdout: '' })
  },
)
