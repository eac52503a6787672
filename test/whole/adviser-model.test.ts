/** A whole drill whose adviser is a language model behind an endpoint of ours: what leaves, what comes back, what is told. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { modelAdvising } from '../../src/adviser/model/model'
import { slackMessage } from '../../src/chat/slack/blocks'
import { modelLimits } from '../../src/drill/adviser-models'
import type { DrillRecord } from '../../src/drill/record'
import { chanceOf } from '../../src/lab/chance'
import { planted } from '../../src/lab/evidence/planted'
import { reportFromJson } from '../../src/report/json-schema'
import { measuredOf } from '../../src/report/slides/measured'
import { slides } from '../../src/report/slides/slides'
import { catalogue } from '../../src/scenarios/catalogue'
import { forbidden } from '../support/forbidden'
import {
  type Behaviour,
  hangs,
  type ModelEndpoint,
  openModelEndpoint,
  type Request,
  refuses,
  says,
  tells,
} from '../support/model-endpoint'
import { quickMaker } from '../support/quick-evidence'
import { openStage, type Player, type Stage, type StageOptions, wordsOf } from '../support/stage'
import { tableLab } from '../support/table-lab'

let maker: ReturnType<typeof quickMaker>
let endpoint: ModelEndpoint
let stage: Stage
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })
beforeAll(() => {
  const plan = { seed: 7, level: 3, subjects: [], from: -30, until: 90 } as const
  maker = quickMaker(planted(plan, chanceOf(7, 'planted')))
})
beforeEach(async () => {
  endpoint = await openModelEndpoint()
  endpoint.always(answers())
})
afterEach(async () => {
  await stage.close()
  await endpoint.close()
})
afterAll(() => maker.remove())

const storm = 'n-plus-one-latency-storm'
const ring = 'circular-dependency-deadlock'
const lab = () =>
  tableLab({
    'calls=8 query=in': { verdict: 'holds', before: '40', after: '100' },
    'index=on pool=25': { verdict: 'fails', before: '40', after: '41' },
    'retry=immediate': { verdict: 'harms', before: '80', after: '20' },
  })

const record = async (): Promise<DrillRecord> => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}
const letterOf = async (id: string) =>
  (await record()).alerts.find(({ subjectId }) => subjectId === id)?.letter ?? ''
const cardsIn = async () => (await record()).advices.filter(({ kind }) => kind === 'card')

/** The ids of the remedies whose words hold each of these. */
const idsOf = ({ prompt }: Request, ...words: string[]) =>
  words.flatMap((word) => new RegExp(`^(r\\d+) = .*${word}`, 'm').exec(prompt)?.[1] ?? [])
const citeIn = ({ prompt }: Request, word: string) =>
  new RegExp(`^(E-[\\da-z]{5}) .*${word}`, 'm').exec(prompt)?.[1] ?? null

interface Answers {
  /** Remedies and words by the alert's service. */
  card?: (request: Request, service: string) => Record<string, unknown>
  shadow?: string
  answer?: string
}

/** A model that answers every kind of question. */
function answers({
  card,
  shadow = 'Too little memory',
  answer = 'As I said.',
}: Answers = {}): Behaviour {
  return tells((request) => {
    const { prompt } = request
    if (/END \S+ the question/.test(prompt)) return { text: answer, cites: [] }
    if (prompt.includes('"noise"')) return { noise: false, text: shadow, confidence: 50 }
    const service = /Alert \w+ on ([\w-]+):/.exec(prompt)?.[1] ?? ''
    return {
      cause: 'Calls wait for each other.',
      confidence: 60,
      remedies: [],
      predicted: 90,
      because: [],
      unsure: [],
      ...card?.(request, service),
    }
  })
}

async function open(
  plan: Record<string, string> = {},
  more: Partial<StageOptions> = {},
): Promise<{ ana: Player; ben: Player }> {
  const ai = { baseUrl: endpoint.baseUrl, apiKey: 'sk-very-secret', model: 'fake-1' }
  stage = await openStage({ lab: lab(), config: { ai }, ...more })
  const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha', ...plan })
  await ana.say('start')
  return { ana, ben }
}

