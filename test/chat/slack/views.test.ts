/** The views of drills on which many things were tried, as Slack gets them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slackMessage } from '../../../src/chat/slack/blocks'
import { isRevealed } from '../../../src/drill/visibility'
import { alertCard } from '../../../src/messages/alert'
import { claimsList } from '../../../src/messages/claims-list'
import { controlCard } from '../../../src/messages/control-card'
import type { Message } from '../../../src/messages/message'
import { plannedPost } from '../../../src/messages/planned'
import { revealPost } from '../../../src/messages/reveal'
import { statusText } from '../../../src/messages/status'
import { teamClaimPost } from '../../../src/messages/team-claim'
import { missing } from '../../../src/report/missing'
import { catalogue } from '../../../src/scenarios/catalogue'
import { noticesTo, participantMessages } from '../../messages/everything'
import { messageFaults } from '../../support/slack/validate'
import { alertId, claimOf, drillAt, drills, seenBy } from '../../support/views'

const render = (message: Message) => slackMessage(message, () => null)

test('Slack takes what participants and facilitators get of any drill', () => {
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
        expect(messageFaults(render(message)), message.fallback).toEqual([])
    }),
    { numRuns: 12 },
  )
})

const hostile = '<!channel> *bold* <@U1> `code` :siren: https://evil.example &amp; </b>'

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
  ]) {
    const { text, blocks } = render(message)
    expect(messageFaults({ text, blocks }), message.fallback).toEqual([])
    expect(text).toContain('&lt;!channel&gt;')
    const mrkdwn = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? []
    expect(mrkdwn.filter((each) => /bold|siren|evil/.test(each))).toEqual([])
    expect(JSON.stringify(blocks)).toContain('<!channel> *bold*')
  }
})
