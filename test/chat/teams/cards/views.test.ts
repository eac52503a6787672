/** The views of drills on which many things were tried, as Teams gets them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesOf, mostBytes } from '../../../../src/chat/teams/cards/card'
import { messageCards } from '../../../../src/chat/teams/cards/message'
import { isRevealed } from '../../../../src/drill/visibility'
import { alertCard } from '../../../../src/messages/alert'
import { claimsList } from '../../../../src/messages/claims-list'
import { controlCard } from '../../../../src/messages/control-card'
import type { Message } from '../../../../src/messages/message'
import { plannedPost } from '../../../../src/messages/planned'
import { revealPost } from '../../../../src/messages/reveal'
import { statusText } from '../../../../src/messages/status'
import { teamClaimPost } from '../../../../src/messages/team-claim'
import { missing } from '../../../../src/report/missing'
import { catalogue } from '../../../../src/scenarios/catalogue'
import { noticesTo, participantMessages } from '../../../messages/everything'
import { alertId, claimOf, drillAt, drills, seenBy } from '../../../support/views'
import { cardFaults, elementsIn, wordsIn } from './check'

const render = (message: Message) => messageCards(message, { place: 'post', resolve: () => null })

test('Teams takes what participants and facilitators get of any drill', () => {
  fc.assert(
    fc.property(drills, (played) => {
      const view = seenBy(played)
      const lacks = missing(view.record, catalogue)
      for (const message of [
        ...participantMessages(view, 'ben'),
        ...noticesTo(view, 'emre'),
        controlCard(view, 'ana', lacks),
        claimsList(view, 'ana'),
        ...(isRevealed(view.record) ? [revealPost(view)] : []),
      ])
        for (const { card, summary } of render(message)) {
          expect(cardFaults(card), message.fallback).toEqual([])
          expect(bytesOf(card, summary), message.fallback).toBeLessThanOrEqual(mostBytes)
        }
    }),
    { numRuns: 12 },
  )
})

const hostile =
  '</at><at>all</at> **bold** [x](https://evil.example) {{TIME(2026-12-03T03:14:07Z)}}'

test('what people typed reads as they typed it, wherever it stands', () => {
  const played = drillAt(24, { title: hostile, team: hostile })
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const team = played.do('ben', claimOf(alertId(played, 'A'), { team: true, cause: hostile }))
  played.do('emre', claimOf(alertId(played, 'B'), { cause: hostile, evidence: hostile }))
  played.do('ana', {
    type: 'herring',
    own: { service: hostile.slice(0, 30), symptom: hostile, value: hostile, clears: hostile },
  })
  const view = { ...seenBy(played), nameOf: () => hostile }
  for (const message of [
    plannedPost(view),
    teamClaimPost(view, team ?? ''),
    alertCard(view, alertId(played, 'E')),
    controlCard(view, 'ana', []),
    claimsList(view, 'ana'),
    statusText(view, 'ben'),
  ])
    for (const { card, summary } of render(message)) {
      expect(cardFaults(card), message.fallback).toEqual([])
      for (const each of elementsIn(card)) {
        if (each.type === 'TextBlock') expect(each.text).not.toContain('evil')
        expect(each.type).not.toBe('Action.OpenUrl')
      }
      const seen = wordsIn(card).join(' ').replaceAll('\u2060', '')
      expect(seen).toContain('**bold** [x](https://evil.example)')
      expect(JSON.stringify({ card, summary })).not.toMatch(/<\/?at>|\{\{TIME\(2026-12-03/)
    }
})
