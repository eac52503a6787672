import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import {
  claim,
  finished,
  fix,
  hint,
  minutes,
  noise,
  people,
  run,
  stamp,
  take,
  verdict,
} from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'

const reportOf = (record: DrillRecord) =>
  buildReport(record, smallCatalogue, people, 1, stamp(180).at)
const picked = (record: DrillRecord) =>
  reportOf(record).moments.map(({ rule, elapsed }) => [rule, elapsed / minutes(1)])

test('a record without deeds has no moments', () => {
  expect(picked(finished())).toEqual([])
})

test('five at most, by their time, the most telling rules first', () => {
  expect(picked(sampleRecord())).toEqual([
    ['longest on noise', 24],
    ['boldest wrong claim', 30],
    ['first found', 33],
    ['agreement gap', 42],
    ['override', 130],
  ])
})

test('a real incident and a run that went against its prediction come before all else', () => {
  const stop = stamp(50)
  const record = sampleRecord()
  const wrong = run('A', { predicted: '95', before: '10', after: '40', verdict: 'harms' }, 140)
  const moments = reportOf({
    ...record,
    runs: [...record.runs, wrong],
    pauses: [
      ...record.pauses,
      {
        id: 'real-1',
        reason: 'real incident',
        from: stop,
        until: { ...stop, at: stop.at + 600_000 },
      },
    ],
  }).moments
  expect(moments.map(({ rule }) => rule)).toEqual([
    'longest on noise',
    'boldest wrong claim',
    'agreement gap',
    'real incident',
    'surprise',
  ])
  expect(moments.at(3)).toMatchObject({
    text: 'A real incident stops the drill for 10 min.',
    post: 'real:real-1',
  })
  expect(moments.at(-1)).toMatchObject({
    text: 'The fix for A does worse than predicted, 40 % success where 95 % were expected: it breaks what was whole.',
    post: `run:${wrong.id}`,
  })
})

test('a gap ends with the team claim that closed it, and links to that', () => {
  const known = claim('A', 20, 'ben')
  const agreed = claim('A', 31, 'ben', { kind: 'team' })
  const verdicts = [known, agreed].map((each) => verdict(each, 'confirmed'))
  const [gap] = reportOf(finished({ claims: [known, agreed], verdicts })).moments
  expect(gap).toEqual({
    rule: 'agreement gap',
    elapsed: minutes(20),
    text: 'Somebody knows the cause of A; the team agrees on it 11 min later.',
    post: `team-claim:${agreed.id}`,
    rows: [known.id, agreed.id],
  })
})

test('a missed alarm, a hint that helped and a fix that held', () => {
  const missed = noise('A', 20, 'ben')
  const hinted = hint('B', 2, 30)
  const found = claim('B', 33, 'chi')
  const agreed = claim('B', 34, 'chi', { kind: 'team' })
  const held = run('B', { predicted: '99' }, 130)
  const record = finished({
    claims: [missed, found, agreed],
    verdicts: [
      verdict(missed, 'rejected'),
      verdict(found, 'confirmed'),
      verdict(agreed, 'confirmed'),
    ],
    hints: [hinted],
    runs: [held],
    fixes: [fix('B', { override: 'None' })],
  })
  expect(picked(record)).toEqual([
    ['missed alarm', 20],
    ['helpful hint', 30],
    ['first found', 33],
    ['first holding', 130],
  ])
})

test('wrong claims stand without a name, long ones shortened with their number', () => {
  const long = `${'word '.repeat(60)}end`
  const bold = claim('C', 40, 'dev', { cause: long, confidence: 95 })
  const record = finished({ claims: [bold], verdicts: [verdict(bold, 'rejected')] })
  const [moment] = reportOf(record).moments
  expect(moment?.text).toMatch(
    /^The boldest wrong claim, 95 % sure, is about C: “word .+…” \(claim 1\)\.$/,
  )
  expect(JSON.stringify(reportOf(record))).not.toContain('Dev Patel')
})

test('milestones are drill time after the alert, and noise is neither fixed nor held', () => {
  const [drift, , , spike] = reportOf(sampleRecord()).milestones
  const after = (steps: typeof drift) =>
    steps?.steps.map(
      (step) => step.after && (step.after.best?.value.div(60_000).toNumber() ?? 'none'),
    )
  expect(after(drift)).toEqual([18, 18, 25, 113, 113])
  expect(after(spike)).toEqual(['none', 22, 'none', null, null])
})

test('an unfixed run and a finding are evidence; a take alone is none', () => {
  const looked = run('A', { counted: false, remedies: {}, verdict: 'fails' }, 75)
  const record = finished({ takes: [take('A', 20, 'ben')], runs: [looked] })
  const [first] = reportOf(record).milestones
  expect(first?.steps[0]?.after?.best?.value.toNumber()).toBe(minutes(60))
})

test('overrides tell what was advised, changed, came of it and cost', () => {
  const record = finished({
    fixes: [
      fix('A', { override: 'Kept the old library', minutesSaved: -12, predicted: 90 }),
      fix('B', { override: 'none.' }),
    ],
    runs: [run('A', { verdict: 'partial', predicted: '90', before: '10', after: '55' }, 140)],
  })
  const markdown = documentMarkdown(reportDocument(reportOf(record), []))
  expect(reportOf(record).overrides).toHaveLength(1)
  expect(markdown).toContain('  - The human changed: Kept the old library')
  expect(markdown).toContain(
    'partial, the last run partial (measured, virtual time, run 1); success 55 %, 90 % predicted',
  )
  expect(markdown).toContain('  - Time: 12 min lost (stated by Ben Okoro)')
})

test('a moment leads to its message where the place has an address for it', () => {
  const report = reportOf(sampleRecord())
  const linked = documentMarkdown(
    reportDocument(report, [], (key) =>
      key === 'alert:alert-D' ? 'https://chat.example/p1' : null,
    ),
  )
  expect(linked).toContain(
    '[**0:24**](https://chat.example/p1) The longest stretch on noise begins',
  )
  expect(linked).toContain('4. **0:42** Somebody knows the cause of B')
})
