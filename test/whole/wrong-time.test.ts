/** Every word, button and form at every wrong time and by the wrong person: a private sentence, and nothing moves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/table'
import { mayWho, type Situation, type Standing, situations, wordsWhen } from '../support/allowed'
import { goodForms } from '../support/good-forms'
import { isNo, snapshot } from '../support/refusals'
import { openStage, type Player, type Stage } from '../support/stage'

const lines: readonly string[] = ['', 'A the ring times out', '10']
const standings: readonly Standing[] = ['facilitator', 'participant', 'observer', 'stranger']

/** How the channel's drill gets there, from its plan. */
const ways: Readonly<Record<Situation, (stage: Stage, ana: Player) => Promise<unknown>>> = {
  none: async () => {},
  planned: async () => {},
  running: async (stage, ana) => {
    await ana.say('start')
    await stage.to(30)
  },
  paused: async (stage, ana) => {
    await ana.say('start')
    await stage.to(30)
    await ana.say('pause')
  },
  finished: async (stage, ana) => {
    await ana.say('start')
    await stage.to(30)
    await ana.say('stop')
  },
  closed: async (stage, ana) => {
    await ana.say('start')
    await stage.to(30)
    await ana.say('stop')
    await stage.to(31 + 24 * 60)
  },
  cancelled: async (stage, ana) => {
    await ana.say('start')
    await stage.to(30)
    await ana.press('cancel', 'now')
  },
}

describe.each(situations)('a drill that is %s', { timeout: 300_000 }, (situation) => {
  let stage: Stage
  let people: Record<Standing, Player>
  let drill: string | null = null
  beforeAll(async () => {
    stage = await openStage()
    people = {
      facilitator: await stage.player('Ana'),
      participant: await stage.player('Ben'),
      observer: await stage.player('Oda'),
      stranger: await stage.player('Sol'),
    }
    if (situation === 'none') return
    await people.facilitator.sayAndFill('plan', goodForms.plan.values)
    await people.participant.say('join Responder')
    await people.observer.say('join Observer')
    await ways[situation](stage, people.facilitator)
    drill = await stage.drillId()
  }, 300_000)
  afterAll(() => stage.close())

  const now = () => snapshot(stage, [people.facilitator.asker('command').channelId])
  const barred = (who: Standing) =>
    commands.filter(
      ({ word }) => !(wordsWhen[situation].includes(word) && mayWho(word, who, situation)),
    )

  test('is in that state', async () => {
    const record = drill === null ? null : await stage.app.store.drill(drill)
    expect(record?.drill.state ?? 'none').toBe(situation)
  })

  test.each(standings)('words that are not for a %s now', async (who) => {
    const before = await now()
    for (const { word } of barred(who))
      for (const text of lines) {
        const typed = `${word} ${text}`.trim()
        const words = isNo(`${who}: ${typed}`, await people[who].say(typed))
        if (text !== '') expect(words, typed).toContain(`You wrote: ${text}`)
      }
    expect(await now()).toBe(before)
  })

  test.each(standings)('buttons and forms that are not for a %s now', async (who) => {
    const before = await now()
    const context = drill === null ? {} : { drill }
    const carried = { ...context, alert: 'A', claims: 'x', claim: 'x', value: 'confirmed' }
    for (const { word, press = {}, submit } of barred(who)) {
      for (const does of Object.keys(press))
        isNo(
          `${who} presses ${word} ${does}`,
          await people[who].press(word, does, { ...carried, minutes: '5', record: 'x' }),
        )
      const form = Object.entries(goodForms).find(([name]) => name === word)?.[1]
      // A plan's form without a drill plans one: that is for all who find none planned.
      if (submit && form && !(word === 'plan' && drill === null))
        isNo(
          `${who} sends ${word}`,
          await people[who].submit(word, context, { alert: 'A', ...form.values }),
        )
    }
    expect(await now()).toBe(before)
  })

  test.each(standings)(
    'words that are for a %s now are not refused for their time',
    async (who) => {
      const open = commands.filter(({ word }) => !barred(who).some((each) => each.word === word))
      expect(open.length).toBeGreaterThan(2)
      for (const { word } of open.filter((each) =>
        ['help', 'status', 'history'].includes(each.word),
      ))
        expect((await people[who].say(word)).kind).toBe('private')
    },
  )
})
