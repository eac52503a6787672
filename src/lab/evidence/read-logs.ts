/** The book's log lines. */
import type Database from 'libsql'
import { z } from 'zod'
import type { EvidenceBook, LogFilter, LogRow } from './book'
import { levels } from './line'
import { attributesOf, inList, likeOf, micros, millis } from './rows'

const rowSchema = z.object({
  id: z.number(),
  label: z.string(),
  at: z.number(),
  service: z.number(),
  level: z.number(),
  body: z.string(),
  trace: z.string().nullable(),
  ms: z.number().nullable(),
  attributes: z.string(),
})
const countSchema = z.object({
  service: z.number(),
  lines: z.number(),
  errors: z.number(),
  warnings: z.number(),
})
const barSchema = z.object({ bar: z.number(), lines: z.number(), errors: z.number() })

const error = levels.indexOf('ERROR')
const warning = levels.indexOf('WARN')
const most = 500
const mostBuckets = 500
/** Rows of a table or query with the columns of `logs`, with their traces' names. */
const withTraces = (rows: string) => `SELECT lines.id, label, at, service, level, body,
  traces.name AS trace, ms, attributes
  FROM ${rows} AS lines LEFT JOIN traces ON traces.id = lines.trace`

interface Condition {
  sql: string
  values: (string | number)[]
}

export interface LogReader {
  page: EvidenceBook['logs']
  line: EvidenceBook['line']
  histogram: EvidenceBook['histogram']
  counts(
    from: number,
    until: number,
  ): ReadonlyMap<number, { lines: number; errors: number; warnings: number }>
}

export function readLogs(db: Database.Database, services: ReadonlyMap<number, string>): LogReader {
  const ids = new Map([...services].map(([id, name]) => [name, id]))

  function toRow(raw: unknown): LogRow {
    const { label, at, service, level, body, trace, ms, attributes } = rowSchema.parse(raw)
    return {
      id: label,
      at: millis(at),
      service: services.get(service) ?? '',
      level: levels[level] ?? 'INFO',
      body,
      trace,
      ms,
      attributes: attributesOf(attributes),
    }
  }

  function conditionOf(filter: LogFilter): Condition {
    const parts = ['at BETWEEN ? AND ?']
    const values: (string | number)[] = [micros(filter.from), micros(filter.until)]
    if (filter.services.length > 0) {
      parts.push(`service IN ${inList(filter.services.map((name) => ids.get(name) ?? 0))}`)
    }
    if (filter.levels.length > 0) {
      parts.push(`level IN ${inList(filter.levels.map((level) => levels.indexOf(level)))}`)
    }
    if (filter.trace !== null) {
      parts.push('trace = (SELECT id FROM traces WHERE name = ?)')
      values.push(filter.trace)
    }
    for (const word of filter.words) {
      const named = [...services].filter(([, name]) => holds(name, word)).map(([id]) => id)
      parts.push(
        `(body LIKE ? ESCAPE '\\' OR attributes LIKE ? ESCAPE '\\' OR service IN ${inList(named)}
          OR trace IN (SELECT id FROM traces WHERE name LIKE ? ESCAPE '\\'))`,
      )
      // Attributes are kept as JSON, so a word is looked for as it stands there.
      const inJson = JSON.stringify(word).slice(1, -1)
      values.push(likeOf(word), likeOf(inJson), likeOf(word))
    }
    return { sql: parts.join(' AND '), values }
  }

  return {
    page(filter, { before, limit }) {
      const { sql, values } = conditionOf(filter)
      const counted = db.prepare(`SELECT COUNT(*) AS total FROM logs WHERE ${sql}`).get(...values)
      const { total } = z.object({ total: z.number() }).parse(counted)
      const cursor = before === null ? Number.MAX_SAFE_INTEGER : cursorOf(before)
      const size = Math.max(1, Math.min(most, Math.floor(limit)))
      const raw = db
        .prepare(
          `${withTraces(
            `(SELECT * FROM logs WHERE ${sql} AND id < ? ORDER BY id DESC LIMIT ?)`,
          )} ORDER BY lines.id DESC`,
        )
        .all(...values, cursor, size + 1)
      const rows = raw.slice(0, size)
      const last = rows.at(-1)
      const next = raw.length > size && last !== undefined ? rowSchema.parse(last).id : null
      return { rows: rows.map(toRow), total, next: next === null ? null : String(next) }
    },
    line(id, until) {
      const find = db.prepare(`${withTraces('logs')} WHERE label = ? AND at <= ?`)
      const raw = find.get(id, micros(until))
      return raw === undefined || raw === null ? null : toRow(raw)
    },
    histogram(filter, buckets) {
      const count = Math.max(1, Math.min(mostBuckets, Math.floor(buckets)))
      const from = micros(filter.from)
      const width = Math.max(1, micros(filter.until) - from)
      const { sql, values } = conditionOf(filter)
      const raw = db
        .prepare(
          `SELECT MIN(?, CAST((at - ?) * ? / ? AS INTEGER)) AS bar, COUNT(*) AS lines, SUM(level = ?) AS errors
            FROM logs WHERE ${sql} GROUP BY bar`,
        )
        .all(count - 1, from, count, width, error, ...values)
      const bars = new Map(
        z
          .array(barSchema)
          .parse(raw)
          .map((each) => [each.bar, each]),
      )
      return Array.from({ length: count }, (_, bar) => ({
        at: filter.from + (bar * (filter.until - filter.from)) / count,
        lines: bars.get(bar)?.lines ?? 0,
        errors: bars.get(bar)?.errors ?? 0,
      }))
    },
    counts(from, until) {
      const raw = db
        .prepare(
          `SELECT service, COUNT(*) AS lines, SUM(level = ?) AS errors, SUM(level = ?) AS warnings
            FROM logs WHERE at BETWEEN ? AND ? GROUP BY service`,
        )
        .all(error, warning, micros(from), micros(until))
      const counts = z.array(countSchema).parse(raw)
      return new Map(counts.map(({ service, ...rest }) => [service, rest]))
    },
  }
}

const holds = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase())

/** A cursor that is none lies before every line. */
function cursorOf(text: string): number {
  return /^\d{1,12}$/.test(text) ? Number(text) : 0
}
