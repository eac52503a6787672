/** The adviser through the whole bot: own plan, card, final plan, and what held. */
import { afterEach, expect, test, vi } from 'vitest'
import { advisedPlan, shadowOf } from '../../src/drill/adviser'
import type { DrillRecord } from '../../src/drill/record'
import type { AdviserMode } from '../../src/drill/record-adviser'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'
import { tableLab } from '../support/table-lab'

let stage: Stage
afterEach(() => stage.close())
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const storm = 'n-plus-one-latency-storm'
const lab = () =>
  tableLab({
    'calls=8 query=in': { verdict: 'holds', before: '40', after: '100' },
    'calls=all query=in': { verdict: 'harms', before: '40', after: '70' },
    'index=on pool=25': { verdict: 'fails', before: '40', after: '41' },
  })

const record = async (): Promise<DrillRecord> => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}
const letterOf = async (id: string) =>
  (await record()).alerts.find((alert) => alert.subjectId === id)?.letter ?? ''
const idOf = async (letter: string) =>
  (await record()).alerts.find((alert) => alert.letter === letter)?.id ?? ''

/** One run goes at a time, and the next looks again after two seconds. */
async function trialsOver(): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await stage.app.idle()
    if (!(await record()).runRequests.some(({ state }) => state === 'waiting')) return
    await stage.clock.advance(2_000)
  }
}

/** A started drill whose cards are all of one mode. */
async function open(mode: AdviserMode, theLab = lab()): Promise<{ ana: Player; ben: Player }> {
  stage = await openStage({ lab: theLab })
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(30)
  const form = await ana.press('claims', 'adviser')
  if (form.kind !== 'form') throw new Error('No form.')
  await ana.fill(form, Object.fromEntries(form.form.fields.map(({ name }) => [name, mode])))
  return { ana, ben }
}

const threadOf = async (key: string) =>
  (await stage.app.store.postsOf(await stage.drillId()))
    .filter((post) => post.key.startsWith(key) && post.sentRevision > 0)
    .at(-1)?.message

test('three steps: a sealed plan, the card, the final plan; then all three are run and told once', async () => {
  const { ben } = await open('wrong remedy')
  expect(wordsOf(await ben.say('ask A'))).toMatch(/^The adviser is closed\./)
  await stage.to(121)
  const letter = await letterOf(storm)
  const alertId = await idOf(letter)
  const own = await ben.press('ask', 'own-plan', { alert: letter })
  await ben.fill(own, { remedies: ['index=on', 'pool=25'], predicted: 60 })
  expect(wordsOf(await ben.say(`ask ${letter}`))).not.toMatch(/No plan of your own/)
  const card = await threadOf('advice:')
  expect(card?.fallback).toMatch(/N\+1 query/)
  expect(card?.fallback).toMatch(/All at once, with Promise\.all/)
  expect(card?.fallback).not.toMatch(/What held/)
  expect(wordsOf(await ben.press('ask', 'own-plan', { alert: letter }))).toMatch(/card .* is out/)

  const advice = advisedPlan(await record(), alertId)?.advice
  const final = await ben.press('ask', 'change', { alert: letter, advice: advice?.id ?? '' })
  await ben.fill(final, {
    remedies: ['query=in', 'calls=8'],
    steps: 'Fewer calls at once',
    predicted: 95,
    outcome: 'successful',
    approvedBy: 'Cleo',
    override: 'Eight calls instead of all',
  })
  await ben.say(`stress ${letter}`)
  await trialsOver()
  const after = await record()
  expect(after.runs.map(({ counted, verdict }) => [counted, verdict])).toEqual([
    [true, 'holds'],
    [false, 'fails'],
    [false, 'harms'],
  ])
  expect(advisedPlan(after, alertId)?.advice.choice).toBe('change')
  expect((await threadOf('advice:'))?.fallback).toMatch(
    /What held\nThe advised plan: harms\nThe team’s own plan: fails\nThe final plan: holds/,
  )
})

test('what a plan came to stays sealed until the last counted run', async () => {
  const { ben } = await open('wrong')
  await stage.to(121)
  const letter = await letterOf(storm)
  await ben.say(`ask ${letter}`)
  const values = { recommendation: 'r', steps: 's', outcome: 'successful', predicted: 90 }
  await ben.sayAndFill(`fix ${letter}`, { ...values, remedies: ['query=in'] })
  const told = () =>
    stage.transcript.entries().filter(({ message }) => /adviser’s plan/.test(message.fallback))
  for (const count of [1, 2]) {
    await ben.say(`stress ${letter}`)
    await trialsOver()
    expect((await record()).runs).toHaveLength(count + 1)
    expect(told()).toEqual([])
    expect((await threadOf('advice:'))?.fallback).not.toMatch(/What held/)
  }
  await ben.say(`stress ${letter}`)
  await stage.app.idle()
  expect(told().length).toBeGreaterThan(0)
  expect((await threadOf('advice:'))?.fallback).toMatch(/The advised plan: fails/)
})

test('ten people at once get one card, and each question is asked once', async () => {
  await open('right')
  await stage.to(121)
  const letter = await letterOf(storm)
  const people = await Promise.all(Array.from({ length: 10 }, (_, i) => stage.player(`P${i}`)))
  const line = (text: string) =>
    Promise.all(
      people.map((each) => stage.app.dispatcher.say(each.asker('command'), `ask ${letter}${text}`)),
    )
  const cards = await line('')
  expect(cards.filter((each) => /is asked about/.test(wordsOf(each)))).toHaveLength(10)
  await stage.app.idle()
  expect((await record()).advices.filter(({ kind }) => kind === 'card')).toHaveLength(1)
  await line(' How sure are you?')
  await stage.app.idle()
  const answers = (await record()).advices.filter(({ kind }) => kind === 'answer')
  expect(answers.map(({ state }) => state)).toEqual(['done'])
  expect((await threadOf(`advice:${answers[0]?.id}`))?.fallback).toMatch(/90 % confident/)
})

test('the adviser’s sealed claims are made as the Dark Room ends and shown with the reveal', async () => {
  await open('right')
  await stage.to(54)
  expect((await record()).advices).toEqual([])
  await stage.to(119)
  const before = await record()
  expect(before.advices.map(({ kind, state }) => [kind, state])).toEqual(
    before.alerts.map(() => ['shadow', 'done']),
  )
  const seen = () => stage.transcript.entries().map(({ message }) => message.fallback)
  expect(seen().filter((text) => /The adviser, sealed/.test(text))).toEqual([])
  await stage.to(121)
  for (const { id } of before.alerts) expect(shadowOf(before, id)).not.toBeNull()
  expect(seen().filter((text) => /The adviser, sealed/.test(text)).length).toBeGreaterThan(0)
})

test('a remedy that there is not, a drill that is over: a private sentence, and nothing is kept', async () => {
  const { ana, ben } = await open('right')
  await stage.to(121)
  const letter = await letterOf(storm)
  const own = { drill: await stage.drillId(), own: letter }
  expect(
    wordsOf(await ben.submit('ask', own, { alert: letter, remedies: ['magic=on'], predicted: 5 })),
  ).toMatch(/Those remedies are not of/)
  expect(
    wordsOf(await ben.submit('ask', own, { alert: letter, remedies: [], predicted: 101 })),
  ).toMatch(/remedies: Choose at least one remedy\.\npredicted: 101 is above 100/)
  await ana.say('stop')
  expect(wordsOf(await ben.say(`ask ${letter}`))).toMatch(/The drill has ended/)
  expect((await record()).ownPlans).toEqual([])
  expect((await record()).advices.filter(({ kind }) => kind === 'card')).toEqual([])
})
