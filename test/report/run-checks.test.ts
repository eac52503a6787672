import { expect, test } from 'vitest'
import { type MeasuredCheck, runDetailJson } from '../../src/drill/run-detail'
import { buildReport } from '../../src/report/build'
import { reportJson } from '../../src/report/json'
import { reportFromJson } from '../../src/report/json-schema'
import { documentMarkdown } from '../../src/report/markdown'
import { checksInWords } from '../../src/report/run-checks'
import { reportDocument } from '../../src/report/sections/whole'
import { finished, people, run, stamp } from '../support/records'
import { smallCatalogue } from '../support/small-catalogue'

const check = (name: string, value: number, unit = 'ms', limit = 500): MeasuredCheck => ({
  name,
  passed: value <= limit,
  value,
  limit,
  unit,
})
const measured = (fixed: readonly MeasuredCheck[] | null) =>
  run('A', {
    verdict: 'hides',
    before: '80.00',
    after: '97.78',
    detail: runDetailJson({
      unfixed: { success: '80', checks: [check('P95', 1800)], series: null },
      fixed: fixed && { success: '97.78', checks: [...fixed], series: null },
      beyond: '',
      picture: null,
      replay: null,
    }),
  })
const under = (value: number) => [
  check('P95', 276),
  check('calls lost', 0, '', 0),
  check('hold-out load: P95', value),
  check('hold-out load: calls lost', 3, '', 0),
  check('another seed: P95', 1620),
]

test('where a fix held and where it failed is said in words, with the figure and its limit', () => {
  expect(checksInWords(measured(under(620)))).toBe(
    'held under the shown load; failed under the hold-out load: P95 620 ms (limit 500 ms), calls lost 3 (limit 0); failed on another seed: P95 1.62 s (limit 500 ms)',
  )
  expect(checksInWords(measured([check('P95', 200), check('hold-out load: P95', 210)]))).toBe(
    'held under the shown load and under the hold-out load',
  )
  expect(checksInWords(measured([check('P95', 900)]))).toBe(
    'failed under the shown load: P95 900 ms (limit 500 ms)',
  )
})

test('without a fix, or without figures, nothing is said', () => {
  expect(checksInWords(measured(null))).toBeNull()
  expect(checksInWords(run('A'))).toBeNull()
})

test('the appendix says it below the table of runs, and the filed report reads back', () => {
  const record = finished({ runs: [measured(under(400)), run('B')] })
  const report = buildReport(record, smallCatalogue, people, 1, stamp(181).at)
  const markdown = documentMarkdown(reportDocument(report, []))
  expect(markdown).toMatch(/\| 80 % \| 97\.78 % \| hides \|/)
  expect(markdown).toMatch(/\| 80 % \| 100 % \| holds \|/)
  expect(markdown).toMatch(
    /\n- Run 1 held under the shown load; failed under the hold-out load: calls lost 3 \(limit 0\); failed on another seed/,
  )
  expect(reportFromJson(reportJson(report))).toEqual(report)
})
