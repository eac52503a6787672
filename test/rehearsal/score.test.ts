import { expect, test } from 'vitest'
import { actionSchema } from '../../src/drill/actions'
import { rules } from '../../src/drill/availability'
import { claimSchema } from '../../src/drill/claims'
import { debriefSchema } from '../../src/drill/debriefs'
import { findingSchema } from '../../src/drill/findings'
import { fixSchema } from '../../src/drill/fixes'
import { guardrailSchema } from '../../src/drill/guardrails'
import { reflectSchema } from '../../src/drill/reflections'
import { defaultScript, minutesBefore } from '../../src/drill/script'
import { suggestVerdict } from '../../src/drill/suggestion'
import type { Act } from '../../src/rehearsal/act'
import { facilitator } from '../../src/rehearsal/cast'
import { score } from '../../src/rehearsal/score'
import { catalogue } from '../../src/scenarios/catalogue'
import { defaultFacts, seeded } from './seeded'

const seeds = Array.from({ length: 200 }, (_, seed) => seed)
const drills = seeds.map((seed) => {
  const facts = defaultFacts(seed)
  return { seed, facts, acts: score(seeded(seed), facts) }
})
const word = (act: Act) => (act.do.type === 'judge' ? 'claims' : act.do.word)
const forms = (acts: readonly Act[], name: string) =>
  acts.flatMap((act) =>
    act.do.type === 'form' && act.do.word === name ? [{ ...act, ...act.do }] : [],
  )
const deepDive = minutesBefore(defaultScript, 4)
const aiFix = minutesBefore(defaultScript, 6)

/** What an own or team claim says, however it was made; null = it is none. */
function claimOf({ do: deed }: Act) {
  if (deed.type === 'say' && deed.word === 'claim') {
    return { alert: deed.alert, noise: false, cause: deed.text, evidence: '', team: false }
  }
  if (deed.type === 'press' && deed.does === 'noise') {
    return { alert: deed.alert, noise: true, cause: null, evidence: '', team: false }
  }
  if (deed.type !== 'form' || deed.word !== 'claim') return null
  const { noise, cause, evidence, team } = deed.values
  return {
    alert: deed.alert,
    noise: noise === true,
    cause: String(cause),
    evidence: String(evidence),
    team: team === true,
  }
}

test('the same chance gives the same drill, another gives another', () => {
  const [first] = drills
  expect(score(seeded(0), defaultFacts(0))).toEqual(first?.acts)
  expect(new Set(drills.map(({ acts }) => JSON.stringify(acts))).size).toBe(seeds.length)
})

test('acts come in order of time, within the drill, after their alert has arrived', () => {
  for (const { acts, facts } of drills) {
    expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).toSorted((a, b) => a - b))
    for (const act of acts) {
      expect(act.at).toBeGreaterThan(0)
      expect(act.at).toBeLessThan(180)
      if ('alert' in act.do && act.do.alert !== undefined) {
        const subject = act.do.alert
        const minute = facts.alerts.find((each) => each.subject.id === subject)?.minute
        expect(act.at).toBeGreaterThan(minute ?? Number.POSITIVE_INFINITY)
      }
    }
  }
})

test('everyone says only what they may, when they may', () => {
  for (const { acts } of drills) {
    const observers = acts
      .filter(({ do: deed }) => deed.type === 'say' && deed.text === 'Observer')
      .map(({ by }) => by)
    for (const act of acts) {
      const rule = rules[word(act)]
      const says = `${word(act)} by ${act.by} at ${act.at}`
      if (rule.who === 'facilitator') expect(act.by, says).toBe(facilitator.key)
      if (rule.who === 'participant' || rule.who === 'claimant') {
        expect(act.by, says).not.toBe(facilitator.key)
        expect(observers, says).not.toContain(act.by)
      }
      if (rule.from === 'deep-dive') expect(act.at, says).toBeGreaterThanOrEqual(deepDive)
      if (rule.from === 'ai-fix') expect(act.at, says).toBeGreaterThanOrEqual(aiFix)
      if (claimOf(act) || act.do.type === 'press') expect(act.at, says).toBeLessThan(aiFix)
      if (word(act) === 'hint' || act.do.type === 'judge') expect(act.at, says).toBeLessThan(aiFix)
    }
  }
})

test('six join, one Incident Commander, one for Communications, one Scribe', () => {
  for (const { acts } of drills) {
    const joins = acts.filter((act) => word(act) === 'join')
    expect(new Set(joins.map(({ by }) => by)).size).toBe(6)
    for (const role of ['Incident Commander', 'Communications', 'Scribe']) {
      expect(
        joins.filter(({ do: deed }) => deed.type === 'say' && deed.text === role),
      ).toHaveLength(1)
    }
  }
})

