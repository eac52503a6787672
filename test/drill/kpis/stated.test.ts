/** Verdicts that a scenario's author states: never taken for measured ones, and beaten by them. */
import { expect, test } from 'vitest'
import { scenarioCases } from '../../../src/drill/kpis/cases'
import { fixSuccess, outcomeOf, predictionAccuracy } from '../../../src/drill/kpis/fixes'
import { aiStart, overallResolution, resolution } from '../../../src/drill/kpis/resolution'
import { slaTargets, stressSuccess, verifiedItems } from '../../../src/drill/kpis/verification'
import type { DrillRecord } from '../../../src/drill/record'
import type { StatedRemedy } from '../../../src/drill/scenario'
import { statedEffects, statedRemedies, statedRun, statedVerdict } from '../../../src/drill/stated'
import { check, finished, fix, run } from '../../support/records'
import { drift, smallCatalogue, storm } from '../../support/small-catalogue'

const remedy = (effect: StatedRemedy['effect']): StatedRemedy => ({
  key: effect,
  label: `The one that ${effect}`,
  effect,
  why: `It ${effect} because.`,
})
const remedies = (['holds', 'hides', 'partial', 'fails', 'harms'] as const).map(remedy)
const own = { ...storm, remedies }
const catalogue = {
  ...smallCatalogue,
  scenarios: smallCatalogue.scenarios.map((each) => (each.id === storm.id ? own : each)),
}
const chosen = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, 'applied']))
const casesOf = (changes: Partial<DrillRecord>) => scenarioCases(finished(changes), catalogue)
const letterOf = (id: string) =>
  casesOf({}).find(({ scenario }) => scenario?.id === id)?.alert.letter ?? ''
const ours = letterOf(storm.id)
const labs = letterOf(drift.id)

const statedOf = (...keys: string[]) => {
  const made = statedRun(own, chosen(...keys))
  if (made === null) throw new Error('Nothing is stated of that.')
  const { verdict, before, after, detail } = made
  return { verdict, before, after, detail }
}

test.each([
  [['holds'], 'holds'],
  [['fails', 'hides'], 'hides'],
  [['hides', 'partial'], 'partial'],
  [['fails', 'holds', 'hides'], 'holds'],
  [['holds', 'harms'], 'harms'],
  [['unheard-of'], null],
  [[], null],
])('%s come to %s', (keys, verdict) => {
  expect(statedVerdict(own, chosen(...keys))).toBe(verdict)
})

test('what the lab runs, and a red herring, has nothing stated', () => {
  expect(statedRemedies(catalogue, storm.id)).toEqual(remedies)
  expect(statedVerdict({ ...own, lab: 'rest-api' }, chosen('holds'))).toBeNull()
  expect(statedVerdict(storm, chosen('holds'))).toBeNull()
  for (const { id } of catalogue.herrings) expect(statedRemedies(catalogue, id)).toEqual([])
})

test('a remedy that is left counts for nothing', () => {
  expect(statedVerdict(own, { holds: 'left', fails: 'applied' })).toBe('fails')
  expect(statedEffects(statedOf('fails', 'hides'))?.map(({ why }) => why)).toEqual([
    'It hides because.',
    'It fails because.',
  ])
})

test('a fix’s outcome is what is stated of its remedies, with what was typed beside it', () => {
  const [each] = casesOf({
    fixes: [fix(ours, { outcome: 'successful', remedies: chosen('hides') })],
  }).filter(({ fix: has }) => has !== null)
  expect(each && outcomeOf(each)).toMatchObject({
    outcome: 'partial',
    provenance: 'stated',
    stated: 'successful',
  })
})

test('no figure takes a stated verdict for a measured one', () => {
  const cases = casesOf({
    fixes: [fix(ours, { remedies: chosen('holds') }), fix(labs)],
    runs: [
      run(labs, { verdict: 'fails', predicted: '90' }),
      run(ours, { ...statedOf('holds'), predicted: '90' }),
    ],
  })
  expect(fixSuccess(cases).best?.provenance).toBe('stated')
  const stress = stressSuccess(cases)
  expect(stress.best).toMatchObject({ provenance: 'measured', share: { part: 0, whole: 1 } })
  expect(stress.others).toMatchObject([{ provenance: 'stated', share: { part: 1, whole: 2 } }])
  expect(predictionAccuracy(cases).best?.share).toEqual({ part: 1, whole: 3 })
  expect(slaTargets(cases).best).toBeNull()
})

test('a check that was answered beats what is stated; a TTR says where it comes from', () => {
  const record = finished({
    fixes: [fix(ours, { remedies: chosen('holds') })],
    runs: [run(ours, statedOf('holds'), 135)],
  })
  const cases = scenarioCases(record, catalogue)
  const mine = cases.filter(({ scenario }) => scenario?.id === own.id)
  expect(mine).toHaveLength(1)
  const from = aiStart(record)
  for (const each of mine) {
    expect(resolution(each, from).ai.best?.provenance).toBe('stated')
    expect(verifiedItems(each).map(({ measured }) => measured)).toEqual([null, null, null])
    const checked = { ...each, checks: [check(ours, 'sla', 'Yes', 150)] }
    expect(resolution(checked, from).ai).toMatchObject({
      best: { provenance: 'counted' },
      others: [{ provenance: 'stated' }],
    })
  }
  expect(overallResolution(cases, [], from).plain.best?.provenance).toBe('stated')
})

test('a fix that was changed since its run is not told as that run', () => {
  const tried = { arithmetic: 'float', dedupe: 'content' }
  const harmed = run(labs, { verdict: 'harms', remedies: tried })
  const outcome = (remedies: Record<string, string>) => {
    const fixes = [fix(labs, { remedies, outcome: 'successful' })]
    const found = casesOf({ fixes, runs: [harmed] }).find(({ alert }) => alert.letter === labs)
    const told = found && outcomeOf(found)
    return told && [told.outcome, told.provenance]
  }
  expect(outcome(tried)).toEqual(['failed', 'measured'])
  expect(outcome({ arithmetic: 'decimal' })).toEqual(['successful', 'stated'])
})