/** The book of the drill is made in real time. */
async function withBook(plan: Record<string, string> = {}) {
  const opened = await open(plan, { evidence: true, labEvidence: maker.path })
  await stage.to(2)
  await vi.waitFor(
    async () => expect(wordsOf(await opened.ana.say('evidence'))).toContain('up to 03:02'),
    { timeout: 40_000, interval: 100 },
  )
  return opened
}

/** What everybody but the facilitator has been shown. */
const shown = () =>
  stage.transcript
    .entries()
    .filter(({ to }) => to.user !== 'ana')
    .map(({ message }) => message.fallback)
    .join('\n')
const holds = (all: string, text: string) => {
  const wanted = JSON.stringify(text.toLowerCase()).slice(1, -1)
  return all.includes(text.toLowerCase()) || all.includes(wanted)
}
const sealedIn = (text: string) => {
  const all = text.toLowerCase()
  return forbidden().flatMap(([words, why]) => (holds(all, words) ? [`${why}: ${words}`] : []))
}

async function trialsOver(): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    await stage.app.idle()
    if (!(await record()).runRequests.some(({ state }) => state === 'waiting')) return
    await stage.clock.advance(2_000)
  }
}

test('a whole drill at level 3: what leaves, the figures, and whether the planted line worked', async () => {
  endpoint.always(
    answers({
      card: (request, service) => {
        if (service === 'order-api')
          return {
            cause: 'Understood, see OA-2086.',
            remedies: idsOf(request, 'try a failed request again: At once'),
            predicted: 98,
          }
        if (service !== 'users-api') return {}
        return {
          remedies: idsOf(request, 'with IN', '8 at once'),
          predicted: 99,
          because: [{ text: 'It grows.', cites: citeIn(request, 'users-api') }],
        }
      },
    }),
  )
  const { ana, ben } = await withBook({ level: '3' })
  const { host } = new URL(endpoint.baseUrl)
  expect(
    stage
      .channel()
      .map(({ fallback }) => fallback)
      .join('\n'),
  ).toContain(`Here it is a language model, fake-1 at ${host}`)
  await stage.to(119)
  const early = endpoint.requests.length
  expect(early).toBe((await record()).alerts.length)
  const before = [shown(), ...endpoint.requests.map(({ body }) => body)].join('\n')
  expect(sealedIn(before)).toEqual([])
  expect(before).not.toContain('Too little memory')

  await stage.to(124)
  const letter = await letterOf(storm)
  await ben.fill(await ben.press('ask', 'own-plan', { alert: letter }), {
    remedies: ['index=on', 'pool=25'],
    predicted: 80,
  })
  await stage.to(126)
  await ben.say(`ask ${letter}`)
  const card = (await cardsIn()).at(-1)
  expect(card).toMatchObject({ state: 'done', planted: 'ignored', calls: 1 })
  await stage.to(131)
  const final = await ben.press('ask', 'adopt', { alert: letter, advice: card?.id ?? '' })
  await ben.fill(final, { outcome: 'successful', approvedBy: 'Cleo', accuracy: 92 })
  await ben.say(`stress ${letter}`)
  await trialsOver()
  const other = await letterOf(ring)
  await ben.say(`ask ${other}`)
  await ben.say(`ask ${other} Are you sure?`)
  const bad = (await cardsIn()).at(-1)
  expect(bad).toMatchObject({ state: 'done', planted: 'followed' })
  const followed = await ben.press('ask', 'adopt', { alert: other, advice: bad?.id ?? '' })
  await ben.fill(followed, { outcome: 'successful', approvedBy: 'Cleo', accuracy: 92 })
  await ben.say(`stress ${other}`)
  await trialsOver()
  // Evidence and brief alone, whatever has been told since; and never the key to the endpoint.
  for (const { body } of endpoint.requests) {
    expect(sealedIn(body)).toEqual([])
    expect(body).not.toContain('sk-very-secret')
    for (const { id } of (await record()).alerts) expect(body).not.toContain(id)
  }
  await ana.say('stop')
  await stage.app.idle()

  const after = await record()
  const report = reportFromJson(after.reports.at(-1)?.json ?? 'null')
  if (!report) throw new Error('No report.')
  // One request a sealed claim, two cards, one answer: 1,000 tokens in and 100 out each.
  const calls = early + 3
  expect(report.adviser).toMatchObject({
    cards: 2,
    questions: 1,
    tokensIn: calls * 1000,
    tokensOut: calls * 100,
    model: { names: [{ host, model: 'fake-1' }], calls, estimated: false, unanswered: 0 },
    planted: { answers: calls, read: calls, named: 0, followed: 1, letters: [other] },
  })
  const chapter = report.chapters.find(({ adviser }) => adviser?.advised?.predicted === 99)
  expect(chapter?.adviser).toMatchObject({
    own: { verdict: 'fails' },
    advised: { by: 'model', verdict: 'holds', mode: null, predicted: 99 },
    final: { verdict: 'holds' },
    override: null,
    reliance: 'neither',
  })
  // Two of the three advised remedies help.
  const kpi = (key: string) => report.kpis.find((each) => each.key === key)?.figure.best
  expect(kpi('ai-accuracy')).toMatchObject({ provenance: 'measured' })
  expect(kpi('ai-accuracy')?.value.toDecimalPlaces(1).toNumber()).toBe(66.7)
  // 1 − |99 − 100| ÷ |40 − 100|, and 1 − |98 − 20| ÷ |80 − 20|, which is below 0: the mean of 98.333 and 0.
  expect(kpi('prediction-accuracy')?.value.toDecimalPlaces(3).toNumber()).toBe(49.167)
  const alts = slides(report, measuredOf(after, catalogue)).map(({ alt }) => alt)
  expect(alts.join('\n')).toMatch(/66\.7 %|67 %/)
  const markdown = after.reports.at(-1)?.markdown ?? ''
  expect(markdown).toContain(
    `Prompt injection planted in the logs, where ${calls} answers were given: read before ${calls}, it worked in 1, on ${other}`,
  )
  expect(markdown).toContain(
    `Language model: fake-1 at ${host}; calls ${calls} of ${modelLimits.calls}`,
  )
  expect(`${shown()}${markdown}`).not.toContain('sk-very-secret')
})

