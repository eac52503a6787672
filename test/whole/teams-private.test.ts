/** Answers for one person: a targeted message, else the personal chat, else the dialog; never in public. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TeamsCall } from '../support/teams/api/types'
import { buttonsOf, wordsIn } from '../support/teams/buttons'
import { drillIn, pass, postIn, statesOf } from '../support/teams/drills'
import { fallbackOf, openTeamsStage, type TeamsStage } from '../support/teams/stage'
import { said, type Talker } from '../support/teams/talker'

const always = Number.POSITIVE_INFINITY

describe('private answers', () => {
  let stage: TeamsStage
  let ada: Talker
  let ben: Talker
  beforeAll(async () => {
    stage = await openTeamsStage()
    ada = stage.talker('ada')
    ben = stage.talker('ben')
    await drillIn(ada, stage)
    await ben.say('join responder')
  })
  afterAll(() => stage?.close())
  const targeted = (call: TeamsCall) => call.targeted

  test.each([403, 404, 502])(
    'a targeted message that is answered %i comes in the personal chat, and never in public',
    async (status) => {
      const before = stage.api.messages(stage.channel).filter(({ from }) => from === null).length
      const does = { kind: 'status', status } as const
      stage.api.fail({ operation: 'send', when: targeted, does })
      const seen = await ben.say('status')
      expect(seen.kind).toBe('direct')
      expect(said(seen)).toContain('Night drill')
      const after = stage.api.messages(stage.channel).filter(({ from }) => from === null).length
      expect(after).toBe(before)
    },
  )

  test('429: it comes a little later or in the personal chat, once', async () => {
    const does = { kind: 'limited', seconds: null } as const
    const { struck } = stage.api.fail({ operation: 'send', when: targeted, does })
    const told = () =>
      [...ben.direct(), ...stage.api.targeted(ben.id)].filter(({ from }) => from === null).length
    const before = told()
    expect(said(await ben.say('status'))).toContain('Night drill')
    await pass(stage, 60)
    expect(struck()).toBe(1)
    expect(told()).toBe(before + 1)
  })

  test('a form’s button that came there opens the form of the channel', async () => {
    stage.api.fail({ operation: 'send', when: targeted, does: { kind: 'status', status: 403 } })
    const seen = await ben.say('note')
    if (seen.kind !== 'direct') throw new Error(seen.kind)
    const [button] = buttonsOf(seen.message.card ?? {})
    const opened = await ben.press(button?.title ?? '', seen.message)
    expect(opened.kind).toBe('dialog')
    const answer = await ben.fill({ Observation: 'by another way' })
    expect(wordsIn(answer?.card)).not.toBe('')
  })

  test('thirty who ask at once all get their answer, some in the personal chat', async () => {
    const crowd = Array.from({ length: 30 }, (_, i) => stage.talker(`crowd ${i}`))
    await pass(stage, 5)
    const answers = await Promise.all(
      crowd.map(({ id }) =>
        stage.people.command('status', { user: id, conversation: stage.channel }),
      ),
    )
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const without = () =>
      crowd.filter(
        ({ id, direct }) =>
          direct().length === 0 && !stage.api.targeted(id).some(({ from }) => from === null),
      )
    await expect.poll(() => without().map(({ name }) => name), { timeout: 20_000 }).toEqual([])
    await pass(stage, 5)
  })

  test('neither way: nothing is said in public, and a button still answers in a dialog', async () => {
    const rule = { operation: '*', times: always, does: { kind: 'status', status: 403 } } as const
    const where = (call: TeamsCall) => call.targeted || call.operation === 'create'
    const personal = stage.api.personalOf(ben.id)
    const rules = [
      stage.api.fail({ ...rule, when: where }),
      stage.api.fail({ ...rule, conversation: personal }),
    ]
    const before = stage.api.messages(stage.channel).filter(({ from }) => from === null).length
    const user = { user: ben.id, conversation: stage.channel }
    expect((await stage.people.command('status', user)).status).toBe(200)
    await stage.settle()
    expect((await ben.press('Brief', postIn(stage, 'Phase 1'))).kind).toBe('dialog')
    for (const each of rules) each.callOff()
    const after = stage.api.messages(stage.channel).filter(({ from }) => from === null).length
    expect(after).toBe(before)
  })

  test('a facilitator whose personal chat is closed gets the control card alone in the channel', async () => {
    const other = stage.api.world.addChannel(stage.team, 'closed').id
    const cleo = stage.talker('cleo')
    stage.api.world.changePerson(cleo.id, { blocked: true })
    await drillIn(cleo, stage, other, 'Closed drill')
    await pass(stage, 30)
    const cards = stage.api
      .targeted(cleo.id)
      .filter((each) => fallbackOf(each).includes('Closed drill'))
    expect(cards.map(({ card }) => wordsIn(card)).join()).toContain('The report still lacks')
    expect(await statesOf(stage)).toMatchObject({ 'Closed drill': 'running 0' })
    expect(stage.api.complaints).toEqual([])
  })
})
