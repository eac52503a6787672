/** Many people, many claims, long and hostile words, in Slack: what is too much is counted, and nothing pings. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Asker } from '../../src/commands/command'
import type { DrillRecord } from '../../src/drill/record'
import { type FormWord, goodForms } from '../support/good-forms'
import type { Entered } from '../support/slack/api/people'
import type { HeldView } from '../support/slack/api/types'
import { openSlackStage, type SlackStage, type Talker, wordsIn } from '../support/slack/stage'

const hostile = [
  '<!channel> <!here> <@U123> <#C1|general> <https://evil.example|Click> &lt; &amp; <b>x</b>',
  '*bold* _it_ ~no~ `code` ```block``` [link](https://example.com) # head | cell :tada: @everyone',
  'שלום \u202Eevil\u202C 🧯👩‍🚒𝔘𠜎 a\u200Bb',
].join(' ¦ ')
/** As much as a field of Slack's takes. */
const long = `${`${hostile} ${'ü& <x> '.repeat(500)}`.slice(0, 2_999)}.`

/** So long is looked for what comes of an event. Real ms. */
const soon = { timeout: 20_000 }

let stage: SlackStage
let ada: Talker
let ben: Talker
beforeAll(async () => {
  stage = await openSlackStage()
  ada = stage.talker('ada')
  ben = stage.talker('ben')
})
afterAll(() => stage?.close())

const input = z.object({
  label: z.object({ text: z.string() }),
  optional: z.boolean().optional(),
  element: z.looseObject({
    type: z.string(),
    options: z.array(z.object({ text: z.object({ text: z.string() }) })).optional(),
  }),
})
const initial = /^initial_/

/** Every text as long as it may be; what else is asked for gets the first thing that it takes. */
function everyText({ view }: HeldView): Record<string, Entered> {
  return Object.fromEntries(
    view.blocks.flatMap((block): [string, Entered][] => {
      const read = input.safeParse(block).data
      if (read === undefined) return []
      const { label, element } = read
      if (element.type === 'plain_text_input') return [[label.text, long]]
      const isSet = Object.keys(element).some((key) => initial.test(key))
      if (read.optional === true || isSet) return []
      const [option] = element.options ?? []
      if (option !== undefined) return [[label.text, option.text.text]]
      if (element.type === 'number_input') return [[label.text, 50]]
      return element.type === 'datepicker' ? [[label.text, '2026-02-01']] : []
    }),
  )
}

/** How many texts were filled in; the form was taken. */
async function filled(who: Talker, line: string): Promise<number> {
  const seen = await who.say(line)
  if (seen.kind !== 'modal') throw new Error(`${line}: ${seen.message.text}`)
  const values = everyText(seen.view)
  const left = await who.fill(values)
  expect(left?.view.submit, `${line}: ${JSON.stringify(left?.view.blocks).slice(0, 300)}`).toBe(
    undefined,
  )
  return Object.values(values).filter((each) => each === long).length
}

/** All that Slack holds of the bot. */
const everything = (): unknown[] => {
  const { api } = stage
  const directs = [...api.world.users.values()].flatMap(({ id, bot }) =>
    bot ? [] : [...api.messages(api.directOf(id))],
  )
  return [
    ...api.messages(stage.channel).filter(({ botId }) => botId !== null),
    ...directs,
    ...api.ephemerals(),
    ...api.modals().map(({ view }) => view),
    api.home(ada.id)?.view,
    api.home(ben.id)?.view,
  ]
}

/** Texts that Slack reads marks in: fallbacks and mrkdwn. */
function marked(of: unknown): string[] {
  if (Array.isArray(of)) return of.flatMap(marked)
  if (typeof of !== 'object' || of === null) return []
  const { type, text } = of as { type?: unknown; text?: unknown }
  const own = typeof text === 'string' && (type === undefined || type === 'mrkdwn') ? [text] : []
  return [...own, ...Object.values(of).flatMap(marked)]
}

function nothingPings(): void {
  const all = everything()
  const texts = marked(all)
  expect(texts.some((text) => text.includes('&lt;!channel&gt;'))).toBe(true)
  for (const text of texts) expect(text).not.toMatch(/<(?!!date\^|https?:\/\/(?!evil))/)
  expect(JSON.stringify(all)).not.toMatch(/"type":"(?:user|usergroup|broadcast|channel|emoji)"/)
  expect(stage.api.complaints).toEqual([])
}

const record = async () => {
  const [id = ''] = await stage.app.store.drillsGoingOn()
  const there = await stage.app.store.drill(id)
  if (!there) throw new Error('No drill.')
  return there
}

test('every text of every form, 3,000 characters of what means something elsewhere', async () => {
  let texts = await filled(ada, 'plan')
  expect((await ada.say('plan')).kind).toBe('modal')
  await ada.say('start')
  await stage.to(16)
  texts += await filled(ada, 'herring its own')
  const words: readonly FormWord[] = ['claim', 'note', 'finding', 'guardrail', 'action', 'reflect']
  for (const word of words) texts += await filled(ben, goodForms[word].line)
  texts += await filled(ada, 'debrief')
  await stage.to(121)
  texts += await filled(ben, 'fix A')
  const stored = JSON.stringify({ ...(await record()), revisions: [] })
  // All of it is kept, once a field.
  const kept = JSON.stringify(long).slice(1, -1)
  expect(stored.split(kept).length - 1).toBeGreaterThanOrEqual(texts)
  expect(texts).toBeGreaterThan(30)
  nothingPings()
})

