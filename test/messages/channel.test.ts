import { expect, test } from 'vitest'
import { alertCard } from '../../src/messages/alert'
import { board } from '../../src/messages/board'
import { hintPost } from '../../src/messages/hint'
import { phaseCard } from '../../src/messages/phase-card'
import { plannedPost } from '../../src/messages/planned'
import { playedMessage } from '../../src/messages/played-message'
import { realOverPost, realPost } from '../../src/messages/real'
import { surveyPost } from '../../src/messages/survey'
import { warning } from '../../src/messages/warning'
import { decider } from '../support/decider'
import {
  alertId,
  buttonsOf,
  claimOf,
  drillAt,
  labelsOf,
  pressedLinks,
  seenBy,
  textOf,
  viewOf,
  wordsOf,
} from '../support/views'

const card = (played: ReturnType<typeof drillAt>, ordinal: number) =>
  phaseCard(seenBy(played), ordinal)
const quarters = (message: ReturnType<typeof phaseCard>) =>
  message.parts.flatMap((part) => (part.kind === 'clock' ? [part.quarters] : []))

test('a phase card begins with its number and name, and a repeated name differs by it', () => {
  const played = drillAt(111)
  expect(card(played, 3).fallback.split('\n')[0]).toBe('Phase 3 of 9: Dark Room Investigation')
  expect(card(played, 4).fallback.split('\n')[0]).toBe('Phase 4 of 9: Tea Break')
  expect(card(played, 6).fallback.split('\n')[0]).toBe('Phase 6 of 9: Tea Break')
})

test('each phase has the buttons that fit it, and loses them when it is over', () => {
  const at = (minutes: number, ordinal: number) => labelsOf(card(drillAt(minutes), ordinal))
  expect(at(1, 1)).toEqual(['Join', 'Brief'])
  expect(at(11, 2)).toEqual(['Join', 'Brief'])
  expect(at(16, 3)).toEqual(['Claim a root cause', 'Evidence', 'Join'])
  expect(at(61, 4)).toEqual(['Claim a root cause'])
  expect(at(71, 5)).toEqual(['Claim a root cause', 'Evidence', 'Finding', 'Check'])
  expect(at(121, 7)).toEqual(['Own plan', 'Ask the adviser', 'Fix'])
  expect(at(151, 8)).toEqual(['Guardrail', 'Action'])
  expect(at(171, 9)).toEqual(['Answer the survey'])
  expect(at(61, 3)).toEqual([])
})

test('after an early reveal nothing asks for claims any more', () => {
  const played = drillAt(75)
  played.do('ana', { type: 'reveal' })
  expect(labelsOf(card(played, 5))).toEqual(['Evidence', 'Finding', 'Check'])
  expect(labelsOf(alertCard(seenBy(played), alertId(played, 'A')))).toEqual([
    'Fix',
    'Check',
    'Finding',
  ])
  expect(
    pressedLinks(alertCard(seenBy(played), alertId(played, 'A'))).map(({ label }) => label),
  ).toEqual(['Dashboard', 'Runbook'])
})

test('the survey stays on the Wrap-Up card until the drill closes', () => {
  const played = drillAt(181)
  expect(played.record().drill.state).toBe('finished')
  expect(labelsOf(card(played, 9))).toEqual(['Answer the survey'])
  played.runTo(180 + 24 * 60)
  expect(played.record().drill.state).toBe('closed')
  expect(labelsOf(card(played, 9))).toEqual([])
  expect(labelsOf(surveyPost(seenBy(played)))).toEqual([])
})

test('the first card says how a real incident is reported, and that nobody is scored', () => {
  const words = wordsOf(card(drillAt(1), 1))
  expect(words).toContain('/drill real')
  expect(words).toContain('Mistakes are expected')
  expect(words).toContain('Nobody is scored by name')
  expect(wordsOf(card(drillAt(16), 3))).not.toContain('/drill real')
})

test('the clock of a card shows the quarters that have passed, also after it was extended', () => {
  const played = drillAt(16)
  expect(quarters(card(played, 3))).toEqual([0])
  played.runTo(15 + 45 * 0.75)
  expect(quarters(card(played, 3))).toEqual([3])
  played.do('ana', { type: 'extend', minutes: 45 })
  expect(quarters(card(played, 3))).toEqual([1])
  expect(wordsOf(card(played, 3))).toContain('90 min')
  expect(wordsOf(card(played, 3))).toContain('extended by 45 min')
  played.do('ana', { type: 'next' })
  expect(quarters(card(played, 3))).toEqual([4])
})

test('a quarter counts as passed where a phase cannot be divided into whole milliseconds', () => {
  const played = drillAt(2.49, { lengthMinutes: 179 })
  expect(quarters(card(played, 1))).toEqual([1])
})

