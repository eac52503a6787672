/** A place in which no drill can go on: the drill stands still, its facilitator hears of it, and it can go on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drillIn, pass, statesOf, textsIn } from '../support/teams/drills'
import { fallbackOf, openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

const always = Number.POSITIVE_INFINITY

describe('a place that is gone', () => {
  let stage: TeamsStage
  let ada: Talker
  const channels: Record<string, string> = {}
  beforeAll(async () => {
    stage = await openTeamsStage()
    ada = stage.talker('ada')
    stage.api.world.changePerson(ada.id, { installed: true })
    for (const name of ['refused', 'deleted', 'told', 'sound']) {
      channels[name] = stage.api.world.addChannel(stage.team, name).id
      await drillIn(ada, stage, channels[name], `In ${name}`)
    }
  })
  afterAll(() => stage?.close())
  const idOf = (name: string) => channels[name] ?? ''
  const notices = () =>
    ada.direct().filter((each) => fallbackOf(each).startsWith('The channel cannot be reached'))

  test('403 and 404: its drill stands still once, and the facilitator hears of it another way', async () => {
    const does = { kind: 'status', status: 403 } as const
    stage.api.fail({ operation: '*', conversation: idOf('refused'), times: always, does })
    stage.api.world.changeConversation(idOf('deleted'), { gone: true })
    await stage.to(11)
    const states = { 'In refused': 'paused 1', 'In deleted': 'paused 1', 'In sound': 'running 0' }
    expect(await statesOf(stage)).toMatchObject(states)
    expect(notices()).toHaveLength(2)
    await stage.to(16)
    expect(await statesOf(stage)).toMatchObject(states)
    expect(notices()).toHaveLength(2)
  })

  test('once it is back, resume goes on where it stood', async () => {
    stage.api.world.changeConversation(idOf('deleted'), { gone: false })
    const before = stage.api.messages(idOf('deleted')).length
    await ada.say('resume', idOf('deleted'))
    await pass(stage, 20 * 60)
    expect(stage.api.messages(idOf('deleted')).length).toBeGreaterThan(before)
    for (const phase of ['Phase 2', 'Phase 3'])
      expect(textsIn(stage, idOf('deleted'), phase)).toHaveLength(1)
  })

  test('Teams says that a channel was deleted, twice', async () => {
    const before = notices().length
    const channelData = {
      tenant: { id: stage.api.tenantId },
      team: { id: stage.team, name: 'On call' },
      channel: { id: idOf('told'), name: 'told' },
      eventType: 'channelDeleted',
    }
    for (let time = 0; time < 2; time++) {
      const fields = { type: 'conversationUpdate', channelData }
      const place = { user: ada.id, conversation: stage.team }
      expect((await stage.people.activity(fields, place)).status).toBe(200)
      await expect
        .poll(async () => (await statesOf(stage))['In told'], { timeout: 20_000 })
        .toMatch(/^paused 1/)
      await stage.settle()
    }
    expect(notices()).toHaveLength(before + 1)
  })

  test('a channel that is renamed is called so from then on', async () => {
    const channelData = {
      tenant: { id: stage.api.tenantId },
      team: { id: stage.team },
      channel: { id: idOf('sound'), name: 'loud' },
      eventType: 'channelRenamed',
    }
    const fields = { type: 'conversationUpdate', channelData }
    await stage.people.activity(fields, { user: ada.id, conversation: stage.team })
    await expect
      .poll(async () => {
        const { store } = stage.app
        const all = await Promise.all((await store.drillsGoingOn()).map((id) => store.drill(id)))
        const sound = all.find((each) => each?.drill.title === 'In sound')
        return sound ? (await store.channel(sound.drill.channelId))?.name : null
      })
      .toBe('loud')
  })

  test('the bot is taken out of the team: every drill in it stands still at once', async () => {
    await stage.people.remove({ kind: 'team', team: stage.team }, { user: ada.id })
    const states = async () => {
      await stage.settle()
      return Object.values(await statesOf(stage))
    }
    const paused = expect.stringMatching(/^paused/)
    await expect.poll(states, { timeout: 20_000 }).toEqual([paused, paused, paused, paused])
    expect(stage.api.complaints).toEqual([])
  })
})
