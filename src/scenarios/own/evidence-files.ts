/** Reads evidence files: JSON lines of logs and spans, and CSV of metrics. */
import { z } from 'zod'
import type { OwnLog, OwnPoint, OwnSpan } from './evidence'
import { quoted } from './sentences'
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
const id = (most: number) =>
  z
    .string()
    .regex(/^[0-9a-f]+$/, 'must be small hexadecimal digits')
    .max(most)

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
  /** The line of the file that each log stands on. */
  logLines: number[]
  faults: { line: number; sentence: string }[]
}

/** Never throws. What kind of line a JSON line is shows in its fields: a span has a "span". */
export function readEvidence(name: string, content: string): EvidenceLines {
  const lines = content.split(/\r?\n/)
  const found: EvidenceLines = { logs: [], spans: [], points: [], logLines: [], faults: [] }
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
    const value = json(content)
    const isSpan = typeof value === 'object' && value !== null && 'span' in value
    const parsed = isSpan
      ? { kind: 'span' as const, ...spanFile.safeParse(value) }
      : { kind: 'log' as const, ...logFile.safeParse(value) }
    if (!parsed.success) {
      const sentence = value === undefined ? 'is not JSON' : problem(parsed.error)
      found.faults.push({ line: index + 1, sentence })
    } else if (parsed.kind === 'span') {
      const { ms, kind, parent, attributes: facts, ...rest } = parsed.data
      const span = { ...rest, length: ms, spanKind: kind, parent: parent ?? null }
      found.spans.push({ ...span, attributes: facts ?? {} })
    } else {
      const { severity, trace, attributes: facts, ...rest } = parsed.data
      const log = { ...rest, level: severity, trace: trace ?? null, attributes: facts ?? {} }
      found.logs.push(log)
      found.logLines.push(index + 1)
    }
  })
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
    const cells = content.split(',').map((cell) => cell.trim())
    const [at, service, name, unit, value] = cells
    const row = { minute: number(at), service, name, unit, value: number(value) }
    const parsed = pointFile.safeParse(row)
    if (cells.length === columns.length && parsed.success) found.points.push(parsed.data)
    else {
      const sentence =
        cells.length === columns.length
          ? problem(parsed.error)
          : `has ${cells.length} cells; ${columns.length} are expected`
      found.faults.push({ line: index + 2, sentence })
    }
  })
}

const number = (cell: string | undefined) =>
  cell !== undefined && /^-?\d{1,12}(\.\d{1,9})?$/.test(cell) ? Number(cell) : cell

function problem(error: z.ZodError | undefined): string {
  const issue = error?.issues[0]
  if (issue === undefined) return 'is not taken'
  if (issue.code === 'unrecognized_keys') return `there is no field ${quoted(issue.keys.join(' '))}`
  const name = issue.path.join('.')
  return name === ''
    ? 'must be a group of fields in { }'
    : `${quoted(name)}: ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`
}

/** undefined = it is none. */
function json(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
