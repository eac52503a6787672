/** Writes a book's file: SQLite, in one go, the same lines giving the same bytes. */
import { createHash } from 'node:crypto'
import Database from 'libsql'
import type { Chance } from '../chance'
import { levels } from './line'
import { hostOf } from './machines'
import type { Attributes, Placed, PlacedLog, SpanLine } from './placed'

export const spanKinds = ['SERVER', 'CLIENT', 'INTERNAL', 'PRODUCER', 'CONSUMER'] as const
export const statuses = ['OK', 'ERROR', 'UNSET'] as const

/** All times are whole µs of the world. Of a trace only its first span in a service counts as a visit. */
const tables = `
  CREATE TABLE services (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE traces (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE logs (
    id INTEGER PRIMARY KEY, label TEXT NOT NULL, at INTEGER NOT NULL, service INTEGER NOT NULL,
    level INTEGER NOT NULL, body TEXT NOT NULL, trace INTEGER, ms REAL, attributes TEXT NOT NULL
  );
  CREATE TABLE spans (
    trace INTEGER NOT NULL, number INTEGER NOT NULL, span TEXT NOT NULL, parent TEXT,
    service INTEGER NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL,
    length INTEGER NOT NULL, status INTEGER NOT NULL, attributes TEXT NOT NULL,
    PRIMARY KEY (trace, number)
  ) WITHOUT ROWID;
  CREATE TABLE visits (
    service INTEGER NOT NULL, at INTEGER NOT NULL, trace INTEGER NOT NULL,
    PRIMARY KEY (service, at, trace)
  ) WITHOUT ROWID;
  CREATE TABLE series (
    id INTEGER PRIMARY KEY, service INTEGER NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL
  );
  CREATE TABLE points (
    series INTEGER NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, at)
  ) WITHOUT ROWID;
`
const indexes = `
  CREATE UNIQUE INDEX logs_by_label ON logs (label);
  CREATE INDEX logs_by_time ON logs (at, service, level);
  CREATE INDEX logs_by_service ON logs (service, at, level);
  CREATE INDEX logs_by_trace ON logs (trace) WHERE trace IS NOT NULL;
  CREATE UNIQUE INDEX traces_by_name ON traces (name);
  CREATE INDEX spans_that_begin ON spans (at, trace) WHERE number = 1;
`

/** `path` must not exist yet. Blocks for a second or so: not for the bot's own process. */
export function writeBook(path: string, { logs, spans, points }: Placed, chance: Chance): void {
  const db = new Database(path)
  try {
    // A file that is not finished is thrown away, so nothing need be undone or kept through a crash.
    db.exec('PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
    db.exec(tables)
    db.exec('BEGIN')
    const services = numbered([...logs, ...spans, ...points].map(({ service }) => service))
    fill(db, 'services', services)
    const order = [...spans].sort((one, other) => one.at - other.at)
    const traces = numbered(order.map(({ trace }) => trace))
    fill(db, 'traces', traces)
    writeLogs(db, logs, services, traces, chance)
    writeSpans(db, order, services, traces)
    writePoints(db, points, services)
    db.exec('COMMIT')
    db.exec(indexes)
    db.exec('ANALYZE')
  } finally {
    db.close()
  }
}

type Numbers = ReadonlyMap<string, number>

/** Counted in the order of their first occurrence, from 1. */
function numbered(names: readonly string[]): Numbers {
  return new Map([...new Set(names)].map((name, index) => [name, index + 1]))
}

function fill(db: Database.Database, table: 'services' | 'traces', numbers: Numbers): void {
  const insert = db.prepare(`INSERT INTO ${table} VALUES (?, ?)`)
  for (const [name, id] of numbers) insert.run(id, name)
}

function writeLogs(
  db: Database.Database,
  logs: readonly PlacedLog[],
  services: Numbers,
  traces: Numbers,
  chance: Chance,
): void {
  const insert = db.prepare('INSERT INTO logs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const label = labels(chance)
  const order = [...logs].sort((one, other) => one.at - other.at)
  order.forEach((log, index) => {
    const { at, service, level, body, trace } = log
    const { 'duration.ms': length, ...rest } = log.attributes
    insert.run(
      index + 1,
      label(JSON.stringify(log)),
      micros(at),
      services.get(service) ?? 0,
      levels.indexOf(level),
      body,
      trace === null ? null : (traces.get(trace) ?? null),
      typeof length === 'number' ? length : null,
      JSON.stringify(withHost(service, rest)),
    )
  })
}

function writeSpans(
  db: Database.Database,
  spans: readonly SpanLine[],
  services: Numbers,
  traces: Numbers,
): void {
  const insert = db.prepare('INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const visit = db.prepare('INSERT INTO visits VALUES (?, ?, ?)')
  const counts = new Map<number, number>()
  const visited = new Set<string>()
  for (const each of spans) {
    const trace = traces.get(each.trace) ?? 0
    const service = services.get(each.service) ?? 0
    const number = (counts.get(trace) ?? 0) + 1
    counts.set(trace, number)
    const isServer = each.spanKind === 'SERVER'
    insert.run(
      trace,
      number,
      each.span,
      each.parent,
      service,
      each.name,
      spanKinds.indexOf(each.spanKind),
      micros(each.at),
      Math.round(each.length * 1000),
      statuses.indexOf(each.status),
      JSON.stringify(isServer ? withHost(each.service, each.attributes) : each.attributes),
    )
    const place = `${service} ${trace}`
    if (visited.has(place)) continue
    visited.add(place)
    visit.run(service, micros(each.at), trace)
  }
}

function writePoints(db: Database.Database, points: Placed['points'], services: Numbers): void {
  const insertSeries = db.prepare('INSERT INTO series VALUES (?, ?, ?, ?)')
  const insert = db.prepare('INSERT OR REPLACE INTO points VALUES (?, ?, ?)')
  const series = new Map<string, number>()
  for (const { at, service, name, unit, value } of points) {
    const key = `${service} ${name}`
    const id = series.get(key) ?? series.size + 1
    if (!series.has(key)) {
      series.set(key, id)
      insertSeries.run(id, services.get(service) ?? 0, name, unit)
    }
    insert.run(id, micros(at), value)
  }
}

function withHost(service: string, attributes: Attributes): Attributes {
  const host = hostOf(service)
  return host === null ? attributes : { ...attributes, 'host.name': host }
}

/**
 * Five signs without vowels, so that no label is a word; none comes twice. A line's own, whatever stands beside
 * it: what was cited stays so in a book that has more.
 */
function labels(chance: Chance): (line: string) => string {
  const signs = '23456789bcdfghjkmnpqrstvwxz'
  const salt = chance.hex(16)
  const used = new Set<string>()
  return (line) => {
    for (let times = 0; ; times += 1) {
      const digest = createHash('sha256').update(`${salt} ${times} ${line}`).digest()
      const label = [...digest.subarray(0, 5)].map((byte) => signs[byte % signs.length]).join('')
      if (used.has(label)) continue
      used.add(label)
      return label
    }
  }
}

const micros = (ms: number) => Math.round(ms * 1000)
