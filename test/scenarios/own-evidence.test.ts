/** What is looked for in the evidence of a team's own: the cause on any line, traces that cannot be drawn, slips. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OwnEvidence, OwnSpan } from '../../src/scenarios/own/evidence'
import { placeOwn } from '../../src/scenarios/own/place-own'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'
import { faults, folder } from './own-folder'

const named = 'Cache stampede again'
const stated = 'all keys expire at once, stampede, and front-db has no connection left'
/** Puts lines behind a line of the example. */
const after = (line: string, more: string) => (text: string) => text.replace(line, `${line}${more}`)
const chattered = (line: string) => after('    lines:\n', `      - ${line}\n`)
const planted = (line: string) => after('evidence:\n', `  planted:\n    - ${line}\n`)

test.each([
  ['chatter', chattered(`{ severity: INFO, body: ${named} }`), 'chatter.lines 1 holds the name'],
  [
    'a field of chatter',
    chattered(`{ severity: INFO, body: Hello, attributes: { why: "${stated}" } }`),
    'chatter.lines 1 states the cause',
  ],
  [
    'a planted line',
    planted(`{ minute: 1, severity: INFO, body: "${stated}" }`),
    'planted 1 states',
  ],
  [
    'the threshold',
    (text: string) => text.replace(/threshold: .*/, 'threshold: SLO stampede'),
    'alert.threshold gives the cause away',
  ],
])('%s that tells the cause is refused', async (_, change, sentence) => {
  expect(await faults(folder(change))).toEqual([
    expect.stringMatching(new RegExp(`^scenario\\.yaml line \\d+: (evidence\\.)?${sentence}`)),
  ])
})

const log = { minute: 1, service: 'front-api', severity: 'INFO', body: 'Page built' }
const span = {
  minute: 1,
  ms: 5,
  service: 'front-api',
  name: 'GET /front',
  trace: 'aaaaaaaaaaaaaaa1',
  span: 'bbbbbbbbbbbbbbb1',
  kind: 'SERVER',
  status: 'OK',
}

test.each([
  ['logs.jsonl', JSON.stringify({ ...log, attributes: { 'cache.note': named } }), 'holds the name'],
  [
    'logs.jsonl',
    JSON.stringify({ ...log, attributes: { a: 'keys expire', b: 'stampede on front-db' } }),
    'states the cause',
  ],
  ['traces.jsonl', JSON.stringify({ ...span, name: named }), 'holds the name'],
  [
    'traces.jsonl',
    JSON.stringify({ ...span, attributes: { 'app.why': stated } }),
    'states the cause',
  ],
  ['metrics.csv', '1,front-api,cache.stampede,1,3', 'holds the name'],
])('so is a line of %s: %s', async (name, line, sentence) => {
  const dir = folder()
  const count = readFileSync(join(dir, name), 'utf8').trimEnd().split('\n').length
  appendFileSync(join(dir, name), `${line}\n`)
  expect(await faults(dir)).toEqual([
    expect.stringContaining(`${name} line ${count + 1}: ${sentence}`),
  ])
})

const chain = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...span,
    span: (at + 16).toString(16).padStart(16, 'c'),
    ...(at === 0 ? {} : { parent: (at + 15).toString(16).padStart(16, 'c') }),
  }))

test.each([
  ['a span that stands twice', [span, span], 'line 2: its trace has a span of this id already'],
  [
    'a span that is its own parent',
    [{ ...span, parent: span.span }],
    'line 1: its parents lead back to itself',
  ],
  [
    'two that are each other’s parents',
    [
      { ...span, parent: 'bbbbbbbbbbbbbbb2' },
      { ...span, span: 'bbbbbbbbbbbbbbb2', parent: span.span },
    ],
    'line 1: its parents lead back to itself',
  ],
  ['a trace of five hundred and one', chain(501), 'line 501: its trace has more than 500 spans'],
  [
    'an id that is soon used up',
    [{ ...span, trace: 'a1' }],
    'line 1: trace must be 8 to 32 small hexadecimal digits',
  ],
])('%s is refused', async (_, spans, sentence) => {
  const dir = folder()
  writeFileSync(join(dir, 'traces.jsonl'), spans.map((each) => JSON.stringify(each)).join('\n'))
  expect((await faults(dir))[0]).toBe(`traces.jsonl ${sentence}.`)
})

