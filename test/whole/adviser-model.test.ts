/** The port for a language model: it gets what the team can see, is asked once, and a bad answer is an honest no. */
import { afterEach, expect, test, vi } from 'vitest'
import type { Advising, Asked } from '../../src/conduct/adviser'
import type { Card } from '../../src/drill/advice-detail'
import type { DrillRecord } from '../../src/drill/record'
import { forbidden } from '../support/forbidden'
import { openStage, type Player, type Stage } from '../support/stage'

let stage: Stage
afterEach(() => stage.close())
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const record = async (): Promise<DrillRecord> => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

const card: Card = {
  cause: 'Too many calls at once',
  confidence: 60,
  remedies: {},
  predicted: 90,
  because: [],
  unsure: [],
}

/** `answer`: what it says to a card each time, or never. */
function model(answer: () => Promise<Card>): {
  advising: Extract<Advising, { name: 'model' }>
  asked: Asked[]
} {
  const asked: Asked[] = []
  const spent = { tokensIn: 100, tokensOut: 20 }
  return {
    asked,
    advising: {
      name: 'model',
      host: 'models.example',
      adviser: {
        card: async (all, signal) => {
          asked.push(all)
          const aborted = new Promise<never>((_, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason)),
          )
          return { answer: await Promise.race([answer(), aborted]), ...spent }
        },
        shadow: async (all) => {
          asked.push(all)
          return { answer: { noise: false, text: 'Too little memory', confidence: 50 }, ...spent }
        },
        answer: async () => ({ answer: { text: 'Yes.', cites: [] }, ...spent }),
      },
    },
  }
}

async function open(advising: Advising): Promise<Player> {
  stage = await openStage({ advising })
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(121)
  return stage.player('Ben')
}

test('nothing that a model is asked carries the key', async () => {
  const { advising, asked } = model(async () => card)
  const ben = await open(advising)
  for (const letter of ['A', 'B', 'C']) await ben.say(`ask ${letter}`)
  expect(asked.length).toBeGreaterThanOrEqual(7)
  const all = JSON.stringify(asked).toLowerCase()
  for (const [text, why] of forbidden())
    expect(all.includes(JSON.stringify(text.toLowerCase()).slice(1, -1)), `${why}: ${text}`).toBe(
      false,
    )
  for (const { id } of (await record()).alerts) expect(all).not.toContain(id)
})

test('a remedy that there is not is asked for once more, then there is no usable answer; all tokens count', async () => {
  const { advising } = model(async () => ({ ...card, remedies: { magic: 'on' } }))
  const ben = await open(advising)
  await ben.say('ask A')
  const advice = (await record()).advices.find(({ kind }) => kind === 'card')
  expect(advice).toMatchObject({
    state: 'failed',
    why: 'It gave no usable answer.',
    tokensIn: 200,
    tokensOut: 40,
  })
  expect(stage.privateTo(ben).map(({ fallback }) => fallback)).toContain(
    'The adviser has no answer on A. It gave no usable answer. The drill goes on without it; /drill ask A asks anew.',
  )
  await ben.say('ask A')
  expect((await record()).advices.filter(({ kind }) => kind === 'card')).toHaveLength(2)
})

test('a bot that stops while it waits asks nothing twice, and says so', async () => {
  const { advising, asked } = model(() => new Promise<Card>(() => {}))
  const ben = await open(advising)
  const before = asked.length
  await stage.app.dispatcher.say(ben.asker('command'), 'ask A')
  await expect.poll(() => asked.length, { timeout: 20_000 }).toBe(before + 1)
  await stage.app.stop()
  await stage.reopen()
  await stage.to(123)
  expect(asked).toHaveLength(before + 1)
  expect((await record()).advices.find(({ kind }) => kind === 'card')).toMatchObject({
    state: 'failed',
    why: 'The bot broke off while it waited.',
  })
  expect((await record()).drill.state).toBe('running')
})
