/** The Start of a plan in the asker's own zone, across the change of the clocks. */
import { afterEach, describe, expect, test } from 'vitest'
import { goodForms } from '../support/good-forms'
import { refusedAt } from '../support/refusals'
import { openStage, type Stage } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

describe('times as people type them', () => {
  test.each([
    ['Asia/Kolkata', '2026-01-04T03:00', '2026-01-03T21:30:00Z'],
    ['Asia/Kolkata', '2026-03-29 02:30', '2026-03-28T21:00:00Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:30', '2026-10-24T23:30:00Z'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
  ])('%s %s', async (timeZone, start, moment) => {
    stage = await openStage()
    const ana = await stage.player('Ana', { timeZone })
    await ana.sayAndFill('plan', { ...goodForms.plan.values, start })
    expect((await stage.app.store.drill(await stage.drillId()))?.drill.plannedStart).toBe(
      Date.parse(moment),
    )
    const reply = await ana.say('plan')
    const shown =
      reply.kind === 'form' ? reply.form.fields.find(({ name }) => name === 'start') : null
    const typed = start.replace(' ', 'T')
    const skipped = moment === '2026-03-29T01:30:00Z'
    expect(shown).toMatchObject({ value: skipped ? '2026-03-29T03:30' : typed })
  })

  test('the past of the asker’s own zone is the past', async () => {
    stage = await openStage()
    const ana = await stage.player('Ana', { timeZone: 'Asia/Kolkata' })
    const plan = (start: string) => () =>
      ana.submit('plan', {}, { ...goodForms.plan.values, start })
    // It is 03:00 UTC, so 08:30 in Kolkata.
    await refusedAt(stage, ana.asker('form').channelId, 'start', '08:30', plan('2026-01-03T08:30'))
    expect((await plan('2026-01-03T08:31')()).kind).toBe('private')
  })
})
