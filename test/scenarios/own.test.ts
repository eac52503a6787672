import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { suggestVerdict } from '../../src/drill/suggestion'
import { chanceOf } from '../../src/lab/chance'
import { evidenceLine } from '../../src/lab/evidence/line'
import { catalogue } from '../../src/scenarios/catalogue'
import { givesAway } from '../../src/scenarios/own/giveaways'
import { faultSentence } from '../../src/scenarios/own/own'
import { placeOwn } from '../../src/scenarios/own/place-own'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'
import { scenarioJsonSchema } from '../../src/scenarios/own/schema'
import { withOwn, worldWithOwn } from '../../src/scenarios/own/with-own'
import { services } from '../../src/scenarios/services'
import { world } from '../../src/scenarios/world'
import { whyNotStarted } from '../../src/start-failure'
import { example, examples, faults, folder } from './own-folder'

/** The line on which a text begins in the example, after the change. */
const lineOf = (text: string, whole: string) =>
  whole.slice(0, whole.indexOf(text)).split('\n').length

const own = async () => {
  const { own: read } = await readScenarios(examples)
  const [scenario] = read.scenarios
  if (scenario === undefined) throw new Error('The example is gone.')
  return { read, scenario }
}

test('the schema for editors is the one that files are read by', () => {
  const kept: unknown = JSON.parse(readFileSync('src/scenarios/own/scenario.schema.json', 'utf8'))
  expect(kept).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())))
})

const claim = (cause: string) => ({ noise: false, cause, evidence: '' })

test.each([
  'Cache stampede: all pages expire at once and every request hits the database',
  'TTL of all entries ends together, thundering herd exhausts the connection pool',
  'The page keeper is off, so pages expire together; each request then builds the page itself and the pool is exhausted',
  'Expired keys, every request rebuilds the page, front-db is overloaded: 40 connections taken',
])('the example confirms "%s"', async (text) => {
  const { scenario } = await own()
  expect(suggestVerdict(claim(text), scenario)).toMatchObject({ verdict: 'confirmed', met: 3 })
  expect(suggestVerdict(claim(scenario.cause), scenario).verdict).toBe('confirmed')
})

test.each([
  ['The database is too small, it needs more connections', 'rejected'],
  ['A cron job every ten minutes takes the CPU of front-db', 'rejected'],
  ['Redis is full and evicts keys', 'rejected'],
  ['A burst of traffic every ten minutes', 'rejected'],
  ['Garbage collection pauses', 'rejected'],
  ['The connection pool is exhausted by a leak', 'partly'],
  ['The TTL is too short', 'partly'],
  ['Not a stampede; the network drops packets', 'rejected'],
])('the example does not confirm "%s"', async (text, verdict) => {
  const { scenario } = await own()
  expect(suggestVerdict(claim(text), scenario).verdict).toBe(verdict)
})

test('no key confirms another scenario’s cause, and a herring is none of them', async () => {
  const { scenario } = await own()
  for (const other of catalogue.scenarios) {
    expect(suggestVerdict(claim(other.cause), scenario).verdict).not.toBe('confirmed')
    expect(suggestVerdict(claim(scenario.cause), other).verdict).not.toBe('confirmed')
  }
  for (const herring of catalogue.herrings) {
    expect(suggestVerdict(claim(herring.truth), scenario).verdict).toBe('rejected')
  }
})

test('own ones come last, and the brief knows every service equally deeply', async () => {
  const { read } = await own()
  const merged = withOwn(catalogue, read)
  expect(merged.scenarios.slice(0, 3)).toEqual(catalogue.scenarios)
  expect(merged.scenarios.map(({ id }) => id)).toContain('cache-stampede')
  expect(merged.playedMessages).toBe(catalogue.playedMessages)
  const wider = worldWithOwn(world, read)
  const names = wider.services.map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  expect(names).toContain('front-api')
  for (const service of wider.services) {
    expect(JSON.stringify(service).length).toBeGreaterThan(480)
    expect(JSON.stringify(service).length).toBeLessThan(640)
  }
})

