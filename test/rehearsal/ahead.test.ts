/** Stress runs that are begun before anybody asks: made once, given to whoever asks for that very run. */
import { expect, test } from 'vitest'
import { type Judgement, type Lab, RunFailed } from '../../src/conduct/lab'
import { awaitedOf, createAhead } from '../../src/rehearsal/ahead'
import { score } from '../../src/rehearsal/score'
import { catalogue } from '../../src/scenarios/catalogue'
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
  ahead.begin([drift, drift])
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

test('it knows what the simulated team will ask for: the remedies of each fix that it runs', () => {
  const acts = score(seeded(3), defaultFacts(3))
  const runs = acts.filter(({ do: deed }) => deed.type === 'say' && deed.word === 'stress')
  const awaited = awaitedOf(acts, catalogue, 9, 0)
  expect(awaited).toHaveLength(runs.length)
  expect(new Set(awaited.map(({ system }) => system)).size).toBe(3)
  for (const { remedies, seed } of awaited) {
    expect(Object.keys(remedies).length).toBeGreaterThan(0)
    expect(seed).toBe(9)
  }
  expect(awaitedOf(acts, catalogue, 9, 180)).toEqual([])
})