test('a trace of five hundred, each the child of the one before, is taken', async () => {
  const dir = folder()
  const spans = chain(500).map((each) => JSON.stringify(each))
  appendFileSync(join(dir, 'traces.jsonl'), `${spans.join('\n')}\n`)
  expect(await faults(dir)).toEqual([])
})

test('repetitions of an ordinary night share no id, even where ids are few', () => {
  const spans = Array.from(
    { length: 12 },
    (_, at): OwnSpan => ({
      minute: at,
      length: 5,
      service: 'front-api',
      name: 'GET /front',
      trace: at.toString(16).padStart(2, '0'),
      span: at.toString(16).padStart(2, 'f'),
      parent: null,
      spanKind: 'SERVER',
      status: 'OK',
      attributes: {},
    }),
  )
  const evidence: OwnEvidence = {
    logs: [],
    spans,
    points: [],
    chatter: { perMinute: 0, lines: [] },
    ordinaryUntil: 12,
  }
  const lines = placeOwn(evidence, null, { from: 0, until: 96 }, () => 0.5)
  const ids = lines.flatMap((each) => (each.kind === 'span' ? [each.trace, each.span] : []))
  expect(ids).toHaveLength(2 * 96)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  ['0.30000000000000004', 0.30000000000000004],
  ['1e-5', 0.00001],
  ['1.5E3', 1500],
  ['+3', 3],
  ['.5', 0.5],
  ['-2.', -2],
])('a figure may be written %s', async (written, value) => {
  const dir = folder()
  appendFileSync(join(dir, 'metrics.csv'), `1,front-api,odd.figure,1,${written}\n`)
  const [read] = (await readScenarios(dir)).own.scenarios
  expect(read?.evidence.points.find(({ name }) => name === 'odd.figure')?.value).toBe(value)
})

test.each(['', '1e999', '0x10', 'NaN', '1,5', '--1'])(
  'a figure may not be written "%s"',
  async (written) => {
    const dir = folder()
    appendFileSync(join(dir, 'metrics.csv'), `1,front-api,odd.figure,1,${written}\n`)
    expect(await faults(dir)).toHaveLength(1)
  },
)

const again = (until: number, every: number) =>
  planted(
    `{ minute: 0, severity: INFO, body: Hello, again: { everyMinutes: ${every}, until: ${until} } }`,
  )

test.each([
  [
    'the same file twice',
    after('    - logs.jsonl\n', '    - ./logs.jsonl\n'),
    /the evidence file stands above already/,
  ],
  [
    'a saying that ends before it begins',
    again(-1, 1),
    /planted 1\.again\.until must not lie before its minute/,
  ],
  [
    'one that is said too often',
    again(480, 0.5),
    /planted 1\.again\.until makes 961 lines; at most 600 are taken/,
  ],
  [
    'a key point twice',
    (text: string) => {
      const [first, second] = [...text.matchAll(/- point: .*/g)].map(([line]) => line)
      return text.replace(second ?? '', first ?? '')
    },
    /a key point of this text stands above/,
  ],
  [
    'a second document',
    (text: string) => `${text}\n---\nkind: scenario\n`,
    /a second document begins here; one file holds one scenario/,
  ],
])('%s is told', async (_, change, sentence) => {
  expect(await faults(folder(change))).toEqual([expect.stringMatching(sentence)])
})

test.each([
  ['logs.jsonl', ''],
  ['metrics.csv', 'minute,service,name,unit,value\n'],
])('an empty %s is told', async (name, text) => {
  const dir = folder()
  writeFileSync(join(dir, name), text)
  expect(await faults(dir)).toContainEqual(expect.stringContaining('has no line of evidence'))
})

test('a line that is not UTF-8 is named', async () => {
  const dir = folder()
  const text = readFileSync(join(dir, 'logs.jsonl'))
  const [head] = text.toString('latin1').split('\n')
  writeFileSync(
    join(dir, 'logs.jsonl'),
    Buffer.concat([Buffer.from(`${head}\n`), Buffer.from([0xe9, 0x0a])]),
  )
  expect((await faults(dir))[0]).toContain('is not text in UTF-8: see line 2')
})
