import { expect, test } from 'vitest'
import { controlCard } from '../../src/messages/control-card'
import { facilitatorOffer, roleTaken } from '../../src/messages/offer'
import { reportPreview } from '../../src/messages/report-preview'
import type { Decider } from '../support/decider'
import {
  alertId,
  buttonsOf,
  claimOf,
  drillAt,
  labelsOf,
  seenBy,
  viewOf,
  wordsOf,
} from '../support/views'

const card = (played: Decider) => controlCard(seenBy(played), 'ana', [])

test('the whole clock is in reach of a facilitator’s card', () => {
  const played = drillAt(20, { herringMinute: 40 })
  expect(labelsOf(card(played))).toEqual([
    'Judge claims (0)',
    'Pause',
    'Extend 5 min',
    'Next phase',
    'Herring now',
    'Herring…',
    'Hint…',
    'Walk-through…',
    'Adviser…',
    'Stop…',
  ])
  expect(buttonsOf(card(played)).find((button) => button.word === 'stop')?.confirm).toBeDefined()
  expect(buttonsOf(card(played)).find((button) => button.word === 'extend')?.with).toEqual({
    minutes: '5',
  })
  played.do('ana', { type: 'pause' })
  expect(labelsOf(card(played))).toEqual([
    'Judge claims (0)',
    'Resume',
    'Extend 5 min',
    'Walk-through…',
    'Adviser…',
    'Stop…',
  ])
  expect(wordsOf(card(played))).toContain('Paused by a facilitator')
})

test('the next three cues are named with their moments', () => {
  const played = drillAt(16)
  const { record, catalogue } = seenBy(played)
  const second = record.cues
    .filter((cue) => cue.kind === 'alert' && cue.state === 'pending')
    .sort((a, b) => (a.elapsed ?? 0) - (b.elapsed ?? 0))[0]
  const alert = record.alerts.find((each) => each.id === second?.subject)
  const subject = [...catalogue.scenarios, ...catalogue.herrings].find(
    (each) => each.id === alert?.subjectId,
  )
  const words = wordsOf(card(played))
  expect(words).toContain(`0:17: ${alert?.herring ? 'Red herring' : 'Alert'}: ${alert?.service}`)
  expect(words).toContain(subject?.name)
  expect(words.match(/^0:\d\d: /gm)).toHaveLength(3)
  played.runTo(56)
  expect(wordsOf(card(played))).toContain('1:00: Phase: Tea Break')
  expect(wordsOf(card(played))).toContain('1:10: Verdicts are told')
})

