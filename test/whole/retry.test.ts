/** Platforms repeat what they are not sure of: the same submission again. */
import { afterEach, expect, test } from 'vitest'
import { goodForms } from '../support/good-forms'
import { snapshot } from '../support/refusals'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

test('a platform’s retry of a command, a press or a form changes nothing and answers the same', {
  timeout: 60_000,
}, async () => {
  stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', goodForms.plan.values)
  await ana.say('start')
  await stage.to(20)
  const drill = await stage.drillId()
  const channel = ana.asker('command').channelId
  const { dispatcher } = stage.app
  const form = (player: Player, word: keyof typeof goodForms) => () => {
    const asker = player.asker('form', `again-${word}`)
    return dispatcher.submit(asker, word, { drill }, { alert: 'A', ...goodForms[word].values })
  }
  const line = (player: Player, typed: string) => () =>
    dispatcher.say(player.asker('command', `again-${typed}`), typed)
  const press = (player: Player, word: string, does: string) => () =>
    dispatcher.press(player.asker('button', `again-${word}-${does}`), word, does, {
      drill,
      alert: 'B',
    })
  const deeds = [
    form(ben, 'claim'),
    form(ben, 'note'),
    form(ben, 'finding'),
    form(ben, 'guardrail'),
    form(ben, 'action'),
    form(ben, 'reflect'),
    form(ana, 'debrief'),
    form(ana, 'herring'),
    form(ana, 'extend'),
    line(ben, 'claim A the same again'),
    line(ben, 'note once'),
    line(ben, 'join Scribe'),
    line(ana, 'hint A'),
    line(ben, 'leave'),
    press(ben, 'claim', 'take'),
    press(ben, 'claim', 'noise'),
    line(ana, 'pause'),
    line(ana, 'resume'),
    line(ben, 'real'),
    press(ana, 'resume', 'now'),
    line(ana, 'extend 7'),
    line(ana, 'next'),
    line(ana, 'reveal'),
    line(ana, 'stop'),
  ]
  for (const deed of deeds) {
    const first = await deed()
    await stage.to(20)
    const before = await snapshot(stage, [channel])
    const second = await deed()
    await stage.to(20)
    expect(wordsOf(second)).toBe(wordsOf(first))
    expect(first.kind, wordsOf(first)).toBe('private')
    expect(await snapshot(stage, [channel]), wordsOf(first)).toBe(before)
  }
})
