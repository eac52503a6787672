/** Reads one scenario file with the evidence beside it. */
import { dirname, join, normalize } from 'node:path'
import { services } from '../services'
import { firstMinute, type OwnEvidence, type OwnLog, type OwnPoint, type OwnSpan } from './evidence'
import { readEvidence, wordsOf } from './evidence-files'
import { givesAway, statesCause } from './giveaways'
import { fieldsAt } from './likely'
import type { Fault, OwnHerring, OwnScenario } from './own'
import { type ReadYaml, readYaml } from './read-yaml'
import { readInside } from './safe-file'
import { type ScenarioFile, scenarioFile } from './schema'
import { faultsOf, nameOf } from './sentences'
import { mostRepeats, subjectOf, timesSaid } from './shape'
import { traceFaults } from './traces'

const mostBytes = 256 * 1024
const mostEvidenceBytes = 5 * 1024 * 1024
/** Of all files of a scenario. */
const mostLines = 40_000
/** Of an ordinary stretch, as it is repeated all night. */
const leastOrdinary = 10
const mostOrdinary = 120

export interface ReadScenario {
  subject: OwnScenario | OwnHerring
  /** Lines of the fields that other files may clash with. */
  lines: { id: number; name: number; service: number }
}

export type ScenarioReading =
  | { ok: true; read: ReadScenario }
  | { ok: false; faults: readonly Fault[] }

/** `path` is relative to `folder` and names the file in what is said of it. Never throws. */
export async function readScenario(folder: string, path: string): Promise<ScenarioReading> {
  const wrong = (found: readonly { line: number | null; sentence: string }[]): ScenarioReading => ({
    ok: false,
    faults: inOrder(found).map((each) => ({ file: path, ...each })),
  })
  const text = await readInside(folder, path, mostBytes)
  if (!text.ok) return wrong([{ line: null, sentence: text.sentence }])
  const yaml = readYaml(text.text)
  if (yaml.faults.length > 0) return wrong(yaml.faults)
  const parsed = scenarioFile.safeParse(yaml.value)
  if (!parsed.success)
    return wrong(faultsOf(parsed.error.issues, { ...yaml, fieldsAt, whole: 'the file' }))

  const file = parsed.data
  const evidence = await readFiles(folder, path, file, yaml)
  const subject = subjectOf(file, evidence)
  const faults: Fault[] = [
    ...inOrder([
      ...rulesOf(file, yaml),
      ...ordinaryIn(subject.evidence, yaml),
      ...answersIn(file, subject, yaml),
      ...causesIn(file, subject, yaml),
    ]).map((each) => ({ file: path, ...each })),
    ...evidence.faults,
    ...evidence.said.flatMap(({ text, ...place }) => {
      const why = statesCause(text, subject)
      return why === null ? [] : [{ ...place, sentence: why }]
    }),
    ...traceFaults(evidence.spans).flatMap(({ index, sentence }) => {
      const place = evidence.spanPlaces[index]
      return place === undefined ? [] : [{ ...place, sentence }]
    }),
  ]
  if (faults.length > 0) return { ok: false, faults }
  const lines = {
    id: yaml.lineOf(['id']),
    name: yaml.lineOf(['name']),
    service: yaml.lineOf(['alert', 'service']),
  }
  return { ok: true, read: { subject, lines } }
}

interface Found {
  line: number
  sentence: string
}

interface ReadFiles {
  logs: OwnLog[]
  spans: OwnSpan[]
  points: OwnPoint[]
  /** All that each line says. */
  said: { file: string; line: number; text: string }[]
  /** Where each span stands. */
  spanPlaces: { file: string; line: number }[]
  faults: Fault[]
}

async function readFiles(
  folder: string,
  path: string,
  { evidence }: ScenarioFile,
  yaml: ReadYaml,
): Promise<ReadFiles> {
  const beside = dirname(path)
  const all: ReadFiles = {
    logs: [],
    spans: [],
    points: [],
    said: [],
    spanPlaces: [],
    faults: [],
  }
  const names = (evidence.files ?? []).map((name) => normalize(name))
  for (const [index, name] of (evidence.files ?? []).entries()) {
    const line = yaml.lineOf(['evidence', 'files', index])
    const refuse = (sentence: string) =>
      all.faults.push({ file: path, line, sentence: `the evidence file ${sentence}` })
    if (!/\.(jsonl|csv)$/.test(name)) {
      refuse('must be named *.jsonl or *.csv')
      continue
    }
    if (names.indexOf(normalize(name)) < index) {
      refuse('stands above already')
      continue
    }
    const text = await readInside(join(folder, beside), name, mostEvidenceBytes)
    if (!text.ok) {
      refuse(text.sentence)
      continue
    }
    const file = beside === '.' ? name : `${beside}/${name}`
    const read = readEvidence(name, text.text)
    if (read.said.length + read.faults.length === 0) refuse('has no line of evidence')
    const lines = [all, read].flatMap(({ logs, spans, points }) => [logs, spans, points])
    if (lines.reduce((sum, { length }) => sum + length, 0) > mostLines) {
      refuse(`brings the lines of all files above ${mostLines}`)
      continue
    }
    for (const log of read.logs) all.logs.push(log)
    for (const span of read.spans) all.spans.push(span)
    for (const point of read.points) all.points.push(point)
    for (const each of read.said) all.said.push({ file, ...each })
    for (const at of read.spanLines) all.spanPlaces.push({ file, line: at })
    all.faults.push(...read.faults.map((fault) => ({ file, ...fault })))
  }
  return all
}

