import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { missing } from '../../src/report/missing'
import { claim, finished, observation } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'

const commands = (record: DrillRecord) =>
  missing(record, smallCatalogue).map(({ command }) => command)

test('a finished drill in which nothing was recorded lacks everything', () => {
  expect(commands(finished())).toEqual([
    'note',
    'finding A',
    'finding B',
    'finding C',
    'fix A',
    'fix B',
    'fix C',
    'check A',
    'check B',
    'check C',
    'guardrail',
    'action',
    'reflect',
    'debrief',
  ])
})

test('the full sample lacks nothing', () => {
  expect(missing(sampleRecord(), smallCatalogue)).toEqual([])
})

test('claims that wait for a verdict come first, one or many', () => {
  const one = finished({ claims: [claim('A', 20, 'ben')] })
  expect(missing(one, smallCatalogue)[0]).toEqual({
    what: 'a verdict on one claim',
    command: 'claims',
  })
  const two = finished({
    claims: [
      claim('A', 20, 'ben'),
      claim('D', 20, 'chi'),
      claim('B', 20, 'chi', { supersededBy: 'claim-x' }),
    ],
  })
  expect(missing(two, smallCatalogue)[0]?.what).toBe('verdicts on 2 claims')
})

test('while it runs only what is due by now is missing, and no scenario is named', () => {
  const record = finished({}, { state: 'running', finishedAt: null })
  const phases = record.phases.map((phase) => ({
    ...phase,
    started: phase.ordinal <= 3 ? phase.started : null,
  }))
  const running = { ...record, phases, observations: [observation(1, 'x'), observation(2, 'x')] }
  expect(missing(running, smallCatalogue)).toEqual([
    { what: 'observations on Dark Room Investigation', command: 'note' },
  ])
  const told = JSON.stringify(missing(record, smallCatalogue))
  for (const { name, id } of smallCatalogue.scenarios) {
    expect(told).not.toContain(name)
    expect(told).not.toContain(`"${id}"`)
  }
})