test('a paused phase says why and how much was left, and names no end', () => {
  const played = drillAt(40)
  played.do('ana', { type: 'pause' })
  const words = wordsOf(card(played, 3))
  expect(words).toContain('Paused by a facilitator')
  expect(words).toContain('20 min left when the clock stopped')
  expect(words).not.toContain('until')
  played.do('emre', { type: 'real' })
  expect(wordsOf(card(played, 3))).toContain('real incident')
})

test('an end, a stop and a cancellation show on the last card', () => {
  const stopped = drillAt(40)
  stopped.do('ana', { type: 'stop' })
  expect(wordsOf(card(stopped, 3))).toContain('The drill has ended')
  expect(wordsOf(card(stopped, 2))).not.toContain('The drill has ended')
  const cancelled = drillAt(40)
  cancelled.do('ana', { type: 'cancel' })
  expect(wordsOf(card(cancelled, 3))).toContain('cancelled')
  expect(labelsOf(card(cancelled, 3))).toEqual([])
  expect(labelsOf(alertCard(seenBy(cancelled), alertId(cancelled, 'A')))).toEqual([])
})

test('what came late says so, and when it was due', () => {
  const played = drillAt(14)
  played.sleepTo(16)
  played.runTo(16)
  const late = 'Late: this was due at <time>.'
  expect(wordsOf(card(played, 3))).toContain(late)
  expect(wordsOf(alertCard(seenBy(played), alertId(played, 'A')))).toContain(late)
  played.runTo(18)
  expect(wordsOf(alertCard(seenBy(played), alertId(played, 'B')))).not.toContain('Late')
})

test('an alert begins with DRILL, its letter and its service, in fallback and first words', () => {
  const played = drillAt(24)
  for (const letter of ['A', 'B', 'C', 'D']) {
    const message = alertCard(seenBy(played), alertId(played, letter))
    const alert = played.record().alerts.find((each) => each.letter === letter)
    const beginning = `DRILL · ${letter} · ${alert?.service} · ${alert?.symptom}`
    expect(message.fallback.startsWith(beginning)).toBe(true)
    const [first] = message.parts
    expect(first?.kind === 'heading' ? textOf(first.text) : '').toBe(beginning)
    expect(wordsOf(message)).toContain(`${alert?.value}, ${alert?.threshold}`)
    expect(wordsOf(message)).toContain(alert?.detail)
    expect(wordsOf(message)).toMatch(/since 0\d:\d\d/)
    expect(labelsOf(message)).toEqual(["I'm on it", "It's noise", 'Claim', 'Evidence'])
    expect(pressedLinks(message)).toEqual([
      { label: 'Dashboard', word: 'evidence', does: 'dashboard', with: { alert: letter } },
      { label: 'Runbook', word: 'brief', does: 'runbook', with: { alert: letter } },
    ])
    expect(buttonsOf(message).map((button) => [button.does, button.with])).toEqual([
      ['take', { alert: letter }],
      ['noise', { alert: letter }],
      ['open', { alert: letter }],
      ['open', { alert: letter }],
    ])
    for (const part of message.parts)
      if (part.kind === 'buttons') expect(part.buttons.length).toBeLessThanOrEqual(5)
  }
})

test('an alert names its owner and everyone on it', () => {
  const played = drillAt(24)
  const id = alertId(played, 'B')
  expect(wordsOf(alertCard(seenBy(played), id))).toContain('Nobody is on it yet')
  played.do('emre', { type: 'take', alertId: id })
  played.do('ben', { type: 'take', alertId: id })
  expect(wordsOf(alertCard(seenBy(played), id))).toContain(
    'Owner: Emre Kaya · on it: Emre Kaya and Ben Okafor',
  )
  played.do('emre', { type: 'take', alertId: alertId(played, 'A') })
  expect(wordsOf(alertCard(seenBy(played), id))).toContain('Owner: Ben Okafor')
})

test('an alert tells its state from the telling on, and what it was from the reveal on', () => {
  const played = drillAt(24)
  const real = played.record().alerts.find((alert) => alert.letter !== null && !alert.herring)
  const herring = played.record().alerts.find((alert) => alert.letter !== null && alert.herring)
  const words = (alert: typeof real) => wordsOf(alertCard(seenBy(played), alert?.id ?? ''))
  const id = played.do('emre', claimOf(real?.id ?? ''))
  played.do('ana', { type: 'judge', claimIds: [id ?? ''], value: 'confirmed' })
  expect(words(real)).not.toContain('confirmed')
  played.runTo(71)
  expect(words(real)).toContain('Verdict: confirmed')
  expect(words(herring)).toContain('Verdict: no claim')
  played.runTo(121)
  const name = seenBy(played).catalogue.scenarios.find((each) => each.id === real?.subjectId)?.name
  expect(words(real)).toContain(name)
  expect(words(herring)).toContain('Red herring')
})

