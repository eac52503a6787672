/** Figures from the team's own systems through the whole bot: read, previewed, stored, and in the report. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMeasures } from '../../src/app-measure'
import type { Reply } from '../../src/commands/command'
import { createLog } from '../../src/log'
import type { FormValues } from '../../src/messages/form'
import type { Button, Message } from '../../src/messages/message'
import { reportFromJson } from '../../src/report/json-schema'
import { measuredOf } from '../../src/report/slides/measured'
import { slides } from '../../src/report/slides/slides'
import { catalogue } from '../../src/scenarios/catalogue'
import { forbidden } from '../support/forbidden'
import { refusedAt } from '../support/refusals'
import { openStage, type Player, type Stage, wordsOf } from '../support/stage'

let stage: Stage
const servers: Server[] = []
afterEach(async () => {
  await stage.close()
  for (const server of servers.splice(0)) server.close()
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function open(prometheusAllow: readonly string[] = []) {
  stage = await openStage({ config: { prometheusAllow } })
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
  await ana.say('start')
  await stage.to(30)
  await ben.say('join Responder')
  return { ana, ben }
}

const record = async () => {
  const found = await stage.app.store.drill(await stage.drillId())
  if (!found) throw new Error('The drill is gone.')
  return found
}
const letterOf = async (id: string) =>
  (await record()).alerts.find((alert) => alert.subjectId === id)?.letter ?? ''

const drift = 'floating-point-drift'
const ring = 'circular-dependency-deadlock'
const storm = 'n-plus-one-latency-storm'

const read = async (who: Player, id: string, values: FormValues) =>
  who.fill(await who.say('measure'), { alert: await letterOf(id), ...values })

function messageOf(reply: Reply): Message {
  if (reply.kind !== 'private') throw new Error(wordsOf(reply))
  return reply.message
}
function button(reply: Reply, label: string): Button {
  const found = messageOf(reply)
    .parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
    .find((each) => each.label === label)
  if (!found) throw new Error(`There is no button ${label}.`)
  return found
}
const press = (who: Player, reply: Reply, label: string) => {
  const { word, does, with: carried } = button(reply, label)
  return who.press(word, does, { ...carried })
}

const totals =
  'transaction,before,after,trace\n0,1000.000,1000.000,\n1,1000.005,1000.000,4bf92f35\n2,1000.010,1000.000,\n'
const latencies = JSON.stringify({
  before: Array.from({ length: 100 }, (_, i) => 18 * (i + 1)),
  after: Array.from({ length: 100 }, (_, i) => 3.5 * (i + 1)),
})

test('a file, JSON and pasted rows: previewed, stored after a restart, drawn by slides 1 to 3 with their origin', async () => {
  const { ana } = await open()
  const first = await read(ana, drift, {
    shows: 'running-total',
    file: totals,
    fileName: 'ledger.csv',
  })
  const words = wordsOf(first)
  expect(words).toMatch(/not stored yet/)
  expect(words).toMatch(/they draw slide 1/)
  expect(words).toMatch(/measured, imported: ledger\.csv/)
  expect(words).toMatch(/Drift · \+0\.01 USD · no drift/)
  expect(words).toMatch(/1000\.005/)
  expect(words).toMatch(/Columns that were not read: “transaction”/)
  const [image] = messageOf(first).parts.filter((part) => part.kind === 'image')
  const file = await stage.app.store.file(image?.fileId ?? '')
  expect(Buffer.from(file?.bytes ?? []).toString('latin1', 1, 4)).toBe('PNG')
  expect((await record()).measurements).toMatchObject([
    { state: 'previewed', stamp: { source: 'import' } },
  ])

  await stage.app.stop()
  await stage.reopen()
  expect(wordsOf(await press(ana, first, 'Store'))).toMatch(/are stored/)
  expect(wordsOf(await press(ana, first, 'Store'))).toMatch(/are stored/)
  expect(wordsOf(await press(ana, first, 'Discard'))).toMatch(/stays in the record/)

  await press(
    ana,
    await read(ana, storm, { shows: 'latency', file: latencies, fileName: 'p95.json' }),
    'Store',
  )
  const pasted = await read(ana, ring, { shows: 'timeouts', rows: 'before;after\n15,5;2,25' })
  const dropped = await read(ana, ring, { shows: 'timeouts', rows: 'before\n99' })
  const pictures = async () =>
    (await stage.app.store.filesOf(await stage.drillId())).filter(({ name }) =>
      name.startsWith('measure-'),
    ).length
  expect(await pictures()).toBe(4)
  expect(wordsOf(await press(ana, dropped, 'Discard'))).toMatch(/Discarded/)
  expect(await pictures()).toBe(3)
  expect(wordsOf(await press(ana, dropped, 'Store'))).toMatch(/is not there any more/)
  await press(ana, pasted, 'Store')

  await ana.say('stop')
  const kept = await record()
  expect(kept.measurements.map(({ state }) => state)).toEqual(['stored', 'stored', 'stored'])
  const report = reportFromJson(kept.reports.at(-1)?.json ?? '')
  if (!report) throw new Error('There is no report.')
  expect(report.appendix.measurements).toMatchObject([
    {
      origin: 'measured, imported: ledger.csv',
      slide: 1,
      figures: [{ before: '+0.01 USD', after: 'no drift' }],
    },
    {
      origin: 'measured, imported: p95.json',
      slide: 3,
      figures: [{ label: 'P95', before: '1.71 s', after: '0.333 s' }, { label: 'P99' }],
    },
    {
      origin: 'measured, imported: pasted rows',
      slide: 2,
      figures: [{ before: '15.5 %', after: '2.3 %' }],
    },
  ])
  const specs = slides(report, measuredOf(kept, catalogue))
  expect(specs.slice(0, 3)).toMatchObject([
    {
      kind: 'running-total',
      title: 'Drift grows 0.005 USD a transaction; none after the fix',
      note: 'Figures: measured, imported: ledger.csv.',
      traces: [{ point: 1, text: 'trace 4bf92f35' }],
    },
    {
      kind: 'call-ring',
      before: { figure: '15.5 %' },
      after: { figure: '2.3 %' },
      note: 'Figures: measured, imported: pasted rows.',
    },
    {
      kind: 'latency',
      title: 'The fix takes P95 from 1.7 s to 0.33 s, inside the SLA',
      limit: { value: 0.5 },
      note: 'Figures: measured, imported: p95.json.',
    },
  ])
  const markdown = kept.reports.at(-1)?.markdown ?? ''
  expect(markdown).toMatch(/Figures from the team’s own systems/)
  expect(markdown).toMatch(/measured, imported: ledger\\?\.csv/)
}, 300_000)

test('a Prometheus that is allowed is asked for the drill’s own time; what it answers badly is told at its field', async () => {
  const asked: URLSearchParams[] = []
  let answer: RequestListener = (_, response) => void response.end('{}')
  const url = await serve((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://x').searchParams)
    answer(request, response)
  })
  const { ana } = await open([url])
  const start = (await record()).drill.startedAt ?? 0
  const form = await ana.say('measure')
  if (form.kind !== 'form') throw new Error(wordsOf(form))
  expect(form.form.fields.map(({ label }) => label)).toEqual([
    'Alert',
    'What it shows',
    'Unit',
    'Rows',
    'File',
    'Prometheus address',
    'Query',
    'From',
    'Until',
    'Fixed at',
  ])
  const channelId = ana.asker('command').channelId
  const query = 'sum(rate(timeouts[1m])) / sum(rate(requests[1m]))'
  const values = { shows: 'timeouts', unit: 'share', query }
  const body =
    (text: string, status = 200): RequestListener =>
    (_, response) =>
      response.writeHead(status).end(text)
  for (const [bad, field, sentence] of [
    [body('broken', 500), 'address', /answered with status 500/],
    [
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      'address',
      /points to another address/,
    ],
    [body(`{"status":"success","x":"${'y'.repeat(10 * 1024 * 1024)}"}`), 'query', /more than 5 MB/],
    [body('<html>'), 'address', /no range of a Prometheus/],
  ] satisfies [RequestListener, string, RegExp][]) {
    answer = bad
    const words = await refusedAt(stage, channelId, field, String(sentence), () =>
      read(ana, ring, values),
    )
    expect(words).toMatch(sentence)
  }
  await refusedAt(stage, channelId, 'address', 'an address of somebody else', () =>
    read(ana, ring, { ...values, address: 'http://127.0.0.1:9' }),
  )

  const at = (minutes: number) => start / 1000 + minutes * 60
  answer = body(
    JSON.stringify({
      status: 'success',
      data: {
        resultType: 'matrix',
        result: [
          {
            metric: {},
            values: [
              [at(1), '0.2'],
              [at(2), '0.1'],
              [at(20), '0.01'],
            ],
          },
        ],
      },
    }),
  )
  const fixedAt = new Date(start + 10 * 60_000).toISOString().slice(0, 16)
  const reply = await read(ana, ring, { ...values, fixedAt })
  expect(wordsOf(reply)).toMatch(/From: measured, Prometheus/)
  expect(wordsOf(reply)).toMatch(/Timeouts · 15 % · 1 %/)
  expect(wordsOf(reply)).toMatch(/2 rows from before the fix, 1 row from after it/)
  const range = Object.fromEntries(asked.at(-1) ?? [])
  expect([Number(range.start), Number(range.end)]).toEqual([start / 1000, at(30)])
  expect(range.query).toBe(query)
}, 300_000)

test('what an import lacks a run keeps: one with both sides is drawn before it, one with a single side is not', async () => {
  const { ana } = await open()
  const kept = await record()
  const alert = kept.alerts.find(({ subjectId }) => subjectId === storm)
  const side = (p95: number) => ({
    success: '1',
    checks: [],
    series: { kind: 'latency', all: { p95, p99: p95 + 1 }, users: [p95] },
  })
  const run = {
    id: 'run-1',
    alertId: alert?.id ?? '',
    counted: true,
    remedies: {},
    seed: 1,
    verdict: 'holds' as const,
    predicted: '90',
    before: '1',
    after: '99',
    detail: JSON.stringify({ unfixed: side(1800), fixed: side(400), beyond: '', picture: null }),
    stamp: { at: 1, elapsed: 1, by: null, source: 'lab' as const },
  }
  await stage.app.store.transaction((tx) => tx.saveDrill(kept, { ...kept, runs: [run] }))
  const half = await read(ana, storm, { shows: 'latency', rows: 'before\n2000' })
  expect(wordsOf(half)).toMatch(/Slide 3 stays drawn from other figures/)
  await press(ana, half, 'Store')
  expect(measuredOf(await record(), catalogue).latency).toMatchObject({
    p95: { before: '1800', after: '400' },
  })
  const whole = await read(ana, storm, { shows: 'latency', rows: 'before,after\n2000,450' })
  expect(wordsOf(whole)).toMatch(/they draw slide 3/)
  await press(ana, whole, 'Store')
  expect(measuredOf(await record(), catalogue).latency).toMatchObject({
    p95: { before: '2000', after: '450' },
  })
  await ana.say('stop')
  const report = reportFromJson((await record()).reports.at(-1)?.json ?? '')
  expect(report?.appendix.measurements).toMatchObject([
    {
      slide: null,
      figures: [{ before: '2 s', after: 'not recorded' }, {}],
      run: [{ before: '1.8 s', after: '0.4 s' }, {}],
    },
    { slide: 3, run: [{ label: 'P95' }, { label: 'P99' }] },
  ])
}, 300_000)

test('it is for facilitators: nobody else opens, sends, stores or makes the bot ask, and nobody else reads it', async () => {
  let reached = 0
  const url = await serve((_, response) => {
    reached += 1
    response.end('{}')
  })
  const { ana, ben } = await open([url])
  const channelId = ana.asker('command').channelId
  const alert = await letterOf(storm)
  const drill = await stage.drillId()
  expect(wordsOf(await ben.say('measure'))).toMatch(/is for facilitators/)
  const asks = { alert, shows: 'latency', query: 'up' }
  await refusedAt(stage, channelId, 'alert', 'a query by Ben', () =>
    ben.submit('measure', { drill }, asks),
  )
  expect(reached).toBe(0)
  const mine = await read(ana, storm, { shows: 'latency', rows: 'before,after\n1820,350' })
  const measurement = (await record()).measurements[0]?.id ?? ''
  for (const does of ['store', 'discard', 'open'])
    expect(wordsOf(await ben.press('measure', does, { drill, measurement }))).toMatch(
      /is for facilitators/,
    )
  await press(ana, mine, 'Store')
  expect((await record()).measurements[0]?.state).toBe('stored')
  const seen = stage.transcript
    .entries()
    .filter(({ to }) => to.user !== ana.person.userId)
    .map(({ message }) => JSON.stringify(message))
    .join('\n')
  expect(seen).not.toMatch(/1820|1\.82 s → |imported|measurement/)
  for (const [words, why] of forbidden()) expect(seen.includes(words), why).toBe(false)
})

test('one source at a time, each fault at its field; nothing of it is kept', async () => {
  const { ana } = await open()
  const channelId = ana.asker('command').channelId
  const form = await ana.say('measure')
  // Nobody may be asked, so nothing is asked for.
  expect(wordsOf(form)).not.toMatch(/Prometheus|Query/)
  const rows = 'before,after\n1,2'
  for (const [field, values] of [
    ['rows', {}],
    ['rows', { rows: '   ' }],
    ['file', { rows, file: rows }],
    ['query', { rows, query: 'up' }],
    ['query', { address: 'http://127.0.0.1:9' }],
    ['address', { query: 'up' }],
    ['rows', { rows: 'x'.repeat(3001) }],
    ['rows', { rows: 'before,after\n1,about 2' }],
    ['file', { file: 'foo;bar\n1;2' }],
    ['unit', { rows, unit: 'fortnights' }],
    ['shows', { rows, shows: 'everything' }],
    ['alert', { rows, alert: 'Z' }],
    ['fixedAt', { rows, fixedAt: '2026-02-30T03:00' }],
    ['from', { rows, from: 'yesterday' }],
  ] satisfies [string, FormValues][])
    await refusedAt(
      stage,
      channelId,
      field,
      `${field}: ${JSON.stringify(values).slice(0, 60)}`,
      () => read(ana, storm, { shows: 'latency', ...values }),
    )
  expect((await record()).measurements).toEqual([])
})

test('a retry is the same preview; a day later it is forgotten, and what is stored is not', async () => {
  const { ana } = await open()
  const values = {
    alert: await letterOf(drift),
    shows: 'running-total',
    rows: 'before,after\n1,1\n2,1',
  }
  const drill = await stage.drillId()
  const asker = ana.asker('form', 'twice')
  const twice = [1, 2].map(() => stage.app.dispatcher.submit(asker, 'measure', { drill }, values))
  const [one, two] = (await Promise.all(twice)).map((reply) => button(reply, 'Store').with)
  expect(one).toEqual(two)
  expect((await record()).measurements).toHaveLength(1)
  const keeper = createMeasures({
    config: { prometheusAllow: [] },
    store: stage.app.store,
    conduct: stage.app.conduct,
    clock: stage.clock,
    log: createLog('silent'),
    draw: () => Promise.reject(new Error('Nothing is drawn here.')),
  })
  await press(ana, await read(ana, drift, values), 'Store')
  const pictures = async () =>
    (await stage.app.store.filesOf(drill))
      .map(({ name }) => name)
      .filter((name) => /^measure-/.test(name))
  expect((await pictures()).length).toBeGreaterThan(1)
  const states = async () => (await record()).measurements.map(({ state }) => state)
  await keeper.forgetPreviews(stage.clock.now())
  expect(await states()).toEqual(['previewed', 'stored'])
  await ana.say('pause')
  await stage.to(31 + 24 * 60)
  await keeper.forgetPreviews(stage.clock.now())
  expect(await states()).toEqual(['stored'])
  const [kept] = (await record()).measurements
  expect(await pictures()).toEqual([`measure-${kept?.id}.png`])
}, 300_000)
