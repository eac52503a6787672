import { expect, test } from 'vitest'
import { alertCard } from '../../src/messages/alert'
import { board } from '../../src/messages/board'
import { claimsList } from '../../src/messages/claims-list'
import { controlCard } from '../../src/messages/control-card'
import type { Message, Span, Text } from '../../src/messages/message'
import { plannedPost } from '../../src/messages/planned'
import { revealPost } from '../../src/messages/reveal'
import { statusText } from '../../src/messages/status'
import { teamClaimPost } from '../../src/messages/team-claim'
import { verdictNotice } from '../../src/messages/verdict-notice'
import { missing } from '../../src/report/missing'
import { catalogue } from '../../src/scenarios/catalogue'
import type { Decider } from '../support/decider'
import { alertId, buttonsOf, claimOf, drillAt, seenBy, textOf, viewOf } from '../support/views'

const mostParts = 45

/** Thirty alerts, four hundred people, each with a long claim, every phase gone through. */
function crowded(): Decider {
  const played = drillAt(24)
  for (let index = 0; index < 26; index += 1)
    played.do('ana', {
      type: 'herring',
      own: {
        service: `svc-${index}`,
        symptom: 'slow',
        value: '9, limit 1',
        clears: 'x'.repeat(3000),
      },
    })
  const alerts = played.record().alerts.filter((alert) => alert.letter !== null)
  for (let index = 0; index < 400; index += 1) {
    const alert = alerts[index % alerts.length]?.id ?? ''
    const noise = index % 3 === 0
    played.do(
      `person-${index}`,
      claimOf(alert, { noise, cause: noise ? '' : `${index} ${'long words '.repeat(270)}` }),
    )
    played.do(`person-${index}`, { type: 'take', alertId: alert })
  }
  return played
}
const big = crowded()
const bigView = viewOf(big.record(), big.now() + 15 * 60_000)
const lacks = missing(big.record(), catalogue)

test('a large drill keeps every message within what platforms take', () => {
  const revealed = crowded()
  revealed.do('ana', { type: 'reveal' })
  const messages: Message[] = [
    controlCard(bigView, 'ana', lacks),
    claimsList(bigView, 'ana'),
    board(bigView),
    alertCard(bigView, alertId(big, 'A')),
    statusText(bigView, 'ana'),
    revealPost(seenBy(revealed)),
    board(seenBy(revealed)),
  ]
  for (const message of messages) {
    expect(message.parts.length).toBeLessThanOrEqual(mostParts)
    expect(message.fallback.length).toBeLessThan(60_000)
    for (const button of buttonsOf(message)) {
      expect(button.label.length).toBeLessThanOrEqual(75)
      expect(JSON.stringify(button.with ?? {}).length).toBeLessThan(1900)
    }
  }
})

test('what is left out is counted', () => {
  expect(controlCard(bigView, 'ana', lacks).fallback).toMatch(/And 396 more: judge claims\./)
  expect(claimsList(bigView, 'ana').fallback).toMatch(/And \d+ more claims\. Judge these/)
  expect(board(bigView).fallback).toContain('And 6 more alerts.')
  expect(alertCard(bigView, alertId(big, 'A')).fallback).toContain('more')
})

/** What a chat could take for formatting, a link or a ping; and a letter that would be cut in two. */
const hostile = '<!channel> *bold* [a](https://x.example) `/drill stop` &amp; \u202e👩‍👩‍👧‍👦 </b>'

const flat = (text: Text): readonly Span[] => (typeof text === 'string' ? [text] : text)

test('typed text stays whole and plain, whatever is in it', () => {
  const played = drillAt(24, { title: hostile, team: hostile })
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const team = played.do('ben', claimOf(alertId(played, 'A'), { team: true, cause: hostile }))
  const own = played.do('emre', claimOf(alertId(played, 'A'), { cause: hostile }))
  const claim = { alertId: alertId(played, 'B'), cause: hostile }
  played.do('farah', claimOf(claim.alertId, { cause: hostile }))
  const view = seenBy(played)
  const said: Message[] = [
    plannedPost(view),
    teamClaimPost(view, team ?? ''),
    verdictNotice(view, own ?? ''),
    controlCard(view, 'ana', []),
  ]
  for (const message of said) {
    const texts = message.parts.flatMap((part) =>
      part.kind === 'facts'
        ? part.facts.flatMap((fact) => flat(fact.value))
        : part.kind === 'quote' ||
            part.kind === 'heading' ||
            part.kind === 'note' ||
            part.kind === 'text'
          ? flat(part.text)
          : [],
    )
    expect(texts.some((span) => typeof span === 'string' && span.includes(hostile))).toBe(true)
    for (const span of texts)
      if (typeof span !== 'string' && span.kind !== 'time' && span.kind !== 'strong')
        expect(span.text).not.toContain('stop')
    expect(message.fallback).toContain(hostile)
  }
})

test('a facilitator’s long words are cut in the heading and whole below it', () => {
  const played = drillAt(24)
  const symptom = `${'queue '.repeat(60)}end`
  played.do('ana', {
    type: 'herring',
    own: { service: 'mail-relay', symptom, value: '9, limit 1', clears: 'x' },
  })
  const message = alertCard(seenBy(played), alertId(played, 'E'))
  const [heading, whole] = message.parts
  expect(heading?.kind === 'heading' ? textOf(heading.text).length : 999).toBeLessThan(150)
  expect(heading?.kind === 'heading' ? textOf(heading.text) : '').toMatch(
    /^DRILL · E · mail-relay · queue .*…$/,
  )
  expect(whole).toEqual({ kind: 'text', text: symptom })
})
