/** A whole drill in Teams: words, buttons and dialogs over HTTP, posts through a connector that refuses what Teams refuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collectLog } from '../support/collect-log'
import { forbidden } from '../support/forbidden'
import type { SentActivity } from '../support/teams/api/types'
import { buttonsOf, wordsIn } from '../support/teams/buttons'
import { postIn, recordOf } from '../support/teams/drills'
import { fallbackOf, openTeamsStage, type TeamsStage } from '../support/teams/stage'
import { said, type Talker } from '../support/teams/talker'

const logged = collectLog()
let stage: TeamsStage
let ada: Talker
let ben: Talker
let cleo: Talker
let dan: Talker
beforeAll(async () => {
  stage = await openTeamsStage({ log: logged.log })
  ada = stage.talker('ada')
  ben = stage.talker('ben')
  cleo = stage.talker('cleo')
  dan = stage.talker('dan')
})
afterAll(() => stage?.close())

const posts = () => stage.posts().map((post) => fallbackOf(post).split('\n')[0]?.slice(0, 60) ?? '')
const post = (begin: string) => postIn(stage, begin)
const alert = (letter: string) => post(`DRILL · ${letter} · `)
const repliesTo = ({ id }: SentActivity) =>
  stage.api.messages(stage.channel).filter(({ thread }) => thread === id)
/** Everything that Teams holds and this person can get at, earlier versions too. */
function within(who: Talker): string {
  const { api } = stage
  const channels = [...api.world.conversations.values()].filter(({ kind }) => kind !== 'personal')
  return JSON.stringify([
    channels.map(({ id }) => api.messages(id)),
    api.messages(api.personalOf(who.id)),
    api.targeted(who.id),
    api.dialogs().filter(({ user }) => user === who.id),
    api.toasts(who.id),
    api.messages(stage.channel).map((message) => api.cardFor(who.id, message)),
  ]).toLowerCase()
}

function expectNothingSealed(who: Talker): void {
  const all = within(who)
  for (const [text, why] of forbidden())
    expect(all.includes(text.toLowerCase()), `${who.name}: ${why}`).toBe(false)
}

