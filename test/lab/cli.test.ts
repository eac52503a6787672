import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

function lab(...args: string[]) {
  const run = spawnSync(process.execPath, [resolve('dist/lab.js'), ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const side = z.object({ success: z.string(), symptom: z.number() })
const judged = z.object({
  system: z.string(),
  seed: z.number(),
  remedies: z.record(z.string(), z.string()),
  verdict: z.enum(['holds', 'hides', 'partial', 'fails', 'harms']),
  checks: z.array(
    z.object({ name: z.string(), passed: z.boolean(), value: z.number(), limit: z.number() }),
  ),
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
  60_000,
)

test('people get a table', () => {
  const { code, out } = lab('billing', '--set', 'tolerance=5.00')
  expect(code).toBe(0)
  expect(out).toContain('Verdict: hides')
  expect(out).toMatch(/invoices that differ from the ledger +0 invoices +\d+ FAILED +\d+ FAILED/)
}, 60_000)

test.each([
  [[], 'Name a system: billing, microservices, rest-api.'],
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