test('what was kept so can be changed, and is shown as it was typed', async () => {
  const opened = await ben.say('guardrail')
  if (opened.kind !== 'modal') throw new Error(opened.kind)
  const left = await ben.fill(everyText(opened.view))
  if (left === null) throw new Error('No answer.')
  const again = await ben.press('Change it', left)
  if (again.kind !== 'modal') throw new Error(again.kind)
  // Without what would turn the words around it.
  const shown = long.replace(/[\u202A-\u202E]/g, '')
  expect(JSON.stringify(again.view.view)).toContain(JSON.stringify(shown).slice(1, -1))
  const same = await ben.fill()
  expect(wordsIn(same?.view)).not.toBe('')
})

test('words said in one line are as harmless', async () => {
  for (const line of [hostile, `note ${hostile}`, `ask A ${hostile}`, `join ${hostile}`])
    expect((await ben.say(line)).kind).not.toBe('modal')
  nothingPings()
})

/** So many people of the workspace, as the commands know them. */
async function crowdOf(count: number, { drill }: DrillRecord): Promise<Asker[]> {
  const { app, api } = stage
  const all: Asker[] = []
  for (let index = 0; index < count; index++) {
    const name = `${index} ${hostile}`.slice(0, 80)
    const { id: userId } = api.world.addUser({ name: `u${index}`, realName: name })
    const { workspaceId, channelId } = drill
    const person = await app.store.ensurePerson(
      { workspaceId, userId, name, timeZone: 'UTC' },
      randomUUID,
    )
    const course = { kind: 'drill', speed: 1, seed: 1 } as const
    const channelName = 'crowd'
    const by = { source: 'command', submission: randomUUID(), overheard: false } as const
    all.push({ person, channelId, channelName, course, ...by })
  }
  return all
}

test('60 participants and 200 claims: all is within its limits, and what is too much is counted', {
  timeout: 240_000,
}, async () => {
  const { api, app } = stage
  const channel = api.world.addChannel({ name: 'crowd' }).id
  // A second try is a drill of its own.
  const title = `Crowd ${channel}`
  await ada.say('plan', channel)
  await ada.fill({ Title: title, Team: hostile })
  await ada.say('start', channel)
  await stage.to(146)
  const drill = async () => {
    const all = await Promise.all((await app.store.drillsGoingOn()).map(app.store.drill))
    const found = all.find((each) => each?.drill.title === title)
    if (!found) throw new Error('No crowd.')
    return found
  }
  const crowd = await crowdOf(60, await drill())
  const { dispatcher } = app
  const alert = (letter: string) => {
    const all = api.messages(channel).filter(({ text }) => text.startsWith(`DRILL · ${letter} · `))
    const [found] = all
    if (!found) throw new Error(`No alert ${letter}.`)
    return found
  }
  // A first claim joins its author.
  for (const [index, person] of crowd.entries()) {
    const say = (line: string) => {
      const submission = randomUUID()
      return dispatcher.say({ ...person, submission }, line)
    }
    for (const letter of index < 20 ? ['A', 'B', 'C', 'D'] : ['A', 'B', 'C'])
      await say(`claim ${letter} ${index} ${hostile}`)
    if (index % 3 === 0) {
      const taken = { ...person, submission: randomUUID(), source: 'button' } as const
      await dispatcher.press(taken, 'claim', 'take', { alert: 'A' })
    }
  }
  await stage.settle()
  expect((await drill()).claims).toHaveLength(200)
  expect((await drill()).participations.length).toBeGreaterThanOrEqual(61)

  let minute = 146
  const board = async () => {
    minute += 0.05
    await stage.to(minute)
    return api.messages(channel).find(({ text }) => text.startsWith('The board'))?.text
  }
  await expect.poll(board, soon).toContain('200 claims')
  await expect.poll(() => wordsIn(alert('A').blocks), soon).toMatch(/and 1\d more/)
  const list = await ada.say('claims', channel)
  if (list.kind !== 'private') throw new Error(list.kind)
  expect(wordsIn(list.message.blocks)).toMatch(/And 1\d\d more claims/)
  expect(wordsIn((await said('status'))?.blocks)).toMatch(/and \d\d more/)
  const card = api.messages(api.directOf(ada.id)).find(({ text }) => text.includes(title))
  expect(wordsIn(card?.blocks)).toMatch(/more/)
  await stage.people.openHome(ada.id)
  await expect.poll(() => wordsIn(api.home(ada.id)?.view), soon).toContain('in #crowd')
  await ada.say('stop', channel)
  await stage.to(150)
  const summary = api
    .messages(channel)
    .findLast(({ text, thread }) => thread === null && /report/i.test(text))
  expect(summary?.text).toContain('&lt;!channel&gt;')
  nothingPings()

  async function said(line: string) {
    const seen = await ada.say(line, channel)
    return seen.kind === 'private' ? seen.message : undefined
  }
})
