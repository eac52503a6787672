import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultScript, type Script, scaleScript, scriptMinutes } from '../../src/drill/script'
import { scriptSchema } from '../../src/drill/script-schema'
import { playedMessages } from '../../src/scenarios/played-messages'

const minute = 60_000
const clock = (ms: number) =>
  `${Math.floor(ms / minute / 60)}:${String((ms / minute) % 60).padStart(2, '0')}`

test('the default script is the timeline of the report template', () => {
  const rows = scaleScript(defaultScript, 180).phases.map((phase) => [
    phase.name,
    `${clock(phase.start)}–${clock(phase.start + phase.length)}`,
    phase.activity,
    phase.metrics.join(', '),
  ])
  expect(rows).toEqual([
    ['Orientation', '0:00–0:10', 'Welcome & rules, team assignment', ''],
    ['Setup', '0:10–0:15', 'Tea break / environment check', ''],
    [
      'Dark Room Investigation',
      '0:15–1:00',
      'Human-only troubleshooting',
      'Root cause detection time, false positives',
    ],
    ['Tea Break', '1:00–1:10', 'Reflection', ''],
    [
      'Deep Dive & Verification',
      '1:10–1:50',
      'Logs, metrics, stress test, root cause verification',
      'Correlation completeness, stress test success',
    ],
    ['Tea Break', '1:50–2:00', 'Reset', ''],
    [
      'AI-Assisted Fix',
      '2:00–2:30',
      'Apply AI-guided remediation',
      'Fix success vs predicted, AI accuracy %',
    ],
    [
      'Post-Mortem & Spec Update',
      '2:30–2:50',
      'Update templates, guardrails, lessons',
      'Number of guardrails updated, IaC corrections',
    ],
    ['Wrap-Up', '2:50–3:00', 'Debrief & metrics review', 'Overall TTR (Time to Resolution)'],
  ])
})

test('alerts and played messages come when they should', () => {
  const { alertSlot, playedMessages: played } = scaleScript(defaultScript, 180)
  expect([0, 1, 2, 3, 4, 5].map((n) => clock(alertSlot(n)))).toEqual([
    '0:15',
    '0:17',
    '0:19',
    '0:23',
    '0:27',
    '0:31',
  ])
  expect(clock(alertSlot(12))).toBe('0:59')
  expect(played.map(({ at, key }) => [clock(at), key])).toEqual([
    ['0:25', 'support-lead'],
    ['0:40', 'customer'],
    ['0:52', 'manager'],
  ])
  for (const { key } of played) expect(playedMessages.map((each) => each.key)).toContain(key)
})

const ownScript = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 9 }).map(
  (minutes): Script => ({
    ...defaultScript,
    phases: minutes.map((each, n) => {
      const phase = defaultScript.phases[n % defaultScript.phases.length]
      if (!phase) throw new Error('no phase')
      return { ...phase, minutes: each }
    }),
  }),
)

test('phases tile at any length: no gap, none empty, their sum is the length', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constant(defaultScript), ownScript),
      fc.integer({ min: 1, max: 480 }),
      (script, length) => {
        let end = 0
        for (const phase of scaleScript(script, length).phases) {
          expect(phase.start).toBe(end)
          expect(phase.length).toBeGreaterThan(0)
          expect(Number.isInteger(phase.length)).toBe(true)
          end += phase.length
        }
        expect(end).toBe(length * minute)
      },
    ),
  )
})

test('alerts keep their order and stay in the dark room at any length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 480 }), (length) => {
      const { phases, alertSlot } = scaleScript(defaultScript, length)
      const room = phases[2]
      if (!room) throw new Error('no dark room')
      const slots = Array.from({ length: 13 }, (_, n) => alertSlot(n))
      expect(slots).toEqual([...new Set(slots)].sort((a, b) => a - b))
      expect(slots[0]).toBe(room.start)
      expect(slots.at(-1)).toBeLessThan(room.start + room.length)
    }),
  )
})

test('a script that a team writes is checked', () => {
  const faults = (script: Script) =>
    scriptSchema.safeParse(script).error?.issues.map((issue) => issue.path.join('.')) ?? []
  expect(scriptMinutes(defaultScript)).toBe(180)
  expect(faults(defaultScript)).toEqual([])
  expect(faults({ ...defaultScript, alertMinutes: [15, 14, 60] })).toEqual([
    'alertMinutes.1',
    'alertMinutes.1',
    'alertMinutes.2',
  ])
  expect(faults({ ...defaultScript, playedMessages: [{ minute: 180, key: 'x' }] })).toEqual([
    'playedMessages.0.minute',
  ])
  const noDive = defaultScript.phases.filter((phase) => phase.stage !== 'deep-dive')
  expect(faults({ ...defaultScript, phases: noDive })).toEqual(['phases'])
  const long = defaultScript.phases.map((phase) => ({ ...phase, minutes: 60 }))
  expect(faults({ ...defaultScript, phases: long, alertMinutes: [120] })).toEqual(['phases'])
})
