/** Stress runs through the whole bot, with the real lab. */
import { afterEach, expect, test } from 'vitest'
import { runDetail } from '../../src/drill/run-detail'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

async function open(): Promise<{
  ana: Player
  ben: Player
  letterOf: (id: string) => Promise<string>
}> {
  stage = await openStage()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  const letterOf = async (id: string) =>
    (await record()).alerts.find((alert) => alert.subjectId === id)?.letter ?? ''
  return { ana, ben, letterOf }
}

const fix = {
  recommendation: 'Ask once for all rows',
  steps: 'Changed the query',
  outcome: 'successful',
}

test('the unfixed system of any alert, then counted runs after a prediction, and what comes of them', async () => {
  const { ben, letterOf } = await open()
  await stage.to(30)
  expect(wordsOf(await ben.say('stress A'))).toMatch(/opens with Deep Dive/)
  await stage.to(75)
  for (const letter of ['A', 'B', 'C', 'D']) await ben.say(`stress ${letter}`)
  await stage.app.idle()
  const before = await record()
  expect(before.runs).toHaveLength(4)
  expect(before.runs.every((run) => !run.counted && run.before === run.after)).toBe(true)
  const posts = stage
    .threads()
    .filter((post) => post.key.length > 0 && /Stress run on/.test(post.fallback))
  expect(posts).toHaveLength(4)

  await stage.to(121)
  const letter = await letterOf('n-plus-one-latency-storm')
  expect(wordsOf(await ben.say(`stress ${letter}`))).toMatch(/no remedies to run/)
  const form = await ben.say(`fix ${letter}`)
  await ben.fill(form, { ...fix, remedies: ['query=in', 'calls=8'] })
  expect(wordsOf(await ben.say(`stress ${letter}`))).toMatch(/Say first how well/)
  await ben.sayAndFill(`fix ${letter}`, {
    ...fix,
    remedies: ['query=in', 'calls=8'],
    predicted: 95,
  })
  expect(wordsOf(await ben.say(`stress ${letter}`))).toMatch(/It counts/)
  await stage.app.idle()
  const run = (await record()).runs.at(-1)
  expect(run).toMatchObject({
    counted: true,
    verdict: 'holds',
    predicted: '95',
    remedies: { query: 'in', calls: '8' },
  })
  expect(Number(run?.after)).toBeGreaterThan(Number(run?.before))
  // An edit brings no picture everywhere, so the result's is a post of its own, after the run's.
  const drawn = stage.transcript
    .entries()
    .filter(({ message }) => message.parts.some(({ kind }) => kind === 'image'))
  expect(drawn).toMatchObject([{ kind: 'post', message: { parts: [{ kind: 'image' }] } }])
  expect(stage.threads().at(-2)?.fallback).toMatch(/^Stress run on/)
  expect(stage.threads().at(-1)?.fallback).toBe(drawn[0]?.message.fallback)
  const checks = (await record()).checks.filter((check) => check.stamp.source === 'lab')
  expect(checks.map((check) => check.answer)).toContain('Yes')

  // A wrong way, twice more, and then none is left that counts.
  await ben.sayAndFill(`fix ${letter}`, { ...fix, remedies: ['index=on'], predicted: 50 })
  for (let i = 0; i < 3; i++) {
    await ben.say(`stress ${letter}`)
    await stage.app.idle()
  }
  const runs = (await record()).runs.filter(
    (each) => each.alertId === run?.alertId && Object.keys(each.remedies).length > 0,
  )
  expect(runs.map((each) => [each.verdict, each.counted])).toEqual([
    ['holds', true],
    ['fails', true],
    ['fails', true],
    ['fails', false],
  ])
}, 360_000)

test('a replay with the real lab runs in real time: its figures stand beside the run’s, or it says why not', async () => {
  const { ben, letterOf } = await open()
  await stage.to(121)
  const letter = await letterOf('circular-dependency-deadlock')
  await ben.sayAndFill(`fix ${letter}`, { ...fix, remedies: ['queue=on'], predicted: 95 })
  await ben.say(`stress ${letter}`)
  await stage.app.idle()
  const before = await record()
  await ben.say(`stress ${letter} replay`)
  await stage.app.idle()
  const after = await record()
  expect(after.runs.map((run) => ({ ...run, detail: '' }))).toEqual(
    before.runs.map((run) => ({ ...run, detail: '' })),
  )
  const said = stage.transcript
    .entries()
    .filter(({ message }) => message.fallback.startsWith('Stress run on'))
    .at(-1)?.message.fallback
  const replay = runDetail(after.runs[0]?.detail ?? '{}')?.replay
  expect(['done', 'void']).toContain(replay?.state)
  expect(said).toMatch(
    replay?.state === 'done'
      ? /Fixed, real time/
      : /is void: its event loop stood still for \d+ ms/,
  )
}, 180_000)

test('ten people at once: one run at a time, each alert’s own once; what is taken back is not run', async () => {
  const { ana } = await open()
  await stage.to(75)
  const people = await Promise.all(Array.from({ length: 10 }, (_, i) => stage.player(`P${i}`)))
  const replies = await Promise.all(
    people.map((each) => stage.app.dispatcher.say(each.asker('command'), 'stress A')),
  )
  const [first] = replies.map(wordsOf).filter((words) => /runs\./.test(words))
  expect(first).toBeDefined()
  expect(replies.map(wordsOf).filter((words) => /is under way/.test(words))).toHaveLength(9)
  await stage.app.dispatcher.say(people[0]?.asker('command') ?? ana.asker('command'), 'stress B')
  const waiting = (await record()).runRequests.find(
    (each) => each.state === 'waiting' && each.stamp.by === people[0]?.person.id,
  )
  await stage.app.dispatcher.press(ana.asker('button'), 'stress', 'cancel', {
    run: waiting?.id ?? '',
    drill: await stage.drillId(),
  })
  await stage.app.idle()
  const states = (await record()).runRequests.map((each) => each.state)
  expect(states.sort()).toEqual(['cancelled', 'done'])
}, 360_000)
