import { expect, test } from 'vitest'
import type { Remedies } from '../../src/lab/run'
import { runRestApi } from '../../src/lab/systems/rest-api/run'
import { verdictOf } from './run-once'

const fast = { query: 'in', calls: '8' }

test.each<[Remedies, string]>([
  [fast, 'holds'],
  [{ query: 'in', calls: '48-in-all' }, 'holds'],
  [{ ...fast, cache: 'invalidated' }, 'holds'],
  [{ query: 'in' }, 'fails'],
  [{ query: 'in', calls: '4' }, 'partial'],
  [{ query: 'in', calls: 'all' }, 'harms'],
  [{ calls: 'all' }, 'harms'],
  [{ ...fast, cache: 'age' }, 'harms'],
  [{ cache: 'age' }, 'harms'],
  [{ cache: 'invalidated' }, 'fails'],
  [{ page: '20' }, 'partial'],
  [{ pool: '25' }, 'fails'],
  [{ index: 'on' }, 'fails'],
  [{ timeout: '3' }, 'fails'],
  [{ ...fast, page: '20' }, 'hides'],
])(
  '%o: %s',
  async (remedies, expected) => {
    expect(await verdictOf(runRestApi, { subject: 'rest-api', remedies })).toBe(expected)
  },
  300_000,
)
