import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrived } from '../../src/drill/alerts'
import { elapsedAt, minute } from '../../src/drill/clock'
import type { Happening } from '../../src/drill/decision'
import { decider, type Seen } from '../support/decider'

const at = (seen: readonly Seen[], type: Happening['type']) =>
  seen.filter((each) => each.happening.type === type).map((each) => each.minute)

test('the default script comes minute by minute', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(200)
  expect(at(drill.seen, 'phase-started')).toEqual([0, 10, 15, 60, 70, 110, 120, 150, 170])
  expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17, 19, 23])
  expect(at(drill.seen, 'played-message')).toEqual([25, 40, 52])
  expect(at(drill.seen, 'warning')).toEqual([55, 105, 145, 165])
  expect(at(drill.seen, 'told')).toEqual([70])
  expect(at(drill.seen, 'revealed')).toEqual([120])
  expect(at(drill.seen, 'finished')).toEqual([180])
  expect(arrived(drill.record()).map((alert) => alert.letter)).toEqual(['A', 'B', 'C', 'D'])
  expect(drill.record().drill.state).toBe('finished')
})

test('the reveal follows the phase card of the same minute', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(121)
  const last = drill.seen.filter((each) => each.minute === 120).map((each) => each.happening.type)
  expect(last).toEqual(['phase-started', 'revealed'])
})

describe('pause', () => {
  test('what was to come moves by the pause, what was due still goes out', () => {
    const drill = decider()
    drill.do('ana', { type: 'start' })
    drill.runTo(16)
    drill.sleepTo(17)
    const paused = drill.ask('ana', { type: 'pause' })
    expect(paused.ok).toBe(true)
    expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17])
    drill.runTo(40)
    drill.do('ana', { type: 'resume' })
    drill.runTo(250)
    expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17, 42, 46])
    expect(at(drill.seen, 'finished')).toEqual([203])
    expect(drill.record().cues.filter((cue) => cue.late)).toEqual([])
  })

  test('a real incident holds back what was due, and it goes first on resume, not late', () => {
    const drill = decider()
    drill.do('ana', { type: 'start' })
    drill.runTo(16)
    drill.sleepTo(20)
    drill.do('ben', { type: 'real' })
    expect(at(drill.seen, 'alert-delivered')).toEqual([15])
    drill.runTo(60)
    drill.do('ana', { type: 'resume' })
    expect(at(drill.seen, 'alert-delivered')).toEqual([15, 60, 60])
    drill.runTo(300)
    expect(at(drill.seen, 'alert-delivered')).toEqual([15, 60, 60, 63])
    expect(drill.record().cues.filter((cue) => cue.late)).toEqual([])
  })

  test('a real incident within a pause takes it over, and the clock still stands', () => {
    const drill = decider()
    drill.do('ana', { type: 'start' })
    drill.runTo(5)
    drill.do('ana', { type: 'pause' })
    drill.sleepTo(8)
    drill.do('ben', { type: 'real' })
    drill.sleepTo(30)
    expect(elapsedAt(drill.record(), drill.now())).toBe(5 * minute)
    drill.do('ana', { type: 'resume' })
    drill.runTo(300)
    expect(at(drill.seen, 'finished')).toEqual([205])
  })
})

test('extend moves later phases and the warning, not the injects of this phase', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(16)
  drill.do('ana', { type: 'extend', minutes: 20 })
  drill.runTo(300)
  expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17, 19, 23])
  expect(at(drill.seen, 'warning')).toEqual([75, 125, 165, 185])
  expect(at(drill.seen, 'phase-started')).toEqual([0, 10, 15, 80, 90, 130, 140, 170, 190])
  expect(at(drill.seen, 'finished')).toEqual([200])
})

test('next brings the rest forward and skips what this phase had not put out', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(18)
  drill.do('ana', { type: 'next' })
  drill.runTo(300)
  expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17])
  expect(at(drill.seen, 'phase-started')).toEqual([0, 10, 15, 18, 28, 68, 78, 108, 128])
  expect(
    drill.record().cues.filter((cue) => cue.kind === 'alert' && cue.state === 'skipped'),
  ).toHaveLength(2)
  expect(at(drill.seen, 'finished')).toEqual([138])
})

test('next on the last phase finishes', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(175)
  drill.do('ana', { type: 'next' })
  expect(at(drill.seen, 'finished')).toEqual([175])
})

test('a gap of 90 minutes loses nothing, doubles nothing, and marks what came late', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(20)
  drill.sleepTo(110)
  drill.runTo(300)
  const phases = drill.seen.flatMap(({ happening }) =>
    happening.type === 'phase-started' ? [[happening.ordinal, happening.late]] : [],
  )
  expect(phases).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [4, true],
    [5, true],
    [6, false],
    [7, false],
    [8, false],
    [9, false],
  ])
  expect(at(drill.seen, 'alert-delivered')).toEqual([15, 17, 19, 110])
  expect(at(drill.seen, 'played-message')).toEqual([110, 110, 110])
  expect(at(drill.seen, 'warning')).toEqual([145, 165])
  expect(at(drill.seen, 'told')).toEqual([110])
})