describe('one drill from the plan to the report', () => {
  test('a welcome where it was put, and help for whoever asks', async () => {
    const [welcome] = stage.api.messages(stage.team)
    expect(welcome && wordsIn(welcome.card)).toMatch(/drill plan/i)
    expect(said(await dan.say('help'))).toContain('plan')
    expect(said(await dan.say('help'))).not.toContain('herring')
  })

  test('a plan by a dialog, its errors at their fields, and what was typed kept', async () => {
    const form = await ada.open('plan')
    expect(wordsIn(form.card)).toContain('Red herring at (minute)')
    const wrong = await ada.fill({
      Title: '   ',
      Team: '<at>all</at> & *Team* [Alpha](https://x.example)',
    })
    expect(wordsIn(wrong?.card)).toMatch(/change/i)
    expect(wordsIn(wrong?.card)).toContain('*Team*')
    const answer = await ada.fill({ Title: 'Night drill' })
    expect(wordsIn(answer?.card)).toContain('Night drill')
    expect(posts()).toEqual([expect.stringContaining('Night drill')])
    expect(wordsIn(post('Drill planned').card)).toContain('*Team* [Alpha]')
  })

  test('it starts by a mention, and its control card is in the personal chat', async () => {
    const seen = await ada.mention('start')
    expect(seen.kind).toBe('private')
    expect(posts().at(-1)).toMatch(/^Phase 1 of 9: /)
    expect(ada.direct()).toHaveLength(1)
    expect(wordsIn(ada.direct()[0]?.card)).toContain('Orientation')
  })

  test('roles by a button, a word, and the personal chat', async () => {
    await ben.press('Join', post('Phase 1'))
    const joined = await ben.fill({ Role: 'Incident Commander' })
    expect(wordsIn(joined?.card)).toContain('Incident Commander')
    expect(said(await cleo.say('join scribe'))).toMatch(/scribe/i)
    expect(said(await dan.mention('join observer'))).toMatch(/observer/i)
    expect(said(await ben.write('status'))).toContain('Night drill')
    expect((await recordOf(stage)).participations.map(({ role }) => role)).toEqual(
      expect.arrayContaining(
        ['incident commander', 'scribe', 'observer'].map((role) =>
          expect.stringMatching(new RegExp(role.replace(' ', '.?'), 'i')),
        ),
      ),
    )
  })

  test('alerts come on cue; claims by button, word, dialog and compose box; the board counts them', async () => {
    await stage.to(24)
    expect(posts().filter((text) => text.startsWith('DRILL · '))).toHaveLength(4)
    expect(said(await ben.press("I'm on it", alert('B')))).not.toBe('')
    expect(said(await ben.press("It's noise", alert('B')))).toMatch(/noise/)
    await cleo.press('Claim', alert('A'))
    const claimed = await cleo.fill({ 'Root cause': 'zebra-7 rounding', 'Confidence (%)': 70 })
    expect(wordsIn(claimed?.card)).toContain('sealed')
    expect(said(await cleo.say('claim B zebra-7 calls in a ring'))).toContain('sealed')
    await cleo.compose('claim')
    const composed = stage.api.dialogOf(cleo.id)
    expect(wordsIn(composed?.card)).toContain('Root cause')
    const third = await cleo.fill({
      Alert: optionOf(composed?.card, 'C · '),
      'Root cause': 'zebra-7 again',
      'Confidence (%)': 40,
    })
    expect(wordsIn(third?.card)).toContain('sealed')
    expect(wordsIn(post('The board').card)).toContain('4 claims')
    expect((await recordOf(stage)).claims).toHaveLength(4)
  })

  test('what is mentioned aloud is not taken as a claim, and is answered by a private button', async () => {
    const seen = await cleo.mention('claim D said too loud')
    expect(seen.kind).toBe('private')
    expect((await recordOf(stage)).claims).toHaveLength(4)
    if (seen.kind !== 'private') throw new Error(seen.kind)
    const [button] = buttonsOf(seen.message.card ?? {})
    const opened = await cleo.press(button?.title ?? '', seen.message)
    expect(opened.kind === 'dialog' && wordsIn(opened.dialog.card)).toContain('Root cause')
  })

  test('a team claim stands in its alert’s thread, a hint too', async () => {
    await ben.press('Claim', alert('A'))
    const done = await ben.fill({
      'Root cause': 'the team says so',
      'Confidence (%)': 60,
      'For the team': true,
    })
    expect(wordsIn(done?.card)).not.toBe('')
    expect(
      repliesTo(alert('A'))
        .map(({ card }) => wordsIn(card))
        .join(),
    ).toContain('the team says so')
    await ada.say('hint A')
    await stage.settle()
    const hints = repliesTo(alert('A')).filter((each) => fallbackOf(each).includes('Hint 1'))
    expect(hints).toHaveLength(1)
  })

  test('nothing sealed has reached a participant', () => {
    for (const who of [ben, dan]) expectNothingSealed(who)
    expect(within(cleo)).toContain('zebra-7')
    expect(within(ada)).toContain('floating-point')
  })

  test('the facilitator judges from the personal chat', async () => {
    const [card] = ada.direct()
    if (!card) throw new Error('No control card.')
    const button = buttonsOf(card.card ?? {}).find(({ title }) => title.startsWith('Judge'))
    const list = await ada.press(button?.title ?? '', card)
    expect(said(list)).toContain('zebra-7')
    if (list.kind !== 'dialog') throw new Error('A list of claims in a dialog.')
    await stage.people.submit(list.dialog, {}, { button: first(list.dialog.card, 'Confirm') })
    await stage.settle()
    expect((await recordOf(stage)).verdicts.map(({ value }) => value)).toContain('confirmed')
  })

  test('a person’s dialog still holds nothing sealed as the reveal comes near', async () => {
    await stage.to(118)
    for (const who of [ben, dan]) expectNothingSealed(who)
  })

  test('the reveal, the records, the survey and the report with its pictures', async () => {
    await stage.to(121)
    expect(within(dan)).toContain('floating-point')
    await stage.to(150)
    const fix = await cleo.open('guardrail')
    expect(wordsIn(fix.card)).toContain('Guardrail')
    await cleo.fill({ Guardrail: 'Lint floats', Kind: 'template' })
    await stage.to(171)
    await ben.press('Answer the survey', post('Phase 9 of 9'))
    const thanks = await ben.fill({
      'Investigative techniques': '4',
      'AI assistance effectiveness': '4',
      'Red-herring handling': '3',
      'Dashboards / alerts quality': '5',
    })
    expect(wordsIn(thanks?.card)).not.toBe('')
    await stage.to(182)
    const summary = stage.posts().at(-1)
    if (!summary) throw new Error('No summary.')
    expect(fallbackOf(summary)).toMatch(/report/i)
    expect(posts()).toHaveLength(24)
    expect(new Set(posts()).size).toBe(24)
    const replies = repliesTo(summary)
    const pictures = JSON.stringify(replies.map(({ card }) => card)).match(/"type":"Image"/g) ?? []
    expect(pictures).toHaveLength(8)
    expect(replies.map(({ card }) => JSON.stringify(card)).join()).toContain('report-v1.md')
  })

  test('no typed word, no token and no key came into the log', () => {
    expect(logged.lines().length).toBeGreaterThan(10)
    expect(logged.text()).not.toMatch(
      /zebra-7|Lint floats|-of-the-tests-connector|Bearer|eyJ|-secret-of-/,
    )
  })

  test('Teams took everything as it was', async () => {
    await stage.api.looked()
    expect(stage.api.complaints).toEqual([])
    const failed = stage.api.calls().filter(({ status }) => status === null || status >= 400)
    expect(failed.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([])
  })
})

describe('the same in a group chat', () => {
  let chat: TeamsStage
  beforeAll(async () => {
    chat = await openTeamsStage({ place: 'group chat' })
  })
  afterAll(() => chat?.close())

  test('it runs from the plan to the report, below one another', async () => {
    const host = chat.talker('ada')
    const guest = chat.talker('ben')
    await host.openAndFill('plan', { Title: 'Chat drill', Team: 'Team Alpha' })
    await host.say('start')
    await chat.to(24)
    const [first] = chat.posts().filter((each) => fallbackOf(each).startsWith('DRILL · A'))
    if (!first) throw new Error('No alert.')
    await guest.press('Claim', first)
    await guest.fill({ 'Root cause': 'a guess', 'Confidence (%)': 50 })
    expect(said(await guest.mention('status'))).toContain('Chat drill')
    await host.say('stop')
    await chat.to(30)
    expect(chat.posts().filter((each) => /report/i.test(fallbackOf(each))).length).toBeGreaterThan(
      0,
    )
    expect(chat.api.messages(chat.channel).every(({ thread }) => thread === null)).toBe(true)
    expect(chat.api.complaints).toEqual([])
  })
})

/** The title of the first choice that begins so. */
function optionOf(card: unknown, begin: string): string {
  const found = JSON.stringify(card).match(new RegExp(`"title":"(${begin}[^"]*)"`))
  return found?.[1] ?? ''
}

/** The label of the first button that has this word in it. */
function first(card: Parameters<typeof buttonsOf>[0] | null, word: string): string {
  const found = buttonsOf(card ?? {}).find(({ title }) => title.includes(word))
  return found?.title ?? word
}
