/** Who may come in from Slack, and where a drill may be: each no is one private sentence, and nothing leaks. */
import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSlackStage, type SlackStage, type Talker, wordsIn } from '../support/slack/stage'

let stage: SlackStage
let ada: Talker
beforeAll(async () => {
  stage = await openSlackStage()
  ada = stage.talker('ada')
  await ada.sayAndFill('plan', { Title: 'Night drill', Team: 'Team Alpha' })
  await ada.say('start')
})
afterAll(() => stage?.close())

const said = (seen: Awaited<ReturnType<Talker['say']>>) =>
  seen.kind === 'modal' ? wordsIn(seen.view.view) : seen.message.text
const phaseOne = () => {
  const [found] = stage.posts().filter(({ text }) => text.startsWith('Phase 1'))
  if (!found) throw new Error('No first phase.')
  return found
}
const record = async () => {
  const { store } = stage.app
  const [id = ''] = await store.drillsGoingOn()
  const there = await store.drill(id)
  if (!there) throw new Error('No drill.')
  return there
}

/** Rightly signed, whatever it is. */
function sent(path: string, body: string, type: string): Promise<Response> {
  const at = String(Math.floor(Date.now() / 1000))
  const digest = createHmac('sha256', stage.api.signingSecret).update(`v0:${at}:${body}`)
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${digest.digest('hex')}`,
  }
  const signal = AbortSignal.timeout(20_000)
  return fetch(`${stage.app.url}${path}`, { method: 'POST', headers, body, signal })
}

describe('the door', () => {
  test.each(['forged', 'stale', 'future', 'unsigned', 'swapped'] as const)(
    'a request that is %s is turned away',
    async (wrong) => {
      const before = stage.api.calls().length
      const by = { user: ada.id, channel: stage.channel, wrong }
      expect((await stage.people.slashCommand('status', by)).status).toBe(401)
      expect((await stage.people.event({ type: 'app_home_opened' }, { wrong })).status).toBe(401)
      await stage.settle()
      expect(stage.api.calls()).toHaveLength(before)
    },
  )

  test('a body that says nothing, signed as it may be, ends nothing and is answered', async () => {
    const form = 'application/x-www-form-urlencoded'
    const bodies = [
      ['null', 'application/json'],
      [' null ', 'text/plain'],
      ['payload=null', form],
      ['payload=%6eull', form],
      ['', 'application/json'],
      ['<drill/>', 'text/xml'],
    ] as const
    for (const [body, type] of bodies)
      expect((await sent('/slack/events', body, type)).status, body).toBe(400)
    expect((await sent('/slack/events', 'x'.repeat(1_000_001), 'text/plain')).status).toBe(413)
    expect((await stage.people.urlVerification('still-there')).status).toBe(200)
  })

  test('the address in another spelling is the same one', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'spelled' })
    const answer = await sent('/slack/%65vents?a=1', challenge, 'application/json')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('spelled')
  })

  test('answers Slack when it asks whether somebody is there', async () => {
    const { status, body } = await stage.people.urlVerification('a-challenge')
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('a-challenge')
  })

  test('a replayed command, press and submission change nothing again', async () => {
    const { people, channel, api } = stage
    const noted = await people.slashCommand('note once only', { user: ada.id, channel })
    expect((await noted.again()).status).toBe(200)
    await expect.poll(async () => (await record()).observations.length).toBe(1)
    await ada.say('note')
    await expect.poll(() => api.openModal(ada.id)?.view.callback_id).toBe('drill-form')
    const view = api.openModal(ada.id)
    if (!view) throw new Error('No form.')
    const first = await people.submit(view, { Observation: 'twice sent' })
    const second = await first.again()
    expect(second.body).toEqual(first.body)
    await stage.settle()
    expect((await record()).observations.map(({ text }) => text)).toEqual([
      'once only',
      'twice sent',
    ])
  })

  test('an event that Slack sends again is taken once', async () => {
    const event = { type: 'app_home_opened', user: ada.id, tab: 'home', channel: 'D1' }
    await stage.people.event(event, { id: 'Ev77' })
    await expect.poll(() => stage.api.home(ada.id)).not.toBeNull()
    const published = stage.api.calls('views.publish').length
    await stage.people.event(event, { id: 'Ev77', retry: 1 })
    await stage.settle()
    expect(stage.api.calls('views.publish')).toHaveLength(published)
  })

  test('a link that Slack opens by itself is acknowledged', async () => {
    const { people, api } = stage
    const trigger_id = api.trigger(ada.id)
    const user = { id: ada.id, team_id: api.team.id, username: 'ada' }
    const body = {
      type: 'block_actions',
      user,
      team: { id: api.team.id, domain: 'x' },
      api_app_id: api.appId,
      trigger_id,
      container: { type: 'message' },
      channel: { id: stage.channel, name: 'night-drill' },
      actions: [{ type: 'button', action_id: 'open-a-link', block_id: 'x', action_ts: '1.1' }],
    }
    expect((await people.interaction(body)).status).toBe(200)
  })
})

describe('whose drill it is', () => {
  test('somebody of another organisation presses in vain', async () => {
    const { api } = stage
    const other = api.world.addTeam({ name: 'Others' })
    const eve = api.world.addUser({ name: 'eve', team: other.id, stranger: true })
    const there = api.world.channels.get(stage.channel)?.members ?? []
    api.world.changeChannel(stage.channel, { members: [...there, eve.id] })
    const roles = (await record()).participations.length
    expect((await stage.people.press('Join', phaseOne(), { user: eve.id })).status).toBe(200)
    await expect
      .poll(() =>
        api
          .ephemerals()
          .filter(({ user }) => user === eve.id)
          .map(({ text }) => text),
      )
      .toEqual([expect.stringContaining('another organisation')])
    expect((await record()).participations).toHaveLength(roles)
  })

  test('a submission of another workspace with this drill’s id is refused', async () => {
    const { api, people } = stage
    const view = await ada.say('note')
    if (view.kind !== 'modal') throw new Error('No form.')
    const notes = (await record()).observations.length
    const other = api.world.addTeam({ name: 'Others too' })
    const mallory = api.world.addUser({ name: 'mallory', team: other.id })
    const answer = await people.submit(
      view.view,
      { Observation: 'from afar' },
      { user: mallory.id },
    )
    // The form stays, with what was typed in it.
    expect(answer.body).toMatchObject({ response_action: 'errors' })
    expect(JSON.stringify(answer.body)).toContain('another organisation')
    await stage.settle()
    expect((await record()).observations).toHaveLength(notes)
  })
})

describe('where a drill may be', () => {
  test('a channel without the bot, public or private, says how to bring it in', async () => {
    const { api } = stage
    const members = [ada.id]
    const open = api.world.addChannel({ name: 'elsewhere', members })
    const closed = api.world.addChannel({ name: 'secret', kind: 'private', members })
    expect(said(await ada.say('plan', open.id))).toContain('/invite')
    expect(said(await ada.say('plan', closed.id))).toContain('/invite')
    expect(said(await ada.say('note long words', open.id))).toContain('You wrote: note long words')
    api.world.changeChannel(closed.id, { members: [ada.id, api.bot.botUser] })
    expect((await ada.say('plan', closed.id)).kind).toBe('modal')
  })

  test('no drill where another organisation reads along, nor in an archive', async () => {
    const { api } = stage
    const shared = api.world.addChannel({ name: 'partners', shared: true })
    const old = api.world.addChannel({ name: 'old', archived: true })
    expect(said(await ada.say('plan', shared.id))).toContain('another organisation')
    expect(said(await ada.say('plan', old.id))).toContain('archived')
  })

  test('in direct messages a word means the drill that one is in', async () => {
    const status = await ada.say('status', stage.api.directOf(ada.id))
    expect(said(status)).toContain('Orientation')
    const zoe = stage.talker('zoe')
    expect(said(await zoe.say('status', stage.api.directOf(zoe.id)))).toContain('channel')
  })

  test('several drills at once in a workspace', async () => {
    const second = stage.api.world.addChannel({ name: 'day-drill' })
    await ada.say('plan', second.id)
    await ada.fill({ Title: 'Day drill', Team: 'Team Beta' })
    await ada.say('start', second.id)
    expect(await stage.app.store.drillsGoingOn()).toHaveLength(2)
    expect(said(await ada.say('status'))).toContain('Night drill')
    expect(said(await ada.say('status', second.id))).toContain('Day drill')
    await ada.say('stop', second.id)
  })
})

describe('Home and shortcuts', () => {
  test('Home mirrors the control card, and its buttons work there', async () => {
    await stage.people.openHome(ada.id)
    await expect.poll(() => wordsIn(stage.api.home(ada.id)?.view)).toContain('Orientation')
    const home = stage.api.home(ada.id)
    if (!home) throw new Error('No Home.')
    const told = await ada.press('Pause', home)
    expect(told.kind).toBe('modal')
    expect((await record()).drill.state).toBe('paused')
    await ada.say('resume')
  })

  test('a message becomes evidence of a claim', async () => {
    await stage.to(24)
    const bob = stage.talker('bob')
    const clue = stage.api.world.says(bob.id, stage.channel, 'the gap grows with each invoice')
    await stage.people.messageShortcut('evidence', clue, { user: bob.id })
    await expect.poll(() => stage.api.openModal(bob.id)).not.toBeNull()
    const form = await bob.fill({ 'Keep it in': 'A claim' })
    expect(JSON.stringify(form?.view)).toContain(`/archives/${stage.channel}/p`)
    const answer = await bob.fill({
      Alert: /A · /.exec(JSON.stringify(form?.view)) ? labelOf(form?.view, 'A · ') : '',
      'Root cause': 'each invoice adds to it',
      'Confidence (%)': 60,
    })
    expect(wordsIn(answer?.view)).toContain('sealed')
    expect((await record()).claims.at(-1)?.evidence).toContain('/archives/')
  })

  test('a message that the bot cannot see is told as such', async () => {
    const bob = stage.talker('bob')
    const { id } = stage.api.world.addChannel({
      name: 'hidden',
      kind: 'private',
      members: [bob.id],
    })
    const clue = stage.api.world.says(bob.id, id, 'seen elsewhere')
    await stage.people.messageShortcut('evidence', clue, { user: bob.id })
    await expect
      .poll(() => wordsIn(stage.api.openModal(bob.id)?.view))
      .toContain('not in that conversation')
  })

  test('a claim from anywhere', async () => {
    const bob = stage.talker('bob')
    await stage.people.globalShortcut('claim', { user: bob.id })
    await expect
      .poll(() => wordsIn(stage.api.openModal(bob.id)?.view))
      .toContain('Claim a root cause')
    const zoe = stage.talker('zoe')
    await stage.people.globalShortcut('claim', { user: zoe.id })
    await expect.poll(() => wordsIn(stage.api.openModal(zoe.id)?.view)).toContain('no drill')
  })
})

test('a form that is sent after the end is answered, and nothing typed is lost', async () => {
  const bob = stage.talker('bob')
  const form = await bob.say('claim A')
  expect(form.kind).toBe('modal')
  await ada.say('stop')
  const left = await bob.fill({ 'Root cause': 'too late', 'Confidence (%)': 50 })
  expect(left?.view.callback_id).toBe('drill-form')
  expect((await stage.app.store.drillsGoingOn()).length).toBe(0)
  expect(stage.api.complaints).toEqual([])
})

/** The label of the first option that begins so. */
function labelOf(view: unknown, begin: string): string {
  const found = JSON.stringify(view).match(new RegExp(`"text":"(${begin}[^"]*)"`))
  return found?.[1] ?? ''
}