test('a planned red herring is called by its name in the cues', () => {
  const played = drillAt(10, { herringMinute: 16 })
  expect(wordsOf(card(played))).toMatch(/^0:16: Red herring: .* \(Misleading alert/m)
  expect(wordsOf(card(played))).toMatch(/^0:15: Alert: /m)
})

test('claims wait with the key’s suggestion and four verdicts; one’s own are for others', () => {
  const played = drillAt(24)
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const id = played.do('ben', claimOf(alertId(played, 'A')))
  const verdicts = ['Confirm', 'Partly', 'Reject', 'Reject: blamed a red herring']
  expect(labelsOf(card(played)).slice(-4)).toEqual(verdicts)
  expect(buttonsOf(card(played)).at(-4)?.with).toEqual({ claims: id, value: 'confirmed' })
  expect(wordsOf(card(played))).toContain('The key suggests: ')
  expect(wordsOf(card(played))).toContain('0 of 1 judged')
  const mine = controlCard(seenBy(played), 'ben', [])
  expect(wordsOf(mine)).toContain('Your own claim: another facilitator judges it.')
  expect(labelsOf(mine)).not.toContain('Confirm')
  played.do('ana', { type: 'judge', claimIds: [id ?? ''], value: 'confirmed' })
  expect(wordsOf(card(played))).not.toContain('Claims that wait')
})

test('an alert is quiet after twelve drill minutes, and its next hint is at hand', () => {
  const played = drillAt(26)
  expect(wordsOf(card(played))).not.toContain('Quiet')
  played.runTo(27)
  const words = wordsOf(card(played))
  expect(words).toContain('nothing since 0:15. Hint 1 of 3: ')
  expect(labelsOf(card(played))).toContain('Give hint 1 for A')
  expect(buttonsOf(card(played)).at(-1)).toMatchObject({
    word: 'hint',
    does: 'now',
    with: { alert: 'A' },
  })
  played.do('ana', { type: 'hint', alertId: alertId(played, 'A') })
  expect(wordsOf(card(played))).not.toContain('Quiet')
  played.runTo(39)
  expect(wordsOf(card(played))).toContain('Hint 2 of 3')
})

test('within one minute time alone does not change the card', () => {
  const played = drillAt(40)
  const record = played.record()
  const at = (ms: number) => controlCard(viewOf(record, played.now() + ms), 'ana', [])
  expect(at(59_000)).toEqual(at(0))
})

test('what `next` left out is named', () => {
  const played = drillAt(20)
  expect(wordsOf(card(played))).not.toContain('Skipped')
  played.do('ana', { type: 'next' })
  const words = wordsOf(card(played))
  expect(words).toContain('Skipped, not put before the team: ')
  expect(words).toContain('Played message: customer')
})

test('what the report lacks comes with the word that fills it, a few at a time', () => {
  const lacks = Array.from({ length: 9 }, (_, index) => ({
    what: `thing ${index}`,
    command: 'note',
  }))
  const words = wordsOf(controlCard(seenBy(drillAt(24)), 'ana', lacks))
  expect(words).toContain('thing 0: /drill note')
  expect(words).not.toContain('thing 6')
  expect(words).toContain('And 3 more points.')
})

test('after the end the card leads to what is still open', () => {
  const played = drillAt(181)
  expect(labelsOf(card(played))).toEqual(['Judge claims (0)', 'Debrief', 'Report…'])
  expect(wordsOf(card(played))).toContain('The drill has ended')
  const cancelled = drillAt(30)
  cancelled.do('ana', { type: 'cancel' })
  expect(labelsOf(card(cancelled))).toEqual([])
})

test('on the last phase the next button says that it ends the drill', () => {
  const button = buttonsOf(card(drillAt(172))).find((each) => each.word === 'next')
  expect(button?.label).toBe('End the last phase')
  expect(button?.confirm).toContain('ends the drill')
})

test('the preview posts nothing before the end, then the first or the next version', () => {
  const early = reportPreview(seenBy(drillAt(30)), [{ what: 'a fix for B', command: 'fix B' }], 0)
  expect(labelsOf(early)).toEqual(['Debrief', 'Change records…'])
  expect(wordsOf(early)).toContain('a fix for B: /drill fix B')
  const ended = seenBy(drillAt(181))
  expect(labelsOf(reportPreview(ended, [], 0))).toEqual([
    'Post the report',
    'Debrief',
    'Change records…',
  ])
  expect(labelsOf(reportPreview(ended, [], 1))).toEqual([
    'Post version 2',
    'Debrief',
    'Change records…',
  ])
  expect(wordsOf(reportPreview(ended, [], 1))).toContain('Nothing is missing')
})

test('an offered role says why and what it costs', () => {
  const offer = facilitatorOffer(seenBy(drillAt(30)), 'verdicts')
  expect(offer.fallback).toContain('waited 10 minutes for their verdicts')
  expect(buttonsOf(offer)).toMatchObject([{ word: 'join', does: 'take-over' }])
})

test('both sides hear that a role has changed hands', () => {
  const view = seenBy(drillAt(30))
  const told = (reader: string) => roleTaken(view, 'Scribe', 'ben', 'emre', reader).fallback
  expect(told('emre')).toContain('You are Scribe now. Ben Okafor')
  expect(told('ben')).toContain('Emre Kaya has taken your role: Scribe')
})
