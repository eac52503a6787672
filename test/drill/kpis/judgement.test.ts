import { expect, test } from 'vitest'
import { brierScore } from '../../../src/drill/kpis/calibration'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import { guardrailCount, iacCorrections, reflectionScore } from '../../../src/drill/kpis/upkeep'
import type { VerdictValue } from '../../../src/drill/record-alerts'
import { claim, finished, guardrail, reflection, verdict } from '../../support/records'
import { smallCatalogue } from '../../support/small-catalogue'

function brierOf(drawn: readonly (readonly [number | null, VerdictValue | null])[]) {
  const claims = drawn.map(([confidence], index) => claim('A', 20 + index, 'ben', { confidence }))
  const verdicts = claims.flatMap((each, index) => {
    const value = drawn[index]?.[1]
    return value ? [verdict(each, value)] : []
  })
  return (
    brierScore(
      scenarioCases(finished({ claims, verdicts }), smallCatalogue),
    ).best?.value.toFixed() ?? null
  )
}

test('the Brier score is the mean squared distance of confidence from the verdict', () => {
  const drawn = Array.from({ length: 8 }, () => [100, 'confirmed'] as const)
  expect(brierOf([...drawn, [50, 'partly'], [100, 'rejected']])).toBe('0.1')
  expect(brierOf([...drawn, [0, 'partly'], [0, 'rejected-herring']])).toBe('0.025')
})

test('nine judged claims say nothing; claims without confidence or verdict don’t make the tenth', () => {
  const nine = Array.from({ length: 9 }, () => [100, 'confirmed'] as const)
  expect(brierOf([...nine, [null, 'confirmed'], [80, null]])).toBeNull()
  expect(brierOf([...nine, [100, 'confirmed']])).toBe('0')
})

test('guardrails and, among them, IaC corrections', () => {
  const record = finished({
    guardrails: [guardrail('a', 'alert'), guardrail('b', 'IaC correction')],
  })
  expect(guardrailCount(record).best?.value.toNumber()).toBe(2)
  expect(iacCorrections(record).best?.value.toNumber()).toBe(1)
  expect(
    iacCorrections(finished({ guardrails: [guardrail('a', 'alert')] })).best?.value.toNumber(),
  ).toBe(0)
  expect([guardrailCount(finished()).best, iacCorrections(finished()).best]).toEqual([null, null])
})

test('scores have a mean, a range and a number of answers', () => {
  const { best } = reflectionScore(
    finished({ reflections: [reflection('ben', [4, 5, 3, 2]), reflection('chi', [5, 5, 3, 2])] }),
    'techniques',
  )
  expect(best?.value.toNumber()).toBe(4.5)
  expect([best?.range?.low.toNumber(), best?.range?.high.toNumber(), best?.rows.length]).toEqual([
    4, 5, 2,
  ])
  expect(reflectionScore(finished(), 'ai').best).toBeNull()
})