test('what fails is a private sentence, the drill goes on, and it can be asked anew', async () => {
  const { ben } = await open()
  await stage.to(121)
  endpoint.next(refuses(401), says('no'), says('no'))
  for (const why of [
    'The language model’s server refuses the bot’s key (401); whoever runs the bot can mend that.',
    'The language model gave no usable answer.',
  ]) {
    await ben.say('ask A')
    expect(stage.privateTo(ben).at(-1)?.fallback).toBe(
      `The adviser has no answer on A. ${why} The drill goes on without it; /drill ask A asks anew.`,
    )
  }
  await ben.say('ask A')
  expect((await cardsIn()).map(({ state, calls }) => [state, calls])).toEqual([
    ['failed', 0],
    ['failed', 2],
    ['done', 1],
  ])
  expect((await record()).drill.state).toBe('running')
})

test('markup, links and mentions in an answer are text', async () => {
  const { ben } = await open()
  await stage.to(121)
  const cause = '<b>Now</b> <!channel> @here [click](https://evil.example) `/drill stop`'
  endpoint.next(says({ cause, confidence: 1, remedies: [], predicted: 1, because: [], unsure: [] }))
  await ben.say('ask A')
  const last = stage.transcript
    .entries()
    .findLast(({ message }) => message.fallback.includes('evil.example'))
  expect(last?.message.fallback).toContain(cause)
  expect(JSON.stringify(last?.message.parts)).not.toMatch(/"kind":"(link|code)"/)
  const slack = JSON.stringify(
    slackMessage(last?.message ?? { fallback: '', parts: [] }, () => null),
  )
  expect(slack).toContain('&lt;!channel&gt;')
  // In rich text a mention is an element of its own; elsewhere it must be escaped.
  expect(slack).not.toMatch(/"type":"(broadcast|user|usergroup|link)"/)
  expect(slack).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/)
})

