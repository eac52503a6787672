/** Rows of a book as OTLP over HTTP has them in JSON: ids in hex, 64-bit numbers as text, enums as numbers. */
import { createHash } from 'node:crypto'
import type { LogRow, SpanRow } from '../evidence/book'
import type { Level } from '../evidence/line'

/** World ms to the collector's time; `zero` is the epoch ms that 03:00 of the world stands for. */
type Zero = number

export interface PointRow {
  at: number
  service: string
  name: string
  unit: string
  value: number
}

/** A span that has ended. */
export type EndedSpan = SpanRow & { length: number }

type Attributes = Readonly<Record<string, string | number | boolean>>

const scope = { name: 'three-am-drill' }
const severityNumbers = { DEBUG: 5, INFO: 9, WARN: 13, ERROR: 17 } as const satisfies Record<
  Level,
  number
>
const kinds = { INTERNAL: 1, SERVER: 2, CLIENT: 3, PRODUCER: 4, CONSUMER: 5 } as const
const codes = { UNSET: 0, OK: 1, ERROR: 2 } as const

export function logsBody(rows: readonly LogRow[], zero: Zero) {
  return {
    resourceLogs: byService(rows).map(([service, own]) => ({
      resource: resource(service),
      scopeLogs: [{ scope, logRecords: own.map((row) => logRecord(row, zero)) }],
    })),
  }
}

export function tracesBody(rows: readonly EndedSpan[], zero: Zero) {
  return {
    resourceSpans: byService(rows).map(([service, own]) => ({
      resource: resource(service),
      scopeSpans: [{ scope, spans: own.map((row) => span(row, zero)) }],
    })),
  }
}

export function metricsBody(rows: readonly PointRow[], zero: Zero) {
  return {
    resourceMetrics: byService(rows).map(([service, own]) => ({
      resource: resource(service),
      scopeMetrics: [{ scope, metrics: metrics(own, zero) }],
    })),
  }
}

function logRecord(row: LogRow, zero: Zero) {
  const time = nanos(zero, row.at)
  const length = row.ms === null ? {} : { 'duration.ms': row.ms }
  return {
    timeUnixNano: time,
    observedTimeUnixNano: time,
    severityNumber: severityNumbers[row.level],
    severityText: row.level,
    body: { stringValue: row.body },
    attributes: keyValues({ ...row.attributes, ...length, 'log.record.uid': row.id }),
    ...(row.trace === null ? {} : { traceId: traceId(row.trace) }),
  }
}

function span(row: EndedSpan, zero: Zero) {
  return {
    traceId: traceId(row.trace),
    spanId: spanId(row.trace, row.span),
    ...(row.parent === null ? {} : { parentSpanId: spanId(row.trace, row.parent) }),
    name: row.name,
    kind: kinds[row.kind],
    startTimeUnixNano: nanos(zero, row.at),
    endTimeUnixNano: nanos(zero, row.at + row.length),
    attributes: keyValues(row.attributes),
    status: { code: codes[row.status] },
  }
}

function metrics(rows: readonly PointRow[], zero: Zero) {
  return grouped(rows, ({ name }) => name).map(([name, points]) => ({
    name,
    unit: points[0]?.unit ?? '',
    gauge: {
      dataPoints: points.map(({ at, value }) => ({
        timeUnixNano: nanos(zero, at),
        asDouble: value,
      })),
    },
  }))
}

/** Says that it is a drill, so that nobody's alert takes it for the real thing. */
function resource(service: string) {
  return {
    attributes: keyValues({ 'service.name': service, 'deployment.environment.name': 'drill' }),
  }
}

function keyValues(attributes: Attributes) {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }))
}

function anyValue(value: string | number | boolean) {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (Number.isSafeInteger(value)) return { intValue: String(value) }
  return Number.isFinite(value) ? { doubleValue: value } : { stringValue: String(value) }
}

/** Epoch ns as text: the number would not be exact. World times are whole µs. */
function nanos(zero: Zero, at: number): string {
  return String((BigInt(Math.round(zero)) * 1000n + BigInt(Math.round(at * 1000))) * 1000n)
}

/** 16 bytes in hex: the book's own id, filled up; one that can't be is hashed. */
export const traceId = (id: string): string => hex(id, 32, id)

/** 8 bytes in hex. */
export const spanId = (trace: string, id: string): string => hex(id, 16, `${trace}/${id}`)

function hex(id: string, length: number, whole: string): string {
  const fits = id.length <= length && /^[0-9a-f]+$/i.test(id) && !/^0+$/.test(id)
  return fits
    ? id.toLowerCase().padStart(length, '0')
    : createHash('sha256').update(whole).digest('hex').slice(0, length)
}

const byService = <T extends { service: string }>(rows: readonly T[]) =>
  grouped(rows, ({ service }) => service)

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const own = groups.get(keyOf(row))
    if (own === undefined) groups.set(keyOf(row), [row])
    else own.push(row)
  }
  return [...groups]
}
