import fc from 'fast-check'
import { expect, test } from 'vitest'
import { herringCases, madeClaims, scenarioCases } from '../../../src/drill/kpis/cases'
import {
  blames,
  firstCall,
  noiseCalls,
  stints,
  timeOn,
  unfooled,
} from '../../../src/drill/kpis/herrings'
import type { DrillRecord } from '../../../src/drill/record'
import { alert, claim, finished, minutes, noise, stamp, take, verdict } from '../../support/records'
import { lag, smallCatalogue, spike } from '../../support/small-catalogue'

const end = minutes(180)
function herringOf(record: DrillRecord) {
  const [herring] = herringCases(record)
  if (!herring) throw new Error('no herring')
  return herring
}
function spentMinutes(changes: Partial<DrillRecord>, drill: Partial<DrillRecord['drill']> = {}) {
  const record = finished(changes, drill)
  return (
    timeOn(herringOf(record), stints(record, madeClaims(record), end))
      .best?.value.div(60_000)
      .toNumber() ?? null
  )
}

test('time on a herring ends with one’s own noise call, another alert, or the reveal', () => {
  const takes = [
    take('D', 25, 'ben'),
    take('D', 30, 'chi'),
    take('D', 40, 'dev'),
    take('A', 45, 'chi'),
  ]
  expect(spentMinutes({ takes, claims: [noise('D', 35, 'ben')] })).toBe(10 + 15 + 80)
})

test('somebody else’s call, an undone one and a second take of the same alert change nothing', () => {
  const takes = [take('D', 25, 'ben'), take('D', 30, 'ben'), take('A', 40, 'ben')]
  const claims = [noise('D', 27, 'chi'), noise('D', 28, 'ben', { undone: stamp(29) })]
  expect(spentMinutes({ takes, claims })).toBe(15)
})

test('back on it after having called it noise is time again', () => {
  const takes = [take('D', 25, 'ben'), take('D', 50, 'ben'), take('A', 60, 'ben')]
  expect(spentMinutes({ takes, claims: [noise('D', 35, 'ben')] })).toBe(20)
})

test('without a reveal the time runs to now; takes elsewhere make it a true zero; without takes it is not recorded', () => {
  expect(spentMinutes({ takes: [take('D', 100, 'ben')] }, { revealedElapsed: null })).toBe(80)
  expect(spentMinutes({ takes: [take('A', 100, 'ben')] })).toBe(0)
  expect(spentMinutes({})).toBeNull()
})

test('time on all alerts together is never more than people times the time there was', () => {
  const anyTake = fc.tuple(
    fc.constantFrom('A', 'B', 'C', 'D'),
    fc.integer({ min: 15, max: 150 }),
    fc.constantFrom('ben', 'chi', 'dev'),
  )
  const anyCall = fc.tuple(
    fc.constantFrom('A', 'D'),
    fc.integer({ min: 15, max: 119 }),
    fc.constantFrom('ben', 'chi'),
  )
  fc.assert(
    fc.property(fc.array(anyTake), fc.array(anyCall), (takes, calls) => {
      const record = finished({
        takes: takes.map((each) => take(...each)),
        claims: calls.map((each) => noise(...each)),
      })
      const all = stints(record, madeClaims(record), end)
      expect(all.every((stint) => stint.end >= stint.start && stint.end <= minutes(120))).toBe(true)
      expect(all.reduce((sum, stint) => sum + stint.end - stint.start, 0)).toBeLessThanOrEqual(
        3 * minutes(105),
      )
    }),
  )
})

test('who called it noise and how soon, each once', () => {
  const claims = [
    noise('D', 45, 'chi'),
    noise('D', 30, 'ben', { undone: stamp(31) }),
    noise('D', 50, 'chi'),
    noise('D', 48, 'ben', { kind: 'team' }),
    noise('D', 49, 'ben'),
  ]
  const herring = herringOf(finished({ claims }))
  expect(noiseCalls(herring).map((call) => [call.stamp.by, call.kind])).toEqual([
    ['chi', 'own'],
    ['ben', 'team'],
    ['ben', 'own'],
  ])
  expect(firstCall(herring).best?.value.toNumber()).toBe(minutes(22))
})

test('claims that blamed it: on its alert, superseded ones too; and by verdict where it was the only one', () => {
  const elsewhere = claim('A', 40, 'ben')
  const changes = {
    claims: [
      claim('D', 30, 'ben', { supersededBy: 'claim-later' }),
      noise('D', 45, 'ben'),
      elsewhere,
    ],
    verdicts: [verdict(elsewhere, 'rejected-herring')],
  }
  const count = (record: DrillRecord) => {
    const herrings = herringCases(record)
    return (
      blames(
        herringOf(record),
        herrings,
        scenarioCases(record, smallCatalogue),
      ).best?.value.toNumber() ?? null
    )
  }
  const one = finished(changes)
  expect(count(one)).toBe(2)
  expect(count(finished({ ...changes, alerts: [...one.alerts, alert(lag, 'E', 27)] }))).toBe(1)
  expect(count(finished({ alerts: [alert(spike, 'D', 23)] }))).toBeNull()
})

test('handling: the latest own claim of each by a moment, superseded later or not', () => {
  const changed = claim('D', 30, 'ben', { supersededBy: 'claim-x' })
  const record = finished({
    claims: [
      changed,
      noise('D', 100, 'ben'),
      noise('D', 45, 'chi'),
      claim('D', 46, 'chi', { kind: 'team' }),
    ],
  })
  const share = (moment: number | null) =>
    unfooled(
      herringCases(record),
      scenarioCases(record, smallCatalogue),
      moment,
    ).best?.value.toNumber() ?? null
  expect([share(minutes(29)), share(minutes(70)), share(minutes(120)), share(null)]).toEqual([
    null,
    50,
    100,
    null,
  ])
})

test('handling: whoever blamed it on another alert last has not seen through it, where it was the only one', () => {
  const elsewhere = claim('A', 50, 'ben')
  const record = finished({
    claims: [noise('D', 45, 'ben'), elsewhere],
    verdicts: [verdict(elsewhere, 'rejected-herring')],
  })
  const share = (each: DrillRecord) =>
    unfooled(
      herringCases(each),
      scenarioCases(each, smallCatalogue),
      minutes(120),
    ).best?.value.toNumber()
  expect(share(record)).toBe(0)
  expect(share({ ...record, alerts: [...record.alerts, alert(lag, 'E', 27)] })).toBe(100)
})
