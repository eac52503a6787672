/** Draws every sample and edge case into out/gallery, at full size and as wide as a chat shows them, to look at. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PictureSpec } from '../../src/charts/config'
import { chartRenderer } from '../../src/charts/render'
import { buildReport } from '../../src/report/build'
import { slides } from '../../src/report/slides/slides'
import { type ChartServer, startChartServer } from '../support/charts'
import { readPng } from '../support/pixels'
import { people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'
import { edges } from './edges'
import { evidencePictures } from './evidence-samples'
import { samples } from './samples'

const folder = 'out/gallery'
const report = buildReport(sampleRecord(), smallCatalogue, people, 1, stamp(180).at)
const named: readonly (readonly [string, PictureSpec])[] = [
  ...samples.map((spec) => [`sample-${spec.kind}`, spec] as const),
  ...slides(report).map((spec) => [`report-${spec.slide}`, spec] as const),
  ...Object.entries(edges),
  ...Object.entries(evidencePictures),
]

let server: ChartServer
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  server = await startChartServer()
})
afterAll(() => server.close())

test.for(named)('%s is a picture that every chat takes', async ([name, spec]) => {
  const { png, width, height } = await chartRenderer(server.url)(spec)
  writeFileSync(`${folder}/${name}.png`, png)
  expect([width, height]).toEqual([2000, 1200])
  expect(png.length).toBeLessThan(1024 * 1024)
  const picture = await readPng(png)
  writeFileSync(`${folder}/${name}-400.png`, await picture.scaledTo(400))
  expect(picture.inkAtEdges()).toBe(0)
  expect(picture.inkIn({ left: 58, top: 40, width: 400, height: 84 })).toBeGreaterThan(500)
})
