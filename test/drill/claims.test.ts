import { describe, expect, test } from 'vitest'
import { alertByLetter } from '../../src/drill/alerts'
import type { ClaimInput } from '../../src/drill/claims'
import { claimSchema, stands } from '../../src/drill/claims'
import type { DrillCommand } from '../../src/drill/command'
import type { Refusal } from '../../src/drill/decision'
import {
  alertState,
  namedAuthor,
  readableClaims,
  sealedCount,
  toldVerdict,
} from '../../src/drill/visibility'
import { type Decider, decider } from '../support/decider'

const bare = {
  noise: false,
  cause: 'floats',
  evidence: '',
  disproof: '',
  confidence: null,
  team: false,
}

function inDarkRoom(): Decider {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(24)
  return drill
}
const alertId = (drill: Decider, letter: string) => alertByLetter(drill.record(), letter)?.id ?? ''
const claimOn = (drill: Decider, letter: string, more: Partial<ClaimInput> = {}): DrillCommand => ({
  type: 'claim',
  claim: { ...bare, alertId: alertId(drill, letter), ...more },
})
const refusalOf = (drill: Decider, by: string, command: DrillCommand): Refusal['code'] | null => {
  const decision = drill.ask(by, command)
  return decision.ok ? null : decision.refusal.code
}

describe('own claims', () => {
  test('a first claim joins its author, a second supersedes the first until it is judged', () => {
    const drill = inDarkRoom()
    const first = drill.do('emre', claimOn(drill, 'A'))
    const second = drill.do('emre', claimOn(drill, 'A', { cause: 'rounding' }))
    expect(drill.record().participations.at(-1)).toMatchObject({
      personId: 'emre',
      role: 'Responder',
    })
    expect(drill.record().claims.map(stands)).toEqual([false, true])
    drill.do('ana', { type: 'judge', claimIds: [second ?? ''], value: 'rejected' })
    drill.do('emre', claimOn(drill, 'A', { cause: 'ties' }))
    expect(drill.record().claims.map(stands)).toEqual([false, true, true])
    expect(
      refusalOf(drill, 'ana', { type: 'judge', claimIds: [first ?? ''], value: 'confirmed' }),
    ).toBe('claim-superseded')
  })

  test('whoever was a facilitator never claims, observers do not, and the reveal closes claims', () => {
    const drill = inDarkRoom()
    expect(refusalOf(drill, 'ana', claimOn(drill, 'A'))).toBe('facilitators-never-claim')
    drill.do('goran', { type: 'join', role: 'Observer' })
    expect(refusalOf(drill, 'goran', claimOn(drill, 'A'))).toBe('observers-do-not')
    drill.do('ana', { type: 'reveal' })
    expect(refusalOf(drill, 'emre', claimOn(drill, 'A'))).toBe('claims-closed')
  })

  test('the board counts current own claims, cause and noise together', () => {
    const drill = inDarkRoom()
    drill.do('emre', claimOn(drill, 'B'))
    drill.do('emre', claimOn(drill, 'B', { cause: 'again' }))
    drill.do('farah', claimOn(drill, 'B', { noise: true }))
    expect(sealedCount(drill.record(), alertId(drill, 'B'))).toBe(2)
  })
})

describe('noise calls', () => {
  test('within two minutes it can be taken back, and what it superseded stands again', () => {
    const drill = inDarkRoom()
    const cause = drill.do('emre', claimOn(drill, 'A'))
    const call = drill.do('emre', claimOn(drill, 'A', { noise: true }))
    drill.runTo(25.5)
    drill.do('emre', { type: 'undo-noise', claimId: call ?? '' })
    expect(
      drill
        .record()
        .claims.filter(stands)
        .map((each) => each.id),
    ).toEqual([cause])
    const again = drill.do('emre', claimOn(drill, 'A', { noise: true }))
    drill.runTo(28)
    expect(refusalOf(drill, 'emre', { type: 'undo-noise', claimId: again ?? '' })).toBe(
      'undo-too-late',
    )
    expect(refusalOf(drill, 'farah', { type: 'undo-noise', claimId: again ?? '' })).toBe(
      'no-such-record',
    )
  })
})

