/** Watch a sample drill: to its end, with pause, skip, and a restart in between. */
import { afterEach, expect, test } from 'vitest'
import { createLab } from '../../src/app-lab'
import { systemClock } from '../../src/clock'
import type { Lab } from '../../src/conduct/lab'
import { advisedPlan } from '../../src/drill/adviser'
import { alike } from '../../src/drill/trials'
import { programPaths } from '../../src/paths'
import { measuredOf } from '../../src/report/slides/measured'
import { catalogue } from '../../src/scenarios/catalogue'
import {
  openPageStageOn,
  type PageStage,
  until,
  type Visitor,
  wordsOf,
} from '../support/page-stage'

let stage: PageStage<typeof systemClock>
afterEach(() => stage.close())

const panelOf = (visitor: Visitor) =>
  visitor.channels().find(({ name }) => name === 'sample-drill')?.panel

/** The real lab, which runs each system once: whatever remedies are asked for after that come to the same. */
function thriftyLab(): Lab {
  const lab = createLab(programPaths().labChild)
  const made = new Map<string, ReturnType<Lab['judge']>>()
  return {
    ...lab,
    judge: (system, remedies, seed, signal, onStep) => {
      const there = made.get(system) ?? lab.judge(system, remedies, seed, signal, onStep)
      made.set(system, there)
      return there
    },
  }
}

async function open(): Promise<{ visitor: Visitor; sample: (what: string) => Promise<number> }> {
  stage = await openPageStageOn({
    clock: systemClock,
    move: async () => {},
    lab: thriftyLab(),
  })
  const visitor = await stage.visit('Ines', { host: true })
  const { hostKey } = await stage.host()
  const sample = async (what: string) => {
    const answer = await fetch(`${stage.app.url}/local/sample`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-drill-host': hostKey ?? '' },
      body: JSON.stringify({ do: what }),
    })
    return answer.status
  }
  return { visitor, sample }
}

test('skipping shows the whole of a drill, each thing at its own minute', async () => {
  const { visitor, sample } = await open()
  expect(await sample('skip')).toBe(409)
  expect(await sample('start')).toBe(200)
  expect(await sample('start')).toBe(200)
  const state = () => panelOf(visitor)?.state
  await until(() => visitor.raw().includes('Phase 1 of 9'), 'the first phase')
  const begun = Date.now()
  while (state() !== 'closed' && Date.now() - begun < 280_000) {
    await sample('skip')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await until(() => state() === 'closed', 'the end of the sample')
  const drills = await stage.app.library.drillsOf(visitor.channel('sample-drill').id)
  expect(drills).toHaveLength(1)
  const record = await stage.app.store.drill(drills[0]?.id ?? '')
  if (!record) throw new Error('The sample is gone.')
  expect(record.drill.kind).toBe('sample')
  const delivered = record.alerts
    .map((alert) => (alert.delivered?.elapsed ?? 0) / 60_000)
    .sort((a, b) => a - b)
  // Never before their minute, and in the Dark Room; how long after depends on the machine.
  expect(delivered.map((at, i) => at >= ([15, 17, 19, 23][i] ?? 0) && at < 60)).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(record.claims.length).toBeGreaterThan(4)
  expect(record.fixes.length).toBeGreaterThan(1)
  expect(record.reflections.length).toBeGreaterThan(3)
  expect(record.cues.filter((cue) => cue.state === 'skipped' && cue.kind !== 'handover')).toEqual(
    [],
  )
  // Each fix was really run, and the first three slides show it.
  expect(new Set(record.runs.map(({ alertId }) => alertId)).size).toBe(3)
  expect(record.runRequests.every(({ state }) => state === 'done')).toBe(true)
  expect(record.runs.every(({ predicted }) => predicted !== null)).toBe(true)
  // The team worked with the adviser, whose plans were tried too: its accuracy is measured.
  const cards = record.advices.filter(({ kind }) => kind === 'card')
  expect(cards.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  expect(cards.every(({ choice }) => choice !== null)).toBe(true)
  expect(record.ownPlans.length).toBeGreaterThan(0)
  for (const { alertId } of cards) {
    const counted = record.runs.filter((run) => run.counted && run.alertId === alertId)
    expect(counted.length).toBeGreaterThan(0)
    const advised = advisedPlan(record, alertId)?.detail.card.remedies ?? {}
    expect(
      record.runs.some((run) => run.alertId === alertId && alike(run.remedies ?? {}, advised)),
    ).toBe(true)
  }
  const { drift, ring, latency } = measuredOf(record, catalogue)
  expect([drift?.after, ring?.after, latency?.p95.after].every(Boolean)).toBe(true)
  await until(
    () => visitor.entries().some((entry) => wordsOf(entry).startsWith('Drill report')),
    'the report',
  )
  const summary = visitor.entries().find((entry) => wordsOf(entry).startsWith('Drill report'))
  expect(summary ? wordsOf(summary) : '').toMatch(/sample/i)
}, 420_000)

test('pause stands, resume goes on, and a restart goes on by itself', async () => {
  const { visitor, sample } = await open()
  await sample('start')
  await until(() => panelOf(visitor)?.state === 'running', 'the start')
  expect(await sample('pause')).toBe(200)
  await until(() => panelOf(visitor)?.state === 'paused', 'the pause')
  expect(await sample('resume')).toBe(200)
  await until(() => panelOf(visitor)?.state === 'running', 'the resumption')
  await stage.reopen()
  await sample('skip')
  await sample('skip')
  await until(
    () => visitor.entries().some((entry) => entry.author !== null),
    'somebody of the team',
    20_000,
  )
}, 300_000)

test('a sample is the host’s alone: nobody else sees it, hears of it or gets its messages', async () => {
  const { visitor, sample } = await open()
  const yuki = await stage.visit('Yuki')
  expect(await sample('start')).toBe(200)
  await until(() => visitor.raw().includes('Phase 1 of 9'), 'the first phase')
  for (let i = 0; i < 8; i++) await sample('skip')
  await until(() => visitor.raw().includes('The causes'), 'the reveal', 20_000).catch(() => {})
  const channel = visitor.channel('sample-drill').id
  expect(visitor.entries().filter((entry) => entry.channel === null)).toEqual([])
  expect(yuki.channels().map(({ name }) => name)).toEqual(['night-drill'])
  expect(yuki.raw()).not.toContain(channel)
  expect(yuki.entries()).toEqual([])
  const where = { channel, of: channel, submission: 'into-the-sample' }
  expect((await yuki.post('/local/say', { ...where, thread: null, text: 'hello' })).status).toBe(
    404,
  )
  const earlier = `${stage.app.url}/local/entries?channel=${channel}&before=99999`
  expect((await fetch(earlier, { headers: yuki.headers })).status).toBe(404)
}, 300_000)
