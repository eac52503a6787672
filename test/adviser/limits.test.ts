/** What may be asked of a language model in a drill, decided before it is asked. */
import { expect, test } from 'vitest'
import type { AdviceDetail } from '../../src/drill/advice-detail'
import { cardOf } from '../../src/drill/adviser'
import { modelLimits, modelSpent } from '../../src/drill/adviser-models'
import type { Spent } from '../../src/drill/record-adviser'
import { decider } from '../support/decider'

const spent = (calls: number, tokens = 0): Spent => ({
  calls,
  tokensIn: tokens,
  tokensOut: 0,
  estimated: false,
})
const detail: AdviceDetail = {
  kind: 'card',
  card: { cause: 'c', confidence: 1, remedies: {}, predicted: 1, because: [], unsure: [] },
  remedies: [],
}

/** A drill in which the card of the first alert is asked for and begun. */
function begun(reserved: Spent) {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(121)
  const ask = (index: number) => {
    const alertId = drill.record().alerts[index]?.id ?? ''
    drill.do('ben', { type: 'ask-adviser', alertId, question: '', adviser: 'model' })
    return cardOf(drill.record(), alertId)?.id ?? ''
  }
  const begin = (adviceId: string, what: Spent) =>
    drill.ask(null, { type: 'begin-advice', adviceId, adviser: 'model', reserved: what })
  const first = ask(0)
  begin(first, reserved)
  const of = (id: string) => drill.record().advices.find((each) => each.id === id)
  return { drill, first, ask, begin, of }
}

test('what is reserved counts at once, and what it came to instead of it', () => {
  const { drill, first } = begun({ ...spent(2, 30_000), estimated: true })
  expect(modelSpent(drill.record())).toMatchObject({ calls: 2, tokens: 30_000, estimated: true })
  drill.ask(null, {
    type: 'file-advice',
    adviceId: first,
    adviser: 'model',
    detail,
    spent: spent(1, 5_000),
    planted: 'none',
  })
  expect(modelSpent(drill.record())).toMatchObject({ calls: 1, tokens: 5_000, estimated: false })
})

test('what nobody knows stays as it was reserved', () => {
  const { drill, first, of } = begun(spent(2, 30_000))
  drill.ask(null, { type: 'fail-advice', adviceId: first, why: 'Gone.', spent: null })
  expect(of(first)).toMatchObject({ state: 'failed', calls: 2, tokensIn: 30_000 })
})

test.each([
  ['calls', spent(modelLimits.calls - 1), /at most 120 calls/],
  ['tokens', spent(1, modelLimits.tokens - 1), /at most 800,000 tokens/],
])('beyond its %s nothing is begun, and whoever asked is told why', (_, taken, why) => {
  const { drill, ask, begin, of } = begun(taken)
  const second = ask(1)
  drill.seen.length = 0
  expect(begin(second, spent(2, 2)).ok).toBe(true)
  expect(of(second)).toMatchObject({ state: 'failed', begun: null, calls: 0, tokensIn: 0 })
  expect(of(second)?.why).toMatch(why)
  expect(drill.seen.map(({ happening }) => happening.type)).toEqual(['advice-failed'])
  const left = drill
    .record()
    .cues.filter(({ subject, state }) => subject === second && state === 'pending')
  expect(left).toEqual([])
})

test('begun once it is begun for good', () => {
  const { first, begin } = begun(spent(2, 2))
  expect(begin(first, spent(2, 2)).ok).toBe(false)
})

test('an answer to a drill that has ended is dropped, and what it took is kept', () => {
  const { drill, first, of } = begun(spent(2, 30_000))
  drill.do('ana', { type: 'stop' })
  expect(of(first)?.state).toBe('cancelled')
  const file = {
    type: 'file-advice',
    adviceId: first,
    adviser: 'model',
    detail,
    planted: 'none',
  } as const
  expect(drill.ask(null, { ...file, spent: spent(1, 700) }).ok).toBe(true)
  expect(of(first)).toMatchObject({ state: 'cancelled', detail: '{}', calls: 1, tokensIn: 700 })
})
