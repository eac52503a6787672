import { expect, test } from 'vitest'
import { claimsList } from '../../src/messages/claims-list'
import { revealPost } from '../../src/messages/reveal'
import { teamClaimPost } from '../../src/messages/team-claim'
import { verdictNotice } from '../../src/messages/verdict-notice'
import type { Decider } from '../support/decider'
import { alertId, buttonsOf, claimOf, drillAt, labelsOf, seenBy, wordsOf } from '../support/views'

const realLetter = (played: Decider) =>
  played.record().alerts.find((alert) => alert.letter !== null && !alert.herring)?.letter ?? ''
const herringLetter = (played: Decider) =>
  played.record().alerts.find((alert) => alert.letter !== null && alert.herring)?.letter ?? ''
const judge = (
  played: Decider,
  id: string | undefined,
  value: 'confirmed' | 'partly' | 'rejected' | 'rejected-herring',
) => played.do('ana', { type: 'judge', claimIds: [id ?? ''], value })

test('a rejected claim is told in the words of the day, with one fact and no herring', () => {
  const played = drillAt(24)
  const letter = realLetter(played)
  const id = played.do('emre', claimOf(alertId(played, letter)))
  judge(played, id, 'rejected-herring')
  const before = wordsOf(verdictNotice(seenBy(played), id ?? ''))
  expect(before).toContain('not judged yet')
  expect(before).not.toContain('One fact')
  played.runTo(71)
  const view = seenBy(played)
  const told = verdictNotice(view, id ?? '')
  const alert = view.record.alerts.find((each) => each.letter === letter)
  const subject = view.catalogue.scenarios.find((each) => each.id === alert?.subjectId)
  expect(told.fallback.split('\n')[0]).toMatch(/: rejected$/)
  expect(told.fallback).toContain(`One fact that speaks against it: ${subject?.counterFact}`)
  expect(told.fallback).not.toContain(subject?.name)
  expect(told.fallback).not.toMatch(/herring/i)
  expect(labelsOf(told)).toEqual(['Claim again'])
  played.runTo(121)
  const after = verdictNotice(seenBy(played), id ?? '')
  expect(after.fallback).toContain('rejected: blamed a red herring')
  expect(labelsOf(after)).toEqual([])
})

test('a confirmed claim is told without a fact against it', () => {
  const played = drillAt(24)
  const id = played.do('emre', claimOf(alertId(played, 'A')))
  judge(played, id, 'confirmed')
  played.runTo(71)
  const told = verdictNotice(seenBy(played), id ?? '')
  expect(told.fallback).toMatch(/: confirmed\n“The pool of workers is too small”$/)
  expect(labelsOf(told)).toEqual([])
})

test('a team claim stands with its author at once, and without one beside a no', () => {
  const played = drillAt(24)
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const id = played.do('ben', claimOf(alertId(played, 'A'), { team: true })) ?? ''
  const words = () => wordsOf(teamClaimPost(seenBy(played), id))
  expect(words()).toContain('The pool of workers is too small — Ben Okafor')
  expect(words()).toContain('Confidence: 60 %')
  judge(played, id, 'rejected')
  expect(words()).not.toContain('rejected')
  played.runTo(71)
  expect(words()).toContain('Verdict: rejected.')
  expect(words()).not.toContain('Ben Okafor')
  judge(played, id, 'confirmed')
  expect(words()).toContain('Ben Okafor')
})

test('a replaced team claim says so', () => {
  const played = drillAt(24)
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  const id = played.do('ben', claimOf(alertId(played, 'A'), { team: true })) ?? ''
  played.do('ben', claimOf(alertId(played, 'A'), { team: true, cause: 'Better' }))
  expect(wordsOf(teamClaimPost(seenBy(played), id))).toContain('has replaced this one')
})

