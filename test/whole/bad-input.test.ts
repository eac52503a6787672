/** What people type wrongly, too late, twice, at once or in each other's way: a clean answer, nothing lost, nothing moved. */
import { afterEach, describe, expect, test } from 'vitest'
import { goodForms } from '../support/good-forms'
import { isNo, refusal, refusedAt, snapshot } from '../support/refusals'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

const channelOf = (player: Player) => player.asker('command').channelId

async function running(minutes: number) {
  stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', goodForms.plan.values)
  await ana.say('start')
  await stage.to(minutes)
  return { ana, ben, drill: await stage.drillId(), channel: channelOf(ana) }
}
const recordNow = async () => {
  const record = await stage.app.store.drill(await stage.drillId())
  if (!record) throw new Error('The drill is gone.')
  return record
}

describe('one line', () => {
  test('unknown words are quoted whole, and what would work is named', async () => {
    const { ben, channel } = await running(16)
    for (const line of [
      'clame A the ring',
      'drill',
      '/drill claim',
      '🧯',
      'x'.repeat(3001),
      '-1',
    ]) {
      const { words } = await refusal(stage, channel, line, () => ben.say(line))
      expect(words).toContain(`You wrote: ${line}`)
      expect(words).toContain('/drill')
    }
    expect(wordsOf(await ben.say('clame A'))).toContain('Did you mean /drill claim?')
    expect((await ben.say('   ')).kind).toBe('private')
  })

  test('what cannot be done is quoted with what was typed', async () => {
    const { ana, ben, channel } = await running(16)
    const long = 'y'.repeat(3001)
    const cases: [Player, string, string][] = [
      [ben, 'claim Z the ring times out', 'Z the ring times out'],
      [ben, 'claim D the ring times out', 'D the ring times out'],
      [ben, `claim A ${long}`, long],
      [ben, `note ${long}`, long],
      [ben, 'finding Z', 'Z'],
      [ben, 'finding D', 'D'],
      [ben, 'join king', 'king'],
      [ben, 'fix A', 'A'],
      [ben, 'check A', 'A'],
      [ana, 'claim A the ring times out', 'A the ring times out'],
      [ana, 'hint Z', 'Z'],
      [ana, 'hint D', 'D'],
      [ana, 'join Scribe', 'Scribe'],
      ...['0', '121', '-1', '1.5', 'abc', '10 minutes'].map((minutes): [Player, string, string] => [
        ana,
        `extend ${minutes}`,
        minutes,
      ]),
    ]
    for (const [player, line, typed] of cases) {
      const { words } = await refusal(stage, channel, line, () => player.say(line))
      expect(words, line).toContain(typed)
      expect(words.length, line).toBeGreaterThan(typed.length + 20)
    }
  })

  test('where others read along, sealed words only give a private button', async () => {
    const { ana, channel } = await running(20)
    const heard = await stage.player('Ben', { overheard: true })
    const lead = await stage.player('Ana', { overheard: true })
    const secret = 'the ledger adds floats'
    const cases: [Player, string][] = [
      [heard, `claim A ${secret}`],
      [heard, 'claim'],
      [lead, `herring ${secret}`],
      [lead, 'herring'],
      [lead, 'hint A'],
      [lead, 'claims'],
    ]
    for (const [player, line] of cases) {
      const { reply } = await refusal(stage, channel, line, () => player.say(line))
      const parts = reply.kind === 'private' ? reply.message.parts : []
      const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
      expect(buttons.map(({ word }) => word)).toEqual([line.split(' ')[0]])
      expect(JSON.stringify(reply)).not.toContain(secret)
    }
    expect((await ana.say('claims')).kind).toBe('private')
  })
})

describe('at once', () => {
  test('two plans for one channel make one drill', async () => {
    stage = await openStage()
    const people = [await stage.player('Ana'), await stage.player('Ben')]
    const replies = await Promise.all(
      people.map((player) =>
        stage.app.dispatcher.submit(player.asker('form'), 'plan', {}, goodForms.plan.values),
      ),
    )
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['errors', 'private'])
    const [ana] = people
    if (ana) expect(await stage.app.store.drillsOf(channelOf(ana))).toHaveLength(1)
  })

  test('two starts start once', async () => {
    stage = await openStage()
    const ana = await stage.player('Ana')
    await ana.sayAndFill('plan', goodForms.plan.values)
    const replies = await Promise.all([
      stage.app.dispatcher.say(ana.asker('command'), 'start'),
      stage.app.dispatcher.say(ana.asker('command'), 'start'),
    ])
    await stage.to(0)
    for (const reply of replies) expect(reply.kind).toBe('private')
    expect(replies.filter((reply) => wordsOf(reply).includes('runs'))).toHaveLength(1)
    const phases = stage.channel().filter(({ fallback }) => fallback.startsWith('Phase 1'))
    expect(phases).toHaveLength(1)
  })

  test('two judge the same claim: both are answered, the last verdict stands', async () => {
    stage = await openStage()
    const ana = await stage.player('Ana')
    const eve = await stage.player('Eve')
    const ben = await stage.player('Ben')
    await ana.sayAndFill('plan', { ...goodForms.plan.values, facilitators: [eve.person.id] })
    await ana.say('start')
    await stage.to(20)
    await ben.sayAndFill('claim A', goodForms.claim.values)
    const claims = (await recordNow()).claims[0]?.id ?? ''
    const judge = (player: Player, carried: Record<string, string>) =>
      stage.app.dispatcher.press(player.asker('button'), 'claims', 'judge', carried)
    const replies = await Promise.all([
      judge(ana, { claims, value: 'confirmed' }),
      judge(eve, { claims, value: 'rejected' }),
    ])
    for (const reply of replies) expect(reply.kind).toBe('private')
    const { verdicts } = await recordNow()
    expect(verdicts.map(({ value }) => value).sort()).toEqual(['confirmed', 'rejected'])
    expect(new Set(verdicts.map(({ claimId }) => claimId)).size).toBe(1)
  })

  test('fifty claims of fifty people are all there', async () => {
    const { drill } = await running(20)
    const people: Player[] = []
    for (let index = 0; index < 50; index++) people.push(await stage.player(`P${index}`))
    const { dispatcher } = stage.app
    await Promise.all(
      people.map((player) => dispatcher.say(player.asker('command'), 'claim A the same cause')),
    )
    expect((await stage.app.store.drill(drill))?.claims).toHaveLength(50)
  })
})