/** What holds between fields. */
function rulesOf(file: ScenarioFile, yaml: ReadYaml): Found[] {
  const found: Found[] = []
  const say = (path: readonly PropertyKey[], sentence: string) =>
    found.push({ line: yaml.lineOf(path), sentence })
  const { alert, evidence, world } = file
  const isKnown = services.some(({ name }) => name === alert.service)
  if (world === undefined && !isKnown) {
    say(['alert', 'service'], 'world is missing: the brief does not know this service yet')
  }
  if (world !== undefined && isKnown) {
    say(['world'], 'world must be left out: the brief knows this service already')
  }
  if (!alert.symptom.includes(alert.value)) {
    say(['alert', 'symptom'], 'alert.symptom must hold alert.value, so that all alerts read alike')
  }
  if (!/^(limit|SLO) /.test(alert.threshold)) {
    say(['alert', 'threshold'], 'alert.threshold must begin with "limit" or "SLO"')
  }
  if ((evidence.files ?? []).length + (evidence.planted ?? []).length === 0) {
    say(['evidence'], 'evidence needs files or planted lines, or there is nothing to find')
  }
  for (const [index, planted] of (evidence.planted ?? []).entries()) {
    const path = ['evidence', 'planted', index, 'again', 'until']
    const times = timesSaid(planted)
    if (times < 1) say(path, `${nameOf(path)} must not lie before its minute`)
    if (times > mostRepeats) {
      say(path, `${nameOf(path)} makes ${times} lines; at most ${mostRepeats} are taken`)
    }
  }
  if (file.kind === 'scenario') {
    const points = file.keyPoints.map(({ point }) => point)
    points.forEach((point, index) => {
      if (points.indexOf(point) < index)
        say(['keyPoints', index, 'point'], 'a key point of this text stands above')
    })
    const keys = file.remedies.map(({ key }) => key)
    keys.forEach((key, index) => {
      if (keys.indexOf(key) < index)
        say(['remedies', index, 'key'], 'a remedy of this key stands above')
    })
    if (!file.remedies.some(({ effect }) => effect === 'holds')) {
      say(['remedies'], 'remedies needs one whose effect is holds, or nobody can succeed')
    }
  }
  return found
}

/** What an ordinary stretch is repeated from. */
function ordinaryIn(evidence: OwnEvidence, yaml: ReadYaml): Found[] {
  const { ordinaryUntil: until, logs, spans, points } = evidence
  if (until === null) return []
  const first = firstMinute(evidence)
  const say = (sentence: string) => [
    {
      line: yaml.lineOf(['evidence', 'ordinaryUntil']),
      sentence: `evidence.ordinaryUntil ${sentence}`,
    },
  ]
  if (first === null || until - first < leastOrdinary) {
    return say(`must be ${leastOrdinary} minutes after the first line at least`)
  }
  const count = [logs, spans, points]
    .map((lines) => lines.filter(({ minute }) => minute < until).length)
    .reduce((sum, each) => sum + each, 0)
  return count > mostOrdinary * (until - first)
    ? say(`takes in more than ${mostOrdinary} lines a minute`)
    : []
}

/** Answers in texts that are read before the reveal. */
function answersIn(file: ScenarioFile, subject: OwnScenario | OwnHerring, yaml: ReadYaml): Found[] {
  const { alert, hints, world } = file
  const texts: [PropertyKey[], string][] = [
    ...(
      ['service', 'symptom', 'value', 'threshold', 'detail', 'dashboard', 'runbook'] as const
    ).map((field): [PropertyKey[], string] => [['alert', field], alert[field] ?? '']),
    ...hints.map((hint, index): [PropertyKey[], string] => [['hints', index], hint]),
    [['counterFact'], file.counterFact],
    [['world'], world === undefined ? '' : JSON.stringify(world)],
  ]
  return texts.flatMap(([path, text]) => {
    const why = givesAway(text, subject)
    return why === null ? [] : [{ line: yaml.lineOf(path), sentence: `${nameOf(path)} ${why}` }]
  })
}

/** The cause, or its name, in lines of evidence that the scenario file has itself. */
function causesIn(file: ScenarioFile, subject: OwnScenario | OwnHerring, yaml: ReadYaml): Found[] {
  const { planted = [], chatter } = file.evidence
  const lines = [
    ...planted.map((said, index) => ({ path: ['evidence', 'planted', index], said })),
    ...(chatter?.lines ?? []).map((said, index) => ({
      path: ['evidence', 'chatter', 'lines', index],
      said,
    })),
  ]
  return lines.flatMap(({ path, said }) => {
    const why = statesCause(wordsOf(said.body, said.attributes), subject)
    return why === null
      ? []
      : [{ line: yaml.lineOf([...path, 'body']), sentence: `${nameOf(path)} ${why}` }]
  })
}

function inOrder<T extends { line: number | null }>(found: readonly T[]): T[] {
  return [...found].sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
