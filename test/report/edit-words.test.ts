import { expect, test } from 'vitest'
import { buildReport } from '../../src/report/build'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import { finding, finished, people, stamp } from '../support/records'
import { smallCatalogue } from '../support/small-catalogue'

test('an edit names its record by the number in the appendix, and its fields as the form does', () => {
  const [first, second] = [
    finding('A', { notes: 'read logs' }),
    finding('B', { lessons: 'test it' }),
  ]
  const before = JSON.stringify({ ...second, lessons: '' })
  const revision = {
    id: 'revision-1',
    collection: 'findings',
    recordId: second?.id ?? '',
    before,
    stamp: stamp(95, 'ben'),
  } as const
  const record = finished({
    findings: [first, second].flatMap((each) => each ?? []),
    revisions: [revision],
  })
  const report = buildReport(record, smallCatalogue, people, 1, stamp(181).at)
  const markdown = documentMarkdown(reportDocument(report, []))
  expect(markdown).toMatch(/\*\*Edit of finding 2\*\* · 1:35 · \w+\n {2}- Lessons learned: nothing/)
})
