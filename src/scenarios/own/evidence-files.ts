/** Reads evidence files: JSON lines of logs and spans, and CSV of metrics. */
import { z } from 'zod'
import type { OwnLog, OwnPoint, OwnSpan } from './evidence'
import { faultsOf } from './sentences'
import { attributes, hasUnseen, serviceName, severities } from './texts'

/** Of one file. */
const mostLines = 20_000
/** Told of one file; the rest mostly is the same again. */
const mostFaults = 5

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((value) => !hasUnseen(value), 'has a control character')
const minute = z.number().min(-180).max(480)
/** Shorter ones would soon be used up, as an ordinary night has fresh ones for each repetition. */
const leastId = 8
const id = (most: number) =>
  z
    .string()
    .regex(
      new RegExp(`^[0-9a-f]{${leastId},${most}}$`),
      `must be ${leastId} to ${most} small hexadecimal digits`,
    )

const logFile = z.strictObject({
  minute,
  service: serviceName(),
  severity: z.enum(severities),
  body: text(500),
  trace: id(32).optional(),
  attributes: attributes().optional(),
})
const spanFile = z.strictObject({
  minute,
  ms: z.number().min(0).max(3_600_000),
  service: serviceName(),
  name: text(120),
  trace: id(32),
  span: id(16),
  parent: id(16).optional(),
  kind: z.enum(['SERVER', 'CLIENT', 'INTERNAL', 'PRODUCER', 'CONSUMER']),
  status: z.enum(['OK', 'ERROR', 'UNSET']),
  attributes: attributes().optional(),
})
const pointFile = z.strictObject({
  minute,
  service: serviceName(),
  name: z.string().regex(/^[A-Za-z][\w.-]{0,79}$/, 'must be a name such as cache.hit.share'),
  unit: text(12),
  value: z.number(),
})

export interface EvidenceLines {
  logs: OwnLog[]
  spans: OwnSpan[]
  points: OwnPoint[]
  /** All that is said on each line of the file. */
  said: { line: number; text: string }[]
  /** The line of the file that each span stands on. */
  spanLines: number[]
  faults: { line: number; sentence: string }[]
}

/** Never throws. What kind of line a JSON line is shows in its fields: a span has a "span". */
export function readEvidence(name: string, content: string): EvidenceLines {
  const lines = content.split(/\r?\n/)
  const found: EvidenceLines = {
    logs: [],
    spans: [],
    points: [],
    said: [],
    spanLines: [],
    faults: [],
  }
  if (lines.length > mostLines) {
    const sentence = `has more than ${mostLines} lines`
    return { ...found, faults: [{ line: mostLines + 1, sentence }] }
  }
  if (name.endsWith('.csv')) readPoints(lines, found)
  else readJsonLines(lines, found)
  return found
}

function readJsonLines(lines: readonly string[], found: EvidenceLines): void {
  lines.forEach((content, index) => {
    if (content.trim() === '' || found.faults.length >= mostFaults) return
    const line = index + 1
    const value = json(content)
    if (value === undefined) {
      found.faults.push({ line, sentence: 'is not JSON' })
      return
    }
    const isSpan = typeof value === 'object' && value !== null && 'span' in value
    if (isSpan) readSpan(value, line, found)
    else readLog(value, line, found)
  })
}

function readSpan(value: unknown, line: number, found: EvidenceLines): void {
  const parsed = spanFile.safeParse(value)
  if (!parsed.success) {
    refuse(parsed.error, value, spanFile, line, found)
    return
  }
  const { ms, kind, parent, attributes: facts, ...rest } = parsed.data
  const span = { ...rest, length: ms, spanKind: kind, parent: parent ?? null }
  found.spans.push({ ...span, attributes: facts ?? {} })
  found.spanLines.push(line)
  found.said.push({ line, text: wordsOf(rest.name, facts) })
}

function readLog(value: unknown, line: number, found: EvidenceLines): void {
  const parsed = logFile.safeParse(value)
  if (!parsed.success) {
    refuse(parsed.error, value, logFile, line, found)
    return
  }
  const { severity, trace, attributes: facts, ...rest } = parsed.data
  const log = { ...rest, level: severity, trace: trace ?? null, attributes: facts ?? {} }
  found.logs.push(log)
  found.said.push({ line, text: wordsOf(rest.body, facts) })
}

/** A line as its reader has it: what it says, and its fields. */
export function wordsOf(
  said: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): string {
  return [said, ...Object.entries(facts).map(([name, value]) => `${name} ${value}`)].join('; ')
}

const columns = ['minute', 'service', 'name', 'unit', 'value']

function readPoints(lines: readonly string[], found: EvidenceLines): void {
  const head = (lines[0] ?? '').split(',').map((cell) => cell.trim())
  if (head.join() !== columns.join()) {
    found.faults.push({ line: 1, sentence: `must begin with the line ${columns.join(',')}` })
    return
  }
  lines.slice(1).forEach((content, index) => {
    if (content.trim() === '' || found.faults.length >= mostFaults) return
    const line = index + 2
    const cells = content.split(',').map((cell) => cell.trim())
    if (cells.length !== columns.length) {
      const sentence = `has ${cells.length} cells; ${columns.length} are expected`
      found.faults.push({ line, sentence })
      return
    }
    const [at, service, name, unit, value] = cells
    const row = { minute: number(at), service, name, unit, value: number(value) }
    const parsed = pointFile.safeParse(row)
    if (parsed.success) {
      found.points.push(parsed.data)
      found.said.push({ line, text: parsed.data.name })
    } else refuse(parsed.error, row, pointFile, line, found)
  })
}

/** As any exporter writes it: 12, -0.5, 1.5e-7. */
const number = (cell: string | undefined) =>
  cell !== undefined && /^[+-]?(\d{1,40}\.?\d{0,40}|\.\d{1,40})(e[+-]?\d{1,3})?$/i.test(cell)
    ? Number(cell)
    : cell

/** The first thing that is wrong with a line. */
function refuse(
  error: z.ZodError,
  value: unknown,
  schema: z.ZodObject,
  line: number,
  found: EvidenceLines,
): void {
  const [fault] = faultsOf(error.issues, {
    value,
    lineOf: () => line,
    lineOfKey: () => line,
    has: (path) => valueAt(value, path) !== undefined,
    fieldsAt: (path) => (path.length === 0 ? Object.keys(schema.shape) : []),
    whole: 'the line',
  })
  found.faults.push(fault ?? { line, sentence: 'is not taken' })
}

const group = z.record(z.string(), z.unknown())
const valueAt = (value: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((at, name) => group.safeParse(at).data?.[String(name)], value)

/** undefined = it is none. */
function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