test('team claims come from the Incident Commander or who is first on the alert at that moment', () => {
  let byOwner = 0
  for (const { acts } of drills) {
    const commander = acts.find(
      ({ do: deed }) => deed.type === 'say' && deed.text === 'Incident Commander',
    )
    acts.forEach((act, index) => {
      const claim = claimOf(act)
      if (!claim?.team || act.by === commander?.by) return
      const on = new Map<string, string>()
      for (const { by, do: deed } of acts.slice(0, index)) {
        if (deed.type !== 'press' || deed.does !== 'take') continue
        on.delete(by)
        on.set(by, deed.alert)
      }
      expect([...on].find(([, alert]) => alert === claim.alert)?.[0]).toBe(act.by)
      byOwner += 1
    })
  }
  expect(byOwner).toBeGreaterThan(50)
})

test('the noise button is never pressed over one’s own cause claim', () => {
  for (const { acts } of drills) {
    acts.forEach((act, index) => {
      if (act.do.type !== 'press' || act.do.does !== 'noise') return
      const { alert } = act.do
      const before = acts.slice(0, index).filter((each) => {
        const claim = claimOf(each)
        return each.by === act.by && claim?.alert === alert && !claim.noise && !claim.team
      })
      expect(before).toEqual([])
    })
  }
})

