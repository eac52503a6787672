import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { evidenceLine } from '../../src/lab/evidence/line'
import { knobsOf } from '../../src/lab/remedies'
import type { Remedies } from '../../src/lab/run'
import { runRestApi } from '../../src/lab/systems/rest-api/run'
import { broken, drawRemedies, holds, runOnce } from './run-once'

const folder = mkdtempSync(join(tmpdir(), 'lab-rest-api-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ask = (remedies: Remedies, seed = 1, load: 'alert' | 'hold-out' = 'alert') =>
  runOnce(runRestApi, { subject: 'rest-api', remedies, seed, load })

const late = ['P95', 'P99']
const before = [1, 2, 3].map((seed) => ask({}, seed))

test.each([0, 1, 2])('is slow in proportion to its lists, seed %#', async (index) => {
  const run = await before[index]
  const { p95Ms = 0, p99Ms = 0, queriesPerRequest = 0 } = run?.figures ?? {}
  expect(p95Ms).toBeGreaterThan(1700)
  expect(p95Ms).toBeLessThan(2150)
  expect(p99Ms).toBeGreaterThan(3000)
  expect(p99Ms).toBeLessThan(3700)
  expect(queriesPerRequest).toBeGreaterThan(25)
  expect(run === undefined ? [] : broken(run)).toEqual([...late, 'queries a request'])
})

test.each<[Remedies]>([
  [{ query: 'in', calls: '8' }],
  [{ query: 'in', calls: '48-in-all' }],
  [{ query: 'in', calls: '8', cache: 'invalidated', index: 'on' }],
])('%o holds on every seed and load', async (remedies) => {
  for (const seed of [1, 2, 3]) {
    expect(await holds(runRestApi, { subject: 'rest-api', remedies, seed })).toBe(true)
  }
})

test.each<[Remedies, from: number, to: number, failing: string[]]>([
  [{ query: 'in' }, 1300, 1650, late],
  [{ query: 'in', calls: '4' }, 350, 500, ['P99']],
  [{ query: 'in', calls: 'all' }, 150, 250, ['answers that lack users', 'calls refused with 429']],
  [{ pool: '25' }, 1600, 2050, [...late, 'queries a request']],
  [{ index: 'on' }, 1700, 2150, [...late, 'queries a request']],
  [{ timeout: '3' }, 1700, 2150, [...late, 'queries a request']],
  [{ page: '20' }, 700, 1000, [...late, 'queries a request', 'answers that lack users']],
])('%o has a P95 of %d to %d ms', async (remedies, from, to, failing) => {
  for (const seed of [1, 2]) {
    const run = await ask(remedies, seed)
    expect(run.figures.p95Ms).toBeGreaterThan(from)
    expect(run.figures.p95Ms).toBeLessThan(to)
    expect(broken(run)).toEqual(failing)
  }
})

test('a page of twenty at least halves the wait', async () => {
  for (const seed of [1, 2, 3]) {
    const [all, page] = [await before[seed - 1], await ask({ page: '20' }, seed)]
    expect(page.symptom).toBeLessThanOrEqual((all?.symptom ?? 0) / 2)
  }
})

test('a cache by age alone shows plans that changed long ago; one that is told does not', async () => {
  const fast = { query: 'in', calls: '8' }
  for (const seed of [1, 2, 3]) {
    const aged = await ask({ ...fast, cache: 'age' }, seed)
    expect(broken(aged)).toEqual(['plans shown too long after a change'])
    const told = await ask({ ...fast, cache: 'invalidated' }, seed)
    expect(broken(told)).toEqual([])
  }
})

test('a sample of all sets: one query and few calls at once hold, nothing else does', async () => {
  const sets = Array.from({ length: 10 }, (_, seed) => drawRemedies(knobsOf('rest-api'), seed))
  const righted = sets.slice(0, 3).map((set, index) => ({
    ...set,
    query: 'in',
    calls: index % 2 === 0 ? '8' : '48-in-all',
    cache: index % 2 === 0 ? 'off' : 'invalidated',
    page: 'all',
  }))
  for (const remedies of [...sets, ...righted]) {
    const held = await holds(runRestApi, { subject: 'rest-api', remedies, seed: 7 })
    expect([remedies, held]).toEqual([remedies, isRight(remedies)])
  }
}, 180_000)

const isRight = ({ query, calls, cache, page }: Remedies) =>
  query === 'in' && (calls === '8' || calls === '48-in-all') && cache !== 'age' && page === 'all'

test('the same request gives the same evidence to the byte, and no line says why', async () => {
  const files = ['one.jsonl', 'two.jsonl'].map((name) => join(folder, name))
  const prints: string[] = []
  for (const evidence of files) {
    const run = await runOnce(runRestApi, { subject: 'rest-api', seed: 5, evidence })
    prints.push(run.fingerprint)
  }
  const [one = '', two = ''] = files.map((file) => readFileSync(file, 'utf8'))
  expect(two).toBe(one)
  expect(prints[1]).toBe(prints[0])
  expect(one).not.toMatch(/n\+1|storm|batch|sequen|each user|one by one/i)
  const lines = one
    .trimEnd()
    .split('\n')
    .map((line) => evidenceLine.parse(JSON.parse(line)))
  const slow = lines.filter((line) => line.kind === 'metric' && line.name === 'db.slow_statements')
  expect(slow.length).toBeGreaterThan(10)
  expect(slow.every((line) => line.kind === 'metric' && line.value === 0)).toBe(true)
})

test('a trace shows the same statement once for every user of the list', async () => {
  const evidence = join(folder, 'trace.jsonl')
  await runOnce(runRestApi, { subject: 'rest-api', evidence })
  const lines = readFileSync(evidence, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => evidenceLine.parse(JSON.parse(line)))
  const spans = lines.flatMap((line) => (line.kind === 'span' ? [line] : []))
  const root = spans.find(({ name, parent }) => name === 'GET /users' && parent === null)
  const ofTrace = spans.filter(({ trace }) => trace === root?.trace)
  const selects = ofTrace.filter(({ name }) => name === 'SELECT users')
  const calls = ofTrace.filter((span) => span.service === 'plan-provider')
  expect(selects.length).toBe(calls.length + 1)
  expect(calls.length).toBeGreaterThanOrEqual(16)
})