test('stop in phase 3 tells, reveals and finishes; the rest is skipped', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(18)
  drill.do('ana', { type: 'stop' })
  expect(drill.seen.slice(-4).map((each) => each.happening.type)).toEqual([
    'told',
    'revealed',
    'survey',
    'finished',
  ])
  const open = drill
    .record()
    .cues.filter((cue) => cue.state === 'pending')
    .map((cue) => cue.kind)
  expect(open).toEqual(['report', 'close'])
})

test('cancel leaves nothing to come', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(18)
  drill.do('ana', { type: 'cancel' })
  drill.runTo(400)
  expect(drill.seen.at(-1)?.happening.type).toBe('cancelled')
})

test('speed changes the real minutes, length changes the drill minutes', () => {
  const fast = decider({}, { speed: 60 })
  fast.do('ana', { type: 'start' })
  fast.runTo(10)
  expect(at(fast.seen, 'finished')).toEqual([3])
  expect(
    fast
      .record()
      .alerts.map((alert) => alert.delivered?.elapsed ?? 0)
      .sort((a, b) => a - b),
  ).toEqual([15, 17, 19, 23].map((m) => m * minute))
  const short = decider({ lengthMinutes: 90 })
  short.do('ana', { type: 'start' })
  short.runTo(100)
  expect(at(short.seen, 'phase-started')).toEqual([0, 5, 7.5, 30, 35, 55, 60, 75, 85])
  expect(at(short.seen, 'warning')).toEqual([25, 50, 70])
})

test('a day after the end the drill closes', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(180 + 24 * 60 - 1)
  expect(drill.record().drill.state).toBe('finished')
  drill.runTo(180 + 24 * 60)
  expect(drill.record().drill.state).toBe('closed')
})

test('two paces of pause, extend and next never lose or double a phase', () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 40 }),
    what: fc.constantFrom('pause', 'resume', 'next', 'real', 'extend'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const drill = decider()
      drill.do('ana', { type: 'start' })
      let now = 0
      for (const { wait, what } of steps) {
        now += wait
        drill.runTo(now)
        drill.ask('ana', what === 'extend' ? { type: 'extend', minutes: 7 } : { type: what })
      }
      if (drill.record().drill.state === 'paused') drill.ask('ana', { type: 'resume' })
      drill.runTo(now + 600)
      const ordinals = drill.seen.flatMap(({ happening }) =>
        happening.type === 'phase-started' ? [happening.ordinal] : [],
      )
      expect(ordinals).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(at(drill.seen, 'finished')).toHaveLength(1)
      expect(at(drill.seen, 'revealed')).toHaveLength(1)
      expect(drill.record().cues.filter((cue) => cue.late)).toEqual([])
    }),
  )
})

describe('jump', () => {
  test('a sample goes on at the later drill time; pauses and real time count from there', () => {
    const drill = decider({}, { kind: 'sample', speed: 1 })
    drill.do('ana', { type: 'start' })
    drill.runTo(5)
    expect(drill.ask(null, { type: 'jump', to: 15 * minute }).ok).toBe(true)
    expect(elapsedAt(drill.record(), drill.now())).toBe(15 * minute)
    // Real minute 6 is drill minute 16 now: all that lay in between is due.
    drill.runTo(6)
    expect(at(drill.seen, 'phase-started').slice(0, 3)).toEqual([0, 5, 5])
    expect(at(drill.seen, 'alert-delivered')).toEqual([5])
    drill.do('ana', { type: 'pause' })
    drill.runTo(20)
    drill.do('ana', { type: 'resume' })
    drill.runTo(22)
    expect(at(drill.seen, 'alert-delivered')).toEqual([5, 21])
    expect(elapsedAt(drill.record(), drill.now())).toBe(18 * minute)
    expect(drill.ask(null, { type: 'jump', to: 10 * minute }).ok).toBe(true)
    expect(elapsedAt(drill.record(), drill.now())).toBe(18 * minute)
  })

  test('the clock of a real drill never jumps, nor one that stands', () => {
    const drill = decider()
    drill.do('ana', { type: 'start' })
    expect(drill.ask('ana', { type: 'jump', to: 15 * minute }).ok).toBe(false)
    const sample = decider({}, { kind: 'sample' })
    expect(sample.ask(null, { type: 'jump', to: minute }).ok).toBe(false)
    sample.do('ana', { type: 'start' })
    sample.do('ana', { type: 'pause' })
    expect(sample.ask(null, { type: 'jump', to: minute }).ok).toBe(false)
  })
})
