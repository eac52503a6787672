/** A drill that ends while the own and the advised plan are still to be tried: cancelled, told as not run, and held against nobody. */
import { afterEach, expect, test, vi } from 'vitest'
import type { Lab } from '../../src/conduct/lab'
import type { RunVerdict } from '../../src/drill/record-work'
import { reportFromJson } from '../../src/report/json-schema'
import { openStage, type Stage } from '../support/stage'
import { tableLab } from '../support/table-lab'

let stage: Stage
afterEach(() => stage.close())
// Two hours of a drill take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 })
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 30_000, interval: 20 })

/** What the final plan comes to is known at once; any other one runs until it is broken off. */
function labOfOnePlan(verdict: RunVerdict): { lab: Lab; begun: string[]; broken: string[] } {
  const begun: string[] = []
  const broken: string[] = []
  const table = tableLab({ 'calls=8 query=in': { verdict, before: '40', after: '70' } })
  const judge: Lab['judge'] = (system, remedies, seed, signal) => {
    if (remedies?.calls === '8') return table.judge(system, remedies, seed, signal)
    const name = JSON.stringify(remedies)
    begun.push(name)
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        broken.push(name)
        reject(signal.reason)
      })
    })
  }
  return { lab: { ...table, judge }, begun, broken }
}

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

/** A drill at 2:01 whose final plan has run, and whose own one runs until it is broken off, before the advised one. */
async function open(verdict: RunVerdict) {
  const { lab, begun, broken } = labOfOnePlan(verdict)
  stage = await openStage({ lab })
  const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
  await ana.sayAndFill('plan', {
    title: 'Night drill',
    team: 'Alpha',
    scenarioIds: ['n-plus-one-latency-storm'],
  })
  await ana.say('start')
  await stage.to(24)
  const modes = await ana.press('claims', 'adviser')
  if (modes.kind !== 'form') throw new Error('No form.')
  const wrong = modes.form.fields.map(({ name }) => [name, 'wrong'] as const)
  await ana.fill(modes, Object.fromEntries(wrong))
  await stage.to(121)
  const letter = (await record()).alerts.find(({ herring }) => !herring)?.letter ?? ''
  await ben.fill(await ben.press('ask', 'own-plan', { alert: letter }), {
    remedies: ['pool=25'],
    predicted: 60,
  })
  await ben.say(`ask ${letter}`)
  const card = (await record()).advices.find(({ kind }) => kind === 'card')
  const final = await ben.press('ask', 'change', { alert: letter, advice: card?.id ?? '' })
  await ben.fill(final, {
    remedies: ['query=in', 'calls=8'],
    steps: 'Fewer calls at once',
    predicted: 95,
    accuracy: 92,
    outcome: 'successful',
    approvedBy: 'Cleo',
    override: 'Eight calls instead of all',
  })
  await stage.app.dispatcher.say(ben.asker('command'), `stress ${letter}`)
  await soon(() => expect(begun).toEqual(['{"pool":"25"}']))
  const held = () =>
    stage.transcript
      .entries()
      .findLast(({ message }) => message.fallback.startsWith(`The adviser on ${letter}`))
      ?.message.fallback.split('\n')
      .filter((line) => /^What held|^The (advised|team’s own|final) plan/.test(line))
  return { ana, letter, begun, broken, held }
}

test('plans that wait to be tried as the drill ends are not run, and nothing reads as if they had failed', async () => {
  const { ana, letter, begun, broken, held } = await open('partial')
  // More runs count, so nothing is told yet.
  expect(held()).toEqual([])
  await stage.app.dispatcher.say(ana.asker('command'), 'stop')
  await soon(async () => {
    await stage.clock.advance(500)
    expect(broken).toEqual(begun)
  })
  await stage.app.idle()

  const after = await record()
  expect(after.runRequests.map(({ counted, state }) => [counted, state])).toEqual([
    [true, 'done'],
    [false, 'cancelled'],
    [false, 'cancelled'],
  ])
  expect(begun).toHaveLength(1)
  expect(held()).toEqual([
    'What held',
    'The advised plan: not run',
    'The team’s own plan: not run',
    'The final plan: helps partly',
  ])
  const runs = stage.threads().filter(({ fallback }) => fallback.startsWith('Stress run on'))
  expect(runs).toHaveLength(1)

  const report = reportFromJson(after.reports.at(-1)?.json ?? 'null')
  expect(report?.chapters[0]?.adviser).toMatchObject({
    own: { verdict: null },
    advised: { verdict: null, mode: 'wrong' },
    final: { verdict: 'partial' },
    override: 'not tried',
    reliance: null,
  })
  expect(report?.adviser).toMatchObject({
    overrides: { good: 0, costly: 0, 'no difference': 0, 'not tried': 1 },
    comparable: 0,
  })
  // What was never measured is nobody's accuracy: there is only what was stated.
  const accuracy = report?.kpis.find(({ key }) => key === 'ai-accuracy')?.figure
  expect([accuracy?.best?.provenance, accuracy?.others]).toEqual(['stated', []])
  const markdown = after.reports.at(-1)?.markdown ?? ''
  const lines = markdown.split('\n')
  expect(lines).toContain('- The team’s own plan: pool 25; predicted 60 %; not run')
  expect(lines.filter((line) => /^- It advised: .*; not run$/.test(line))).toHaveLength(1)
  expect(lines).toContain('- Override: not tried, one of the plans was not run')
  expect(markdown).not.toMatch(/Trust:/)
  const table = lines.slice(lines.indexOf('### Stress runs without a result'))
  expect(table.slice(2, 6)).toEqual([
    '| No. | At | Alert | Remedies | State | Why | Source |',
    '| -: | - | - | - | - | - | - |',
    `| 1 | 2:01 | ${letter} | pool 25 | not run, not counted | The drill ended before it. | stress run |`,
    `| 2 | 2:01 | ${letter} | index on, pool 25 | not run, not counted | The drill ended before it. | stress run |`,
  ])
})

test('while they wait the card says so, and what the final plan came to', async () => {
  const { held } = await open('holds')
  await soon(() =>
    expect(held()).toEqual([
      'What held',
      'The advised plan: still to be run',
      'The team’s own plan: still to be run',
      'The final plan: holds',
    ]),
  )
})