test('its evidence are lines of the lab’s books, between the minutes that are asked for', async () => {
  const { scenario } = await own()
  const span = { from: -45, until: 60 }
  const placed = placeOwn(scenario.evidence, 21, span, () => 0.5)
  for (const line of placed) {
    evidenceLine.parse(line)
    expect(line.at).toBeGreaterThanOrEqual(-45 * 60_000)
    expect(line.at).toBeLessThan(60 * 60_000)
  }
  const saying = (body: string) =>
    placed.flatMap((line) => (line.kind === 'log' && line.body === body ? [line.at] : []))
  const late = saying('Start page served late')
  expect(Math.min(...late)).toBeGreaterThan(21 * 60_000)
  expect(late).toHaveLength(4 * 8)
  expect(saying('Health check answered')).toEqual([])
})

test('a night on which it is not planned shows as much, and no trouble; so do the minutes before its files begin', async () => {
  const { scenario } = await own()
  const span = { from: -60, until: 60 }
  const dice = chanceOf(7)
  const quiet = placeOwn(scenario.evidence, null, span, dice.float)
  const planned = placeOwn(scenario.evidence, 30, span, dice.float)
  const kinds = (lines: typeof quiet, from: number, until: number) =>
    (['log', 'span', 'metric'] as const).map(
      (kind) =>
        lines.filter(
          (line) => line.kind === kind && line.at >= from * 60_000 && line.at < until * 60_000,
        ).length,
    )
  // The files begin at 30 − 40; what is before them is their ordinary half hour again.
  for (const [from, until] of [
    [-60, -40],
    [-40, -20],
    [-20, 0],
  ] as const) {
    const [there, here] = [kinds(planned, from, until), kinds(quiet, from, until)]
    here.forEach((count, index) => {
      expect(count).toBeGreaterThan(0)
      expect((there[index] ?? 0) / count).toBeGreaterThan(0.5)
      expect((there[index] ?? 0) / count).toBeLessThan(2)
    })
  }
  expect(JSON.stringify(quiet)).not.toMatch(/ERROR|WARN|served late|page_keeper/)
  const spans = quiet.flatMap((line) => (line.kind === 'span' ? [line] : []))
  expect(new Set(spans.map(({ trace, span }) => `${trace} ${span}`)).size).toBe(spans.length)
  for (const { trace, parent } of spans)
    if (parent !== null)
      expect(spans.some((each) => each.trace === trace && each.span === parent)).toBe(true)
})

test('without an ordinary stretch such a night has chatter alone', async () => {
  const { scenario } = await own()
  const evidence = { ...scenario.evidence, ordinaryUntil: null }
  const quiet = placeOwn(evidence, null, { from: 0, until: 60 }, () => 0)
  expect(quiet).toHaveLength(90)
  expect(new Set(quiet.map(({ kind }) => kind))).toEqual(new Set(['log']))
})

test('every trace of the example has one root, and children inside of it', async () => {
  const { scenario } = await own()
  const { spans } = scenario.evidence
  for (const span of spans) {
    const parent = spans.find((each) => each.trace === span.trace && each.span === span.parent)
    if (span.parent === null) continue
    expect(parent).toBeDefined()
    const end = ({ minute, length }: typeof span) => minute * 60_000 + length
    expect(end(span)).toBeLessThanOrEqual(end(parent ?? span) + 5)
  }
})

test('the drill’s own alerts and hints pass the rule that is asked of others', () => {
  for (const subject of [...catalogue.scenarios, ...catalogue.herrings]) {
    const { alert, hints } = subject
    for (const text of [alert.symptom, alert.detail, ...hints]) {
      expect(givesAway(text, subject), `${subject.id}: ${text}`).toBeNull()
    }
  }
})