test('the board counts current own claims, and adds the states with the telling', () => {
  const played = drillAt(24)
  const id = alertId(played, 'A')
  played.do('emre', claimOf(id))
  played.do('emre', claimOf(id, { cause: 'Something better' }))
  played.do('farah', claimOf(id, { noise: true, cause: '' }))
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  played.do('ben', claimOf(id, { team: true }))
  const before = board(seenBy(played))
  expect(wordsOf(before)).toMatch(/A · [\w-]+ \| nobody \| nobody \| 2$/m)
  expect(wordsOf(before)).toContain('2 claims')
  expect(wordsOf(before)).not.toContain('Something better')
  played.runTo(71)
  expect(wordsOf(board(seenBy(played)))).toMatch(/^A · .* \| not yet$/m)
  expect(wordsOf(board(seenBy(played)))).toMatch(/^B · .* \| no claim$/m)
})

test('warnings name the phase and what is left of it', () => {
  const played = drillAt(55)
  expect(warning(seenBy(played), 3).fallback).toMatch(
    /^5 min left: Dark Room Investigation \(phase 3 of 9\)\nIt ends at 04:00 UTC\./,
  )
})

test('played messages are marked and name the played role alone', () => {
  const played = drillAt(26)
  const injects = played.record().injects.filter(({ kind }) => kind === 'played-message')
  expect(injects).toHaveLength(3)
  for (const each of injects) {
    const message = playedMessage(seenBy(played), each)
    expect(message.fallback.startsWith(`DRILL · ${each.role}`)).toBe(true)
    expect(message.fallback).toContain(each.text)
    expect(message.fallback).toContain('No real person')
  }
})

test('a hint has its number and its alert', () => {
  const played = drillAt(24)
  const id = alertId(played, 'C')
  played.do('ana', { type: 'hint', alertId: id })
  played.do('ana', { type: 'hint', alertId: id })
  const [, second] = played.record().hints
  const words = wordsOf(hintPost(seenBy(played), second?.id ?? ''))
  expect(words).toMatch(/^Hint 2 of 3 for C · /)
  expect(words).toContain(second?.text)
})

test('the channel learns title, team, time and facilitators of a plan, and nothing else', () => {
  const start = Date.UTC(2026, 0, 10, 3)
  const played = decider({ start, title: 'Q1 night drill', team: 'Team Alpha' })
  const message = plannedPost(seenBy(played))
  expect(message.fallback).toBe(
    'Drill planned: Q1 night drill\nTeam: Team Alpha\nStart: 2026-01-10 03:00 UTC\nFacilitator: Ana Lima',
  )
  const byHand = decider()
  expect(plannedPost(seenBy(byHand)).fallback).toContain('Start: by hand')
  byHand.do('ana', { type: 'start' })
  expect(plannedPost(seenBy(byHand)).fallback).toMatch(/^Drill started: /)
  expect(labelsOf(plannedPost(seenBy(byHand)))).toEqual([])
  const dropped = decider()
  dropped.do('ana', { type: 'cancel' })
  expect(plannedPost(seenBy(dropped)).fallback).toMatch(/^Drill cancelled: /)
})

test('a real incident is told apart from the drill, and so is its end', () => {
  const played = drillAt(30)
  played.do('emre', { type: 'real' })
  const pauseId = played.record().pauses[0]?.id ?? ''
  const stopped = realPost(seenBy(played), pauseId, 'emre')
  expect(stopped.fallback).toContain('Emre Kaya reported a real incident')
  expect(stopped.fallback).toContain('/drill resume')
  expect(labelsOf(stopped)).toEqual(['Resume the drill'])
  played.do('ana', { type: 'resume' })
  expect(labelsOf(realPost(seenBy(played), pauseId, 'emre'))).toEqual([])
  expect(realOverPost(seenBy(played)).fallback).toContain('not a real incident')
  expect(realOverPost(seenBy(played)).fallback).toContain('Dark Room Investigation')
})

test('a rehearsal says that its team is simulated', () => {
  const played = drillAt(1)
  const record = played.record()
  const rehearsal = viewOf(
    { ...record, drill: { ...record.drill, kind: 'rehearsal' } },
    played.now(),
  )
  expect(phaseCard(rehearsal, 1).fallback).toContain('simulated team')
  expect(plannedPost(rehearsal).fallback).toContain('simulated team')
  expect(plannedPost(seenBy(played)).fallback).not.toContain('simulated')
})
