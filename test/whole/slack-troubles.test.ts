/** What Slack does to a drill's posts and answers, and what the team sees of it: each post once, each answer somewhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSlackStage, type SlackStage, type Talker, wordsIn } from '../support/slack/stage'

const post = 'chat.postMessage'
const always = Number.POSITIVE_INFINITY

/** Only the post that says this. */
const saying = (words: string) => (call: { arguments: Record<string, unknown> }) =>
  String(call.arguments.text).includes(words)

const said = (seen: Awaited<ReturnType<Talker['say']>>) =>
  seen.kind === 'modal' ? wordsIn(seen.view.view) : seen.message.text

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

describe('answers that never come', () => {
  let stage: SlackStage
  let ada: Talker
  let ben: Talker
  beforeAll(async () => {
    stage = await openSlackStage()
    ada = stage.talker('ada')
    ben = stage.talker('ben')
    await drillIn(ada, stage.channel, 'Night drill')
  })
  afterAll(() => stage?.close())
  const history = (on: boolean) => {
    const { token, scopes } = stage.api.bot
    const kept = scopes.filter((scope) => !scope.endsWith(':history'))
    const all = ['channels:history', 'groups:history', 'im:history']
    stage.api.world.changeGrant(token, { scopes: on ? [...kept, ...all] : kept })
  }

  test.each(['lost', 'failed-after'] as const)('%s in the channel: it is found', async (kind) => {
    const begin = kind === 'lost' ? 'Phase 2' : 'Phase 3'
    const does = kind === 'lost' ? { kind } : { kind, status: 503 }
    const { struck } = stage.api.trouble({ method: post, when: saying(begin), does })
    await ada.say('next')
    await pass(stage, 5)
    expect(struck()).toBe(1)
    expect(textsIn(stage, stage.channel, begin)).toEqual([expect.not.stringContaining('repeated')])
  })

  test('in a thread: it is found there', async () => {
    await pass(stage, 5)
    const { struck } = stage.api.trouble({
      method: post,
      when: saying('Hint 1'),
      does: { kind: 'lost' },
    })
    await ada.say('hint A')
    await pass(stage, 5)
    expect(struck()).toBe(1)
    const hints = stage.api
      .messages(stage.channel)
      .filter(({ text, thread }) => thread !== null && text.includes('Hint 1'))
    expect(hints).toHaveLength(1)
  })

  test('in a direct message: it is found where the person was written to before', async () => {
    const cleo = stage.talker('cleo')
    const lead = 'join communications'
    for (const each of [ben, cleo]) await each.say(lead)
    await pass(stage, 2)
    const mine = () => stage.api.messages(stage.api.directOf(ben.id)).map(({ text }) => text)
    expect(mine()).toHaveLength(1)
    const when = saying('You are Communications now')
    const { struck } = stage.api.trouble({ method: post, when, does: { kind: 'lost' } })
    await ben.say(lead)
    await pass(stage, 5)
    expect(struck()).toBe(1)
    expect(mine()).toHaveLength(2)
    expect(mine().join()).not.toContain('repeated')
  })

  test('a bot that stops meanwhile asks when it is back', async () => {
    const does = { kind: 'lost' } as const
    const { struck } = stage.api.trouble({ method: post, when: saying('Phase 4'), does })
    await ada.say('next')
    expect(struck()).toBe(1)
    const asked = stage.api.calls('conversations.history').length
    await stage.reopen()
    await pass(stage, 5)
    expect(stage.api.calls('conversations.history').length).toBeGreaterThan(asked)
    expect(textsIn(stage, stage.channel, 'Phase 4')).toHaveLength(1)
  })

  test('where the past may not be read the second post says that it may be one', async () => {
    history(false)
    const does = { kind: 'lost' } as const
    stage.api.trouble({ method: post, when: saying('Phase 5'), does })
    await ada.say('next')
    await pass(stage, 5)
    const [first, second] = textsIn(stage, stage.channel, 'Phase 5')
    expect(first).not.toContain('repeated')
    expect(second).toContain('(may be repeated)')
    const { struck } = stage.api.trouble({ method: post, when: saying('Phase 6'), does })
    await ada.say('next')
    expect(struck()).toBe(1)
    await stage.reopen()
    await pass(stage, 5)
    expect(textsIn(stage, stage.channel, 'Phase 6')).toEqual([
      expect.not.stringContaining('repeated'),
      expect.stringContaining('(repeated after a restart)'),
    ])
    history(true)
  })

  test('an answer whose address fails comes as a direct message', async () => {
    stage.api.trouble({ method: 'response_url', does: { kind: 'status', status: 500 } })
    const seen = await ben.say('status')
    expect(seen.kind).toBe('direct')
    expect(said(seen)).toContain('Night drill')
  })

  test('a form that comes too late is opened by a private button', async () => {
    const does = { kind: 'error', error: 'expired_trigger_id' } as const
    stage.api.trouble({ method: 'views.open', does })
    const seen = await ben.say('note')
    if (seen.kind !== 'private') throw new Error(seen.kind)
    const opened = await ben.press('Note an observation', seen.message)
    expect(opened.kind).toBe('modal')
    const left = await ben.fill({ Observation: 'late, but kept' })
    expect(wordsIn(left?.view)).not.toBe('')
  })

  test('a shortcut that fails says so', async () => {
    const clue = stage.api.world.says(ben.id, stage.channel, 'the gap grows')
    const does = { kind: 'error', error: 'internal_error' } as const
    stage.api.trouble({ method: 'chat.getPermalink', does })
    await stage.people.messageShortcut('evidence', clue, { user: ben.id })
    await expect
      .poll(() => wordsIn(stage.api.openModal(ben.id)?.view), { timeout: 20_000 })
      .toContain('Choose the shortcut again')
  })

  test('an answer whose modal was closed meanwhile comes as a direct message', async () => {
    const left = await ben.sayAndFill('guardrail', { Guardrail: 'Lint floats', Kind: 'template' })
    if (left === null) throw new Error('No answer.')
    const does = { kind: 'error', error: 'not_found' } as const
    stage.api.trouble({ method: 'views.update', does })
    const seen = await ben.press('Add another', left)
    expect(seen.kind).toBe('direct')
    expect(said(seen)).toContain('Open it again')
  })

  test('nothing of it was more than Slack takes', () => {
    expect(stage.api.complaints).toEqual([])
  })
})

