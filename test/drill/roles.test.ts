import { describe, expect, test } from 'vitest'
import { alertByLetter, onIt, ownerOf } from '../../src/drill/alerts'
import { barred, words } from '../../src/drill/availability'
import { currentFacilitators, roleOf } from '../../src/drill/participations'
import type { DrillState } from '../../src/drill/record'
import { type Decider, decider } from '../support/decider'

const code = (drill: Decider, by: string, command: Parameters<Decider['ask']>[1]) => {
  const decision = drill.ask(by, command)
  return decision.ok ? null : decision.refusal.code
}

describe('roles', () => {
  test('taking one that is held makes its holder a Responder and tells both', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('chiara', { type: 'join', role: 'Incident Commander' })
    expect([roleOf(drill.record(), 'ben'), roleOf(drill.record(), 'chiara')]).toEqual([
      'Responder',
      'Incident Commander',
    ])
    expect(drill.seen.at(-1)?.happening).toEqual({
      type: 'role-taken',
      role: 'Incident Commander',
      from: 'ben',
      to: 'chiara',
    })
  })

  test('several Responders are fine, and the last facilitator cannot leave', () => {
    const drill = decider()
    for (const who of ['emre', 'farah']) drill.do(who, { type: 'join', role: 'Responder' })
    expect(code(drill, 'ana', { type: 'leave' })).toBe('last-facilitator')
    expect(code(drill, 'zoe', { type: 'leave' })).toBe('not-joined')
    expect(code(drill, 'ana', { type: 'join', role: 'Scribe' })).toBe('facilitator-holds-no-role')
  })

  test('the first person on an alert owns it; another alert takes them off it', () => {
    const drill = decider()
    drill.do('ana', { type: 'start' })
    drill.runTo(24)
    const [a, b] = ['A', 'B'].map((letter) => alertByLetter(drill.record(), letter)?.id ?? '')
    for (const who of ['emre', 'farah']) drill.do(who, { type: 'take', alertId: a ?? '' })
    expect(ownerOf(drill.record(), a ?? '')).toBe('emre')
    drill.do('emre', { type: 'take', alertId: b ?? '' })
    expect(onIt(drill.record(), a ?? '').map((each) => each.stamp.by)).toEqual(['farah'])
    expect(ownerOf(drill.record(), b ?? '')).toBe('emre')
  })
})

describe('the offer to the Incident Commander', () => {
  const offers = (drill: Decider) =>
    drill.seen.filter((each) => each.happening.type === 'facilitator-offered')

  test('comes after ten minutes of pause without a facilitator', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ana', { type: 'start' })
    drill.runTo(20)
    drill.do('ana', { type: 'pause' })
    drill.runTo(25)
    expect(code(drill, 'ben', { type: 'take-over' })).toBe('nothing-to-take-over')
    drill.runTo(31)
    expect(offers(drill).map((each) => each.minute)).toEqual([30])
    drill.do('ben', { type: 'take-over' })
    expect(currentFacilitators(drill.record())).toEqual(['ana', 'ben'])
    drill.do('ben', { type: 'resume' })
    expect(drill.record().drill.state).toBe('running')
  })

  test('moves when a facilitator acts meanwhile', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ana', { type: 'start' })
    drill.runTo(20)
    drill.do('ana', { type: 'pause' })
    drill.runTo(26)
    drill.do('ana', { type: 'extend', minutes: 5 })
    drill.runTo(40)
    expect(offers(drill).map((each) => each.minute)).toEqual([36])
  })

  test('comes when verdicts are ten minutes overdue, and not when all are given', () => {
    for (const judged of [false, true]) {
      const drill = decider()
      drill.do('ben', { type: 'join', role: 'Incident Commander' })
      drill.do('ana', { type: 'start' })
      drill.runTo(30)
      const alertId = alertByLetter(drill.record(), 'A')?.id ?? ''
      const id = drill.do('emre', {
        type: 'claim',
        claim: {
          alertId,
          noise: true,
          cause: '',
          evidence: '',
          disproof: '',
          confidence: null,
          team: false,
        },
      })
      if (judged) drill.do('ana', { type: 'judge', claimIds: [id ?? ''], value: 'rejected' })
      drill.runTo(90)
      expect(offers(drill).map((each) => each.minute)).toEqual(judged ? [] : [80])
    }
  })

  test('who takes over cannot judge own claims', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ana', { type: 'start' })
    drill.runTo(30)
    const alertId = alertByLetter(drill.record(), 'A')?.id ?? ''
    const id =
      drill.do('ben', {
        type: 'claim',
        claim: {
          alertId,
          noise: true,
          cause: '',
          evidence: '',
          disproof: '',
          confidence: null,
          team: false,
        },
      }) ?? ''
    drill.runTo(80)
    drill.do('ben', { type: 'take-over' })
    expect(code(drill, 'ben', { type: 'judge', claimIds: [id], value: 'confirmed' })).toBe(
      'own-claim',
    )
  })
})

