import { expect, test } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import { walkThroughMessage } from '../../src/messages/walk-through'
import { catalogue } from '../../src/scenarios/catalogue'
import { services } from '../../src/scenarios/services'
import { walkThroughOf, walkThroughs } from '../../src/scenarios/walk-throughs/walk-throughs'
import { alertId, drillAt, seenBy } from '../support/views'

const subjects = [...catalogue.scenarios, ...catalogue.herrings]

test('every scenario and herring has a walk-through of its own', () => {
  expect(walkThroughs.map(({ subjectId }) => subjectId)).toEqual(subjects.map(({ id }) => id))
})

test.each(subjects)('$id: in order, not too long, and its wrong turns are wrong', (subject) => {
  const walk = walkThroughOf(subject)
  const minutes = walk.moments.map(({ minute }) => minute)
  expect(minutes).toEqual([...minutes].sort((one, other) => one - other))
  expect(walk.moments.length).toBeGreaterThan(2)
  expect(walk.wrongTurns.length).toBeGreaterThan(2)
  expect(walk.whenStuck).toHaveLength(3)
  for (const text of [walk.gist, ...walk.moments.map(({ see }) => see), ...walk.whenStuck]) {
    expect(text.length).toBeLessThan(300)
  }
  if (subject.kind === 'herring') return
  for (const { turn } of walk.wrongTurns) {
    const claim = { noise: false, cause: turn, evidence: '' }
    expect(suggestVerdict(claim, subject).verdict, turn).not.toBe('confirmed')
  }
})

test('what is said to a pair that is stuck tells neither cause nor herring', () => {
  for (const subject of subjects) {
    for (const text of walkThroughOf(subject).whenStuck) {
      expect(text).not.toMatch(/float|binary|circular|deadlock|n\+1|herring|noise|false alarm/i)
      if (subject.kind === 'herring') continue
      const claim = { noise: false, cause: text, evidence: '' }
      expect(suggestVerdict(claim, subject).met, text).toBe(0)
    }
  }
})

test('a subject without one gets what its key holds', () => {
  for (const subject of subjects) {
    const walk = walkThroughOf({ ...subject, id: 'of-ones-own' })
    expect(walk.whenStuck).toEqual(subject.hints)
    expect(walk.gist).toBe(subject.kind === 'scenario' ? subject.cause : subject.truth)
  }
})

test('a facilitator gets it with world times; nobody else does', () => {
  const played = drillAt(30)
  const view = seenBy(played)
  const id = alertId(played, 'A')
  const alert = view.record.alerts.find((each) => each.id === id)
  const subject = subjects.find((each) => each.id === alert?.subjectId)
  if (subject === undefined) throw new Error('No alert.')
  const walk = walkThroughOf(subject)
  const message = walkThroughMessage(view, 'ana', id, walk)
  const text = JSON.stringify(message)
  for (const each of [walk.gist, ...walk.whenStuck]) expect(message.fallback).toContain(each)
  expect(text).toContain('For facilitators only')
  expect(message.fallback).toMatch(/^0[23]:\d\d: /m)
  expect(message.parts.length).toBeLessThan(45)
  for (const person of ['ben', 'emre', '', 'nobody']) {
    expect(() => walkThroughMessage(view, person, id, walk)).toThrow(RangeError)
  }
  expect(services.map(({ name }) => name)).toContain(alert?.service)
})