describe('too many calls', () => {
  let stage: SlackStage
  let ada: Talker
  let second: string
  beforeAll(async () => {
    stage = await openSlackStage()
    ada = stage.talker('ada')
    second = stage.api.world.addChannel({ name: 'day-drill' }).id
    await drillIn(ada, stage.channel, 'Night drill')
    await drillIn(ada, second, 'Day drill')
  })
  afterAll(() => stage?.close())

  test('in one channel: another drill’s goes on, and the first one follows in its order', async () => {
    const does = { kind: 'limited', seconds: 50 } as const
    const { channel } = stage
    stage.api.trouble({ method: post, channel, does })
    await stage.to(10.5)
    expect(textsIn(stage, second, 'Phase 2')).toHaveLength(1)
    expect(textsIn(stage, channel, 'Phase 2')).toHaveLength(0)
    await stage.to(15.5)
    const posts = stage.posts().flatMap(({ text }) => /^Phase \d/.exec(text)?.[0] ?? [])
    expect(posts).toEqual(['Phase 1', 'Phase 2', 'Phase 3'])
  })

  test('of edits: they come after the pause, and no post is lost or comes twice', async () => {
    stage.api.trouble({ method: 'chat.update', does: { kind: 'limited', seconds: 20 } })
    const ben = stage.talker('ben')
    await ben.say('claim A too early')
    await stage.to(24)
    const alerts = (channel: string) => textsIn(stage, channel, 'DRILL · ').length
    expect([alerts(stage.channel), alerts(second)]).toEqual([4, 4])
    await ben.say('claim A too early')
    const board = () => textsIn(stage, stage.channel, 'The board')
    await pass(stage, 40)
    expect(board()).toEqual([expect.stringContaining('1 claim')])
    expect(stage.api.complaints).toEqual([])
  })
})

describe('pictures that Slack does not take', () => {
  let stage: SlackStage
  let ada: Talker
  beforeAll(async () => {
    stage = await openSlackStage()
    ada = stage.talker('ada')
  })
  afterAll(() => stage?.close())

  /** The pictures of the report of a drill that is begun and stopped, and all words of its thread. */
  const reportOf = async (name: string) => {
    const channel = stage.api.world.addChannel({ name }).id
    await drillIn(ada, channel, name)
    await ada.say('stop', channel)
    await pass(stage, 90)
    const all = stage.api.messages(channel)
    const summary = all.findLast(({ thread, text }) => thread === null && /report/i.test(text))
    const replies = all.filter(({ thread }) => thread !== null && thread === summary?.ts)
    const blocks = replies.flatMap((each) => [...each.blocks])
    return {
      pictures: blocks.filter(({ type }) => type === 'image').length,
      words: wordsIn(blocks),
      files: replies.flatMap(({ files }) => [...files]).length,
    }
  }

  test('once: all eight come', async () => {
    const { struck } = stage.api.trouble({ method: post, does: { kind: 'images-refused' } })
    expect((await reportOf('once')).pictures).toBe(8)
    expect(struck()).toBe(1)
  })

  test('ever again: words stand there, and the files are attached', async () => {
    const rule = { method: post, times: always, does: { kind: 'images-refused' } } as const
    const { callOff } = stage.api.trouble(rule)
    const { pictures, words, files } = await reportOf('always')
    callOff()
    expect(pictures).toBe(0)
    expect(words).toContain('not recorded')
    expect(files).toBeGreaterThan(0)
  })

  test('no files at all: the report is there in words', async () => {
    const does = { kind: 'error', error: 'file_uploads_disabled' } as const
    stage.api.trouble({ method: 'files.getUploadURLExternal', times: always, does })
    const { pictures, words, files } = await reportOf('disabled')
    expect([pictures, files]).toEqual([0, 0])
    expect(words).toContain('not recorded')
    expect(words).toContain('report-v1.md')
    expect(stage.api.complaints).toEqual([])
  })
})
