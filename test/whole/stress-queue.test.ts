/** Stress runs that wait, are broken off or go wrong, through the whole bot. */
import { afterEach, expect, test, vi } from 'vitest'
import { createLab } from '../../src/app-lab'
import type { Judgement, Lab, OnStep, RealTime } from '../../src/conduct/lab'
import type { MeasuredSide } from '../../src/drill/run-detail'
import type { Limits } from '../../src/lab/launch'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
// Machines differ, and so does what else they do.
vi.setConfig({ testTimeout: 60_000 })
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 20_000, interval: 20 })
afterEach(() => stage.close())

const side = (success: string, value: number): MeasuredSide => ({
  success,
  checks: [{ name: 'P95', passed: value <= 500, value, limit: 500, unit: 'ms' }],
  series: null,
})
const judgement: Judgement = {
  verdict: 'fails',
  unfixed: side('20', 2000),
  fixed: null,
  beyond: '',
}

/** A lab whose runs end when they are told to; a replay is void for the reason that is given. */
function heldLab() {
  const going: { ended: boolean; end(why?: string): void; step: OnStep }[] = []
  const hold = <T>(
    signal: AbortSignal,
    onStep: OnStep | undefined,
    came: (why: string | null) => T,
  ) =>
    new Promise<T>((resolve, reject) => {
      const run = {
        ended: false,
        step: onStep ?? (() => {}),
        end: (why?: string) => {
          run.ended = true
          resolve(came(why ?? null))
        },
      }
      signal.addEventListener('abort', () => {
        run.ended = true
        reject(signal.reason)
      })
      going.push(run)
    })
  const lab: Lab = {
    judge: (_, _remedies, _seed, signal, onStep) => hold(signal, onStep, () => judgement),
    replay: (_, _remedies, _seed, signal, onStep) =>
      hold(
        signal,
        onStep,
        (why): RealTime => ({ unfixed: side('22', 2100), fixed: null, void: why }),
      ),
  }
  return { lab, going }
}

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

async function open(lab: Lab, minute = 75): Promise<{ ana: Player; ben: Player }> {
  stage = await openStage({ lab })
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(minute)
  return { ana, ben }
}

/** Said without waiting for the run. */
const say = async (who: Player, line: string) =>
  wordsOf(await stage.app.dispatcher.say(who.asker('command'), line))

/** The newest state of the run's post on that alert. */
const newest = (letter: string) =>
  stage.transcript
    .entries()
    .filter(({ message }) => message.fallback.startsWith(`Stress run on ${letter}`))
    .at(-1)?.message
const postOn = (letter: string): string => newest(letter)?.fallback ?? ''

const edits = (letter: string) =>
  stage.transcript
    .entries()
    .filter(
      ({ kind, message }) =>
        kind === 'update' && message.fallback.startsWith(`Stress run on ${letter}`),
    )

test('one run at a time: the others say their place, the one that runs says how far it is', async () => {
  const { lab, going } = heldLab()
  const { ben } = await open(lab)
  await say(ben, 'stress A')
  await soon(() => expect(going).toHaveLength(1))
  expect(await say(ben, 'stress B')).toMatch(/One run goes before it/)
  expect(await say(ben, 'stress C')).toMatch(/2 runs go before it/)
  await soon(() => expect(postOn('C')).toMatch(/3rd in the queue: it runs after the one on A/))
  going[0]?.step('1 of 1: the alert’s load, unfixed')
  going[0]?.step('and nothing more within the second')
  await soon(() => expect(postOn('A')).toMatch(/Runs now, 1 of 1: the alert’s load, unfixed/))
  going[0]?.end()
  await soon(() => expect(postOn('B')).toMatch(/It runs next/))
  await soon(() => expect(postOn('C')).toMatch(/2nd in the queue: it runs after the one on B/))
  expect(edits('A').length).toBeLessThanOrEqual(3)
  for (const next of [1, 2]) {
    await stage.clock.advance(3_000)
    await soon(() => expect(going).toHaveLength(next + 1))
    going[next]?.end()
    await soon(async () => expect((await record()).runs).toHaveLength(next + 1))
  }
  await stage.app.idle()
  const all = stage.threads().filter(({ fallback }) => /Stress run on/.test(fallback))
  expect(all).toHaveLength(3)
})

