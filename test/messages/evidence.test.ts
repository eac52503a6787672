import { expect, test } from 'vitest'
import { runbookMessage } from '../../src/messages/brief'
import { overviewMessage, traceMessage } from '../../src/messages/evidence'
import { lineMessage, logsMessage } from '../../src/messages/evidence-lines'
import type { EvidenceWords } from '../../src/messages/evidence-parts'
import { spotText } from '../../src/messages/evidence-spot'
import { lineCitation, lineInWords, traceCitation } from '../../src/report/pictures/cite'
import { lengthOf, valueWithUnit, worldTime } from '../../src/report/pictures/figures'
import { mapPicture } from '../../src/report/pictures/map'
import { metricPicture } from '../../src/report/pictures/metric'
import type { EvidenceSpan } from '../../src/report/pictures/rows'
import { tracePicture } from '../../src/report/pictures/trace'
import { world } from '../../src/scenarios/world'
import { fakeBook, traceId } from '../support/fake-book'
import { buttonsOf, labelsOf, wordsOf } from '../support/views'

const now = 24 * 60_000
const words: EvidenceWords = {
  now: '03:24',
  timeOf: worldTime,
  lengthOf,
  value: valueWithUnit,
  lineCitation,
  traceCitation,
  pageAt: (spot) => `/evidence/#KEY${spotText(spot)}`,
}
const filter = { service: null, level: null, trace: null, words: [], carried: {} }
const asked = { from: -1e9, until: now, services: [], levels: [], words: [], trace: null }
const page = (before: string | null) => fakeBook.logs(asked, { before, limit: 10 })

test('the overview has every service with its lines, errors and newest figures, and a button', () => {
  const message = overviewMessage(fakeBook.overview(0, now), '03:00', words)
  expect(wordsOf(message)).toContain('order-api | 16 | 2 | workers busy 8 workers')
  expect(labelsOf(message)).toEqual(['order-api', 'stock-api', 'users-api'])
  expect(buttonsOf(message)[0]).toMatchObject({
    word: 'evidence',
    does: 'service',
    with: { service: 'order-api' },
  })
})

test('a page of lines is newest first, cites each, and says what it is narrowed to', () => {
  const message = logsMessage(
    {
      ...filter,
      level: 'ERROR',
      words: ['timeout'],
      carried: { level: 'ERROR', words: 'timeout' },
    },
    { ...page(null), first: true },
    null,
    words,
  )
  const said = wordsOf(message)
  expect(said).toMatch(/\d+ lines · every service · level ERROR · with “timeout”/)
  expect(said).toMatch(/03:24:00 \| [A-Z]+ \| .+ \| request 68 answered \| – \| E-k1068/)
  expect(buttonsOf(message).find(({ label }) => label === 'Older')?.with).toEqual({
    level: 'ERROR',
    words: 'timeout',
    before: '10',
  })
  expect(labelsOf(message)).toContain('Every level')
  const last = logsMessage(filter, { rows: [], total: 0, next: null, first: true }, null, words)
  expect(labelsOf(last)).toEqual(['Errors only', 'Every service'])
})

test('buttons stand in rows of five, with what every platform takes', () => {
  const messages = [
    overviewMessage(fakeBook.overview(0, now), '03:00', words),
    logsMessage(filter, { ...page(null), first: true }, null, words),
  ]
  for (const message of messages) {
    for (const part of message.parts)
      if (part.kind === 'buttons') expect(part.buttons.length).toBeLessThanOrEqual(5)
    for (const button of buttonsOf(message)) {
      expect(button.label.length).toBeLessThanOrEqual(75)
      expect(JSON.stringify(button.with ?? {}).length).toBeLessThan(1900)
    }
    expect(message.parts.length).toBeLessThanOrEqual(45)
  }
})

