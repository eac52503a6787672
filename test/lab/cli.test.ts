import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

function lab(...args: string[]) {
  const run = spawnSync(process.execPath, [resolve('dist/lab.js'), ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const check = z.object({
  name: z.string(),
  passed: z.boolean(),
  value: z.number(),
  limit: z.number(),
})
const side = z.object({ success: z.string(), symptom: z.number(), checks: z.array(check) })
const judged = z.object({
  system: z.string(),
  seed: z.number(),
  remedies: z.record(z.string(), z.string()),
  verdict: z.enum(['holds', 'hides', 'partial', 'fails', 'harms']),
  checks: z.array(check),
  before: side,
  after: side,
})

test.each([
  ['billing', { arithmetic: 'cents' }, 'holds'],
  ['rest-api', { query: 'in', calls: 'all' }, 'harms'],
])(
  '%s with %o: %s, the same whenever it is asked',
  (system, remedies, verdict) => {
    const set = Object.entries(remedies).flatMap(([key, value]) => ['--set', `${key}=${value}`])
    const [one, two] = [1, 2].map(() => lab(system, ...set, '--seed', '4', '--json'))
    expect(one?.code).toBe(0)
    expect(two?.out).toBe(one?.out)
    const told = judged.parse(JSON.parse(one?.out ?? ''))
    expect(told).toMatchObject({ system, seed: 4, remedies, verdict })
    expect(told.checks.every(({ passed }) => passed)).toBe(verdict === 'holds')
  },
  360_000,
)

test('people get a table', () => {
  const { code, out } = lab('billing', '--set', 'tolerance=5.00')
  expect(code).toBe(0)
  expect(out).toContain('Verdict: hides')
  expect(out).toMatch(
    /\ninvoices that differ from the ledger +0 invoices +\d+ invoices FAILED +\d+ invoices FAILED\n/,
  )
  expect(out).toMatch(/\nreconciliation gap +0\.50 USD +1\.\d\d USD FAILED +0\.00 USD passed\n/)
  expect(out).not.toMatch(/\d\.\d{3}/)
}, 360_000)

test('a fix that only the hold-out finds out is told with the checks that did', () => {
  const set = ['--set', 'workers=32', '--set', 'retry=backoff']
  const { out } = lab('microservices', ...set, '--json')
  const { verdict, checks, after } = judged.parse(JSON.parse(out))
  expect(verdict).toBe('hides')
  expect(checks.slice(0, after.checks.length).every(({ passed }) => passed)).toBe(true)
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name)
  expect(failed).toContain('hold-out load: failed requests')
  expect(lab('microservices', ...set).out).toMatch(/hold-out load: failed requests .* FAILED/)
}, 360_000)

test.each([
  [[], 'Name a system: billing, microservices, rest-api; or say evidence.'],
  [['ledger'], 'There is no system "ledger"'],
  [['billing', 'rest-api'], 'One system a call'],
  [['billing', '--set', 'speed=fast'], 'billing has no remedy "speed"'],
  [['billing', '--set', 'arithmetic=roman'], '"arithmetic" can\'t be "roman"'],
  [['billing', '--set', 'arithmetic'], 'not of the form key=value'],
  [['billing', '--set', 'divide=last', '--set', 'divide=first'], 'set twice'],
  [['rest-api', '--seed', 'x'], '--seed takes a whole number'],
  [['rest-api', '--seed', '2147483648'], '--seed takes a whole number'],
  [['billing', '--fast'], "Unknown option '--fast'"],
])('%o is a wrong call', (args, words) => {
  const { code, out, err } = lab(...args)
  expect([code, out]).toEqual([64, ''])
  expect(err).toContain(words)
  expect(err).toContain('npm run lab -- SYSTEM')
})

test.each([
  [['--level', '9'], '--level takes 1, 2 or 3, not "9".'],
  [['--minute', '181'], '--minute takes a whole number from 0 to 180, not "181".'],
  [['--seed', '-1'], "'--seed' argument is ambiguous"],
  [['--hour', '1'], "Unknown option '--hour'"],
])('evidence %o is a wrong call', (args, words) => {
  const { code, out, err } = lab('evidence', ...args)
  expect([code, out]).toEqual([64, ''])
  expect(err).toContain(words)
  expect(err).toContain('npm run lab -- evidence')
})

test('the word evidence may come last', () => {
  const { code, err } = lab('--level', '9', 'evidence')
  expect(code).toBe(64)
  expect(err).toContain('--level takes 1, 2 or 3')
})

test('evidence that is broken off leaves nothing where participants look', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-broken-off-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const child = spawn(process.execPath, [resolve('dist/lab.js'), 'evidence', '--minute', '5'], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const ended = new Promise((done) => child.once('close', done))
  await expect
    .poll(() => readdirSync(folder, { recursive: true }).join(), { timeout: 60_000 })
    .toContain('.jsonl')
  child.kill('SIGINT')
  expect(await ended).toBe(1)
  expect(said).toBe('The evidence was given up.\n')
  expect(readdirSync(folder)).toEqual([])
}, 120_000)