describe('too late, or not theirs', () => {
  test.each(['stop', 'cancel'])(
    'a form that was open when the drill came to its end (%s)',
    async (how) => {
      const { ana, ben, channel } = await running(20)
      const forms = [
        [ben, await ben.say('claim A'), goodForms.claim.values],
        [ana, await ana.say('herring cold cache'), goodForms.herring.values],
        [ana, await ana.say('extend'), goodForms.extend.values],
        [ana, await ana.say('hint'), goodForms.hint.values],
        [ben, await ben.say('join'), goodForms.join.values],
        ...(how === 'stop'
          ? []
          : ([
              [ben, await ben.say('note'), goodForms.note.values],
              [ben, await ben.say('finding A'), goodForms.finding.values],
              [ben, await ben.say('guardrail'), goodForms.guardrail.values],
              [ben, await ben.say('action'), goodForms.action.values],
              [ben, await ben.say('reflect'), goodForms.reflect.values],
              [ana, await ana.say('debrief'), goodForms.debrief.values],
            ] as const)),
      ] as const
      await (how === 'stop' ? ana.say('stop') : ana.press('cancel', 'now'))
      for (const [player, form, values] of forms) {
        const { reply } = await refusal(stage, channel, JSON.stringify(form).slice(0, 80), () =>
          player.fill(form, values),
        )
        expect(reply.kind, wordsOf(reply)).toBe('errors')
      }
    },
  )

  test('a plan form that is sent when the drill runs already', async () => {
    stage = await openStage()
    const ana = await stage.player('Ana')
    await ana.sayAndFill('plan', goodForms.plan.values)
    const form = await ana.say('plan')
    await ana.say('start')
    await refusedAt(stage, channelOf(ana), 'title', 'an old plan form', () => ana.fill(form, {}))
  })

  test.each([
    ['another channel', { channel: 'payments' }],
    ['another workspace', { channel: 'payments', workspace: 'rival' }],
  ])('buttons and forms of a drill of %s', async (_, place) => {
    const { drill, channel } = await running(20)
    const zoe = await stage.player('Zoe', place)
    await zoe.sayAndFill('plan', goodForms.plan.values)
    await zoe.say('start')
    await stage.to(45)
    const before = await snapshot(stage, [channel, channelOf(zoe)])
    for (const [word, { values }] of Object.entries(goodForms))
      isNo(word, await zoe.submit(word, { drill }, { alert: 'A', ...values }))
    for (const [word, does] of [
      ['claim', 'take'],
      ['claim', 'noise'],
      ['claim', 'open'],
      ['claims', 'open'],
      ['stop', 'now'],
      ['cancel', 'now'],
      ['real', 'now'],
      ['join', 'take-over'],
      ['report', 'sign-off'],
    ] as const)
      isNo(`${word} ${does}`, await zoe.press(word, does, { drill, alert: 'A' }))
    expect(await snapshot(stage, [channel, channelOf(zoe)])).toBe(before)
  })

  test('made-up ids, letters, words and deeds', async () => {
    const { ana, ben, drill, channel } = await running(75)
    const before = await snapshot(stage, [channel])
    const presses: [string, string, Record<string, string>][] = [
      ['claim', 'take', { alert: 'Z' }],
      ['claim', 'take', {}],
      ['claim', 'noise', { alert: '' }],
      ['claim', 'undo-noise', { claim: 'x' }],
      ['claim', 'explode', {}],
      ['nonsense', 'now', {}],
      ['__proto__', 'toString', {}],
      ['claim', '__proto__', {}],
      ['claim', 'constructor', {}],
      ['finding', 'open', { alert: 'ZZ' }],
      ['join', 'take-over', {}],
      ['report', 'sign-off', { report: 'x' }],
      ['claim', 'take', { alert: 'A', drill: 'x' }],
    ]
    for (const [word, does, carried] of presses)
      isNo(`${word} ${does}`, await ben.press(word, does, carried))
    const judged: Record<string, string>[] = [
      { claims: 'x', value: 'confirmed' },
      { claims: '', value: 'confirmed' },
      { claims: 'x', value: 'great' },
      {},
    ]
    for (const carried of judged) isNo('judge', await ana.press('claims', 'judge', carried))
    isNo('hint', await ana.press('hint', 'now', { alert: 'Q' }))
    isNo('extend', await ana.press('extend', 'now', { minutes: '1e9' }))
    for (const [word, { values }] of Object.entries(goodForms)) {
      if (word === 'plan') continue
      isNo(word, await ben.submit(word, { drill: 'x' }, { alert: 'A', ...values }))
      const bare = isNo(word, await ben.submit(word, {}, { alert: 'A', ...values }))
      expect(bare).not.toContain('No drill is planned')
    }
    isNo('nonsense', await ben.submit('nonsense', { drill }, {}))
    isNo('status', await ben.submit('status', { drill }, {}))
    for (const word of ['note', 'guardrail', 'action'] as const)
      isNo(word, await ben.submit(word, { drill, record: 'x' }, goodForms[word].values))
    expect(await snapshot(stage, [channel])).toBe(before)
  })
})