test('the reveal names causes, what clears noise, and authors of confirmed claims only', () => {
  const played = drillAt(24)
  const real = realLetter(played)
  const herring = herringLetter(played)
  const found = played.do('emre', claimOf(alertId(played, real), { cause: 'My very own cause' }))
  const wrong = played.do('farah', claimOf(alertId(played, real), { cause: 'Quite another one' }))
  const noise = played.do('ben', claimOf(alertId(played, herring), { noise: true, cause: '' }))
  judge(played, found, 'confirmed')
  judge(played, wrong, 'rejected-herring')
  judge(played, noise, 'confirmed')
  played.do('ana', { type: 'reveal' })
  const view = seenBy(played)
  const words = wordsOf(revealPost(view))
  for (const alert of view.record.alerts.filter((each) => each.letter !== null)) {
    const subject = [...view.catalogue.scenarios, ...view.catalogue.herrings].find(
      (each) => each.id === alert.subjectId,
    )
    expect(words).toContain(`${alert.letter} · ${alert.service}: ${subject?.name}`)
    expect(words).toContain(subject?.kind === 'scenario' ? subject.cause : subject?.truth)
  }
  expect(words).toContain('My very own cause — Emre Kaya (confirmed)')
  expect(words).toContain('Quite another one — rejected: blamed a red herring')
  expect(words).not.toContain('Farah')
  expect(words).toContain('This alert is noise. — Ben Okafor (confirmed)')
  expect(words.match(/Found: by nobody/g)).toHaveLength(2)
  expect(words.match(/Found: [\d.]+ min after the alert/g)).toHaveLength(1)
  expect(words).toContain('3 real failures, 1 red herring')
})

test('a facilitator’s own herring is revealed in its own words', () => {
  const played = drillAt(24)
  const clears = 'A newsletter goes out at this hour.'
  played.do('ana', {
    type: 'herring',
    own: { service: 'mail-relay', symptom: 'queue 4,100', value: '4,100, limit 500', clears },
  })
  played.do('ana', { type: 'reveal' })
  const words = wordsOf(revealPost(seenBy(played)))
  expect(words).toContain('E · mail-relay | red herring')
  expect(words).toContain(`What clears it: ${clears}`)
  expect(words).toContain('3 real failures, 2 red herrings')
})

test('there is no reveal to show before it has come', () => {
  expect(() => revealPost(seenBy(drillAt(24)))).toThrow(RangeError)
})

test('claims that say the same of an alert are judged together', () => {
  const played = drillAt(24)
  const a = alertId(played, 'A')
  const one = played.do('emre', claimOf(a, { cause: 'Pool too small' }))
  const two = played.do('farah', claimOf(a, { cause: 'pool  TOO small.' }))
  const noise = [
    played.do('ben', claimOf(a, { noise: true, cause: '', evidence: 'flat' })),
    played.do('goran', claimOf(a, { noise: true, cause: '', evidence: 'quiet' })),
    played.do('dev', claimOf(a, { noise: true, cause: '' })),
  ]
  played.do('goran', claimOf(alertId(played, 'B'), { cause: 'Pool too small' }))
  const list = claimsList(seenBy(played), 'ana')
  expect(labelsOf(list)).toEqual([
    'Confirm all 2',
    'Partly, all 2',
    'Reject all 2',
    'Reject all 2: blamed a red herring',
    'Confirm all 3',
    'Partly, all 3',
    'Reject all 3',
    'Reject all 3: blamed a red herring',
    'Confirm',
    'Partly',
    'Reject',
    'Reject: blamed a red herring',
  ])
  expect(buttonsOf(list)[0]).toMatchObject({
    word: 'claims',
    does: 'judge',
    with: { claims: `${one},${two}`, value: 'confirmed' },
  })
  expect(buttonsOf(list)[7]?.with).toEqual({ claims: noise.join(','), value: 'rejected-herring' })
  expect(wordsOf(list)).toContain('6 waiting, 0 judged')
  expect(wordsOf(list)).toContain('The key suggests: ')
})

test('a cause without a single letter is not taken for a noise call', () => {
  const played = drillAt(24)
  played.do('emre', claimOf(alertId(played, 'A'), { cause: '???' }))
  played.do('farah', claimOf(alertId(played, 'A'), { noise: true, cause: '' }))
  expect(labelsOf(claimsList(seenBy(played), 'ana'))).toHaveLength(8)
})

test('judged claims follow those that wait, with their verdict, and can be judged anew', () => {
  const played = drillAt(24)
  const first = played.do('emre', claimOf(alertId(played, 'A'), { cause: 'judged early' }))
  played.do('farah', claimOf(alertId(played, 'B'), { cause: 'waits still' }))
  judge(played, first, 'partly')
  const words = wordsOf(claimsList(seenBy(played), 'ana'))
  expect(words.indexOf('waits still')).toBeLessThan(words.indexOf('judged early'))
  expect(words).toContain('Your verdict: partly.')
  expect(words).toContain('1 waiting, 1 judged')
})

test('without claims the list says so', () => {
  expect(wordsOf(claimsList(seenBy(drillAt(24)), 'ana'))).toContain(
    'Nobody has claimed anything yet',
  )
})
