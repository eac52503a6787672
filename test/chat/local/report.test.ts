/** A finished drill's report as the page gets it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readReport } from '../../../src/chat/local/report'
import { type ReportAnswer, reportAnswer } from '../../../src/chat/local/wire'
import type { DrillRecord } from '../../../src/drill/record'
import { filesOfVersion, formats, reportFileName } from '../../../src/drill/report-files'
import { playSampleDrill } from '../../support/sample-drill'
import { openStage, type Stage } from '../../support/stage'

let stage: Stage
let drillId: string
let record: DrillRecord
let answer: ReportAnswer
const namesOf = (version: number) => formats.map((each) => reportFileName(each, version))
const urlOf = (id: string) => `/files/${id}?sig=1`

beforeAll(async () => {
  stage = await openStage({ typesetting: true })
  await playSampleDrill(stage)
  drillId = await stage.drillId()
  const found = await stage.app.store.drill(drillId)
  const read = await readReport(stage.app.store, drillId, urlOf)
  if (!found || !read) throw new Error('No report was filed.')
  record = found
  answer = read
})
afterAll(() => stage.close())

test('it parses by the schema of the wire, and says which version it is', () => {
  expect(reportAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  expect(answer).toMatchObject({
    title: 'First Saturday drill',
    team: 'Team Alpha',
    version: 1,
    sha256: record.reports[0]?.sha256,
    signedOff: null,
  })
})

test('every picture of the document and every file has an address', async () => {
  const named = answer.document.flatMap((block) => (block.kind === 'image' ? [block.file] : []))
  expect(new Set(named).size).toBe(8)
  for (const file of named) expect(answer.pictures[file], file).toBeDefined()
  expect(answer.files.map(({ name }) => name)).toEqual(namesOf(1))
  const kept = await stage.app.store.filesOf(drillId)
  expect(kept).toHaveLength(12)
  for (const { id, size } of kept)
    expect(size).toBe((await stage.app.store.file(id))?.bytes.byteLength)
  const urls = [...Object.values(answer.pictures), ...answer.files.map(({ url }) => url)]
  expect(urls.sort()).toEqual(kept.map(({ id }) => urlOf(id)).sort())
  for (const { size } of answer.files) expect(size).toBeGreaterThan(1_000)
})

test('a rejected claim stands in it without its author', () => {
  const rejected = record.verdicts.find(({ value }) => value === 'rejected-herring')
  const claim = record.claims.find(({ id }) => id === rejected?.claimId)
  expect(claim?.cause).toBeTruthy()
  const items = answer.document.flatMap((block) => (block.kind === 'list' ? block.items : []))
  const row = items
    .filter(({ text }) => JSON.stringify(text).includes('"Claim '))
    .map((item) => JSON.stringify(item))
    .find((text) => text.includes(claim?.cause ?? '?'))
  expect(row).toContain('rejected: blamed a red herring')
  expect(row).not.toContain('Yuki')
})

test('a second version has its own pictures; who signed it off is named', async () => {
  const sean = await stage.player('Sean Wong')
  await sean.sayAndFill('action', {
    text: 'Look again',
    kind: 'next step',
    owner: 'Sean Wong',
    due: '2026-03-01',
    severity: 'Low',
  })
  await sean.press('report', 'post', {})
  await stage.to(183)
  const latest = (await stage.app.store.drill(drillId))?.reports.at(-1)
  await sean.press('report', 'sign-off', { report: latest?.id ?? '' })
  const second = await readReport(stage.app.store, drillId, urlOf)
  expect(second?.version).toBe(2)
  expect(second?.signedOff?.by).toBe('Sean Wong')
  expect(second?.files.map(({ name }) => name)).toEqual(namesOf(2))
  const before = Object.values(answer.pictures)
  expect(Object.values(second?.pictures ?? {}).filter((url) => before.includes(url))).toEqual([])
  expect(Object.keys(second?.pictures ?? {})).toEqual(Object.keys(answer.pictures))
})

test('a drill without a report has none to read, nor has one that does not exist', async () => {
  const zoe = await stage.player('Zoe', { channel: 'plans' })
  await zoe.sayAndFill('plan', { title: 'Later', team: 'Team Beta' })
  expect(await readReport(stage.app.store, await stage.drillId('plans'), urlOf)).toBeNull()
  expect(await readReport(stage.app.store, 'nothing', urlOf)).toBeNull()
})

test('pictures of the lab and of the evidence are kept beside, and are no part of report or export', async () => {
  const { store, clock } = { store: stage.app.store, clock: stage.clock }
  const names = ['run.png', 'service-map.png', 'metric-order-api-workers.busy-24.png']
  await store.transaction(async (tx) => {
    for (const name of names)
      await tx.putFile({
        ...{ id: `lab ${name}`, drillId, name, mime: 'image/png', alt: 'what it shows' },
        ...{ bytes: new Uint8Array([1]), createdAt: clock.now() },
      })
  })
  const kept = await store.filesOf(drillId)
  expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  const read = await readReport(store, drillId, urlOf)
  const urls = [
    ...Object.values(read?.pictures ?? {}),
    ...(read?.files ?? []).map(({ url }) => url),
  ]
  expect(urls.length).toBeGreaterThan(9)
  expect(urls.filter((url) => url.includes('lab '))).toEqual([])
  const listed = filesOfVersion(kept, read?.version ?? 0).map(({ file }) => file.name)
  expect(listed.length).toBeGreaterThan(1)
  expect(listed.filter((name) => names.includes(name))).toEqual([])
})

test('a version of an earlier schema keeps its files, and says why it is not shown', async () => {
  const { store } = stage.app
  const older: typeof store.drill = async (id) => {
    const found = await store.drill(id)
    const reports = found?.reports.map((each) => ({ ...each, json: '{"schema": 1}' })) ?? []
    return found && { ...found, reports }
  }
  const read = await readReport({ ...store, drill: older }, drillId, urlOf)
  expect(JSON.stringify(read?.document)).toContain('earlier release')
  expect(read?.files).toHaveLength(4)
})
