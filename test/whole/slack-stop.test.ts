/** The bot is stopped in the middle of a crowd: whoever was acknowledged has an answer, and nobody else is told yes. */
import { expect, onTestFinished, test } from 'vitest'
import { openSlackStage } from '../support/slack/stage'

test('whoever was acknowledged before a stop is answered, and what they said is kept', async () => {
  const stage = await openSlackStage()
  onTestFinished(() => stage.close())
  const ada = stage.talker('ada')
  await ada.say('plan')
  await ada.fill({ Title: 'Night drill', Team: 'Team Alpha' })
  await ada.say('start')
  const crowd = Array.from({ length: 6 }, (_, i) => stage.talker(`somebody-${i}`).id)
  const before = stage.api.ephemerals().length
  const { channel } = stage
  const answers = await Promise.all(
    crowd.map((user, i) =>
      stage.people.slashCommand(`note the sums drift, ${i}`, { user, channel }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200))
  await stage.reopen()
  const told = stage.api.ephemerals().slice(before)
  expect(new Set(told.map(({ user }) => user))).toEqual(new Set(crowd))
  expect(told.map(({ text }) => text).filter((text) => /failed/.test(text))).toEqual([])
  const [drillId = ''] = await stage.app.store.drillsGoingOn()
  const record = await stage.app.store.drill(drillId)
  for (const i of crowd.keys()) expect(JSON.stringify(record)).toContain(`the sums drift, ${i}"`)
})
