/**
 * Per system: the failing version shows its symptom within bounds, and under each cure there is none.
 * `LAB_SEEDS=50` asks fifty seeds instead of two.
 */
import { describe, expect, it } from 'vitest'
import type { Remedies, System } from '../../src/lab/run'
import { subjectOf } from '../../src/lab/systems/registry'
import { broken, type Ran, runOnce } from './run-once'

const seeds = Array.from({ length: Number(process.env.LAB_SEEDS ?? 2) }, (_, index) => index + 101)

const systems: readonly {
  system: System
  bounds: readonly [number, number]
  cures: readonly Remedies[]
}[] = [
  {
    system: 'billing',
    bounds: [1.4, 1.9],
    cures: [{ arithmetic: 'decimal' }, { arithmetic: 'cents' }],
  },
  {
    system: 'microservices',
    bounds: [15, 24],
    cures: [{ queue: 'on' }, { pool: 'own' }, { breaker: 'outbox' }, { admission: 'on' }],
  },
  {
    system: 'rest-api',
    bounds: [1700, 2150],
    cures: [
      { query: 'in', calls: '8' },
      { query: 'in', calls: '48-in-all' },
    ],
  },
]

describe.each(systems)('$system', ({ system, bounds: [least, most], cures }) => {
  const run = async (seed: number, remedies: Remedies = {}): Promise<Ran> =>
    runOnce(await subjectOf(system), { subject: system, seed, remedies })

  it.each(seeds)(
    'fails with seed %i, and each cure mends it',
    { timeout: 300_000 },
    async (seed) => {
      const { symptom } = await run(seed)
      expect(symptom).toBeGreaterThan(least)
      expect(symptom).toBeLessThan(most)
      for (const cure of cures)
        expect(broken(await run(seed, cure)), JSON.stringify(cure)).toEqual([])
    },
  )
})
