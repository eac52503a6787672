import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { judge } from '../../src/lab/judge'

const childPath = fileURLToPath(new URL('../../dist/lab-child.js', import.meta.url))
const ring = { system: 'microservices', seed: 2 ** 31 - 1, evidence: null } as const

test('a cure is found to hold, and shown beside what failed', async () => {
  const { verdict, before, after } = await judge(
    { ...ring, remedies: { pool: 'own' } },
    { childPath },
  )
  expect(verdict).toBe('holds')
  expect(before.seed).toBe(after.seed)
  expect(before.symptom).toBeGreaterThan(15)
  expect(after.symptom).toBe(0)
})

test('where the failing version’s run is known it is not made again, and the verdict is the same', async () => {
  const judging = { ...ring, remedies: { workers: '32' } }
  const steps: string[] = []
  const onStep = (step: string) => steps.push(step)
  const whole = await judge(judging, { childPath, onStep })
  expect(steps).toEqual(['before', 'after', 'hold-out', 'other-seed'])
  steps.length = 0
  const known = await judge({ ...judging, before: whole.before }, { childPath, onStep })
  expect(steps).toEqual(['after', 'hold-out', 'other-seed'])
  const figures = ({ before, after, ...rest }: typeof whole) => [
    rest,
    before.checks,
    before.symptom,
    after.checks,
    after.symptom,
    after.success,
  ]
  expect(figures(known)).toEqual(figures(whole))
})

test('an unknown remedy is refused before anything runs', async () => {
  const judged = judge({ ...ring, remedies: { pool: 'large' } }, { childPath })
  await expect(judged).rejects.toThrow('"pool" can\'t be "large"; it can be shared, own.')
})
