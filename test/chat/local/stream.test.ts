/** The stream: what each browser gets, over broken lines and restarts. */
import { afterEach, expect, test } from 'vitest'
import { earlierAnswer } from '../../../src/chat/local/wire'
import {
  openPageStage,
  type PageStage,
  until,
  type Visitor,
  wordsOf,
} from '../../support/page-stage'

let stage: PageStage
afterEach(() => stage.close())

const texts = (visitor: Visitor) => visitor.entries().map(wordsOf)
const sees = (visitor: Visitor, text: string) =>
  until(() => texts(visitor).includes(text), `"${text}" for ${visitor.person.name}`)

test('what one person types reaches the others, in order and once', async () => {
  stage = await openPageStage()
  const [ines, yuki] = [await stage.visit('Ines'), await stage.visit('Yuki')]
  for (let i = 0; i < 20; i++) await (i % 2 === 0 ? ines : yuki).say(`message ${i}`)
  await sees(yuki, 'message 19')
  await sees(ines, 'message 19')
  const expected = Array.from({ length: 20 }, (_, i) => `message ${i}`)
  expect(texts(ines)).toEqual(expected)
  expect(texts(yuki)).toEqual(expected)
})

test('a line that breaks off loses nothing and doubles nothing', async () => {
  stage = await openPageStage()
  const [ines, yuki] = [await stage.visit('Ines'), await stage.visit('Yuki')]
  await ines.say('before')
  await sees(yuki, 'before')
  yuki.leave()
  const before = yuki.raw().length
  await ines.say('while you were away')
  await ines.fill(await ines.say('/drill plan'), { title: 'Night drill', team: 'Alpha' })
  await yuki.back()
  await sees(yuki, 'while you were away')
  await until(() => texts(yuki).some((text) => text.includes('Night drill')), 'the planned post')
  const second = yuki.raw().slice(before)
  expect(second).not.toContain('"before"')
  expect(second.split('while you were away')).toHaveLength(2)
})

test('two browsers of one person see the same, private answers too', async () => {
  stage = await openPageStage()
  const [one, two, other] = [
    await stage.visit('Yuki'),
    await stage.visit('Yuki'),
    await stage.visit('Leila'),
  ]
  await one.say('/drill help')
  await until(() => two.entries().length === 1, 'the private answer')
  await one.say('public')
  await sees(other, 'public')
  expect(two.entries()[0]).toMatchObject({ onlyYou: true, author: null })
  expect(texts(other)).toEqual(['public'])
})

test('the same try sent again changes nothing', async () => {
  stage = await openPageStage()
  const ines = await stage.visit('Ines')
  const channel = ines.channel().id
  const body = { channel, of: channel, thread: null, text: 'once', submission: 'the same try' }
  await Promise.all([1, 2, 3].map(() => ines.post('/local/say', body)))
  await sees(ines, 'once')
  await ines.say('twice')
  await sees(ines, 'twice')
  expect(texts(ines)).toEqual(['once', 'twice'])
})

test('a restart in mid-drill goes on without a reload', async () => {
  stage = await openPageStage()
  const [ines, yuki] = [await stage.visit('Ines'), await stage.visit('Yuki')]
  await ines.fill(await ines.say('/drill plan'), { title: 'Night drill', team: 'Alpha' })
  await ines.say('/drill start')
  await stage.to(16)
  await until(() => texts(yuki).some((text) => text.startsWith('DRILL · A')), 'the first alert')
  await stage.reopen()
  await stage.to(18)
  await until(() => texts(yuki).some((text) => text.startsWith('DRILL · B')), 'the second alert')
  const roots = yuki.entries().filter((entry) => entry.thread === null)
  const phases = roots.filter((entry) => wordsOf(entry).startsWith('Phase 3 of 9'))
  expect(phases).toHaveLength(1)
  expect((await ines.say('/drill status')).kind).toBe('entry')
})

test('the newest of a long history comes first, the rest on demand', async () => {
  stage = await openPageStage()
  const ines = await stage.visit('Ines')
  const { entries } = stage.app.store
  const { channel } = { channel: ines.channel().id }
  const { workspaceId } = (await stage.app.store.channel(channel)) ?? { workspaceId: '' }
  for (let i = 0; i < 300; i++)
    await entries.put(workspaceId, {
      key: `bulk:${i}`,
      channelId: channel,
      readerId: null,
      threadId: null,
      authorId: null,
      body: JSON.stringify({ kind: 'typed', text: `line ${i}` }),
      at: stage.clock.now(),
    })
  const late = await stage.visit('Yuki')
  await sees(late, 'line 299')
  expect(late.entries()).toHaveLength(100)
  let first = late.entries()[0]?.position ?? 0
  const seen = new Set(texts(late))
  let asked = 0
  for (let more = true; more; ) {
    const query = `/local/entries?channel=${channel}&before=${first}`
    const answer = await fetch(stage.app.url + query, { headers: late.headers })
    const page = earlierAnswer.parse(await answer.json())
    for (const entry of page.entries) seen.add(wordsOf(entry))
    first = page.entries[0]?.position ?? 0
    more = page.more
    asked += 1
  }
  expect(asked).toBe(2)
  expect(seen.size).toBe(300)
})
