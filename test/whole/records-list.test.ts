import { expect, test } from 'vitest'
import { openStage, wordsOf } from '../support/stage'

test('a facilitator changes what others recorded, and the earlier words are kept', async () => {
  const stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Q1 night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(24)
  await ben.sayAndFill('finding A', { notes: 'It waits, it does not work.' })
  await ben.say('note The room is calm')
  const list = await ana.press('report', 'records', { drill: await stage.drillId() })
  expect(wordsOf(list)).toContain('What is recorded')
  const parts = list.kind === 'private' ? list.message.parts : []
  const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons] : []))
  expect(buttons.map((button) => button.label)).toEqual([
    'A: It waits, it does not work.',
    'The room is calm',
  ])
  const [finding] = buttons
  const form = await ana.press('finding', 'open', { ...finding?.with })
  await ana.fill(form, { notes: 'It waits for a worker.' })
  const record = await stage.app.store.drill(await stage.drillId())
  expect(record?.findings).toMatchObject([
    { notes: 'It waits for a worker.', stamp: { by: ben.person.id } },
  ])
  expect(record?.revisions).toHaveLength(1)
  expect(wordsOf(await ben.press('report', 'records', { drill: await stage.drillId() }))).toMatch(
    /facilitators/,
  )
  await stage.close()
})
