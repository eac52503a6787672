/** A channel in which no drill can go on: the drill stands still, its facilitator hears of it, and it can go on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSlackStage, type SlackStage, type Talker, wordsIn } from '../support/slack/stage'

const said = (seen: Awaited<ReturnType<Talker['say']>>) =>
  seen.kind === 'modal' ? wordsIn(seen.view.view) : seen.message.text

/** So long is looked for what comes of an event. Real ms. */
const soon = { timeout: 20_000 }

/** Seconds on the stage's clock, for what waits to be tried again. */
async function pass(stage: SlackStage, seconds: number): Promise<void> {
  await stage.to((stage.clock.now() - begun) / 60_000 + seconds / 60)
}
const begun = Date.UTC(2026, 0, 3, 3, 0)

async function drillIn(who: Talker, channel: string, title: string) {
  await who.say('plan', channel)
  await who.fill({ Title: title, Team: 'Team Alpha' })
  await who.say('start', channel)
}

const textsIn = (stage: SlackStage, channel: string, begin: string) =>
  stage.api
    .messages(channel)
    .map(({ text }) => text)
    .filter((text) => text.startsWith(begin))

describe('a channel that is gone', () => {
  let stage: SlackStage
  let ada: Talker
  const channels: Record<string, string> = {}
  beforeAll(async () => {
    stage = await openSlackStage()
    ada = stage.talker('ada')
    for (const name of ['archived', 'removed', 'hidden', 'sound']) {
      const kind = name === 'hidden' ? 'private' : 'public'
      const { id } = stage.api.world.addChannel({ name, kind })
      channels[name] = id
      await drillIn(ada, id, `In ${name}`)
    }
  })
  afterAll(() => stage?.close())

  const idOf = (name: string) => channels[name] ?? ''
  const notices = () =>
    textsIn(stage, stage.api.directOf(ada.id), 'The channel cannot be reached').length
  const without = (name: string, is: boolean) => {
    const { members = [] } = stage.api.world.channels.get(idOf(name)) ?? {}
    const { botUser } = stage.api.bot
    const others = members.filter((each) => each !== botUser)
    stage.api.world.changeChannel(idOf(name), { members: is ? others : [...others, botUser] })
  }
  const drills = async () => {
    const { store } = stage.app
    const all = await Promise.all((await store.drillsGoingOn()).map((id) => store.drill(id)))
    return Object.fromEntries(
      all.flatMap((each) => (each ? [[each.drill.title.replace('In ', ''), each] as const] : [])),
    )
  }
  const states = async () =>
    Object.fromEntries(
      Object.entries(await drills()).map(([name, { drill, pauses }]) => [
        name,
        `${drill.state} ${pauses.filter(({ reason }) => reason === 'channel lost').length}`,
      ]),
    )

  test('its drill stands still and its facilitator hears of it, once', async () => {
    stage.api.world.changeChannel(idOf('archived'), { archived: true })
    without('removed', true)
    without('hidden', true)
    await stage.to(11)
    const three = { archived: 'paused 1', removed: 'paused 1', hidden: 'paused 1' }
    expect(await states()).toEqual({ ...three, sound: 'running 0' })
    expect(notices()).toBe(3)
    const cards = stage.api.messages(stage.api.directOf(ada.id))
    expect(cards.filter(({ text }) => text.includes('Paused: the channel'))).toHaveLength(3)
    await stage.to(16)
    expect(await states()).toEqual({ ...three, sound: 'running 0' })
    expect(notices()).toBe(3)
  })

  test('once it is back, resume goes on where it stood', async () => {
    stage.api.world.changeChannel(idOf('archived'), { archived: false })
    without('removed', false)
    without('hidden', false)
    const gone = ['archived', 'removed', 'hidden']
    for (const name of gone) await ada.say('resume', idOf(name))
    // It stood from the first edit of the phase's clock on, a quarter into the phase.
    await stage.to(23)
    for (const name of gone) expect(textsIn(stage, idOf(name), 'Phase 2')).toHaveLength(0)
    await stage.to(30)
    for (const name of gone)
      for (const phase of ['Phase 2', 'Phase 3'])
        expect(textsIn(stage, idOf(name), phase)).toHaveLength(1)
    expect(notices()).toBe(3)
  })

  test.each([
    'channel_archive',
    'channel_deleted',
    'channel_left',
    'channel_shared',
    'group_archive',
    'group_left',
  ])('Slack says %s, twice', async (type) => {
    const before = notices()
    const event = { type, channel: idOf('sound'), user: ada.id }
    for (let time = 0; time < 2; time++) {
      await stage.people.event(event)
      await expect.poll(async () => (await states()).sound, soon).toMatch(/^paused/)
      await stage.settle()
    }
    expect(notices()).toBe(before + 1)
    expect((await states()).archived).toBe('running 1')
    await ada.say('resume', idOf('sound'))
    expect((await states()).sound).toMatch(/^running/)
  })

  test('while another organisation reads along no button lets a drill start or go on', async () => {
    const { api, people } = stage
    const share = async (shared: boolean, id: string) => {
      api.world.changeChannel(id, { shared })
      if (shared) await people.event({ type: 'channel_shared', channel: id })
    }
    const planned = api.world.addChannel({ name: 'planned' }).id
    await ada.say('plan', planned)
    await ada.fill({ Title: 'In planned', Team: 'Team Alpha' })
    await share(true, planned)
    const [post] = api.messages(planned)
    if (!post) throw new Error('No post.')
    expect(said(await ada.press('Start now', post))).toContain('another organisation')
    await share(true, idOf('sound'))
    await expect.poll(async () => (await states()).sound, soon).toMatch(/^paused/)
    await stage.settle()
    const told = api
      .messages(api.directOf(ada.id))
      .findLast(({ text }) => /^The channel/.test(text))
    if (!told) throw new Error('No notice.')
    expect(said(await ada.press('Resume the drill', told))).toContain('another organisation')
    expect((await states()).sound).toMatch(/^paused/)
    expect(textsIn(stage, planned, 'Phase 1')).toEqual([])
    for (const id of [planned, idOf('sound')]) await share(false, id)
    await ada.press('Resume the drill', told)
    expect((await states()).sound).toMatch(/^running/)
    await ada.say('cancel', planned)
  })

  test('the bot’s token is taken back, or the app removed: all stand still', async () => {
    const before = notices()
    const users = { type: 'tokens_revoked', tokens: { oauth: [ada.id], bot: [] } }
    await stage.people.event(users)
    await stage.settle()
    expect((await states()).sound).toMatch(/^running/)
    await stage.people.event({ type: 'tokens_revoked', tokens: { bot: [stage.api.bot.botUser] } })
    const paused = () =>
      states().then((all) => Object.values(all).every((is) => /^paused/.test(is)))
    await expect.poll(paused, soon).toBe(true)
    await stage.people.event({ type: 'app_uninstalled' })
    await stage.settle()
    expect(notices()).toBe(before + 4)
  })

  test('a token that no call opens: they stand still, and go on once it is there', async () => {
    for (const id of Object.values(channels)) await ada.say('resume', id)
    const before = notices()
    stage.api.world.changeGrant(stage.api.bot.token, { state: 'revoked' })
    await pass(stage, 12 * 60)
    expect(Object.values(await states()).every((is) => /^paused/.test(is))).toBe(true)
    stage.api.world.changeGrant(stage.api.bot.token, { state: 'live' })
    const posts = () => stage.api.messages(idOf('sound')).length
    const then = posts()
    for (const id of Object.values(channels)) await ada.say('resume', id)
    await pass(stage, 25 * 60)
    expect(posts()).toBeGreaterThan(then)
    // Nobody could be told before.
    expect(notices()).toBeLessThanOrEqual(before + 4)
    expect(stage.api.complaints).toEqual([])
  })
})
