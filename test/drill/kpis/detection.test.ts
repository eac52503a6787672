import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import {
  agreedTime,
  agreementGap,
  detectionTime,
  identifiedTime,
} from '../../../src/drill/kpis/detection'
import type { DrillRecord } from '../../../src/drill/record'
import { alert, claim, finished, minutes, noise, verdict } from '../../support/records'
import { deadlock, drift, smallCatalogue, spike, storm } from '../../support/small-catalogue'

const casesOf = (record: DrillRecord) => scenarioCases(record, smallCatalogue)
const first = (record: DrillRecord) => {
  const [each] = casesOf(record)
  if (!each) throw new Error('no case')
  return each
}
const msOf = (figure: ReturnType<typeof identifiedTime>) => figure.best?.value.toNumber() ?? null

test('18, 25 and 35 minutes make a mean of 26 with the range 18 to 35, three of three found', () => {
  const claims = [
    claim('A', 15 + 18, 'ben'),
    claim('B', 17 + 25, 'chi'),
    claim('C', 19 + 35, 'dev'),
  ]
  const { best } = detectionTime(
    casesOf(finished({ claims, verdicts: claims.map((each) => verdict(each, 'confirmed')) })),
  )
  expect(best?.value.toNumber()).toBe(minutes(26))
  expect(best?.range?.low.toNumber()).toBe(minutes(18))
  expect(best?.range?.high.toNumber()).toBe(minutes(35))
  expect(best?.share).toEqual({ part: 3, whole: 3 })
  expect(best?.provenance).toBe('counted')
})

test('a verdict that was changed counts by its last value, at the time of the claim', () => {
  const early = claim('A', 20, 'ben')
  const later = claim('A', 30, 'chi')
  const verdicts = [
    verdict(early, 'rejected'),
    verdict(later, 'confirmed'),
    verdict(early, 'confirmed', 100),
  ]
  expect(msOf(identifiedTime(first(finished({ claims: [later, early], verdicts }))))).toBe(
    minutes(5),
  )
  const taken = [...verdicts, verdict(early, 'partly', 101)]
  expect(msOf(identifiedTime(first(finished({ claims: [early, later], verdicts: taken }))))).toBe(
    minutes(15),
  )
})

test('superseded, undone and noise claims find nothing', () => {
  const old = claim('A', 20, 'ben', { supersededBy: 'claim-new' })
  const call = noise('A', 21, 'chi')
  const undone = noise('A', 22, 'dev', { undone: call.stamp })
  const record = finished({
    claims: [old, call, undone],
    verdicts: [old, call, undone].map((each) => verdict(each, 'confirmed')),
  })
  expect(identifiedTime(first(record)).best).toBeNull()
})

test('identified by anyone, agreed by the team, and the gap between them', () => {
  const own = claim('A', 25, 'ben')
  const team = claim('A', 36, 'ben', { kind: 'team' })
  const each = first(
    finished({
      claims: [own, team],
      verdicts: [verdict(own, 'confirmed'), verdict(team, 'confirmed')],
    }),
  )
  expect(msOf(identifiedTime(each))).toBe(minutes(10))
  expect(msOf(agreedTime(each))).toBe(minutes(21))
  expect(msOf(agreementGap(each))).toBe(minutes(11))
})

test('a team claim identifies too; without one nothing is agreed', () => {
  const team = claim('A', 36, 'ben', { kind: 'team' })
  expect(
    msOf(
      identifiedTime(first(finished({ claims: [team], verdicts: [verdict(team, 'confirmed')] }))),
    ),
  ).toBe(minutes(21))
  const own = claim('A', 36, 'ben')
  const each = first(finished({ claims: [own], verdicts: [verdict(own, 'confirmed')] }))
  expect(agreedTime(each).best).toBeNull()
  expect(agreementGap(each).best).toBeNull()
})

test('only delivered real alerts count as those to be found', () => {
  const alerts = [
    alert(drift, 'A', 15),
    alert(deadlock, 'B', null),
    alert(spike, 'C', 19),
    alert(storm, 'D', 23),
  ]
  const found = claim('A', 20, 'ben')
  const onHerring = claim('C', 21, 'ben')
  const record = finished({
    alerts,
    claims: [found, onHerring],
    verdicts: [verdict(found, 'confirmed'), verdict(onHerring, 'confirmed')],
  })
  expect(detectionTime(casesOf(record)).best?.share).toEqual({ part: 1, whole: 2 })
})

test('nothing confirmed is not recorded, never zero', () => {
  expect(detectionTime(casesOf(finished())).best).toBeNull()
})

test('the mean lies within its range, whatever was found when', () => {
  const at = fc.integer({ min: 19, max: 119 })
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom('A', 'B', 'C'),
          at,
          fc.constantFrom('confirmed', 'partly', 'rejected'),
        ),
        { maxLength: 12 },
      ),
      (drawn) => {
        const claims = drawn.map(([letter, minute]) => claim(letter, minute, 'ben'))
        const verdicts = claims.map((each, index) =>
          verdict(each, drawn[index]?.[2] === 'confirmed' ? 'confirmed' : 'rejected'),
        )
        const { best } = detectionTime(casesOf(finished({ claims, verdicts })))
        const found = new Set(
          drawn.filter(([, , value]) => value === 'confirmed').map(([letter]) => letter),
        )
        expect(best?.share?.part ?? 0).toBe(found.size)
        if (!best?.range) return
        expect(best.value.gte(best.range.low) && best.value.lte(best.range.high)).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})
