/** Corners of the rules in which something once went wrong. */
import { describe, expect, test } from 'vitest'
import { chance } from '../../src/conduct/chance'
import { alertByLetter, arrived } from '../../src/drill/alerts'
import { ownCauseClaim } from '../../src/drill/claims'
import { shuffled } from '../../src/drill/draw'
import { type Decider, decider } from '../support/decider'

function running(minutes: number, changes: Parameters<typeof decider>[0] = {}): Decider {
  const drill = decider(changes)
  drill.do('ana', { type: 'start' })
  drill.runTo(minutes)
  return drill
}
const code = (drill: Decider, by: string | null, command: Parameters<Decider['ask']>[1]) => {
  const decision = drill.ask(by, command)
  return decision.ok ? null : decision.refusal.code
}
const own = {
  service: 'backup-store',
  symptom: 'backup job eats disk',
  value: '97 %',
  clears: 'It does so each night.',
}
const noise = (drill: Decider, letter: string) => ({
  type: 'claim' as const,
  claim: {
    alertId: alertByLetter(drill.record(), letter)?.id ?? '',
    noise: true,
    cause: '',
    evidence: '',
    disproof: '',
    confidence: null,
    team: false,
  },
})

test('small seeds draw each herring about as often', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 300; seed += 1) {
    const [first = ''] = shuffled(['a', 'b', 'c'], chance(seed, 1))
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual(['a', 'b', 'c'])
  for (const count of counts.values()) expect(count).toBeGreaterThan(60)
})

describe('a herring in the facilitator’s words', () => {
  test('gets the next letter and hints that fit any alert', () => {
    const drill = running(24)
    drill.do('ana', { type: 'herring', own })
    const alert = arrived(drill.record()).at(-1)
    expect(alert).toMatchObject({ letter: 'E', service: 'backup-store', herring: true })
    for (const hint of alert?.hints ?? []) expect(hint).not.toMatch(/CPU|replica|upstream|carrier/i)
  })

  test('is refused after the reveal, and so is a hint', () => {
    const drill = running(24)
    drill.do('ana', { type: 'reveal' })
    expect(code(drill, 'ana', { type: 'herring', own })).toBe('revealed-already')
    expect(code(drill, 'ana', { type: 'herring', own: null })).toBe('revealed-already')
    const alertId = alertByLetter(drill.record(), 'A')?.id ?? ''
    expect(code(drill, 'ana', { type: 'hint', alertId })).toBe('revealed-already')
  })
})

test('in a short drill, too, an alert began before it arrived', () => {
  for (const lengthMinutes of [1, 30, 60, 180, 480]) {
    const drill = running(lengthMinutes, { lengthMinutes })
    for (const alert of arrived(drill.record())) {
      expect(alert.sinceMinute, `${lengthMinutes} ${alert.service}`).toBeLessThan(
        alert.delivered.elapsed / 60_000,
      )
    }
  }
})

describe('a lost channel', () => {
  test('pauses what runs, also over a facilitator’s pause, once', () => {
    const drill = running(20)
    drill.do('ana', { type: 'pause' })
    expect(code(drill, null, { type: 'lose-channel' })).toBeNull()
    expect(drill.record().pauses.at(-1)?.reason).toBe('channel lost')
    const told = drill.seen.length
    expect(code(drill, null, { type: 'lose-channel' })).toBeNull()
    expect(drill.seen).toHaveLength(told)
  })

  test('leaves a planned, finished or cancelled drill as it is', () => {
    const planned = decider()
    const finished = running(200)
    const cancelled = running(20)
    cancelled.do('ana', { type: 'cancel' })
    for (const drill of [planned, finished, cancelled]) {
      const { state } = drill.record().drill
      expect(code(drill, null, { type: 'lose-channel' })).toBeNull()
      expect(drill.record().drill.state).toBe(state)
    }
  })
})

describe('verdicts that are overdue', () => {
  const offered = (drill: Decider) =>
    drill.seen
      .filter((each) => each.happening.type === 'facilitator-offered')
      .map((each) => each.minute)

  test('count from the claim where it came after the telling', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ana', { type: 'start' })
    drill.runTo(85)
    drill.do('emre', noise(drill, 'A'))
    drill.runTo(90)
    expect(code(drill, 'ben', { type: 'take-over' })).toBe('nothing-to-take-over')
    drill.runTo(100)
    expect(offered(drill)).toEqual([95])
    expect(code(drill, 'ben', { type: 'take-over' })).toBeNull()
  })

  test('do not come due while the clock stands', () => {
    const drill = decider()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ana', { type: 'start' })
    drill.runTo(30)
    drill.do('emre', noise(drill, 'A'))
    drill.runTo(71)
    drill.do('ana', { type: 'pause' })
    expect(code(drill, 'ben', { type: 'take-over' })).toBe('nothing-to-take-over')
  })
})

test('extend keeps what was skipped or is overdue on record', () => {
  const drill = running(14)
  drill.sleepTo(62)
  const before = drill.record().cues.filter((cue) => cue.phase === 3).length
  drill.do('ana', { type: 'extend', minutes: 1 })
  drill.runTo(64)
  expect(drill.record().cues.filter((cue) => cue.phase === 3).length).toBeGreaterThanOrEqual(before)
})

test('a report is asked for after the end only', () => {
  expect(code(running(100), 'ana', { type: 'ask-report' })).toBe('not-now')
  expect(code(running(200), 'ana', { type: 'ask-report' })).toBeNull()
})

test('noise over a judged cause claim takes no place, so it need not ask', () => {
  const drill = running(24)
  const alertId = alertByLetter(drill.record(), 'A')?.id ?? ''
  const id = drill.do('emre', {
    ...noise(drill, 'A'),
    claim: { ...noise(drill, 'A').claim, noise: false, cause: 'floats' },
  })
  expect(ownCauseClaim(drill.record(), alertId, 'emre')?.id).toBe(id)
  drill.do('ana', { type: 'judge', claimIds: [id ?? ''], value: 'rejected' })
  expect(ownCauseClaim(drill.record(), alertId, 'emre')).toBeNull()
})
