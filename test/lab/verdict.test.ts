import { expect, test } from 'vitest'
import { parseRemedies } from '../../src/lab/remedies'
import type { RunCheck, RunResult } from '../../src/lab/run'
import { judgeRuns } from '../../src/lab/verdict'

function result(symptom: number, broken: readonly RunCheck['kind'][] = []): RunResult {
  const check = (name: string, kind: RunCheck['kind']): RunCheck => ({
    name,
    kind,
    passed: !broken.includes(kind),
    value: symptom,
    limit: 2,
    unit: '%',
  })
  return {
    subject: 'microservices',
    seed: 1,
    load: 'alert',
    checks: [check('failed', 'symptom'), check('P95', 'goal'), check('lost', 'invariant')],
    success: '0',
    symptom,
    figures: {},
    series: null,
    virtualMs: 1,
    fingerprint: '',
    loopDelayMs: null,
  }
}

const before = result(20, ['symptom', 'goal'])
const good = result(0)
const all = { before, after: good, holdOut: good, otherSeed: good }

test('holds only where all checks pass everywhere', () => {
  expect(judgeRuns(all)).toBe('holds')
  expect(judgeRuns({ ...all, after: result(0, ['goal']) })).toBe('hides')
  expect(judgeRuns({ ...all, holdOut: before })).toBe('hides')
  expect(judgeRuns({ ...all, otherSeed: before })).toBe('hides')
})

test('half as bad is partial, the failing version itself fails', () => {
  const runs = (after: RunResult) => ({ before, after, holdOut: after, otherSeed: after })
  expect(judgeRuns(runs(result(10, ['symptom'])))).toBe('partial')
  expect(judgeRuns(runs(result(10.1, ['symptom'])))).toBe('fails')
  expect(judgeRuns(runs(before))).toBe('fails')
})

test('breaking what held before is harm, whatever it brings', () => {
  expect(judgeRuns({ ...all, after: result(0, ['invariant']) })).toBe('harms')
  expect(judgeRuns({ ...all, otherSeed: result(0, ['invariant']) })).toBe('harms')
  // At a load that the failing version was not tried at, it only does not hold.
  expect(judgeRuns({ ...all, holdOut: result(0, ['invariant']) })).toBe('hides')
  const broken = result(20, ['symptom', 'invariant'])
  expect(judgeRuns({ ...all, before: broken, after: broken })).toBe('fails')
})

test('pairs are read, and refused with what is possible', () => {
  expect(parseRemedies('microservices', ['queue=on', 'workers=32'])).toEqual({
    queue: 'on',
    workers: '32',
  })
  expect(() => parseRemedies('billing', ['queue=on'])).toThrow(
    /billing has no remedy "queue"; it has arithmetic/,
  )
  expect(() => parseRemedies('billing', ['place=page'])).toThrow(
    '"place" can\'t be "page"; it can be invoice, line, never.',
  )
  expect(() => parseRemedies('billing', ['place'])).toThrow(/form key=value/)
  expect(() => parseRemedies('billing', ['place=line', 'place=line'])).toThrow(/twice/)
})
