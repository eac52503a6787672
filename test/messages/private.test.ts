import { expect, test } from 'vitest'
import { words } from '../../src/drill/availability'
import { briefMessage } from '../../src/messages/brief'
import { help } from '../../src/messages/help'
import { historyList } from '../../src/messages/history'
import { privately } from '../../src/messages/private'
import { refusalSentence } from '../../src/messages/refusal'
import { statusText } from '../../src/messages/status'
import { world } from '../../src/scenarios/world'
import { decider } from '../support/decider'
import { alertId, claimOf, drillAt, seenBy, wordsOf } from '../support/views'
import { refusals } from './everything'

const table = words.map((word) => ({ word, takes: '', help: `what ${word} does` }))
const possible = (message: ReturnType<typeof help>) =>
  [...wordsOf(message).matchAll(/^\/drill ([a-z]+): /gm)].map(([, word]) => word)

test('status counts time left, claims and roles; only facilitators read which cue is next', () => {
  const played = drillAt(18)
  played.do('ben', { type: 'join', role: 'Incident Commander' })
  played.do('emre', claimOf(alertId(played, 'A')))
  const participant = wordsOf(statusText(seenBy(played), 'ben'))
  expect(participant).toContain('Phase: Dark Room Investigation (phase 3 of 9)')
  expect(participant).toContain('Time left: 42 min, until <time>')
  expect(participant).toContain('Claims: 1 on 2 alerts')
  expect(participant).toContain('Incident Commander: Ben Okafor')
  expect(participant).toContain('Scribe: nobody')
  expect(participant).toContain('Next cue: 0:19 on the drill’s clock · <time>')
  expect(wordsOf(statusText(seenBy(played), 'ana'))).toMatch(/Next cue: (Alert|Red herring): /)
  played.do('ana', { type: 'pause' })
  expect(wordsOf(statusText(seenBy(played), 'ben'))).toContain('42 min, the clock stands')
})

test('status of a drill that is not running says what it waits for', () => {
  expect(wordsOf(statusText(seenBy(decider()), 'ben'))).toContain('starts it by hand')
  const ended = drillAt(181)
  expect(wordsOf(statusText(seenBy(ended), 'ben'))).toContain('open until <time>')
})

test('help lists what this person can do in this phase, the fitting words first', () => {
  const played = drillAt(24)
  const participant = possible(help(seenBy(played), 'emre', table))
  expect(participant.slice(0, 3)).toEqual(['claim', 'evidence', 'note'])
  for (const word of ['pause', 'hint', 'claims', 'fix', 'check', 'resume', 'plan'])
    expect(participant).not.toContain(word)
  const facilitator = possible(help(seenBy(played), 'ana', table))
  expect(facilitator).not.toContain('claim')
  expect(facilitator).toEqual(expect.arrayContaining(['claims', 'hint', 'pause', 'stop']))
  played.runTo(121)
  const fixing = possible(help(seenBy(played), 'emre', table))
  expect(fixing.slice(0, 2)).toEqual(['ask', 'fix'])
  expect(fixing).not.toContain('claim')
  expect(possible(help(null, 'emre', table))).toEqual(['plan', 'start', 'status', 'history'])
  expect(possible(help(seenBy(drillAt(181)), 'emre', table))).toEqual(
    expect.arrayContaining(['reflect', 'plan', 'start']),
  )
})

test('help shows what a word takes', () => {
  const one = [{ word: 'extend', takes: '[minutes]', help: 'Lengthens this phase' }]
  expect(wordsOf(help(seenBy(drillAt(24)), 'ana', one))).toContain(
    '/drill extend [minutes]: Lengthens this phase',
  )
})

test('of a cancelled drill history has title and date alone', () => {
  const base = { startedAt: 0, finishedAt: null, plannedAt: 0 }
  const message = historyList([
    {
      ...base,
      id: 'x2',
      title: 'Second night',
      team: 'Team Alpha',
      state: 'closed',
      finishedAt: 1,
    },
    { ...base, id: 'x1', title: 'First night', team: 'Team Beta', state: 'cancelled' },
  ])
  expect(wordsOf(message)).toContain('<time> | Second night | Team Alpha | ended')
  expect(wordsOf(message)).toContain('<time> | First night | — | cancelled')
  expect(message.fallback).toContain('1970-01-01 · First night')
  expect(message.fallback).not.toContain('Team Beta')
  const buttons = message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
  expect(buttons.map((button) => [button.label, button.with])).toEqual([
    ['Files of Second night', { drill: 'x2' }],
  ])
  expect(wordsOf(historyList([]))).toContain('No drill has ended')
})

test('the brief has every service with baseline, objective, runbook and last deployment', () => {
  const words = wordsOf(briefMessage(world))
  for (const service of world.services) {
    expect(words).toContain(service.name)
    expect(words).toContain(service.slo)
    expect(words).toContain(service.lastDeployment)
    for (const step of service.runbook.steps) expect(words).toContain(step)
  }
  for (const line of world.map) expect(words).toContain(line)
  expect(briefMessage(world).parts.length).toBeLessThanOrEqual(45)
})

test('every refusal says what is the case and what would work', () => {
  const view = seenBy(drillAt(24))
  for (const refusal of [...refusals(view), { code: 'no-herring-left' } as const]) {
    for (const each of [view, null]) {
      const sentence = refusalSentence(refusal, each, 'emre')
      expect(sentence).toMatch(/^[A-Z`].*\.$/)
      expect(sentence).not.toMatch(/undefined|null|!/)
    }
  }
})

test('a refusal names who can, and speaks to facilitators as such', () => {
  const played = drillAt(24)
  const view = seenBy(played)
  expect(refusalSentence({ code: 'facilitators-only', word: 'next' }, view, 'emre')).toBe(
    '`/drill next` is for facilitators. Ask Ana Lima.',
  )
  const paused = { code: 'not-now', word: 'hint', state: 'paused' } as const
  expect(refusalSentence(paused, view, 'ana')).toBe(
    'The drill is paused. `/drill resume` continues it.',
  )
  expect(refusalSentence(paused, view, 'emre')).toContain('A facilitator continues it')
  expect(
    refusalSentence({ code: 'too-early', word: 'fix', opens: 'ai-fix' }, view, 'emre'),
  ).toContain('AI-Assisted Fix, at 2:00 on the drill’s clock')
  expect(
    refusalSentence({ code: 'no-such-alert', letters: ['A', 'B', 'C'] }, view, 'emre'),
  ).toContain('A, B and C')
})

test('commands in a private answer become code, other backticks stay as they are', () => {
  const message = privately('`x` said `/drill resume` to `y`.')
  expect(message.parts).toEqual([
    { kind: 'text', text: ['`x` said ', { kind: 'code', text: '/drill resume' }, ' to `y`.'] },
  ])
  expect(message.fallback).toBe('`x` said /drill resume to `y`.')
})
