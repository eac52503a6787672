/** Books are made by a process of their own: the same plan, the same bytes, whatever else the machine does. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { niceness } from '../../src/lab/behind'
import type { EvidencePlan } from '../../src/lab/evidence/book'
import { openBook } from '../../src/lab/evidence/open-book'
import { prepareEvidence } from '../../src/lab/evidence/prepare'
import { smallPlan } from './small-book'

const makerPath = join(import.meta.dirname, '../../dist/lab-evidence.js')
/** A quarter of an hour, so that a test may make it some times. */
const plan: EvidencePlan = { ...smallPlan(5, 2), from: -6, until: 9 }
const other: EvidencePlan = {
  ...plan,
  subjects: [{ subject: 'cpu-spike', sinceMinute: 2, service: 'pricing-api' }],
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'books-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const make = (name: string, wanted = plan, signal?: AbortSignal) =>
  prepareEvidence(wanted, {
    folder: join(folder, name),
    makerPath,
    ...(signal === undefined ? {} : { signal }),
  })
const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

describe('a book', () => {
  it('has the same bytes for the same plan, beside two busy processes too', {
    timeout: 300_000,
  }, async () => {
    const before = performance.eventLoopUtilization()
    const first = await make('one')
    // Whoever waits for a book has nothing to do meanwhile.
    expect(performance.eventLoopUtilization(before).active).toBeLessThan(500)
    expect(await make('one')).toBe(first)
    const burners = [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;) {}']))
    // As patient as the maker: they interrupt it all the time, and yet leave it its share.
    for (const { pid } of burners) if (pid !== undefined) setPriority(pid, niceness)
    try {
      const second = await make('two')
      expect(await hashOf(second)).toBe(await hashOf(first))
      expect(await readdir(join(folder, 'two'))).toHaveLength(1)
    } finally {
      for (const burner of burners) burner.kill('SIGKILL')
    }
    expect(first).toMatch(/\/[0-9a-f]{32}\.evidence$/)
  })

  it('shows a decoy under the service that a facilitator names, and its own service as ever', {
    timeout: 120_000,
  }, async () => {
    const book = openBook(await make('own', other))
    try {
      const until = other.until * 60_000
      const cpu = (service: string) =>
        Math.max(
          ...book
            .metric(service, 'system.cpu.utilization', other.from * 60_000, until)
            .map(({ value }) => value),
        )
      expect(cpu('pricing-api')).toBeGreaterThan(85)
      expect(cpu('batch-worker-3')).toBeLessThan(40)
    } finally {
      book.close()
    }
  })

  it('can be given up, and leaves nothing', { timeout: 300_000 }, async () => {
    const giveUp = new AbortController()
    const made = make('none', plan, giveUp.signal)
    setTimeout(() => giveUp.abort(), 700)
    await expect(made).rejects.toMatchObject({ kind: 'cancelled' })
    expect(await readdir(join(folder, 'none'))).toEqual([])
    await expect(make('none', plan, giveUp.signal)).rejects.toMatchObject({ kind: 'cancelled' })
  })

  it('says why there is none', async () => {
    const wanted = { folder: join(folder, 'bad'), makerPath: '/nowhere/maker.js' }
    await expect(prepareEvidence(plan, wanted)).rejects.toMatchObject({ kind: 'crashed' })
    expect(() => openBook(join(folder, 'bad', 'missing'))).toThrow('no evidence')
  })
})
