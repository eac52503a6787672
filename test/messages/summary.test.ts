import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { filesMessage, slidesMessage, summary } from '../../src/messages/summary'
import { buildReport } from '../../src/report/build'
import { finished, people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'
import { buttonsOf, labelsOf, viewOf, wordsOf } from '../support/views'

const filed = {
  id: 'report-1',
  version: 1,
  sha256: 'ab12',
  json: '{}',
  markdown: '',
  stamp: stamp(180),
  signedOff: null,
}
const reportOf = (record: DrillRecord, version = 1) =>
  buildReport(record, smallCatalogue, people, version, 0)
const posted = (record: DrillRecord, version = 1) =>
  summary(
    { ...viewOf(record, 0), catalogue: smallCatalogue },
    reportOf(record, version),
    'report-1',
  )

test('the summary has the verdict and five figures beside their targets', () => {
  const message = posted({ ...sampleRecord(), reports: [filed] })
  const words = wordsOf(message)
  expect(message.fallback).toMatch(/^Drill report: Night drill, Team Alpha\n/)
  expect(words).toContain(reportOf(sampleRecord()).verdict)
  expect(words).toMatch(/^Root-cause detection: 26 min · met, target ≤ 40 min · counted · /m)
  expect(words).toMatch(/^Fix success: 100 % · met, target 100 % · /m)
  expect(words).toMatch(/^AI accuracy: [\d.]+ % · met, target ≥ 90 % · stated/m)
  expect(words).toMatch(/^Stress tests passed: 3 of 3 · met, target all · measured, virtual time/m)
  expect(words).toMatch(/^False positives: \d+ · missed, target 0 · counted/m)
  expect(words).toContain('Key takeaways')
  expect(words).toContain('Alert on drift, N+1 and call rings | Emre Kaya | High | 2026-01-16')
})

test('what nobody produced is not recorded, and neither met nor missed', () => {
  const words = wordsOf(posted(finished()))
  expect(words).toMatch(/^AI accuracy: not recorded · target ≥ 90 %/m)
  expect(words).toMatch(/^Stress tests passed: not recorded/m)
  expect(words).not.toContain('Key takeaways')
  expect(words).not.toContain('Next steps')
})

test('survey and sign-off are offered while they are open', () => {
  const record = { ...sampleRecord(), reports: [filed] }
  expect(labelsOf(posted(record))).toEqual(['Answer the survey', 'Sign off'])
  expect(buttonsOf(posted(record))[1]).toMatchObject({
    word: 'report',
    does: 'sign-off',
    with: { report: 'report-1' },
  })
  const closed: DrillRecord = { ...record, drill: { ...record.drill, state: 'closed' } }
  expect(labelsOf(posted(closed))).toEqual(['Sign off'])
  const signed = { ...closed, reports: [{ ...filed, signedOff: stamp(190, 'ana') }] }
  expect(labelsOf(posted(signed))).toEqual([])
  expect(wordsOf(posted(signed))).toContain(
    'Version 1 signed off by Ana Lima, <time>. SHA-256 ab12',
  )
  const newer = { ...record, reports: [filed, { ...filed, id: 'report-2', version: 2 }] }
  expect(labelsOf(posted(newer))).toEqual(['Answer the survey'])
})

test('a later version says its number', () => {
  expect(posted(sampleRecord(), 2).fallback).toMatch(/^Drill report, version 2: /)
})

test('the slides come as pictures with alt text, and missing ones are named', () => {
  const pictures = Array.from({ length: 7 }, (_, index) => ({
    id: `file-${index}`,
    alt: `alt ${index}`,
    title: `Finding ${index}`,
  }))
  const message = slidesMessage(reportOf(sampleRecord()), pictures)
  expect(message.parts.filter((part) => part.kind === 'image')).toHaveLength(7)
  expect(message.fallback).toContain('Finding 3: alt 3')
  expect(message.fallback).toContain('1 slide could not be drawn')
  const all = slidesMessage(reportOf(sampleRecord()), [...pictures, ...pictures.slice(0, 1)])
  expect(all.fallback).not.toContain('could not be drawn')
})

test('files say what they are', () => {
  const message = filesMessage({ title: 'A night', version: 1 }, [
    { id: 'f', name: 'report-v1.md' },
    { id: 'p', name: 'run.png' },
  ])
  expect(message.fallback).toContain('report-v1.md (the full report, Markdown)')
  expect(message.fallback).not.toContain('run.png')
  const first = filesMessage({ title: 'A night', version: 1, newer: 2 }, [
    { id: 'f', name: 'report-v1.md' },
    { id: 'g', name: 'report-v2.md' },
  ])
  expect(first.fallback).toContain('version 1, replaced by version 2')
  expect(first.fallback).not.toContain('report-v2.md')
})
