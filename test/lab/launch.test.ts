import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { LabFailure } from '../../src/lab/lab-failure'
import { type Limits, launch } from '../../src/lab/launch'
import type { RunRequest } from '../../src/lab/run'

const childPath = fileURLToPath(new URL('misbehaving-child.mjs', import.meta.url))
const realChild = fileURLToPath(new URL('../../dist/lab-child.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lab-launch-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const request = (way: string, changes: Partial<RunRequest> = {}): RunRequest => ({
  subject: 'microservices',
  remedies: { way },
  seed: 1,
  load: 'alert',
  evidence: null,
  realTime: false,
  ...changes,
})

async function failureOf(asked: RunRequest, limits: Partial<Limits> = {}): Promise<LabFailure> {
  const failure = await launch(asked, { childPath, limits }).catch((error: unknown) => error)
  if (!(failure instanceof LabFailure)) throw new Error('The run did not fail as it should.')
  return failure
}

test.each(['hang', 'spin'])('a run that does not end (%s) is ended', async (way) => {
  const failure = await failureOf(request(way), { time: 500 })
  expect(failure).toMatchObject({ kind: 'time', message: 'The run took longer than 0.5 s.' })
})

test('a run that crashes says how', async () => {
  const failure = await failureOf(request('crash'))
  expect(failure.kind).toBe('crashed')
  expect(failure.message).toContain('code 1')
})

test('a run that fills its memory is told from a crash', async () => {
  expect((await failureOf(request('fill'), { memory: 40 })).kind).toBe('memory')
})

test('a run that prints 100 MB is ended', async () => {
  expect((await failureOf(request('print'))).kind).toBe('output')
})

test('a run that writes too much evidence is ended while it writes', async () => {
  const evidence = join(folder, 'evidence.jsonl')
  const failure = await failureOf(request('record', { evidence }), {
    evidence: 2_000_000,
    every: 20,
  })
  expect(failure.kind).toBe('evidence')
})

test('an answer that is no result is not taken for one', async () => {
  expect((await failureOf(request('else'))).kind).toBe('unreadable')
})

test('a child gets PATH and nothing else of the environment', async () => {
  const { message } = await failureOf(request('environment'))
  expect(message).toBe('The run ended with code 3: PATH')
})

test('a run stands back behind its parent, unless its own time is what is measured', async () => {
  const said = async (realTime: boolean) =>
    (await failureOf(request('priority', { realTime }))).message
  expect(await said(true)).toBe(`The run ended with code 3: ${getPriority()}`)
  expect(await said(false)).not.toBe(`The run ended with code 3: ${getPriority()}`)
})

test('a program that is not there is said', async () => {
  const failure = launch(request('x'), { childPath: join(folder, 'none.js') })
  await expect(failure).rejects.toMatchObject({ kind: 'crashed' })
})

test('a run can be cancelled, before and while it runs', async () => {
  const aborted = launch(request('hang'), { childPath, signal: AbortSignal.abort() })
  await expect(aborted).rejects.toMatchObject({ kind: 'cancelled' })
  const controller = new AbortController()
  const running = launch(request('hang'), { childPath, signal: controller.signal })
  await setTimeout(100)
  controller.abort()
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' })
})

test('the real child says what it cannot run', async () => {
  const failed = launch(request('x'), { childPath: realChild })
  await expect(failed).rejects.toMatchObject({
    kind: 'crashed',
    message: expect.stringContaining('microservices has no remedy "way"'),
  })
})

test('a run ends with its parent, even when that is killed', async () => {
  const asked = JSON.stringify(request('x', { remedies: {}, realTime: true }))
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `const child = require('node:child_process').spawn(process.execPath,
        [${JSON.stringify(realChild)}, ${JSON.stringify(asked)}, '--with-parent'],
        { stdio: ['pipe', 'ignore', 'ignore'] })
      console.log(child.pid)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)))
  await setTimeout(500)
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  for (let waited = 0; waited < 2000 && isAlive(pid); waited += 50) await setTimeout(50)
  expect(isAlive(pid)).toBe(false)
})

/** A process that ended and was not yet cleared away by the system counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return (
      !existsSync(`/proc/${pid}/stat`) ||
      !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    )
  } catch {
    return false
  }
}
