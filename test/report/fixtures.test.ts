import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildReport } from '../../src/report/build'
import { reportJson } from '../../src/report/json'
import { reportJsonSchema, reportSchema } from '../../src/report/json-schema'
import { documentMarkdown } from '../../src/report/markdown'
import { originsOf } from '../../src/report/origins'
import { reportDocument } from '../../src/report/sections/whole'
import { finished, people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'

const built = () => buildReport(sampleRecord(), smallCatalogue, people, 1, stamp(181).at)
const pictures = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => ({
  file: `slide-${number}.png`,
  title: `Slide ${number}`,
  alt: `What slide ${number} shows`,
}))

test('the sample as Markdown', async () => {
  await expect(documentMarkdown(reportDocument(built(), pictures))).toMatchFileSnapshot(
    '../fixtures/report/sample.md',
  )
})

test('the sample as JSON', async () => {
  await expect(reportJson(built())).toMatchFileSnapshot('../fixtures/report/sample.json')
})

test('an empty drill as Markdown', async () => {
  const report = buildReport(finished(), smallCatalogue, people, 1, stamp(181).at)
  await expect(documentMarkdown(reportDocument(report, []))).toMatchFileSnapshot(
    '../fixtures/report/empty.md',
  )
})

test('the schema reads both, and refuses what it does not know', () => {
  const empty = buildReport(finished(), smallCatalogue, people, 1, stamp(181).at)
  for (const text of [reportJson(built()), reportJson(empty)])
    expect(reportSchema.safeParse(JSON.parse(text)).error).toBeUndefined()
  expect(reportSchema.safeParse({ ...JSON.parse(reportJson(empty)), author: 'x' }).success).toBe(
    false,
  )
})

test('JSON is the same bytes each time, its keys sorted, decimals exact; a sign-off stands apart', () => {
  const text = reportJson(built())
  expect(reportJson(built())).toBe(text)
  const parsed = reportSchema.parse(JSON.parse(text))
  expect(Object.keys(parsed.kpis[0] ?? {}).length).toBeGreaterThan(0)
  expect(text.indexOf('"appendix"')).toBeLessThan(text.indexOf('"chapters"'))
  expect(parsed.kpis.find(({ key }) => key === 'ai-accuracy')?.figure.best?.value.toFixed()).toBe(
    '95.666666666666666667',
  )
  expect(reportJson(parsed)).toBe(text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const signed = reportJson(built(), { by: 'Fay Novak', at: stamp(190).at, sha256 })
  const { signOff, ...unsigned } = reportSchema.parse(JSON.parse(signed))
  expect(signOff).toEqual({ by: 'Fay Novak', at: stamp(190).at, sha256 })
  expect(unsigned).toEqual(parsed)
})

test('the file on disk is the fixture of the schema too', () => {
  const file = readFileSync(new URL('../fixtures/report/sample.json', import.meta.url), 'utf8')
  expect(reportSchema.safeParse(JSON.parse(file)).success).toBe(true)
})

const published = new URL('../../src/report/report.schema.json', import.meta.url)

test('the published JSON Schema is the one that reports are read by', () => {
  const kept: unknown = JSON.parse(readFileSync(published, 'utf8'))
  expect(kept).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())))
})

test('the published JSON Schema takes real reports, and nothing that lacks a part', () => {
  const schema = z.fromJSONSchema(JSON.parse(readFileSync(published, 'utf8')))
  const empty = buildReport(finished(), smallCatalogue, people, 1, stamp(181).at)
  const sha256 = createHash('sha256').update(reportJson(built())).digest('hex')
  const signed = reportJson(built(), { by: 'Fay Novak', at: stamp(190).at, sha256 })
  for (const text of [reportJson(built()), reportJson(empty), signed])
    expect(schema.safeParse(JSON.parse(text)).error).toBeUndefined()
  const { appendix: _, ...rest } = JSON.parse(reportJson(built()))
  expect(schema.safeParse(rest).success).toBe(false)
  expect(schema.safeParse({ ...JSON.parse(signed), schema: 1 }).success).toBe(false)
})

test('every row that a figure was computed from stands in the appendix or is an alert', () => {
  const report = built()
  const text = reportJson(report)
  const rows = [...text.matchAll(/"rows": \[([^\]]*)\]/g)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/"([^"]+)"/g)].map(([, id]) => id),
  )
  const origins = originsOf(report)
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter((id) => id !== undefined && !origins.has(id))).toEqual([])
})
