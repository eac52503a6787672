/** A question that a language model still has when its drill ends: it is let go, and what it may have taken is kept. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hangs, type ModelEndpoint, openModelEndpoint, says } from '../support/model-endpoint'
import { openStage, type Player, type Stage } from '../support/stage'
import { tableLab } from '../support/table-lab'

let endpoint: ModelEndpoint
let stage: Stage
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 30_000, interval: 20 })
beforeEach(async () => {
  endpoint = await openModelEndpoint()
  endpoint.always(says({ noise: false, text: 'Too little memory', confidence: 50 }))
})
afterEach(async () => {
  await stage.close()
  await endpoint.close()
})

const advices = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found.advices.filter(({ kind }) => kind !== 'shadow')
}

/** A drill shortly before its end whose adviser has been asked for so much that `behind` requests came, the last of them unanswered. */
async function asked(line: string, behind: number): Promise<Player> {
  const ai = { baseUrl: endpoint.baseUrl, apiKey: null, model: 'fake-1' }
  stage = await openStage({ lab: tableLab({}), config: { ai } })
  const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(179)
  const before = endpoint.requests.length
  if (behind > 1) endpoint.next(...Array.from({ length: behind - 1 }, () => says('No object.')))
  endpoint.next(hangs)
  await stage.app.dispatcher.say(ben.asker('command'), line)
  await soon(() => expect(endpoint.requests).toHaveLength(before + behind))
  expect(endpoint.waiting()).toBe(1)
  return ana
}

/** Says it, and yes where it is asked back. */
async function say(ana: Player, word: string): Promise<void> {
  const reply = await stage.app.dispatcher.say(ana.asker('command'), word)
  const parts = reply.kind === 'private' ? reply.message.parts : []
  const [yes] = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
  if (yes)
    await stage.app.dispatcher.press(ana.asker('button'), yes.word, yes.does, {
      ...yes.with,
      drill: await stage.drillId(),
    })
}

/** Whoever asks looks now and then whether somebody still waits. */
const letGo = () =>
  soon(async () => {
    await stage.clock.advance(500)
    expect(endpoint.waiting()).toBe(0)
  })

const minute = 60_000
const ends: readonly [string, (ana: Player) => Promise<void>][] = [
  ['stop', (ana) => say(ana, 'stop')],
  ['cancel', (ana) => say(ana, 'cancel')],
  ['its last phase', () => stage.clock.advance(2 * minute)],
]

test.each(ends)('a drill that ends by %s lets go of the question in flight', async (_, end) => {
  const ana = await asked('ask A Why?', 1)
  const all = endpoint.requests.length
  await end(ana)
  await soon(async () =>
    expect((await advices()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']),
  )
  await letGo()
  await stage.app.idle()
  // One call went out, and nobody knows what it came to; the one behind it never did.
  expect(await advices()).toMatchObject([
    { kind: 'card', calls: 1, tokensIn: 15_000, tokensOut: 4_000, estimated: true },
    { kind: 'answer', calls: 0, tokensIn: 0, tokensOut: 0, estimated: false, begun: null },
  ])
  const said = stage.transcript
    .entries()
    .filter(({ message }) => /The drill ended before it\./.test(message.fallback))
    .map(({ message }) => message.fallback.split('\n').at(-1))
  expect(said).toEqual([
    'Asked, and not waited for. The drill ended before it.',
    'Not asked. The drill ended before it.',
  ])
  await stage.app.stop()
  await stage.reopen()
  await stage.clock.advance(3 * minute)
  expect(endpoint.requests).toHaveLength(all)
  expect((await advices()).map(({ calls }) => calls)).toEqual([1, 0])
})

test('what was counted before it was let go stays as it was counted', async () => {
  const ana = await asked('ask A', 2)
  await say(ana, 'stop')
  await letGo()
  await stage.app.idle()
  expect(await advices()).toMatchObject([
    { state: 'cancelled', calls: 2, tokensIn: 16_000, tokensOut: 4_100, estimated: true },
  ])
})