test('a posted run is replayed on demand: void with its reason, then beside its figures, and that is the last', async () => {
  const { lab, going } = heldLab()
  const { ben } = await open(lab)
  const herring = (await record()).alerts.find((each) => each.herring)?.letter ?? ''
  const real = (await record()).alerts.find((each) => !each.herring)?.letter ?? ''
  expect(await say(ben, `stress ${real} replay`)).toMatch(/opens with AI-Assisted Fix, at 2:00/)
  await say(ben, `stress ${real}`)
  await soon(() => expect(going).toHaveLength(1))
  going[0]?.end()
  await stage.app.idle()
  expect(postOn(real)).not.toMatch(/Replay in real time/)

  await stage.to(121)
  expect(await say(ben, `stress ${herring} replay`)).toMatch(/takes whole nights/)
  const offered = newest(real)?.parts.flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : [],
  )
  const [button] = offered ?? []
  expect(button?.label).toBe('Replay in real time')
  const press = () =>
    stage.app.dispatcher.press(ben.asker('button'), 'stress', 'replay', { ...button?.with })
  await press()
  await soon(() => expect(going).toHaveLength(2))
  expect(wordsOf(await press())).toMatch(/is being replayed already/)
  going[1]?.step('1 of 1: in real time, the alert’s load, unfixed')
  await soon(() => expect(postOn(real)).toMatch(/Runs now, 1 of 1: in real time/))
  going[1]?.end('its event loop stood still for 140 ms.')
  await stage.app.idle()
  expect(postOn(real)).toMatch(/replay in real time is void: its event loop stood still for 140 ms/)
  expect(postOn(real)).not.toMatch(/Unfixed, real time/)

  const before = await record()
  expect(await say(ben, `stress ${real} replay`)).toMatch(/It does not count/)
  await soon(() => expect(going).toHaveLength(3))
  going[2]?.end()
  await stage.app.idle()
  expect(postOn(real)).toMatch(/Unfixed, real time/)
  expect(postOn(real)).toMatch(/2100 ms/)
  expect(postOn(real)).toMatch(/Measured, virtual time/)
  expect(await say(ben, `stress ${real} replay`)).toMatch(/was replayed already/)
  const counted = (of: typeof before) => of.runs.map((run) => ({ ...run, detail: '' }))
  expect(counted(await record())).toEqual(counted(before))
  expect((await record()).checks).toEqual([])
  const [other] = (await record()).alerts.filter(
    ({ letter, herring: noise }) => letter !== real && !noise,
  )
  expect(await say(ben, `stress ${other?.letter} replay`)).toMatch(/nothing to replay/)
})

test('a pause lets out what was asked for, and says so; a real incident keeps its result back until resume', async () => {
  const { lab, going } = heldLab()
  const { ana, ben } = await open(lab)
  await say(ben, 'stress A')
  await say(ben, 'stress B')
  await soon(() => expect(going).toHaveLength(1))
  await say(ana, 'pause')
  await soon(() => expect(postOn('B')).toMatch(/asked for before the pause, so it is carried/))
  expect(await say(ben, 'stress C')).toMatch(/The drill is paused\. A facilitator continues it/)
  going[0]?.end()
  await soon(() => expect(postOn('A')).toMatch(/Success before: 20 %/))
  await say(ben, 'real')
  await stage.clock.advance(3_000)
  await soon(() => expect(going).toHaveLength(2))
  going[1]?.end()
  await stage.app.idle()
  expect((await record()).runs).toHaveLength(2)
  expect(postOn('B')).not.toMatch(/Success before/)
  await ana.say('resume')
  expect(postOn('B')).toMatch(/Success before: 20 %/)
})

test('a replay is taken back while it goes: its child ends, and the run can be replayed again', async () => {
  const { lab, going } = heldLab()
  const { ben } = await open(lab)
  const real = (await record()).alerts.find((each) => !each.herring)?.letter ?? ''
  await say(ben, `stress ${real}`)
  await soon(() => expect(going).toHaveLength(1))
  going[0]?.end()
  await stage.app.idle()
  await stage.to(121)
  await say(ben, `stress ${real} replay`)
  await soon(() => expect(going).toHaveLength(2))
  const back = newest(real)?.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
  const [button] = back ?? []
  expect(button?.label).toBe('Take it back')
  const asker = ben.asker('button')
  await stage.app.dispatcher.press(asker, 'stress', 'cancel', { ...button?.with })
  await soon(() => expect(postOn(real)).toMatch(/Not replayed\. It was taken back\./))
  await stage.clock.advance(5_000)
  await soon(() => expect(going[1]?.ended).toBe(true))
  await stage.app.idle()
  expect((await record()).runs).toHaveLength(1)
  await say(ben, `stress ${real} replay`)
  await soon(() => expect(going).toHaveLength(3))
  going[2]?.end()
  await stage.app.idle()
  expect(postOn(real)).toMatch(/Unfixed, real time/)
})

