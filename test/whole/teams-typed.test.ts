/** What people type in Teams, and where: hostile words, mentions, a big team's names, and the personal chat. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttonsOf, wordsIn } from '../support/teams/buttons'
import { drillIn, recordOf } from '../support/teams/drills'
import { openTeamsStage, type TeamsStage } from '../support/teams/stage'
import { said, type Talker } from '../support/teams/talker'

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

describe('what is typed', () => {
  const nasty = [
    '</at> <at>everyone</at>',
    '[a link](https://evil.example) ![a picture](https://evil.example/p.png)',
    '**bold** _it_ `code` # heading\n- list\n\n1. one',
    '{{DATE(2026-01-01T00:00:00Z,SHORT)}} $name &lt;b&gt; <script>alert(1)</script>',
    '\u202eesrever\u0000 \u{1f469}\u200d\u{1f680} \ud800',
  ]

  test.each(nasty)('%j stays words, wherever it is shown', async (text) => {
    const before = stage.api.complaints.length
    const dialog = await ben.open('guardrail')
    const answer = await stage.people.submit(dialog, { Guardrail: text, Kind: 'template' })
    expect(answer.status).toBe(200)
    await ben.say(`note ${text}`)
    await ben.mention(`note ${text}`)
    await ben.write(`note ${text}`)
    await stage.settle()
    expect(stage.api.complaints.slice(before)).toEqual([])
    const all = [...stage.api.targeted(ben.id), ...ben.direct(), ...stage.posts()]
    const cards = [...all.map(({ card }) => card), ...stage.api.dialogs().map(({ card }) => card)]
    for (const words of cards.flatMap(markdownIn))
      expect(words).not.toMatch(/\]\(https:\/\/evil|!\[|\*\*bold|<\/?at>|<script/)
  })

  test('a mention is stripped wherever it stands, and entities are words', async () => {
    for (const text of ['@ status', 'status @', '  @  /drill status'])
      expect(said(await ben.mention(text))).toContain('Night drill')
    await ben.mention('note a &lt;b&gt; c @')
    expect((await recordOf(stage)).observations.at(-1)?.text).toBe('a <b> c')
  })
})

describe('a team of four hundred', () => {
  test('its roster comes by pages, and the plan form opens and is filled', async () => {
    const { world } = stage.api
    const crowd = Array.from({ length: 398 }, (_, i) => world.addPerson({ name: `Person ${i}` }).id)
    const big = world.addTeam({ name: 'Everybody', members: [...crowd, ada.id, ben.id] })
    const place = world.addChannel(big.id, 'big').id
    await stage.people.install({ kind: 'team', team: big.id }, { user: ada.id })
    await ada.open('plan', place)
    const answer = await ada.fill({
      Title: 'Big drill',
      Team: 'All',
      Facilitators: ['ada', 'Person 397'],
    })
    expect(wordsIn(answer?.card)).toContain('Big drill')
    expect(stage.api.calls('members').length).toBeGreaterThan(1)
    const planned = stage.api.messages(place).find(({ from }) => from === null)
    expect(wordsIn(planned?.card)).toContain('Person 397')
    await ada.say('cancel', place)
  })
})

describe('in the personal chat', () => {
  test('with one drill a word means it, with two the bot asks which', async () => {
    expect(said(await ben.write('status'))).toContain('Night drill')
    const other = stage.api.world.addChannel(stage.team, 'day-drill').id
    await ada.open('plan', other)
    await ada.fill({ Title: 'Day drill', Team: 'Team Beta' })
    await ada.say('start', other)
    await ben.say('join responder', other)
    const asked = await ben.write('status')
    if (asked.kind !== 'direct') throw new Error(asked.kind)
    const titles = buttonsOf(asked.message.card ?? {}).map(({ title }) => title)
    expect(titles.join()).toMatch(/Night drill.*Day drill|Day drill.*Night drill/)
    const day = titles.find((title) => title.includes('Day drill')) ?? ''
    expect(said(await ben.press(day, asked.message))).toContain('Day drill')
    await ada.say('stop', other)
  })

  test('somebody without a drill is told where one begins', async () => {
    const zoe = stage.talker('zoe')
    expect(said(await zoe.write('status'))).toMatch(/channel/)
    expect(said(await zoe.write('help'))).not.toBe('')
  })
})

/** The words of a card in which Teams reads Markdown. */
function markdownIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markdownIn)
  if (typeof node !== 'object' || node === null) return []
  const { type, text, title, value } = Object.fromEntries(Object.entries(node))
  const own = type === 'TextBlock' ? [text] : type === undefined ? [title, value] : []
  return [
    ...own.flatMap((each) => (typeof each === 'string' ? [each] : [])),
    ...Object.values(node).flatMap(markdownIn),
  ]
}
