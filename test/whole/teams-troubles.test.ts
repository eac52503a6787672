/** What Teams does to a drill's posts, and what the team sees of it: each post once, or marked where nobody can know. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsIn } from '../support/teams/buttons'
import { drillIn, pass, saying, statesOf, textsIn } from '../support/teams/drills'
import { begun, fallbackOf, openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

const always = Number.POSITIVE_INFINITY

describe('posts that fail', () => {
  let stage: TeamsStage
  let ada: Talker
  let ben: Talker
  let second: string
  beforeAll(async () => {
    stage = await openTeamsStage()
    ada = stage.talker('ada')
    ben = stage.talker('ben')
    second = stage.api.world.addChannel(stage.team, 'day-drill').id
    await drillIn(ada, stage)
    await drillIn(ada, stage, second, 'Day drill')
  })
  afterAll(() => stage?.close())

  test('429 in one channel: another drill’s goes on, and the first one follows in its order', async () => {
    const does = { kind: 'limited', seconds: 50 } as const
    const { struck } = stage.api.fail({ operation: 'send', conversation: stage.channel, does })
    await stage.to(10.5)
    expect(struck()).toBe(1)
    expect(textsIn(stage, second, 'Phase 2')).toHaveLength(1)
    expect(textsIn(stage, stage.channel, 'Phase 2')).toHaveLength(0)
    await stage.to(12)
    expect(textsIn(stage, stage.channel, 'Phase 2')).toEqual([
      expect.not.stringContaining('repeated'),
    ])
  })

  test.each([
    ['429 without a Retry-After', { kind: 'limited', seconds: null }],
    ['412', { kind: 'status', status: 412 }],
    ['401', { kind: 'status', status: 401 }],
  ] as const)('%s is tried again in silence', async (_what, does) => {
    const { struck } = stage.api.fail({
      operation: 'send',
      conversation: stage.channel,
      when: saying('Hint '),
      does,
    })
    await stage.to(Math.max(16, (stage.clock.now() - begun) / 60_000))
    const before = textsWith('Hint ').length
    await ada.say('hint A')
    await pass(stage, 90)
    expect(struck()).toBe(1)
    expect(textsWith('Hint ').slice(before)).toEqual([expect.not.stringContaining('repeated')])
  })
  const textsWith = (words: string) =>
    stage.api
      .messages(stage.channel)
      .map(fallbackOf)
      .filter((text) => text.includes(words))

  test.each([
    ['Phase 4', { kind: 'failed-after', status: 502 }, 2],
    ['Phase 5', { kind: 'lost' }, 2],
    ['Phase 6', { kind: 'hang-after' }, 2],
    ['Phase 7', { kind: 'status', status: 503 }, 1],
    ['Phase 8', { kind: 'reset' }, 1],
  ] as const)('%s: an answer that never came: once more, marked', async (begin, does, times) => {
    const { struck } = stage.api.fail({
      operation: 'send',
      conversation: stage.channel,
      when: saying(begin),
      does,
    })
    await ada.say('next')
    await pass(stage, 30)
    expect(struck()).toBe(1)
    const texts = textsIn(stage, stage.channel, begin)
    expect(texts).toHaveLength(times)
    expect(texts.at(-1)).toContain('(may be repeated)')
    const marked = stage.posts().findLast((post) => fallbackOf(post).startsWith(begin))
    expect(wordsIn(marked?.card)).toContain('(may be repeated)')
  })

  test('answers that never come, whatever is tried: two copies at most, and the drill goes on', async () => {
    // A hint hangs below its alert; what is said to one person does not.
    const lost = stage.api.fail({
      operation: 'send',
      conversation: second,
      when: (call) => saying('Hint ')(call) && !call.targeted,
      times: always,
      does: { kind: 'lost' },
    })
    await ada.say('hint A', second)
    await pass(stage, 600)
    lost.callOff()
    expect(lost.struck()).toBe(2)
    for (const state of Object.values(await statesOf(stage))) expect(state).toMatch(/^running/)
  })

  test('edits that fail are repeated freely, and never posted', async () => {
    const before = stage.posts().length
    for (const does of [{ kind: 'lost' }, { kind: 'status', status: 502 }] as const) {
      const { struck } = stage.api.fail({ operation: 'edit', conversation: stage.channel, does })
      await ada.say('extend 5')
      await pass(stage, 240)
      expect(struck()).toBe(1)
    }
    expect(stage.posts().map(fallbackOf).slice(before).join()).not.toContain('repeated')
    const last = stage.posts().findLast((each) => fallbackOf(each).startsWith('Phase 8'))
    expect(last?.before.length).toBeGreaterThan(0)
  })

  test('a token that Teams has forgotten is replaced, once the token endpoint gives one', async () => {
    const begin = 'Phase 4'
    expect(textsIn(stage, second, begin)).toHaveLength(0)
    const tokens = stage.api.calls('token').length
    const kinds = [{ kind: 'status', status: 503 }, { kind: 'garbage' }, { kind: 'reset' }] as const
    const struck = kinds.map((does) => stage.api.fail({ operation: 'token', does }))
    stage.api.revokeTokens()
    await stage.people.command('next', { user: ada.id, conversation: second })
    await pass(stage, 300)
    expect(struck.map((each) => each.struck())).toEqual([1, 1, 1])
    expect(stage.api.calls('token').length).toBeGreaterThan(tokens + 3)
    expect(textsIn(stage, second, begin)).toEqual([expect.not.stringContaining('repeated')])
  })

  test('nothing of it was more than Teams takes', () => {
    expect(stage.api.complaints).toEqual([])
    expect(ben.id).not.toBe('')
  })
})

describe('a message that is too big', () => {
  let stage: TeamsStage
  beforeAll(async () => {
    stage = await openTeamsStage()
  })
  afterAll(() => stage?.close())

  test('413: it comes in smaller portions, the rest below the first, and nothing is said twice', async () => {
    const ada = stage.talker('ada')
    await drillIn(ada, stage)
    const { struck } = stage.api.fail({
      operation: 'send',
      when: saying('The reveal'),
      does: { kind: 'status', status: 413 },
    })
    await stage.to(24)
    await ada.say('reveal')
    await pass(stage, 30)
    expect(struck()).toBe(1)
    const reveals = stage.posts().filter((each) => fallbackOf(each).startsWith('The reveal'))
    expect(reveals).toHaveLength(1)
    const [head] = reveals
    const all = stage.api
      .messages(stage.channel)
      .filter(({ id, thread }) => id === head?.id || thread === head?.id)
    const words = all.map(({ card }) => wordsIn(card)).join(' ')
    for (const cause of ['Floating-Point Drift', 'Circular Dependency', 'N+1 Query'])
      expect(words).toContain(cause)
  })

  test('413 whatever its size: it is given up, and the drill goes on', async () => {
    const does = { kind: 'status', status: 413 } as const
    const rule = { operation: 'send', when: saying('Phase 5'), times: always, does } as const
    const { struck, callOff } = stage.api.fail(rule)
    const ada = stage.talker('ada')
    for (let i = 0; i < 3; i++) await ada.say('next')
    await pass(stage, 60)
    callOff()
    expect(struck()).toBeGreaterThan(1)
    expect(textsIn(stage, stage.channel, 'Phase 6')).toHaveLength(1)
    expect(await statesOf(stage)).toMatchObject({
      'Night drill': expect.stringMatching(/^running/),
    })
    expect(stage.api.complaints).toEqual([])
  })
})