test('what forms hold passes their rules', () => {
  const schemas = {
    claim: claimSchema,
    finding: findingSchema,
    fix: fixSchema,
    guardrail: guardrailSchema,
    action: actionSchema,
    reflect: reflectSchema,
    debrief: debriefSchema,
  }
  for (const [name, schema] of Object.entries(schemas)) {
    for (const { acts } of drills) {
      const sent = forms(acts, name)
      if (name !== 'finding') expect(sent.length, name).toBeGreaterThan(0)
      for (const { values } of sent) {
        const parsed = schema.safeParse({ ...values, alert: 'A' })
        expect(parsed.error?.issues ?? [], JSON.stringify(values)).toEqual([])
        expect(JSON.stringify(values)).not.toMatch(/[{|]#|undefined|\{found\}/)
      }
    }
  }
})

test('each failure is worked on in three steps: own plan, card, final plan with its run', () => {
  const skipped = { plan: 0, approver: 0 }
  const ways = new Set<string>()
  for (const { acts, facts } of drills) {
    for (const { subject, advised } of facts.alerts) {
      const of = acts.flatMap((act) =>
        'alert' in act.do && act.do.alert === subject.id ? [{ at: act.at, deed: act.do }] : [],
      )
      const at = (holds: (deed: Act['do']) => boolean) => of.find(({ deed }) => holds(deed))?.at
      const asked = at((deed) => deed.type === 'say' && deed.word === 'ask' && deed.text === '')
      if (subject.kind === 'herring' || !advised) {
        expect(asked).toBeUndefined()
        continue
      }
      const choice = of.find(({ deed }) => deed.type === 'respond')
      const fixes = of.flatMap(({ at, deed }) =>
        deed.type === 'form' && deed.word === 'fix' ? [{ at, values: deed.values }] : [],
      )
      const own = at((deed) => deed.type === 'own-plan')
      const run = at((deed) => deed.type === 'say' && deed.word === 'stress')
      const order = [...(own === undefined ? [] : [own]), asked, choice?.at, fixes[0]?.at, run]
      expect(order).toEqual(order.toSorted((one, other) => Number(one) - Number(other)))
      if (own === undefined) skipped.plan += 1
      if (fixes[0]?.values.approvedBy === '') skipped.approver += 1
      const [first] = fixes
      const plan = Object.entries(advised.remedies).map((pair) => pair.join('='))
      const adopts = choice?.deed.type === 'respond' && choice.deed.choice === 'adopt'
      expect(first?.values.override === 'None', subject.id).toBe(adopts)
      if (adopts) expect(first?.values.remedies).toEqual(plan)
      expect(first?.values.recommendation).toBe(advised.recommendation)
      if (choice?.deed.type === 'respond') ways.add(`${advised.mode} ${choice.deed.choice}`)
    }
  }
  expect(ways.size).toBe(9)
  expect(skipped.plan).toBeGreaterThan(10)
  expect(skipped.approver).toBeGreaterThan(10)
})

test('the survey never has the same words twice in a drill', () => {
  for (const { acts } of drills) {
    const words = forms(acts, 'reflect').flatMap(({ values }) =>
      Object.entries(values).flatMap(([field, said]) =>
        typeof said === 'string' && said.length > 3 ? [`${field}: ${said}`] : [],
      ),
    )
    expect(new Set(words).size).toBe(words.length)
  }
})

test('checks answer the items that are asked then, with one of their answers', () => {
  for (const { acts } of drills) {
    for (const { alert, at, values } of forms(acts, 'check')) {
      const scenario = catalogue.scenarios.find(({ id }) => id === alert)
      const keys = Object.keys(values)
      if (at < aiFix) expect(keys).toEqual(['correlation', 'stress'])
      else expect(keys).toEqual(scenario?.checks.map(({ key }) => key))
      for (const item of scenario?.checks ?? []) {
        if (at >= aiFix) expect(item.answers).toContain(values[item.key])
      }
    }
  }
})

test('every claim is judged before the reveal', () => {
  for (const { acts } of drills) {
    acts.forEach((act, index) => {
      const claim = claimOf(act)
      if (!claim) return
      const judged = acts
        .slice(index)
        .some(({ do: deed }) => deed.type === 'judge' && deed.alert === claim.alert)
      expect(judged).toBe(true)
    })
  }
})

test('the facilitator gives at most three hints an alert', () => {
  for (const { acts, facts } of drills) {
    for (const { subject } of facts.alerts) {
      const given = acts.filter(
        ({ do: deed }) => deed.type === 'say' && deed.word === 'hint' && deed.alert === subject.id,
      )
      expect(given.length).toBeLessThanOrEqual(3)
    }
  }
  expect(drills.some(({ acts }) => acts.some((act) => word(act) === 'hint'))).toBe(true)
})

/** For each alert: found early, found late, or not; whether a herring was blamed, called noise. */
function outcome({ acts, facts }: (typeof drills)[number]) {
  const herrings = facts.alerts.flatMap(({ subject }) =>
    subject.kind === 'herring' ? [subject] : [],
  )
  const verdicts = acts.flatMap((act) => {
    const claim = claimOf(act)
    const subject = facts.alerts.find(({ subject: each }) => each.id === claim?.alert)?.subject
    return claim && subject
      ? [{ at: act.at, subject, claim, verdict: suggestVerdict(claim, subject, herrings).verdict }]
      : []
  })
  const found = catalogue.scenarios.map((scenario) => {
    const first = verdicts.find(
      ({ subject, verdict }) => subject === scenario && verdict === 'confirmed',
    )
    return first ? (first.at < deepDive ? 'early' : 'late') : 'missed'
  })
  return {
    found,
    blamed: verdicts.some(({ verdict }) => verdict === 'rejected-herring'),
    called: verdicts.some(
      ({ subject, verdict }) => subject.kind === 'herring' && verdict === 'confirmed',
    ),
    missedAlarm: verdicts.some(({ subject, claim }) => subject.kind === 'scenario' && claim.noise),
    own: verdicts.filter(({ claim }) => !claim.team).length,
    reclaimed: verdicts.some(
      ({ verdict, subject, at }) =>
        verdict === 'rejected' &&
        verdicts.some(
          (later) => later.subject === subject && later.at > at && later.verdict === 'confirmed',
        ),
    ),
  }
}

test('drills end in many ways: causes found early, late, never; herrings blamed or seen through', () => {
  const outcomes = drills.map(outcome)
  const share = (holds: (one: ReturnType<typeof outcome>) => boolean) =>
    outcomes.filter(holds).length / outcomes.length
  catalogue.scenarios.forEach((_, index) => {
    for (const [way, low] of [
      ['early', 0.4],
      ['late', 0.08],
      ['missed', 0.05],
    ] as const) {
      expect(share(({ found }) => found[index] === way)).toBeGreaterThan(low)
    }
  })
  expect(share(({ blamed }) => blamed)).toBeGreaterThan(0.4)
  expect(share(({ blamed }) => !blamed)).toBeGreaterThan(0.1)
  expect(share(({ called }) => called)).toBeGreaterThan(0.7)
  expect(share(({ called }) => !called)).toBeGreaterThan(0.01)
  expect(share(({ missedAlarm }) => missedAlarm)).toBeGreaterThan(0.05)
  expect(share(({ missedAlarm }) => missedAlarm)).toBeLessThan(0.35)
  expect(share(({ reclaimed }) => reclaimed)).toBeGreaterThan(0.2)
  expect(share(({ own }) => own >= 10)).toBeGreaterThan(0.3)
  const patterns = outcomes.map(({ found, blamed, called }) =>
    JSON.stringify([found, blamed, called]),
  )
  expect(new Set(patterns).size).toBeGreaterThan(20)
})

test('drills without a herring, with two, with one scenario only are played too', () => {
  const [alone, second] = defaultFacts(3).alerts.filter(
    ({ subject }) => subject.kind === 'scenario',
  )
  if (!alone || !second) throw new Error('no scenario')
  const herrings = catalogue.herrings
    .slice(0, 2)
    .map((subject, n) => ({ subject, minute: 40 + n, advised: null }))
  for (const alerts of [[alone], [alone, second], [alone, ...herrings], []]) {
    for (const seed of seeds.slice(0, 30)) {
      const acts = score(seeded(seed), { ...defaultFacts(3), alerts })
      expect(
        acts.filter(({ do: deed }) => deed.type === 'form' && deed.word === 'debrief'),
      ).toHaveLength(1)
    }
  }
})
