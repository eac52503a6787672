import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import type { Alert } from '../../src/drill/record-alerts'
import { isRevealed } from '../../src/drill/visibility'
import { catalogue } from '../../src/scenarios/catalogue'
import { buttonsOf, drills, pressedLinks, seenBy, viewOf } from '../support/views'
import { liveMessages, noticesTo, participantMessages } from './everything'

const participants = ['ben', 'emre', 'farah']

/** What would give an answer away; words of the world that stand in alerts anyway are not among them. */
const sealed = [
  ...catalogue.scenarios.flatMap((each) => [
    each.id,
    each.name,
    each.system,
    each.cause,
    ...each.keyPoints.map(({ point }) => point),
    ...each.decidingEvidence,
  ]),
  ...catalogue.herrings.flatMap((each) => [
    each.id,
    each.name,
    each.truth,
    ...each.clears,
    'herring',
    'A newsletter goes out',
  ]),
]

const unrevealed = drills.filter((played) => !isRevealed(played.record()))

test('before the reveal no message to a participant gives anything away', () => {
  fc.assert(
    fc.property(unrevealed, (played) => {
      const view = seenBy(played)
      const said = participants.flatMap((person) => [
        ...participantMessages(view, person),
        ...noticesTo(view, person),
      ])
      const all = JSON.stringify(said).toLowerCase()
      for (const secret of sealed) expect(all).not.toContain(secret.toLowerCase())
      for (const alert of view.record.alerts.filter((each) => each.letter === null))
        expect(all).not.toContain(alert.service)
    }),
    { numRuns: 60 },
  )
})

/** The same drill with real failures and herrings changed over. */
function turned(record: DrillRecord): DrillRecord {
  const ids = record.alerts.map((alert) => alert.subjectId)
  const alerts = record.alerts.map(
    (alert, index): Alert => ({
      ...alert,
      herring: !alert.herring,
      own: !alert.own,
      subjectId: ids[(index + 1) % ids.length] ?? alert.subjectId,
      clears: ['nothing'],
    }),
  )
  return { ...record, alerts }
}

test('what participants see does not depend on which alert is the herring', () => {
  fc.assert(
    fc.property(unrevealed, (played) => {
      const record = played.record()
      for (const person of participants)
        expect(participantMessages(viewOf(turned(record), played.now()), person)).toEqual(
          participantMessages(viewOf(record, played.now()), person),
        )
    }),
    { numRuns: 60 },
  )
})

test('an alert in a facilitator’s words has the parts and buttons of any other', () => {
  fc.assert(
    fc.property(unrevealed, (played) => {
      const view = seenBy(played)
      const shapes = liveMessages(view)
        .filter((message) => message.fallback.startsWith('DRILL'))
        .map((message) =>
          message.parts
            .filter((part) => part.kind !== 'note')
            .map((part) =>
              part.kind === 'buttons'
                ? part.buttons.map(({ label }) => label)
                : part.kind === 'links'
                  ? part.links.map((link) => ('url' in link ? link.url : link.button.label))
                  : part.kind,
            ),
        )
      for (const shape of shapes) expect(shape).toEqual(shapes[0])
    }),
    { numRuns: 60 },
  )
})

test('live messages say the same an hour later if nothing has changed', () => {
  fc.assert(
    fc.property(drills, (played) => {
      const record = played.record()
      expect(liveMessages(viewOf(record, played.now() + 3_600_000))).toEqual(
        liveMessages(viewOf(record, played.now())),
      )
    }),
    { numRuns: 60 },
  )
})

test('own claims stay sealed, and no button carries more than letters and ids of records', () => {
  fc.assert(
    fc.property(unrevealed, (played) => {
      const view = seenBy(played)
      const own = view.record.claims.some((claim) => claim.kind === 'team')
      const said = participantMessages(view, 'farah')
      if (!own) expect(JSON.stringify(said)).not.toContain('under the stairs')
      const carried = said
        .flatMap((message) => [...buttonsOf(message), ...pressedLinks(message)])
        .flatMap((button) => Object.entries(button.with ?? {}))
      for (const [key, value] of carried) {
        expect(key).toBe('alert')
        expect(value).toMatch(/^[A-Z]{1,2}$/)
      }
    }),
    { numRuns: 60 },
  )
})
