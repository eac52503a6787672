import { expect, test } from 'vitest'
import { falsePositives, missedAlarms } from '../../../src/drill/kpis/alarms'
import { herringCases, scenarioCases } from '../../../src/drill/kpis/cases'
import type { DrillRecord } from '../../../src/drill/record'
import { claim, finished, noise, stamp, verdict } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

function counts(record: DrillRecord) {
  const [cases, herrings] = [scenarioCases(record, smallCatalogue), herringCases(record)]
  const { all, herring } = falsePositives(cases, herrings)
  const number = (figure: typeof all) => figure.best?.value.toNumber() ?? null
  return {
    all: number(all),
    herring: number(herring),
    missed: number(missedAlarms(cases, herrings)),
  }
}

test('rejected causes and causes on a herring are false positives; superseded ones on a herring too', () => {
  const right = claim('A', 20, 'ben')
  const wrong = claim('B', 21, 'ben')
  const blamed = claim('C', 22, 'ben')
  const onHerring = claim('D', 24, 'chi', { supersededBy: 'claim-later' })
  const verdicts = [
    verdict(right, 'confirmed'),
    verdict(wrong, 'rejected'),
    verdict(blamed, 'rejected-herring'),
  ]
  expect(counts(finished({ claims: [right, wrong, blamed, onHerring], verdicts }))).toEqual({
    all: 3,
    herring: 2,
    missed: 0,
  })
})

test('partly right is no false positive, an unjudged or superseded cause on a real alert neither', () => {
  const half = claim('A', 20, 'ben')
  const open = claim('B', 21, 'ben')
  const old = claim('C', 21, 'ben', { supersededBy: open.id })
  expect(
    counts(
      finished({
        claims: [half, open, old],
        verdicts: [verdict(half, 'partly'), verdict(old, 'rejected')],
      }),
    ),
  ).toEqual({ all: 0, herring: 0, missed: 0 })
})

test('a real alert called noise is missed once, however often; taken back in time it never was', () => {
  const twice = [noise('A', 20, 'ben', { supersededBy: 'claim-later' }), noise('A', 22, 'chi')]
  const undone = noise('B', 22, 'chi', { undone: stamp(23) })
  expect(counts(finished({ claims: [...twice, undone, noise('D', 30, 'ben')] })).missed).toBe(1)
})

test('nothing said is not recorded', () => {
  expect(counts(finished())).toEqual({ all: null, herring: null, missed: null })
  expect(counts(finished({ claims: [claim('A', 20, 'ben')] }))).toEqual({
    all: null,
    herring: null,
    missed: 0,
  })
})
