import { expect, test } from 'vitest'
import { herringCases, scenarioCases } from '../../../src/drill/kpis/cases'
import type { Figure } from '../../../src/drill/kpis/figure'
import { aiStart, overallResolution, resolution } from '../../../src/drill/kpis/resolution'
import type { DrillRecord } from '../../../src/drill/record'
import { check, claim, finished, fix, run, stamp, verdict } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

const found = [claim('A', 33, 'ben'), claim('B', 42, 'chi'), claim('C', 54, 'dev')]
const confirmed = {
  claims: found,
  verdicts: found.map((each) => verdict(each, 'confirmed')),
  fixes: [fix('A'), fix('B'), fix('C')],
}
const told = ({ best, others }: Figure) =>
  [best, ...others]
    .filter((each) => each !== null)
    .map((each) => `${each.provenance} ${each.value.div(60_000)}`)

function partsOf(record: DrillRecord) {
  const [each] = scenarioCases(record, smallCatalogue)
  if (!each) throw new Error('no case')
  const { human, ai, working, plain } = resolution(each, aiStart(record))
  return { human: told(human), ai: told(ai), working: told(working), plain: told(plain) }
}

test('human part, AI part, their sum, and the plain time beside it', () => {
  const record = finished({
    ...confirmed,
    runs: [run('A', { verdict: 'fails' }, 125), run('A', {}, 130), run('A', {}, 133)],
  })
  expect(partsOf(record)).toEqual({
    human: ['counted 18'],
    ai: ['measured 10'],
    working: ['measured 28'],
    plain: ['measured 115'],
  })
})

test('a run counts from when it was asked for: the lab’s queue takes nobody’s time', () => {
  const held = run('A', {}, 133)
  const { alertId, counted, remedies, seed } = held
  const request = { alertId, counted, remedies, seed, predicted: null, why: '' }
  const asked = { ...request, id: held.id, state: 'done' as const, stamp: stamp(128) }
  expect(partsOf(finished({ ...confirmed, runs: [held], runRequests: [asked] }))).toMatchObject({
    ai: ['measured 8'],
    plain: ['measured 113'],
  })
})

test('without a run that holds, the verifying check, from when it stays passed', () => {
  const checks = [
    check('A', 'load', 'Passed', 128),
    check('A', 'load', 'Failed', 130),
    check('A', 'load', 'Passed', 134),
    check('A', 'load', 'Passed', 136),
  ]
  expect(partsOf(finished({ ...confirmed, checks })).ai).toEqual(['counted 14'])
  expect(partsOf(finished({ ...confirmed, checks: checks.slice(0, 2) })).ai).toEqual([])
  expect(partsOf(finished({ ...confirmed, checks, fixes: [] })).ai).toEqual([])
  expect(partsOf(finished({ ...confirmed, checks, runs: [run('A', {}, 131)] })).ai).toEqual([
    'measured 11',
    'counted 14',
  ])
})

test('an item that is not the verifying one, an uncounted run and a check from before the fix verify nothing', () => {
  const record = finished({
    ...confirmed,
    checks: [check('A', 'trace', 'Complete'), check('A', 'stress', 'Passed', 90)],
    runs: [run('A', { counted: false })],
  })
  expect(partsOf(record)).toMatchObject({ ai: [], plain: [] })
})

test('an earlier reveal starts the AI part', () => {
  expect(aiStart(finished({}, { revealedElapsed: 100 * 60_000 }))).toBe(100 * 60_000)
  expect(aiStart(finished({ phases: [] }, { revealedElapsed: null }))).toBeNull()
})

test('a cause that nobody found gets no human part and no working time', () => {
  expect(partsOf(finished({ runs: [run('A', {}, 130)] }))).toEqual({
    human: [],
    ai: ['measured 10'],
    working: [],
    plain: ['measured 115'],
  })
})

test('overall: from the first alert to the last verified fix, plain and without the wait', () => {
  const record = finished({
    ...confirmed,
    runs: [run('A', {}, 128), run('B', {}, 131)],
    checks: [check('C', 'sla', 'Yes', 136)],
  })
  const { plain, working } = overallResolution(
    scenarioCases(record, smallCatalogue),
    herringCases(record),
    aiStart(record),
  )
  expect(told(plain)).toEqual(['counted 121'])
  expect(told(working)).toEqual([`counted ${54 - 15 + 16}`])
  expect(plain.best?.share).toEqual({ part: 3, whole: 3 })
})

test('overall working time needs each resolved cause to have been found', () => {
  const record = finished({
    claims: found.slice(0, 1),
    verdicts: confirmed.verdicts.slice(0, 1),
    runs: [run('A', {}, 128), run('B', {}, 131)],
  })
  const { plain, working } = overallResolution(
    scenarioCases(record, smallCatalogue),
    herringCases(record),
    aiStart(record),
  )
  expect(plain.best?.share).toEqual({ part: 2, whole: 3 })
  expect(working.best).toBeNull()
})