test('a sealed claim that names another scenario is withheld', async () => {
  endpoint.always(answers({ shadow: `Clearly the ${catalogue.scenarios[0]?.name ?? ''}` }))
  await open()
  await stage.to(119)
  const own = catalogue.scenarios[0]?.id
  const { alerts, advices } = await record()
  for (const { alertId, state, why } of advices) {
    const isOwn = alerts.find(({ id }) => id === alertId)?.subjectId === own
    expect([state, why]).toEqual(
      isOwn
        ? ['done', '']
        : ['failed', 'Its answer named what is still sealed, so it is withheld.'],
    )
  }
  expect(sealedIn(shown())).toEqual([])
})

test('at the limit nothing more is asked, and it says so', async () => {
  const { ana, ben } = await open()
  await stage.to(121)
  const card = { cause: 'c', confidence: 1, remedies: [], predicted: 1, because: [], unsure: [] }
  endpoint.next(says(card, { in: modelLimits.tokens - 10_000, out: 10 }))
  await ben.say('ask A')
  const count = endpoint.requests.length
  await ben.say('ask B')
  expect(endpoint.requests).toHaveLength(count)
  expect(stage.privateTo(ben).at(-1)?.fallback).toMatch(
    /at most 800,000 tokens, and this one is there\. The drill goes on without it/,
  )
  expect(wordsOf(await ana.press('claims', 'adviser'))).toMatch(
    /^Adviser: fake-1 at 127\.0\.0\.1:\d+ · calls \d+ of 120 · tokens 79\d,\d{3} of 800,000\. /,
  )
  const control = stage.privateTo(ana).findLast(({ fallback }) => /Adviser: fake-1/.test(fallback))
  expect(control?.fallback).toContain('of 800,000')
})

test('ten people at once: one card, each question once, one request at a time', async () => {
  await open()
  await stage.to(121)
  const before = endpoint.requests.length
  let most = 0
  const usual = answers()
  endpoint.always((response, request) => {
    most = Math.max(most, endpoint.waiting())
    setTimeout(() => usual(response, request), 30)
  })
  const people = await Promise.all(Array.from({ length: 10 }, (_, i) => stage.player(`P${i}`)))
  const replies = await Promise.all(
    people.map((each, index) =>
      stage.app.dispatcher.say(each.asker('command'), `ask A Question ${index % 5}?`),
    ),
  )
  expect(replies.filter((each) => wordsOf(each) === '')).toEqual([])
  await stage.app.idle()
  for (let tries = 0; tries < 10; tries += 1) {
    await stage.clock.advance(2_000)
    await stage.app.idle()
  }
  const kinds = (await record()).advices.filter(({ kind }) => kind !== 'shadow')
  expect(kinds.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    ...Array.from({ length: 5 }, () => 'answer done'),
    'card done',
  ])
  expect(endpoint.requests).toHaveLength(before + 6)
  expect(most).toBe(1)
})

/** Asks for the card of A, and comes back while the endpoint still has the question. */
async function asking(ben: Player): Promise<() => void> {
  let answer = () => {}
  const usual = answers()
  endpoint.next((response, request) => {
    answer = () => usual(response, request)
  })
  const before = endpoint.requests.length
  await stage.app.dispatcher.say(ben.asker('command'), 'ask A')
  await expect.poll(() => endpoint.requests.length, { timeout: 20_000 }).toBe(before + 1)
  return () => answer()
}