test('a line opens whole, and can be used while claims are open', () => {
  const line = fakeBook.line('k1044', now)
  if (!line) throw new Error('no such line')
  const message = lineMessage(line, true, words)
  expect(wordsOf(message)).toContain('http.route: /orders')
  expect(labelsOf(message)).toEqual(['Use in a claim', 'The trace', 'Logs of users-api'])
  expect(labelsOf(lineMessage(line, false, words))).not.toContain('Use in a claim')
  expect(lineInWords(line)).toMatch(/^E-k1044 03:12:00 users-api ERROR timeout after 200 ms/)
})

test('a trace has its facts, its picture or the words in place of it', () => {
  const spans = fakeBook.trace(traceId, now)
  const spec = tracePicture(spans, now)
  if (!spec) throw new Error('no picture')
  const shown = { alt: spec.alt, title: spec.title }
  const message = traceMessage(spans, { ...shown, fileId: 'f1' }, true, words)
  expect(message.parts).toContainEqual({ kind: 'image', fileId: 'f1', ...shown })
  expect(wordsOf(message)).toContain('Took: 900 ms')
  const bare = traceMessage(spans, { ...shown, fileId: null }, true, words)
  expect(bare.parts).toContainEqual({ kind: 'text', text: spec.alt })
})

const span = (id: string, parent: string | null, name: string, at: number): EvidenceSpan => ({
  span: id,
  parent,
  trace: traceId,
  service: 'users-db',
  name,
  kind: 'CLIENT',
  at,
  length: 8,
  status: 'OK',
})

test('what is alike is folded, counted, and still drawn one by one', () => {
  const many = [
    span('r', null, 'GET /users', 0),
    ...Array.from({ length: 33 }, (_, at) => span(`s${at}`, 'r', 'SELECT plan_ref', at * 10)),
  ]
  const rows = tracePicture(many, now)?.rows ?? []
  expect(rows.map(({ name }) => name)).toEqual([
    'GET /users',
    'SELECT plan_ref',
    'SELECT plan_ref',
    'and 31 more of SELECT plan_ref',
  ])
  expect(rows[3]?.bars).toHaveLength(31)
})

test('no more rows than can be read, whatever a trace holds', () => {
  const many = Array.from({ length: 60 }, (_, at) => span(`s${at}`, null, `call ${at}`, at))
  const rows = tracePicture(many, now)?.rows ?? []
  expect(rows).toHaveLength(15)
  expect(rows.at(-1)?.name).toBe('and 46 more calls')
  expect(tracePicture([], now)).toBeNull()
  const ring = [span('a', 'b', 'one', 0), span('b', 'a', 'two', 1)]
  expect(tracePicture(ring, now)).toBeNull()
})

test('a metric says since when it is past its limit, and shows nothing of what comes later', () => {
  const points = [0, 0.4, 3, 5].map((value, index) => ({ at: index * 60_000, value }))
  const limit = { value: 1, text: 'limit 1 %' }
  const asked = { service: 'order-api', name: 'failed', unit: '%', limit, now: 180_000 }
  const spec = metricPicture({ ...asked, points })
  expect(spec?.title).toBe('failed of order-api, 5 % at 03:03')
  expect(spec?.subtitle).toBe('from 0 to 5 % since 03:00, past limit 1 % since 03:02')
  expect(spec?.points.every(({ at }) => at <= (spec.now ?? 0))).toBe(true)
  expect(metricPicture({ ...asked, points: [] })).toBeNull()
})

test('the map has every service of the brief, in its own place', () => {
  const { places, calls } = mapPicture(
    world.map,
    world.services.map(({ name }) => name),
  )
  const names = places.map(({ name }) => name)
  for (const { name } of world.services) expect(names).toContain(name)
  expect(new Set(places.map(({ column, row }) => `${column}:${row}`)).size).toBe(places.length)
  expect(calls).not.toContainEqual(expect.objectContaining({ from: 'stock-api' }))
  expect(mapPicture(['a → b', 'b → a'], []).places).toHaveLength(2)
})

test('a runbook is that of its service, or says that there is none', () => {
  expect(wordsOf(runbookMessage(world, 'stock-api'))).toContain('reviewed 19 months ago')
  expect(wordsOf(runbookMessage(world, 'cache'))).toContain(
    'Nobody has written a runbook for cache',
  )
})
