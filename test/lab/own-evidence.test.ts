/** A team's own evidence in a drill's book: beside the lab's, on the world's clock, and anew when its files change. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownEvidence } from '../../src/app-evidence-own'
import { evidencePlanOf } from '../../src/app-evidence-plan'
import { openBook } from '../../src/lab/evidence/open-book'
import { prepareEvidence } from '../../src/lab/evidence/prepare'
import { catalogue as builtIn } from '../../src/scenarios/catalogue'
import type { OwnHerring, OwnScenario } from '../../src/scenarios/own/own'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'
import { withOwn } from '../../src/scenarios/own/with-own'
import { decider } from '../support/decider'
import { hollowMaker } from '../support/hollow-lab'

let folder = ''
let makerPath = ''
let own: OwnScenario
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-books-'))
  await mkdir(join(folder, 'maker'))
  makerPath = hollowMaker(join(folder, 'maker'))
  const [found] = (await readScenarios(resolve('src/scenarios/own/examples'))).own.scenarios
  if (found === undefined) throw new Error('The example is gone.')
  own = found
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const none = { scenarios: [], herrings: [] }

/** A drill that is planned; its first alert is of the own subject if `planned`. */
function record(planned: boolean, more: { own?: boolean; service?: string } = {}) {
  const started = decider()
  started.do('ana', { type: 'start' })
  const drill = started.record()
  const alerts = drill.alerts.map((alert, index) =>
    index === 0 && planned ? { ...alert, subjectId: own.id, ...more } : alert,
  )
  return { ...drill, alerts }
}

function brought(scenario: OwnScenario, planned: boolean) {
  const subjects = { ...none, scenarios: [scenario] }
  const catalogue = withOwn(builtIn, subjects)
  const plan = { ...evidencePlanOf(record(planned), catalogue), from: -20, until: 40 }
  const made = ownEvidence(subjects)(record(planned), catalogue, plan)
  if (made === null) throw new Error('Nothing was brought.')
  return { plan, made }
}

const bookOf = ({ plan, made }: ReturnType<typeof brought>) =>
  prepareEvidence(plan, { folder: join(folder, 'books'), makerPath, brought: made })

test('a team without files brings nothing, and its books keep their names', async () => {
  const plan = evidencePlanOf(record(false), builtIn)
  expect(ownEvidence(none)(record(false), builtIn, plan)).toBeNull()
})

test('the same files the same book; other files, or another night, another one', () => {
  const digest = (scenario: OwnScenario, planned: boolean) => brought(scenario, planned).made.digest
  const [first, ...rest] = own.evidence.logs
  const logs = first ? [{ ...first, body: `${first.body}.` }, ...rest] : []
  const changed = { ...own, evidence: { ...own.evidence, logs } }
  expect(digest(own, true)).toBe(digest(own, true))
  expect(digest(changed, true)).not.toBe(digest(own, true))
  expect(digest(own, false)).not.toBe(digest(own, true))
  // What only the key says is in no line.
  expect(digest({ ...own, cause: 'Something else.' }, true)).toBe(digest(own, true))
})

test('its lines are in the book under their services, beside the others, up to a moment and no later', {
  timeout: 60_000,
}, async () => {
  const planned = brought(own, true)
  const path = await bookOf(planned)
  expect(await bookOf(planned)).toBe(path)
  expect(await readdir(join(folder, 'books'))).toHaveLength(1)
  expect(path).not.toContain(own.id)
  const book = openBook(path)
  try {
    const services = book.overview(-20 * 60_000, 0).map(({ service }) => service)
    expect(services).toEqual(expect.arrayContaining(['front-api', 'front-cache', 'users-api']))
    const late = { levels: [], words: ['served late'], trace: null, services: ['front-api'] }
    const page = { before: null, limit: 50 }
    const at = (until: number) => book.logs({ ...late, from: -20 * 60_000, until }, page)
    const all = at(40 * 60_000)
    expect(all.total).toBeGreaterThan(0)
    const first = all.rows.at(-1)
    expect(at((first?.at ?? 0) - 1).total).toBe(0)
    expect(first?.trace).not.toBeNull()
    const spans = book.trace(first?.trace ?? '', 40 * 60_000)
    expect(spans[0]).toMatchObject({ service: 'front-api', name: 'GET /front' })
    expect(book.metricNames().map(({ name }) => name)).toContain('cache.hit.share')
  } finally {
    book.close()
  }
})

test('on a night on which it is not planned its services show as much, and nothing of it', {
  timeout: 60_000,
}, async () => {
  const book = openBook(await bookOf(brought(own, false)))
  try {
    const found = book.overview(-20 * 60_000, 40 * 60_000)
    const front = found.find(({ service }) => service === 'front-api')
    expect(front).toMatchObject({ errors: 0, warnings: 0 })
    expect(front?.traces).toBeGreaterThan(10)
    expect(front?.metrics.map(({ name }) => name)).toContain('http.server.request.duration.p99')
    expect(found.map(({ service }) => service)).toContain('front-db')
  } finally {
    book.close()
  }
})

test('an own herring’s lines go to the service that a facilitator names, and its own has an ordinary night', () => {
  const { kind: _kind, cause: _cause, ...rest } = own
  const herring: OwnHerring = { ...rest, kind: 'herring', truth: 't', clears: ['c'] }
  const subjects = { ...none, herrings: [herring] }
  const catalogue = withOwn(builtIn, subjects)
  const lent = record(true, { own: true, service: 'pricing-api' })
  const plan = { ...evidencePlanOf(lent, catalogue), from: -20, until: 40 }
  const lines = [...(ownEvidence(subjects)(lent, catalogue, plan)?.lines() ?? [])]
  const late = lines.filter((line) => line.kind === 'log' && line.body === 'Start page served late')
  expect(new Set(late.map(({ service }) => service))).toEqual(new Set(['pricing-api']))
  expect(lines.some(({ service }) => service === 'front-api')).toBe(true)
  const spans = lines.flatMap((line) =>
    line.kind === 'span' ? [`${line.trace} ${line.span}`] : [],
  )
  expect(new Set(spans).size).toBe(spans.length)
})
