import { expect, test } from 'vitest'
import { openStage } from '../support/stage'

test('during a real incident what people record is kept, and posted only once the drill goes on', async () => {
  const stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Q1 night drill', team: 'Team Alpha' })
  await ana.say('start')
  await ben.say('join ic')
  await stage.to(72)
  await ben.say('real')
  const entries = () =>
    stage.transcript.entries().filter((entry) => entry.to.user !== ana.person.userId)
  const silent = entries().length
  await ben.sayAndFill('claim A', { cause: 'the ring', confidence: 80, team: true })
  await ben.press('claim', 'take', { alert: 'B' })
  const record = await stage.app.store.drill(await stage.drillId())
  const claims = record?.claims.map(({ id }) => id).join(',') ?? ''
  await ana.press('claims', 'judge', { claims, value: 'partly', drill: await stage.drillId() })
  await stage.to(80)
  expect(entries()).toHaveLength(silent)

  await ana.say('resume')
  await stage.to(81)
  const after = entries()
    .slice(silent)
    .map(({ kind, message }) => `${kind} ${message.fallback}`)
  expect(after.some((text) => /^post Team claim on A/.test(text))).toBe(true)
  expect(after.some((text) => /^post Your team claim on A .*: partly/.test(text))).toBe(true)
  expect(after.some((text) => /^update DRILL · B .*Owner: Ben/s.test(text))).toBe(true)
  await stage.close()
})