test('a fix that only another load finds out is told with what did not pass there', async () => {
  const check = (name: string, passed: boolean, value: number) => ({
    ...{ name, passed, value },
    ...{ limit: 2, unit: '%' },
  })
  const failed = check('failed requests', false, 18)
  const beyond = [
    check('hold-out load: failed requests', false, 7.5),
    check('another seed: failed requests', true, 0),
  ]
  const fixed = { ...side('100', 0), checks: [check('failed requests', true, 0), ...beyond] }
  const lab: Lab = {
    judge: async () => ({
      verdict: 'hides',
      unfixed: { ...side('80', 18), checks: [failed] },
      fixed,
      beyond: 'Under another load not.',
    }),
    replay: () => Promise.reject(new Error('Nobody replays.')),
  }
  const { ben } = await open(lab, 121)
  const alerts = (await record()).alerts
  const letter = alerts.find(({ service }) => service === 'order-api')?.letter ?? ''
  await ben.sayAndFill(`fix ${letter}`, {
    ...{ recommendation: 'More workers.', remedies: ['workers=32', 'retry=backoff'] },
    ...{ steps: 'Raised them.', predicted: 90, outcome: 'successful' },
  })
  await say(ben, `stress ${letter}`)
  await soon(() => expect(postOn(letter)).toMatch(/It hides the symptom/))
  const rows = newest(letter)?.parts.flatMap((part) => (part.kind === 'table' ? part.rows : []))
  const cells = (rows ?? []).map((row) => row.map(String))
  expect(cells).toEqual([
    ['failed requests', '2 %', '✗ 18 %', '✓ 0 %'],
    ['hold-out load: failed requests', '2 %', '–', '✗ 7.5 %'],
  ])
})

test.each([
  ['cancel', /Not run\. The drill ended before it\./],
  ['stop', /Not run\. The drill ended before it\./],
])('%s breaks off the run that goes, and what waits is never begun', async (word, said) => {
  const { lab, going } = heldLab()
  const { ana, ben } = await open(lab)
  await say(ben, 'stress A')
  await say(ben, 'stress B')
  await soon(() => expect(going).toHaveLength(1))
  const asked = await stage.app.dispatcher.say(ana.asker('command'), word)
  if (asked.kind !== 'private') throw new Error('No question was asked.')
  const yes = asked.message.parts.flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : [],
  )[0]
  if (yes)
    await stage.app.dispatcher.press(ana.asker('button'), yes.word, yes.does, {
      ...yes.with,
      drill: await stage.drillId(),
    })
  await soon(async () => expect((await record()).drill.state).toMatch(/cancelled|finished/))
  const before = stage.transcript.entries().filter(({ kind }) => kind === 'post').length
  await stage.clock.advance(5_000)
  await soon(() => expect(going[0]?.ended).toBe(true))
  await stage.app.idle()
  expect(going).toHaveLength(1)
  expect((await record()).runRequests.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
  expect((await record()).runs).toEqual([])
  for (const letter of ['A', 'B']) expect(postOn(letter)).toMatch(said)
  const after = stage.transcript.entries().filter(({ kind }) => kind === 'post').length
  if (word === 'cancel') expect(after).toBe(before)
})

const ways: readonly [string, Partial<Limits>, RegExp][] = [
  ['hang', { time: 400 }, /No result: The run took longer than 0\.4 s\. It does not count\./],
  ['crash', {}, /No result: The run broke down\. It does not count\./],
  ['fill', { memory: 40 }, /No result: The run needed more than 40 MB\. It does not count\./],
  ['print', {}, /No result: The run printed more than 1048576 bytes\. It does not count\./],
  ['else', {}, /No result: The run ended without figures that can be read\. It does not count\./],
]

test('a run that goes wrong says how, does not count, and leaves the way free', async () => {
  let [way, limits]: [string, Partial<Limits>] = ['hang', {}]
  const bad = () =>
    createLab(new URL(`../lab/children/${way}.mjs`, import.meta.url).pathname, limits)
  const { ben } = await open({
    judge: (...asked) => bad().judge(...asked),
    replay: (...asked) => bad().replay(...asked),
  })
  for (const [next, limited, said] of ways) {
    ;[way, limits] = [next, limited]
    expect(wordsOf(await ben.say('stress A'))).toMatch(/runs\. It does not count/)
    expect(postOn('A')).toMatch(said)
    expect(postOn('A')).toMatch(/`\/drill stress A` tries again/)
    expect(postOn('A')).not.toMatch(/secret-of-the-child/)
  }
  expect((await record()).runs).toEqual([])
}, 300_000)
