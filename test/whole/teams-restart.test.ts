/** A bot in Teams that stops in the middle of a drill and comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { wordsIn } from '../support/teams/buttons'
import { drillIn, pass, recordOf, saying, textsIn } from '../support/teams/drills'
import { fallbackOf, openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

describe('a bot that stops in the middle', () => {
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

  test('goes on without having heard of Teams again, and doubles nothing', async () => {
    await stage.to(16)
    await stage.reopen()
    await stage.to(24)
    const alerts = stage.posts().flatMap((each) => /^DRILL · [A-D]/.exec(fallbackOf(each)) ?? [])
    expect(alerts.map(String)).toEqual(['A', 'B', 'C', 'D'].map((letter) => `DRILL · ${letter}`))
    const phases = stage.posts().flatMap((each) => /^Phase \d/.exec(fallbackOf(each)) ?? [])
    expect(phases.map(String)).toEqual(['Phase 1', 'Phase 2', 'Phase 3'])
  })

  test('an answer that was lost as it stopped: the second post says that it may be one', async () => {
    const does = { kind: 'lost' } as const
    const { struck } = stage.api.fail({ operation: 'send', when: saying('Phase 4'), does })
    await stage.people.command('next', { user: ada.id, conversation: stage.channel })
    await expect.poll(struck, { timeout: 20_000 }).toBe(1)
    await stage.reopen()
    await pass(stage, 30)
    const texts = textsIn(stage, stage.channel, 'Phase 4')
    expect(texts).toHaveLength(2)
    expect(texts[1]).toMatch(/\((may be repeated|repeated after a restart)\)/)
  })

  test('a dialog that was opened before is handed in after, and refused with what was typed', async () => {
    const dialog = await ben.open('claim A')
    const empty = await ben.open('note')
    await stage.reopen()
    const refused = await stage.people.submit(
      { ...dialog, open: true },
      { 'Root cause': '   ', Evidence: 'kept over the restart', 'Confidence (%)': 70 },
    )
    expect(refused.outcome.kind === 'dialog' && wordsIn(refused.outcome.dialog.card)).toContain(
      'kept over the restart',
    )
    const taken = await stage.people.submit({ ...empty, open: true }, { Observation: 'after it' })
    expect(taken.status).toBe(200)
    const { observations } = await recordOf(stage)
    expect(observations.map(({ text }) => text)).toEqual(['after it'])
    expect(stage.api.complaints).toEqual([])
  })
})