/** A change of one line, and what is said of it at that line. */
const wrong: [what: string, from: string, to: string, sentence: RegExp][] = [
  [
    'an unknown field',
    '  severity: SEV-2',
    '  severity: SEV-2\n  colour: red',
    /there is no field "colour" in alert\.$/,
  ],
  ['a missing field', 'short: stampede\n', '', /short is missing\.$/],
  [
    'a field that comes twice',
    'short: stampede',
    'short: stampede\nshort: herd',
    /stands here twice\.$/,
  ],
  [
    'a number for a text',
    '  value: 6.4 s',
    '  value: 6.4',
    /alert\.value must be text; put it in quotes\.$/,
  ],
  [
    'a text for a number',
    '    minutesBefore: 2',
    '    minutesBefore: two',
    /minutesBefore must be a number\.$/,
  ],
  ['a wrong kind', 'kind: scenario', 'kind: failure', /kind must be scenario or herring\.$/],
  [
    'a check of an unknown kind',
    '{ kind: applied',
    '{ kind: regex',
    /checks 2\.kind must be observability, stress, applied or sla\.$/,
  ],
  [
    'an effect that is none',
    'effect: hides',
    'effect: helps',
    /remedies 3\.effect must be holds, hides, partial, fails or harms\.$/,
  ],
  ['an id in capitals', 'id: cache-stampede', 'id: Cache Stampede', /id must be small letters/],
  [
    'an id that is taken',
    'id: cache-stampede',
    'id: cpu-spike',
    /this id is in the drill’s own already\.$/,
  ],
  [
    'a name that is taken',
    'name: Cache Stampede',
    'name: floating-point drift',
    /this name is in the drill’s own already\.$/,
  ],
  [
    'two hints',
    '  - Look at P99 minute by minute for an hour, and write down when it is high.\n',
    '',
    /hints must have 3 entries\.$/,
  ],
  [
    'a control character',
    'system: Start pages',
    'system: "Start \\u0007pages"',
    /system has a control character/,
  ],
  [
    'a sign that turns writing',
    'system: Start pages',
    'system: "Start \\u202Epages"',
    /system has a control character/,
  ],
  ['two lines', 'system: Start pages', 'system: "Start\\npages"', /more than one line/],
  ['an alias', 'short: stampede', 'short: &a stampede', /anchors and aliases/],
  ['a tag', 'short: stampede', 'short: !mine stampede', /tags \(!\) are not taken|is not YAML/],
  ['no YAML', 'short: stampede', 'short: "stampede', /is not YAML/],
  [
    'a prototype',
    'short: stampede',
    'short: stampede\n__proto__: { a: 1 }',
    /__proto__ is not taken/,
  ],
  [
    'a path that climbs',
    '    - logs.jsonl',
    '    - ../logs.jsonl',
    /the evidence file leaves its folder/,
  ],
  [
    'a path inside that climbs',
    '    - logs.jsonl',
    '    - a/../../logs.jsonl',
    /the evidence file leaves its folder/,
  ],
  [
    'an absolute path',
    '    - logs.jsonl',
    '    - /etc/logs.jsonl',
    /must be named by its path from this folder/,
  ],
  [
    'another kind of file',
    '    - logs.jsonl',
    '    - logs.txt',
    /must be named \*\.jsonl or \*\.csv/,
  ],
  [
    'a file that is missing',
    '    - logs.jsonl',
    '    - lost.jsonl',
    /the evidence file is not there/,
  ],
  [
    'the cause in the alert',
    'P50 12 ms, errors 0 %',
    'pages expire, errors 0 %',
    /alert\.detail gives the cause away: a phrase of the key point "cached pages expire/,
  ],
  [
    'the cause denied in the alert',
    'P50 12 ms, errors 0 %',
    'no stampede, errors 0 %',
    /alert\.detail gives the cause away/,
  ],
  [
    'the cause in a hint',
    'Look at P99 minute by minute',
    'Look at the TTL of pages minute by minute',
    /hints 1 gives the cause away/,
  ],
  [
    'the name in a hint',
    'Look at P99 minute by minute',
    'Think of a cache stampede minute by minute',
    /hints 1 holds the name/,
  ],
  [
    'a herring told in a hint',
    'Look at P99 minute by minute',
    'Look at the other, which is noise, minute by minute',
    /hints 1 says "is noise"/,
  ],
  [
    'a known service with a world',
    '  service: front-api',
    '  service: payment-api',
    /world must be left out/,
  ],
  [
    'a service that alerts already',
    '  service: front-api',
    '  service: users-api',
    /world must be left out/,
  ],
  [
    'a symptom without its value',
    '  symptom: P99 of `GET /front` 6.4 s',
    '  symptom: P99 is high',
    /alert\.symptom must hold alert\.value/,
  ],
  [
    'a threshold in other words',
    '  threshold: SLO 0.50 s',
    '  threshold: below 0.50 s',
    /alert\.threshold must begin with/,
  ],
  [
    'an ordinary stretch that is none',
    '  ordinaryUntil: -10',
    '  ordinaryUntil: -35',
    /evidence\.ordinaryUntil must be 10 minutes after the first line at least\.$/,
  ],
  ['a remedy twice', '  - key: spread', '  - key: longer', /a remedy of this key stands above/],
]

