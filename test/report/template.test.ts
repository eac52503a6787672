import { expect, test } from 'vitest'
import { buildReport } from '../../src/report/build'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import { finished, people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'
import { lackedLine } from '../support/template-lines'

test.each([
  ['full', sampleRecord()],
  ['empty', finished()],
] as const)('the %s report has every line of the template in its order', (_, record) => {
  const report = buildReport(record, smallCatalogue, people, 1, stamp(180).at)
  expect(lackedLine(documentMarkdown(reportDocument(report, [])))).toBeNull()
})
