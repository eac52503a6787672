import { expect, test } from 'vitest'
import { citedEvidence } from '../../src/messages/citations'
import { revealPost } from '../../src/messages/reveal'
import { teamClaimPost } from '../../src/messages/team-claim'
import { alertId, claimOf, drillAt, pressedLinks, seenBy } from '../support/views'

const idsIn = (...texts: string[]) => {
  const parts = citedEvidence(texts)
  return pressedLinks({ fallback: '', parts }).map((button) => button.with?.cited)
}

test('lines and traces are found as they were cited, each once, words with a hyphen are not', () => {
  expect(idsIn('E-7k2xq 03:21:14 order-api ERROR timed out; e-7K2XQ', 'see (E-7f3a9c).')).toEqual([
    '7k2xq',
    '7f3a9c',
  ])
  expect(idsIn('E-mails, E-shops, pre-E-7k2xq, E-7k2xqq, E-7k2x, E-7f3a9c1, E-7k2xq-1')).toEqual([])
  expect(idsIn('')).toEqual([])
})

test('no more than a row of them', () => {
  const many = Array.from({ length: 9 }, (_, index) => `E-7k2x${index}`).join(' ')
  expect(idsIn(many)).toHaveLength(5)
})

const cited = (message: Parameters<typeof pressedLinks>[0]) =>
  pressedLinks(message).map(({ label }) => label)

test('a team claim’s citations open from its thread, confirmed ones’ at the reveal', () => {
  const played = drillAt(24)
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const [letter = ''] = played
    .record()
    .alerts.filter((alert) => !alert.herring && alert.letter !== null)
    .map((alert) => alert.letter ?? '')
  const about = alertId(played, letter)
  const team = played.do('ben', claimOf(about, { team: true, evidence: 'E-7k2xq says so' }))
  const right = played.do('emre', claimOf(about, { evidence: 'E-8k2xq' }))
  const wrong = played.do('farah', claimOf(about, { evidence: 'E-9k2xq' }))
  expect(cited(teamClaimPost(seenBy(played), team ?? ''))).toEqual(['E-7k2xq'])
  played.do('ana', { type: 'judge', claimIds: [right ?? ''], value: 'confirmed' })
  played.do('ana', { type: 'judge', claimIds: [wrong ?? ''], value: 'rejected' })
  played.do('ana', { type: 'reveal' })
  expect(cited(revealPost(seenBy(played)))).toEqual(['E-8k2xq'])
})