test.each(wrong)('refuses %s at its line', async (_, from, to, sentence) => {
  expect(example).toContain(from)
  const changed = example.replace(from, () => to)
  const said = await faults(folder(() => changed))
  const told = said.find((each) => sentence.test(each))
  expect(told, said.join('\n')).toBeDefined()
  const [, line] = /^scenario\.yaml line (\d+): /.exec(told ?? '') ?? []
  const about = Number(line)
  const first = lineOf(to === '' ? 'kind: scenario' : to, changed)
  if (to === '' || /world|stands above/.test(told ?? '')) return
  expect(about).toBeGreaterThanOrEqual(first)
  expect(about).toBeLessThanOrEqual(first + 1 + to.split('\n').length)
})

test('every fault of every file is told, and files without one are taken', async () => {
  const dir = folder((text) =>
    text.replace('short: stampede', 'shorter: x').replace('SEV-2', 'SEV-9'),
  )
  mkdirSync(join(dir, 'other'))
  writeFileSync(join(dir, 'other/two.yml'), 'kind: [')
  const said = await faults(dir)
  expect(said.length).toBeGreaterThanOrEqual(4)
  expect(said.some((each) => each.startsWith('other/two.yml line 1: '))).toBe(true)
  cpSync(join(examples, 'cache-stampede'), join(dir, 'whole'), { recursive: true })
  const { own: taken, faults: again } = await readScenarios(dir)
  expect(taken.scenarios.map(({ id }) => id)).toEqual(['cache-stampede'])
  expect(again.map(faultSentence)).toEqual(said)
})

test('a start that the folder stops says so by the variable’s name', async () => {
  const missing: unknown = await readScenarios('/nowhere/at/all').catch((each) => each)
  expect(whyNotStarted(missing)).toMatch(/^SCENARIOS_DIR: the folder: cannot be read/)
})

test('two files of one id, name or service', async () => {
  const dir = folder()
  cpSync(join(examples, 'cache-stampede'), join(dir, 'z'), { recursive: true })
  expect(await faults(dir)).toEqual([
    expect.stringMatching(/^z\/scenario\.yaml line \d+: this id is in scenario\.yaml already\.$/),
    expect.stringMatching(/^z\/scenario\.yaml line \d+: this name is in scenario\.yaml already\.$/),
    expect.stringMatching(/line \d+: an alert of this service is in scenario\.yaml already\.$/),
  ])
})

test('links that leave the folder, sockets and folders are no evidence', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'drill-outside-'))
  onTestFinished(() => rmSync(outside, { recursive: true }))
  writeFileSync(join(outside, 'logs.jsonl'), '{}')
  const dir = folder()
  rmSync(join(dir, 'logs.jsonl'))
  symlinkSync(join(outside, 'logs.jsonl'), join(dir, 'logs.jsonl'))
  expect(await faults(dir)).toEqual([expect.stringContaining('is a link that leaves its folder')])
  rmSync(join(dir, 'logs.jsonl'))
  const socket = createServer()
  await new Promise<void>((done) => socket.listen(join(dir, 'logs.jsonl'), done))
  expect(await faults(dir)).toEqual([expect.stringContaining('the evidence file cannot be read')])
  await new Promise((done) => socket.close(done))
  mkdirSync(join(dir, 'logs.jsonl'))
  expect(await faults(dir)).toEqual([expect.stringContaining('is not a plain file')])
  rmSync(join(dir, 'logs.jsonl'), { recursive: true })
  cpSync(join(examples, 'cache-stampede/logs.jsonl'), join(dir, 'kept.jsonl'))
  symlinkSync('kept.jsonl', join(dir, 'logs.jsonl'))
  expect(await faults(dir)).toEqual([])
})

