/** Keeps the ring where it was calibrated: what fails before, what each remedy is worth. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { chanceOf } from '../../src/lab/chance'
import { type EvidenceLine, evidenceLine } from '../../src/lab/evidence/line'
import { launch } from '../../src/lab/launch'
import type { Remedies, RunRequest, RunResult } from '../../src/lab/run'
import { judgeRuns, type Verdict } from '../../src/lab/verdict'

vi.setConfig({ testTimeout: 60_000 })

const childPath = fileURLToPath(new URL('../../dist/lab-child.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lab-ring-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (remedies: Remedies, changes: Partial<RunRequest> = {}): Promise<RunResult> =>
  launch(
    {
      subject: 'microservices',
      remedies,
      seed: 1,
      load: 'alert',
      evidence: null,
      realTime: false,
      ...changes,
    },
    // A busy machine makes a run long, and never another one.
    { childPath, limits: { time: 60_000 } },
  )

let failing: Promise<RunResult> | null = null

async function verdictOf(remedies: Remedies): Promise<{ verdict: Verdict; after: RunResult }> {
  failing ??= run({})
  const [before, after] = await Promise.all([failing, run(remedies)])
  const [holdOut, otherSeed] = await Promise.all([
    run(remedies, { load: 'hold-out' }),
    run(remedies, { seed: 2 }),
  ])
  return { verdict: judgeRuns({ before, after, holdOut, otherSeed }), after }
}

const passes = ({ checks }: RunResult) => checks.every(({ passed }) => passed)

test('without a remedy 15 to 24 % fail, on any seed', async () => {
  const runs = await Promise.all([1, 2, 3, 44, 1005].map((seed) => run({}, { seed })))
  for (const { figures, checks, series } of runs) {
    expect(figures.requests).toBeGreaterThan(370)
    expect(figures.failedPercent).toBeGreaterThan(15)
    expect(figures.failedPercent).toBeLessThan(24)
    expect(figures.p95).toBeGreaterThan(715)
    expect(figures.p95).toBeLessThanOrEqual(800)
    expect(checks.filter(({ kind }) => kind === 'invariant').every(({ passed }) => passed)).toBe(
      true,
    )
    expect(Number(series?.kind === 'timeouts' ? series.percent : 0)).toBe(figures.failedPercent)
  }
})

describe('one remedy alone', () => {
  test.each<[string, Remedies, Verdict, [number, number]]>([
    ['a queue for the last call', { queue: 'on' }, 'holds', [0, 0]],
    ['a pool for inner calls', { pool: 'own' }, 'holds', [0, 0]],
    ['a breaker with an outbox', { breaker: 'outbox' }, 'holds', [0, 0]],
    ['admission', { admission: 'on' }, 'holds', [0, 0]],
    ['a map', { map: 'on' }, 'fails', [15, 24]],
    ['deadlines', { deadline: 'on' }, 'harms', [10, 24]],
    ['more workers', { workers: '32' }, 'partial', [7, 9.5]],
    ['a longer timeout', { timeout: '600' }, 'fails', [40, 51]],
    ['trying again at once', { retry: 'immediate' }, 'harms', [70, 93]],
    ['trying again with pauses', { retry: 'backoff' }, 'harms', [70, 93]],
    ['a breaker that drops', { breaker: 'drop' }, 'harms', [0, 0]],
    ['a breaker with an error', { breaker: 'error' }, 'fails', [17, 24]],
    ['more workers and pauses', { workers: '32', retry: 'backoff' }, 'hides', [0, 0]],
  ])('%s', async (_, remedies, expected, [least, most]) => {
    const { verdict, after } = await verdictOf(remedies)
    expect(verdict).toBe(expected)
    expect(after.symptom).toBeGreaterThanOrEqual(least)
    expect(after.symptom).toBeLessThanOrEqual(most)
  })

  test.each([2, 3, 44, 1005])(
    'a longer timeout fails two of five or half, seed %i',
    async (seed) => {
      const { symptom } = await run({ timeout: '600' }, { seed })
      expect(symptom).toBeGreaterThan(40)
      expect(symptom).toBeLessThan(51)
    },
  )

  // A deadline is what the client waits, and is looked at as work begins: only orders that waited 800 ms for a
  // worker are let go unwritten, the last few of the largest burst. Where a first prototype lost 36 to 38, an
  // order had about one hop's 200 ms in all; then queue, pool and admission no longer hold beside deadlines.
  test.each([1, 2, 3, 44, 1005])('deadlines lose a few orders, seed %i', async (seed) => {
    const { figures } = await run({ deadline: 'on' }, { seed })
    expect(figures.lost).toBeGreaterThanOrEqual(3)
    expect(figures.lost).toBeLessThanOrEqual(6)
  })

  test('what drops orders loses about as many as were put off', async () => {
    const { figures } = await run({ breaker: 'drop' })
    expect(figures.lost).toBeGreaterThan(45)
    expect(figures.lost).toBeLessThan(65)
  })
})

test.each<Remedies>([
  { queue: 'on', deadline: 'on', map: 'on' },
  { pool: 'own', deadline: 'on' },
  { admission: 'on', deadline: 'on' },
  { pool: 'own', breaker: 'error' },
  { breaker: 'outbox', admission: 'on' },
])('right ones together hold: %j', async (remedies) => {
  expect((await verdictOf(remedies)).verdict).toBe('holds')
})

test('no set of only tempting remedies holds', async () => {
  const dice = chanceOf(20).fork('sets')
  const tempting = {
    workers: ['8', '32'],
    timeout: ['200', '600'],
    retry: ['off', 'immediate', 'backoff'],
    breaker: ['off', 'error', 'drop'],
    deadline: ['off', 'on'],
    map: ['off', 'on'],
  }
  for (let index = 0; index < 8; index += 1) {
    const remedies = Object.fromEntries(
      Object.entries(tempting).map(([key, values]) => [
        key,
        values[dice.int(0, values.length - 1)] ?? '',
      ]),
    )
    const isGood = passes(await run(remedies)) && passes(await run(remedies, { load: 'hold-out' }))
    expect(isGood, JSON.stringify(remedies)).toBe(false)
  }
}, 300_000)

describe('evidence', () => {
  const record = async (name: string) => {
    const evidence = join(folder, name)
    const { fingerprint } = await run({}, { evidence })
    return { text: readFileSync(evidence, 'utf8'), fingerprint }
  }

  test('is the same to the byte, also on a busy machine', async () => {
    const quiet = await record('quiet.jsonl')
    const burners = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);']))
    const busy = await record('busy.jsonl').finally(() => {
      for (const burner of burners) burner.kill('SIGKILL')
    })
    expect(busy.text === quiet.text).toBe(true)
    expect(busy.fingerprint).toBe(quiet.fingerprint)
    expect((await run({}, { seed: 2 })).fingerprint).not.toBe(quiet.fingerprint)
  })

  test('shows the call that never starts, and names no cause', async () => {
    const { text } = await record('lines.jsonl')
    const lines: EvidenceLine[] = text
      .trimEnd()
      .split('\n')
      .map((line) => evidenceLine.parse(JSON.parse(line)))
    const spans = lines.filter((line) => line.kind === 'span')
    const begun = new Set(spans.map(({ parent }) => parent))
    const waits = spans.filter(
      (span) =>
        span.service === 'stock-api' &&
        span.spanKind === 'CLIENT' &&
        span.status === 'ERROR' &&
        !begun.has(span.span),
    )
    expect(waits.length).toBeGreaterThan(40)
    for (const { length } of waits) expect(length).toBeCloseTo(200, 2)
    expect(text).not.toMatch(/deadlock|cycl|circular|starv|\bring\b|exhaust|loop/i)
    const busy = lines.filter(
      (line) =>
        line.kind === 'metric' && line.service === 'order-api' && line.name === 'workers.busy',
    )
    expect(Math.max(...busy.map((line) => (line.kind === 'metric' ? line.value : 0)))).toBe(8)
  })
})
