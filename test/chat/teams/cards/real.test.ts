/** What the bot really says and asks in a whole drill, as Teams gets it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerDialog } from '../../../../src/chat/teams/cards/answer'
import { bytesOf, mostBytes } from '../../../../src/chat/teams/cards/card'
import { formDialog } from '../../../../src/chat/teams/cards/dialog'
import { type Look, messageCards, type Portion } from '../../../../src/chat/teams/cards/message'
import { readPress } from '../../../../src/chat/teams/cards/press'
import { readSubmitted } from '../../../../src/chat/teams/cards/submitted'
import { bound } from '../../../../src/conduct/bind'
import type { Form } from '../../../../src/messages/form'
import type { Message } from '../../../../src/messages/message'
import { summary } from '../../../../src/messages/summary'
import { buildReport } from '../../../../src/report/build'
import { catalogue } from '../../../../src/scenarios/catalogue'
import { quickMaker } from '../../../support/quick-evidence'
import { people } from '../../../support/records'
import { sampleRecord } from '../../../support/sample-record'
import { smallCatalogue } from '../../../support/small-catalogue'
import { openStage, type Player, type Stage } from '../../../support/stage'
import { viewOf } from '../../../support/views'
import { cardFaults, elementsIn, wordsIn } from './check'
import { handedIn } from './hand-in'

let stage: Stage
const maker = quickMaker()
let forms: Map<string, Form>
let answers: Map<string, Message>

const look: Look = {
  place: 'post',
  resolve: (id) => `https://drill.example/files/${encodeURIComponent(id)}`,
}

beforeAll(async () => {
  stage = await openStage({ evidence: true, labEvidence: maker.path })
  forms = new Map()
  answers = new Map()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  const ask = async (who: Player, ...lines: string[]) => {
    for (const line of lines) {
      const reply = await who.say(line)
      if (reply.kind === 'form') forms.set(line, reply.form)
      if (reply.kind === 'private') answers.set(line, reply.message)
    }
  }
  await ask(ana, 'help', 'plan')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(24)
  await ask(ben, 'join', 'claim A', 'note', 'help', 'status', 'brief', 'evidence A', 'next')
  await ask(ana, 'herring a cold cache', 'hint', 'extend')
  for (const name of ['Ben', 'Chi', 'Dev']) {
    const one = await stage.player(name)
    await one.say(`claim A ${name} thinks that the ring of calls holds every worker`)
  }
  await ben.say('join ic')
  await ben.press('claim', 'take', { alert: 'B' })
  await ben.sayAndFill('claim B', { cause: 'The replay waits', confidence: 60, team: true })
  await stage.to(72)
  await ask(ana, 'claims')
  await ask(ben, 'finding A')
  await stage.to(130)
  await ask(ben, 'fix A', 'check A', 'guardrail', 'action', 'ask A')
  await ask(ana, 'measure', 'measure A')
  await stage.to(172)
  await ask(ben, 'reflect', 'history')
  await ask(ana, 'debrief', 'report')
})
afterAll(async () => {
  await stage?.close()
  maker.remove()
})

const filed = (): Message => {
  const view = { ...viewOf(sampleRecord(), 0), catalogue: smallCatalogue }
  return summary(view, buildReport(view.record, smallCatalogue, people, 1, 0), 'report-1')
}
const posts = (): Message[] => stage.transcript.entries().map(({ message }) => message)
const all = () => [
  ...posts(),
  filed(),
  ...[...answers.values()].map((each) => bound(each, crypto.randomUUID())),
]

function only(message: Message): Portion {
  const [first, ...rest] = messageCards(message, look)
  if (!first || rest.length > 0) throw new Error(`${rest.length + 1} portions: ${message.fallback}`)
  return first
}

test('Teams takes every message of a drill in one piece, edits and private answers included', () => {
  expect(all().length).toBeGreaterThan(100)
  for (const message of all()) {
    const { card, summary: said } = only(message)
    expect(cardFaults(card), message.fallback).toEqual([])
    expect(bytesOf(card, said), message.fallback).toBeLessThanOrEqual(mostBytes)
    const dialog = answerDialog(message, look)
    expect(cardFaults(dialog.card), message.fallback).toEqual([])
    expect(JSON.stringify(dialog.card), message.fallback).not.toContain('do not fit here')
  }
})

const pieces = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

test('no word of what the bot says is lost on the way', () => {
  for (const message of all()) {
    const shown = new Set(pieces(wordsIn(only(message).card).join(' ')))
    const lost = pieces(message.fallback).filter((word) => !shown.has(word))
    // A phase's fallback begins with its number, which the card has in small letters at its side.
    expect(
      lost.filter((word) => !['Phase', 'Drill'].includes(word)),
      message.fallback,
    ).toEqual([])
  }
})

test('an alert begins with DRILL and its letter, a phase’s post with its number', () => {
  const firsts = stage.channel().map(({ message }) => only(message))
  const alerts = firsts.filter((each) => /^DRILL · [A-D] · /.test(each.summary))
  expect(alerts).toHaveLength(4)
  for (const { card, summary: said } of alerts) {
    const [heading = ''] = wordsIn(card)
    expect(heading).toMatch(/^DRILL · [A-D] · /)
    expect(said.startsWith(heading)).toBe(true)
  }
  expect(firsts.filter((each) => /^Phase \d of 9: /.test(each.summary))).toHaveLength(9)
})

test('every button means a press of the bot, and none carries what is still sealed', () => {
  const keys = [...catalogue.scenarios, ...catalogue.herrings].map(({ id }) => id)
  let count = 0
  for (const message of posts())
    for (const { data } of elementsIn(only(message).card)) {
      if (data === undefined) continue
      count += 1
      expect(readPress(data)).not.toBeNull()
      for (const key of keys) expect(JSON.stringify(data)).not.toContain(key)
    }
  expect(count).toBeGreaterThan(100)
})

test('Teams takes every form, and what stands in it comes back', () => {
  expect([...forms.keys()]).toEqual(
    expect.arrayContaining([
      'plan',
      'claim A',
      'finding A',
      'fix A',
      'check A',
      'action',
      'reflect',
    ]),
  )
  const asked = { zone: 'Europe/Berlin', nonce: 'n1', people: [{ id: 'person-ana', name: 'Ana' }] }
  for (const [line, form] of forms) {
    const { card, title } = formDialog(form, asked)
    expect(cardFaults(card), line).toEqual([])
    expect(bytesOf(card, title), line).toBeLessThanOrEqual(mostBytes)
    const read = readSubmitted(handedIn(card), asked.zone)
    expect(read).toMatchObject({ word: form.word, context: form.context, nonce: 'n1' })
    for (const { kind, name, value } of form.fields)
      if (value !== undefined && kind !== 'people' && !(Array.isArray(value) && value.length === 0))
        expect(read?.values[name], `${line}: ${name}`).toEqual(value)
  }
})