/** product.md, "Which words when". */
const allowed: Record<Exclude<DrillState, 'cancelled'>, string> = {
  planned: 'help status history plan start join leave brief cancel',
  running:
    'help status history join leave real pause extend next stop cancel herring hint brief evidence claim claims reveal note finding measure guardrail action reflect debrief report',
  paused:
    'help status history join leave real resume extend stop cancel brief evidence claim claims note finding measure guardrail action reflect debrief report',
  finished:
    'help status history note finding fix check measure claims guardrail action reflect debrief report export',
  closed: 'help status history report export',
}

test('the offer of the facilitator’s role waits for the whole of a pause that replaced another', () => {
  const drill = decider()
  drill.do('emre', { type: 'join', role: 'Incident Commander' })
  drill.do('ana', { type: 'start' })
  drill.runTo(20)
  drill.do('ana', { type: 'pause' })
  drill.runTo(25)
  drill.do('emre', { type: 'real' })
  drill.runTo(50)
  const offers = drill.seen.filter(({ happening }) => happening.type === 'facilitator-offered')
  expect(offers.map(({ minute }) => minute)).toContain(35)
})

test('which words when, for a facilitator and for a participant', () => {
  const reach: Record<keyof typeof allowed, (drill: Decider) => void> = {
    planned: () => {},
    running: (drill) => {
      drill.do('ana', { type: 'start' })
      drill.runTo(30)
    },
    paused: (drill) => {
      drill.do('ana', { type: 'start' })
      drill.runTo(30)
      drill.do('ana', { type: 'pause' })
    },
    finished: (drill) => {
      drill.do('ana', { type: 'start' })
      drill.runTo(200)
    },
    closed: (drill) => {
      drill.do('ana', { type: 'start' })
      drill.runTo(200 + 24 * 60)
    },
  }
  for (const [state, expected] of Object.entries(allowed)) {
    const drill = decider()
    drill.do('emre', { type: 'join', role: 'Responder' })
    reach[state as keyof typeof allowed](drill)
    const free = (who: string) => words.filter((word) => barred(drill.record(), word, who) === null)
    expect(new Set([...free('ana'), ...free('emre')]), state).toEqual(new Set(expected.split(' ')))
  }
})

test('check opens with the Deep Dive, fix with the AI-Assisted Fix or the reveal', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  const open = (word: 'check' | 'fix') => barred(drill.record(), word, 'emre')?.code ?? 'open'
  drill.runTo(60)
  expect([open('check'), open('fix')]).toEqual(['too-early', 'too-early'])
  drill.runTo(70)
  expect([open('check'), open('fix')]).toEqual(['open', 'too-early'])
  drill.do('ana', { type: 'reveal' })
  expect(open('fix')).toBe('open')
})

test('records are edited by their author or a facilitator, and keep their history', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(20)
  const id = drill.do('emre', { type: 'note', text: 'first', recordId: null }) ?? ''
  expect(code(drill, 'farah', { type: 'note', text: 'mine', recordId: id })).toBe('not-the-author')
  drill.do('emre', { type: 'note', text: 'second', recordId: id })
  drill.do('ana', { type: 'note', text: 'third', recordId: id })
  const { observations, revisions } = drill.record()
  expect(observations).toMatchObject([{ text: 'third', phase: 3, stamp: { by: 'emre' } }])
  expect(revisions.map((each) => [JSON.parse(each.before).text, each.stamp.by])).toEqual([
    ['first', 'emre'],
    ['second', 'ana'],
  ])
})