test('fifty megabytes are refused without being read', async () => {
  const dir = folder()
  truncateSync(join(dir, 'logs.jsonl'), 50 * 1024 * 1024)
  const before = process.memoryUsage().arrayBuffers
  const began = Date.now()
  expect(await faults(dir)).toEqual([
    expect.stringMatching(/^scenario\.yaml line \d+: the evidence file is larger than 5 MB\.$/),
  ])
  expect(Date.now() - began).toBeLessThan(1000)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1024 * 1024)
})

test('more files than a team can have, or none', async () => {
  const dir = folder()
  for (let n = 0; n < 20; n += 1) writeFileSync(join(dir, `more-${n}.yaml`), '')
  expect(await faults(dir)).toEqual(['the folder: holds more than 20 scenario files.'])
  const empty = mkdtempSync(join(tmpdir(), 'drill-own-'))
  onTestFinished(() => rmSync(empty, { recursive: true }))
  expect(await faults(empty)).toEqual([expect.stringContaining('holds no *.yaml file')])
})

test.each([
  ['logs.jsonl', '{"minute":1', /^logs\.jsonl line 1: is not JSON\.$/],
  ['logs.jsonl', '[]', /^logs\.jsonl line 1: the line must be a group of fields/],
  [
    'logs.jsonl',
    '{"minute":"1","service":"a","severity":"INFO","body":"x"}',
    /line 1: minute must be a number\./,
  ],
  ['logs.jsonl', '{"minute":1,"service":"a","severity":"INFO","body":"x","y":1}', /no field "y"/],
  [
    'logs.jsonl',
    '{"minute":1,"service":"a","severity":"INFO","body":"x\\u001b[2J"}',
    /control character/,
  ],
  [
    'logs.jsonl',
    '\n{"minute":1,"service":"a","severity":"INFO","body":"keys expire, stampede on the database"}',
    /^logs\.jsonl line 2: states the cause: it has a phrase of all three key points\.$/,
  ],
  ['metrics.csv', 'minute,service\n', /^metrics\.csv line 1: must begin with the line/],
  [
    'metrics.csv',
    'minute,service,name,unit,value\n1,a,b,%,many',
    /line 2: value must be a number\./,
  ],
  ['metrics.csv', 'minute,service,name,unit,value\n1,a,b,%', /line 2: has 4 cells/],
  ['traces.jsonl', '{"span":"zz"}', /^traces\.jsonl line 1: /],
])('evidence in %s: %s', async (name, text, sentence) => {
  const dir = folder()
  writeFileSync(join(dir, name), text)
  const said = await faults(dir)
  expect(
    said.some((each) => sentence.test(each)),
    said.join('\n'),
  ).toBe(true)
})

