/** Stress runs that are begun before anybody asks: made once, given to whoever asks for that very run. */
import { expect, test } from 'vitest'
import { type Judgement, type Lab, RunFailed } from '../../src/conduct/lab'
import { awaitedOf, createAhead } from '../../src/rehearsal/ahead'
import { score } from '../../src/rehearsal/score'
import { defaultFacts, seeded } from './seeded'

const side = { success: '20', checks: [], series: null }
const judgement: Judgement = { verdict: 'holds', unfixed: side, fixed: side, beyond: '' }
const never = new AbortController().signal

function labOf(answer: (system: string) => Promise<Judgement>) {
  const asked: string[] = []
  const lab: Lab = {
    judge: (system, remedies, seed) => {
      asked.push(JSON.stringify([system, remedies, seed]))
      return answer(system)
    },
    replay: () => Promise.reject(new Error('Nobody replays.')),
  }
  return { lab, asked }
}

const drift = { system: 'billing', remedies: { arithmetic: 'cents', logging: 'on' }, seed: 7 }

test('what was begun is given to whoever asks for it, once; all else is run', async () => {
  const { lab, asked } = labOf(async () => judgement)
  const ahead = createAhead(lab)
  ahead.begin([drift])
  const ask = (remedies: Record<string, string>) => ahead.lab.judge('billing', remedies, 7, never)
  expect(await ask({ logging: 'on', arithmetic: 'cents' })).toBe(judgement)
  expect(asked).toHaveLength(1)
  await ask({ arithmetic: 'cents' })
  await ask(drift.remedies)
  expect(asked).toHaveLength(3)
})

test('one that went wrong ahead of need is run again; whoever gives it up hears so', async () => {
  let isBroken = true
  const { lab, asked } = labOf(async () => {
    if (isBroken) throw new RunFailed('It broke off.')
    return judgement
  })
  const ahead = createAhead(lab)
  ahead.begin([drift])
  await Promise.resolve()
  const given = ahead.lab.judge('billing', drift.remedies, 7, never)
  isBroken = false
  expect(await given).toBe(judgement)
  expect(asked).toHaveLength(2)

  const held = createAhead(labOf(() => new Promise(() => {})).lab)
  held.begin([drift])
  const giveUp = new AbortController()
  const waiting = held.lab.judge('billing', drift.remedies, 7, giveUp.signal)
  giveUp.abort(new Error('Taken back.'))
  await expect(waiting).rejects.toThrow('Taken back.')
})

test('what is said to be asked for twice is made once and given twice', async () => {
  const { lab, asked } = labOf(async () => judgement)
  const ahead = createAhead(lab)
  ahead.begin([drift, drift])
  for (const made of [1, 1, 2]) {
    await ahead.lab.judge('billing', drift.remedies, 7, never)
    expect(asked).toHaveLength(made)
  }
})

test('it knows what will be asked for: the remedies of each fix that is run, then the own and the advised plan', () => {
  for (const each of [1, 2, 3, 4, 5, 6]) {
    const facts = defaultFacts(each)
    const acts = score(seeded(each), facts)
    const awaited = awaitedOf(acts, facts, 9, 0)
    expect(new Set(awaited.map(({ seed }) => seed))).toEqual(new Set([9]))
    for (const { subject, advised } of facts.alerts) {
      const of = acts.flatMap(({ do: deed }) =>
        'alert' in deed && deed.alert === subject.id ? [deed] : [],
      )
      const plans = of.flatMap((deed) => (deed.type === 'own-plan' ? [deed.values.remedies] : []))
      const fixes = of.flatMap((deed) =>
        deed.type === 'form' && deed.word === 'fix' ? [deed.values.remedies] : [],
      )
      const expected = [
        ...fixes,
        ...plans,
        ...(advised ? [Object.entries(advised.remedies).map((pair) => pair.join('='))] : []),
      ].map((plan) => [plan].flat().toSorted().join())
      const found = awaited
        .filter(({ system }) => system === subject.lab)
        .map(({ remedies }) => Object.entries(remedies).map((pair) => pair.join('=')))
        .map((plan) => plan.toSorted().join())
      expect(new Set(found), subject.id).toEqual(new Set(expected))
    }
    expect(awaitedOf(acts, facts, 9, 180)).toEqual([])
  }
})
