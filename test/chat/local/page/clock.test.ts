import { expect, test } from 'vitest'
import {
  elapsedAt,
  isOpen,
  isReported,
  leftOf,
  phaseNow,
  realTimeOf,
  shareOf,
} from '../../../../src/chat/local/page/panel/clock'
import type { Panel } from '../../../../src/chat/local/wire'

const minute = 60_000
const phase = (ordinal: number, start: number, length: number, state: 'done' | 'now' | 'to come') =>
  ({
    ordinal,
    name: `Phase ${ordinal}`,
    stage: 'dark-room',
    state,
    start: start * minute,
    length: length * minute,
    at: null,
  }) as const

const running: Panel = {
  drillId: 'drill',
  kind: 'sample',
  state: 'running',
  title: '',
  team: '',
  speed: 180,
  plannedStart: null,
  finishedAt: null,
  elapsed: 20 * minute,
  asOf: 1_000_000,
  total: 60 * minute,
  pause: null,
  phases: [phase(1, 0, 15, 'done'), phase(2, 15, 45, 'now')],
  cues: null,
  waiting: 0,
  roles: [],
}

test('a running drill goes on at its speed, never back and never past its end', () => {
  expect(elapsedAt(running, running.asOf)).toBe(20 * minute)
  expect(elapsedAt(running, running.asOf + 5_000)).toBe(35 * minute)
  expect(elapsedAt(running, running.asOf - 5_000)).toBe(20 * minute)
  expect(elapsedAt(running, running.asOf + minute)).toBe(60 * minute)
})

test('a drill that stands, stands', () => {
  const paused: Panel = { ...running, state: 'paused', pause: 'facilitator' }
  expect(elapsedAt(paused, running.asOf + minute)).toBe(20 * minute)
  expect(realTimeOf(paused, 30 * minute)).toBeNull()
  expect(realTimeOf(running, 23 * minute)).toBe(running.asOf + 1_000)
})

test('what is left of a phase and how much has passed', () => {
  const present = phaseNow(running)
  expect(present?.ordinal).toBe(2)
  if (!present) return
  expect(leftOf(present, 20 * minute)).toBe(40 * minute)
  expect(leftOf(present, 70 * minute)).toBe(0)
  expect(shareOf(present, 10 * minute)).toBe(0)
  expect(shareOf(present, 37.5 * minute)).toBe(0.5)
  expect(shareOf(present, 70 * minute)).toBe(1)
  expect(shareOf({ ...present, length: 0 }, 0)).toBe(1)
})

test('each state is open, reported or neither', () => {
  const states = ['planned', 'running', 'paused', 'finished', 'closed', 'cancelled'] as const
  const those = (fits: (panel: Panel) => boolean) =>
    states.filter((state) => fits({ ...running, state }))
  expect(those(isOpen)).toEqual(['planned', 'running', 'paused'])
  expect(those(isReported)).toEqual(['finished', 'closed'])
})
