/** What alerts tell of is what their systems measure, with the real lab. */
import { afterEach, expect, test } from 'vitest'
import { createAlertFigures } from '../src/app-alert-figures'
import { runDetail } from '../src/drill/run-detail'
import type { OpenBook } from '../src/lab/evidence/open-book'
import { createLog } from '../src/log'
import { programPaths } from '../src/paths'
import { catalogue } from '../src/scenarios/catalogue'
import { fakeBook } from './support/fake-book'
import { openStage, type Stage } from './support/stage'

let stage: Stage
afterEach(() => stage.close())

type Evidence = Parameters<typeof createAlertFigures>[0]['evidence']

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}

async function started(childPath: string, evidence: Evidence = null) {
  stage = await openStage()
  const ana = await stage.player('Ana')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  const { store, conduct } = stage.app
  const log = createLog('silent')
  const figures = createAlertFigures({ store, conduct, catalogue, childPath, log, evidence })
  figures.wake()
  await figures.idle()
  return { ana, figures }
}

const ownText = (id: string) =>
  [...catalogue.scenarios, ...catalogue.herrings].find((each) => each.id === id)?.alert

test('an alert, the post of its inject and a stress run of it say the same figure', async () => {
  const { ana, figures } = await started(programPaths().labChild)
  await figures.stop()
  await stage.to(75)
  for (const { subjectId, letter, symptom, value } of (await record()).alerts) {
    await ana.say(`stress ${letter}`)
    await stage.app.idle()
    const run = (await record()).runs.at(-1)
    const [check] = runDetail(run?.detail ?? '{}')?.unfixed.checks ?? []
    const amount = Math.abs(Number(value.replace('−', '-').replace(/[^-\d.]/g, '')))
    const places = value.includes('.') ? 2 : 0
    const scale = check?.unit === 'ms' ? 1000 : 1
    expect([subjectId, amount]).toEqual([
      subjectId,
      Number(((check?.value ?? 0) / scale).toFixed(places)),
    ])
    expect(symptom).toContain(value)
    expect(stage.channel().some(({ fallback }) => fallback.includes(symptom))).toBe(true)
  }
  const texts = (await record()).injects.filter(({ kind }) => kind === 'alert')
  const symptoms = (await record()).alerts.map(({ symptom }) => symptom)
  expect(texts.map(({ text }) => text)).toEqual(symptoms)
})

test('where nothing can be measured, alerts go out with their scenario’s words', async () => {
  await started(new URL('lab/children/crash.mjs', import.meta.url).pathname)
  await stage.to(30)
  for (const alert of (await record()).alerts) {
    expect(alert.letter).not.toBeNull()
    expect(alert).toMatchObject({ symptom: ownText(alert.subjectId)?.symptom })
  }
})

test('once the evidence is there, an alert says what it shows at that moment', async () => {
  let isThere = false
  const at: number[] = []
  const shown: Readonly<Record<string, number>> = {
    'billing.reconciliation.gap': -1.83,
    'billing.invoices.posted': 4_000,
    'http.server.request.failed': 16.4,
    'http.server.request.duration.p95': 1736,
    'system.cpu.utilization': 93.2,
    'db.replication.lag': 27.6,
    'upstream.error.share': 21.7,
  }
  const book: OpenBook = {
    ...fakeBook,
    logs: () => ({ rows: [], total: 0, next: null }),
    line: () => null,
    trace: () => [],
    traceIds: () => [],
    openTraceIds: () => [],
    histogram: () => [],
    close: () => {},
    metricNames: () => [],
    metric: (_, name, _from, until) => {
      at.push(until / 60_000)
      const value = shown[name]
      return value === undefined ? [] : [{ at: until, value }]
    },
  }
  const childPath = programPaths().labChild
  const { figures } = await started(childPath, { open: async () => (isThere ? book : 'not yet') })
  const measured = (await record()).alerts.map(({ value }) => value)
  isThere = true
  figures.wake()
  await figures.idle()
  await stage.to(75)
  const { alerts } = await record()
  const told = Object.fromEntries(alerts.map(({ service, value }) => [service, value]))
  expect(told).toMatchObject({
    'billing-ledger': '−1.83 USD',
    'order-api': '16 %',
    'users-api': '1.74 s',
  })
  expect(alerts.map(({ value }) => value)).not.toEqual(measured)
  expect(['93 %', '28 s', '22 %']).toContain(alerts.find(({ herring }) => herring)?.value)
  for (const { delivered } of alerts) expect(at).toContain((delivered?.elapsed ?? 0) / 60_000)
  for (const { symptom } of alerts)
    expect(stage.channel().some(({ fallback }) => fallback.includes(symptom))).toBe(true)
})