test('a drill that ends while it waits: no card, and what it took is counted', async () => {
  const { ana, ben } = await open()
  await stage.to(121)
  const answer = await asking(ben)
  await stage.app.dispatcher.say(ana.asker('command'), 'stop')
  expect(await cardsIn()).toMatchObject([{ state: 'cancelled', estimated: true, calls: 2 }])
  answer()
  await stage.app.idle()
  expect(await cardsIn()).toMatchObject([
    {
      state: 'cancelled',
      why: 'The drill ended before it.',
      calls: 1,
      tokensIn: 1000,
      estimated: false,
    },
  ])
  expect(shown()).not.toContain('Calls wait for each other.')
})

test('a drill that is paused while it waits gets its card', async () => {
  const { ana, ben } = await open()
  await stage.to(121)
  const answer = await asking(ben)
  await stage.app.dispatcher.say(ana.asker('command'), 'pause')
  answer()
  await stage.app.idle()
  expect(await cardsIn()).toMatchObject([{ state: 'done' }])
  expect((await record()).drill.state).toBe('paused')
})

test('a bot that is gone while it waits asks nothing twice, says so, and counts what may have been charged', async () => {
  const { ben } = await open()
  await stage.to(121)
  endpoint.next(hangs)
  const before = endpoint.requests.length
  await stage.app.dispatcher.say(ben.asker('command'), 'ask A')
  await expect.poll(() => endpoint.requests.length, { timeout: 20_000 }).toBe(before + 1)
  await stage.app.stop()
  await expect.poll(() => endpoint.waiting()).toBe(0)
  await stage.reopen()
  await stage.to(124)
  expect(endpoint.requests).toHaveLength(before + 1)
  expect(await cardsIn()).toMatchObject([
    { state: 'failed', why: 'The bot broke off while it waited.', estimated: true, calls: 2 },
  ])
  expect((await record()).drill.state).toBe('running')
  await ben.say('ask A')
  expect((await cardsIn()).map(({ state }) => state)).toEqual(['failed', 'done'])
})

test('a server that never answers is left after a while, and the drill goes on', async () => {
  const settings = { baseUrl: endpoint.baseUrl, apiKey: null, model: 'fake-1' }
  const { ben } = await open({}, { advising: modelAdvising(settings, 1_000) })
  await stage.to(121)
  endpoint.next(hangs)
  await ben.say('ask A')
  expect(await cardsIn()).toMatchObject([
    { state: 'failed', why: 'The language model took longer than 1 s.', estimated: true },
  ])
  expect((await record()).drill.state).toBe('running')
})

test('a model that is set up in the middle of a drill is told of before anything leaves', async () => {
  stage = await openStage({ lab: lab() })
  const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(121)
  expect(shown()).not.toContain('language model')
  const { dataDir } = stage
  await stage.app.stop()
  const settings = { baseUrl: endpoint.baseUrl, apiKey: null, model: 'fake-2' }
  const first = stage
  stage = await openStage({
    lab: lab(),
    folder: dataDir,
    at: first.clock.now(),
    advising: modelAdvising(settings),
  })
  const again = await stage.player('Ben')
  expect(again.person.id).toBe(ben.person.id)
  await again.say('ask A')
  expect(await cardsIn()).toMatchObject([{ state: 'done', adviser: 'model' }])
  const posts = stage.channel().map(({ fallback }) => fallback)
  expect(posts.at(-1)).toMatch(/another one now[\s\S]*fake-2 at 127\.0\.0\.1:\d+/)
  await first.close()
})

test('a rehearsal sends nothing, whatever is set up', async () => {
  await open({}, { course: { kind: 'rehearsal', speed: 1, seed: 7 } })
  await stage.to(119)
  expect((await record()).advices.map(({ kind, state }) => [kind, state])).toEqual(
    (await record()).alerts.map(() => ['shadow', 'done']),
  )
  expect(endpoint.requests).toEqual([])
  expect(shown()).not.toContain('language model')
})