test.each([
  ['brackets', `kind: ${'['.repeat(5000)}`],
  ['dashes', `kind: ${'- '.repeat(5000)}x`],
  ['maps', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
  ['aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'],
  ['zeros', '\0\0\0'],
  ['nothing', ''],
  ['a list', '- 1'],
  ['two documents', 'kind: scenario\n---\nkind: scenario'],
])('an odd file is refused quickly: %s', async (_, text) => {
  const began = Date.now()
  const said = await faults(folder(() => text))
  expect(said.length).toBeGreaterThan(0)
  for (const each of said) expect(each).toMatch(/^scenario\.yaml( line \d+)?: .{3,}\.$/)
  expect(Date.now() - began).toBeLessThan(1000)
})

test('a phrase is words, never a pattern, so none runs for ever', async () => {
  const dir = folder((text) => text.replace('      - ttl\n', '      - "(ab+)+$"\n'))
  const { own: read, faults: said } = await readScenarios(dir)
  expect(said).toEqual([])
  const [scenario] = read.scenarios
  if (scenario === undefined) throw new Error('It was not taken.')
  const suggested = (text: string) => suggestVerdict(claim(text), scenario)
  expect(suggested(`a${'b'.repeat(50_000)}!`).met).toBe(0)
  expect(suggested('(ab+)+$').met).toBe(1)
})

test('files that together hold more lines than a night needs', async () => {
  const dir = folder((text) =>
    text.replace(
      '    - metrics.csv',
      '    - metrics.csv\n    - a.jsonl\n    - b.jsonl\n    - c.jsonl',
    ),
  )
  const line = '{"minute":1,"service":"a","severity":"INFO","body":"x"}\n'
  for (const name of ['a', 'b', 'c']) writeFileSync(join(dir, `${name}.jsonl`), line.repeat(19_000))
  expect(await faults(dir)).toEqual([
    expect.stringMatching(
      /^scenario\.yaml line \d+: the evidence file brings the lines of all files above 40000\.$/,
    ),
  ])
})

test.each(['".*"', '"–"', '"кэш"', '[expir, "a"]', '""'])(
  'a phrase that is in every claim is refused: %s',
  async (phrase) => {
    const said = await faults(
      folder((text) => text.replace('      - ttl\n', `      - ${phrase}\n`)),
    )
    expect(said[0]).toMatch(/line \d+: keyPoints 1\.phrases 2.* must hold a word of two Latin/)
  },
)

test('a red herring of one’s own needs no key and no remedies', async () => {
  const [head = ''] = example.split('\ncause: ')
  const herring = head
    .replace('kind: scenario', 'kind: herring')
    .replace('system: Start pages\n', '')
  const rest =
    'truth: It warms up every night.\nclears:\n  - The same on each of six nights.\ncounterFact: No caller of it waits longer than on any night.\n'
  const { own: read } = await readScenarios(folder(() => `${herring}\n${rest}`))
  expect(read.scenarios).toEqual([])
  expect(read.herrings[0]).toMatchObject({ kind: 'herring', id: 'cache-stampede', lab: null })
  expect(await faults(folder(() => `${herring}\n${rest}cause: x\n`))).toEqual([
    expect.stringContaining('there is no field "cause"'),
  ])
})

test('a service of the brief that alerts for nobody needs no world', async () => {
  const [head = '', tail = ''] = example.split('# The service as the brief')
  const without = `${head}${tail.slice(tail.indexOf('\nevidence:'))}`
  expect(services.map(({ name }) => name)).toContain('payment-api')
  const dir = folder(() => without.replace('service: front-api\n', 'service: payment-api\n'))
  expect(await faults(dir)).toEqual([])
  expect(await faults(folder(() => without))).toEqual([expect.stringContaining('world is missing')])
})

test.each<[from: string, to: string, sentence: string]>([
  ['alert:', 'alert', 'a colon is missing after the field’s name: "alert:".'],
  ['remedies:', 'remedies', 'a colon is missing after the field’s name: "remedies:".'],
  ['evidence:', 'evidence :x', 'a space is missing after the colon: "evidence: …".'],
  ['alert:', 'allert:', 'there is no field "allert"; it is likely "alert".'],
  ['kind:', 'knd:', 'there is no field "knd"; it is likely "kind".'],
  ['keyPoints:', 'keypoints:', 'there is no field "keypoints"; it is likely "keyPoints".'],
  ['  chatter:', '  chater:', 'there is no field "chater" in evidence; it is likely "chatter".'],
])('one mistake is one sentence: %s written as %s', async (from, to, sentence) => {
  const changed = example.replace(`\n${from}`, `\n${to}`)
  const said = await faults(folder(() => changed))
  expect(said).toEqual([`scenario.yaml line ${lineOf(`\n${to}`, changed) + 1}: ${sentence}`])
})

test('a damaged file is refused in sentences or taken, and nothing else comes of it', async () => {
  const lines = example.split('\n')
  const damage = fc.record({
    at: fc.nat(lines.length - 1),
    column: fc.nat(40),
    cut: fc.nat(12),
    put: fc.constantFrom(
      '',
      ': ',
      '- ',
      '[',
      '}',
      '"',
      '#',
      '&a ',
      '*a',
      '!',
      '|',
      '\t',
      '\0',
      'é',
      '%',
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (all) => {
      const changed = [...lines]
      for (const { at, column, cut, put } of all) {
        const line = changed[at] ?? ''
        changed[at] = `${line.slice(0, column)}${put}${line.slice(column + cut)}`
      }
      for (const said of await faults(folder(() => changed.join('\n')))) {
        expect(said).toMatch(/^(scenario\.yaml|the folder)( line \d+)?: .{3,}\.$/)
      }
    }),
    { numRuns: 60 },
  )
})