describe('team claims', () => {
  test('only the Incident Commander and the owner of the alert speak for the team', () => {
    const drill = inDarkRoom()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('emre', { type: 'take', alertId: alertId(drill, 'A') })
    drill.do('farah', { type: 'take', alertId: alertId(drill, 'A') })
    expect(refusalOf(drill, 'farah', claimOn(drill, 'A', { team: true }))).toBe(
      'team-claim-not-yours',
    )
    drill.do('emre', claimOn(drill, 'A', { team: true }))
    drill.do('ben', claimOn(drill, 'A', { team: true, cause: 'better' }))
    const current = drill.record().claims.filter((each) => each.kind === 'team' && stands(each))
    expect(current.map((each) => each.cause)).toEqual(['better'])
  })

  test('a team claim is no own claim', () => {
    const drill = inDarkRoom()
    drill.do('ben', { type: 'join', role: 'Incident Commander' })
    drill.do('ben', claimOn(drill, 'A'))
    drill.do('ben', claimOn(drill, 'A', { team: true }))
    expect(drill.record().claims.filter(stands)).toHaveLength(2)
  })
})

describe('verdicts and the reveal', () => {
  test('are told with the Deep Dive; blamed a red herring waits for the reveal', () => {
    const drill = inDarkRoom()
    const id = drill.do('emre', claimOn(drill, 'A')) ?? ''
    drill.do('ana', { type: 'judge', claimIds: [id], value: 'rejected-herring' })
    const alert = alertByLetter(drill.record(), 'A')
    if (!alert) throw new Error('A has not arrived')
    expect(alertState(drill.record(), alert)).toBeNull()
    drill.runTo(70)
    expect(alertState(drill.record(), alert)).toBe('not yet')
    expect(toldVerdict(drill.record(), 'rejected-herring')).toBe('rejected')
    drill.runTo(120)
    expect(toldVerdict(drill.record(), 'rejected-herring')).toBe('rejected: blamed a red herring')
  })

  test('an own claim is read by its author and facilitators until the reveal; then rejected ones lose their author', () => {
    const drill = inDarkRoom()
    const right = drill.do('emre', claimOn(drill, 'A')) ?? ''
    const wrong = drill.do('farah', claimOn(drill, 'A', { cause: 'the disk' })) ?? ''
    const seenBy = (personId: string) =>
      readableClaims(drill.record(), { kind: 'person', personId }).map((each) => each.id)
    expect(seenBy('emre')).toEqual([right])
    expect(seenBy('ben')).toEqual([])
    expect(seenBy('ana')).toEqual([right, wrong])
    drill.do('ana', { type: 'judge', claimIds: [right], value: 'confirmed' })
    drill.do('ana', { type: 'judge', claimIds: [wrong], value: 'rejected' })
    drill.runTo(120)
    expect(seenBy('ben')).toEqual([right, wrong])
    const names = drill
      .record()
      .claims.map((each) => namedAuthor(drill.record(), each, { kind: 'channel' }))
    expect(names).toEqual(['emre', null])
  })

  test('two people judging the same claim: the last word counts, both are kept', () => {
    const drill = decider({ facilitators: ['sam'] })
    drill.do('ana', { type: 'start' })
    drill.runTo(24)
    const id = drill.do('emre', claimOn(drill, 'A')) ?? ''
    drill.do('ana', { type: 'judge', claimIds: [id], value: 'confirmed' })
    drill.do('sam', { type: 'judge', claimIds: [id], value: 'partly' })
    drill.do('ana', { type: 'judge', claimIds: [id], value: 'partly' })
    expect(drill.record().verdicts.map((each) => [each.value, each.stamp.by])).toEqual([
      ['confirmed', 'ana'],
      ['partly', 'sam'],
    ])
  })
})

test('the form takes 0 to 100 % and a cause unless it is noise', () => {
  const errors = (values: object) =>
    claimSchema
      .safeParse({ alert: 'A', confidence: 50, cause: 'x', ...values })
      .error?.issues.map((issue) => issue.path[0])
  expect(errors({})).toBeUndefined()
  expect(errors({ confidence: 101 })).toEqual(['confidence'])
  expect(errors({ confidence: '' })).toEqual(['confidence'])
  expect(errors({ cause: ' ' })).toEqual(['cause'])
  expect(errors({ cause: ' ', noise: true })).toBeUndefined()
  expect(errors({ cause: 'x'.repeat(3001) })).toEqual(['cause'])
  expect(errors({ cause: '🔥' })).toBeUndefined()
  expect(errors({ alert: '' })).toEqual(['alert'])
})
