/** A drill's evidence, to be read up to a moment of the world. All times are world ms: 03:00 is 0, before it negative. */
import type { Subject } from '../run'
import type { Level } from './line'

/** What a drill's evidence is made from; the same plan gives the same evidence, byte for byte. */
export interface EvidencePlan {
  seed: number
  level: 1 | 2 | 3
  /** What shows symptoms, and from which world minute on. Whatever is not listed has an ordinary night. */
  subjects: readonly {
    subject: Subject
    sinceMinute: number
    /** A facilitator's own red herring: a drawn decoy's evidence under this service; null = its own. */
    service: string | null
  }[]
  /** World minutes from which and up to which there is evidence, for instance −45 to 180. */
  from: number
  until: number
}

export interface LogRow {
  /** Opaque, short, unique in the book: what a claim cites. */
  id: string
  at: number
  service: string
  level: Level
  body: string
  trace: string | null
  /** Length of what it tells of, ms, where it has one. */
  ms: number | null
  attributes: Readonly<Record<string, string | number | boolean>>
}

export interface SpanRow {
  span: string
  parent: string | null
  trace: string
  service: string
  name: string
  kind: 'SERVER' | 'CLIENT' | 'INTERNAL' | 'PRODUCER' | 'CONSUMER'
  at: number
  /** Null = has not ended by the moment that is asked for. */
  length: number | null
  status: 'OK' | 'ERROR' | 'UNSET'
  attributes: Readonly<Record<string, string | number | boolean>>
}

export interface LogFilter {
  from: number
  until: number
  /** Empty = all. */
  services: readonly string[]
  levels: readonly Level[]
  /** Words that must all occur, case ignored; plain text, never a pattern. */
  words: readonly string[]
  trace: string | null
}

export interface ServiceOverview {
  service: string
  /** Since `from`. */
  lines: number
  errors: number
  warnings: number
  traces: number
  /** Newest value of each metric. */
  metrics: readonly { name: string; unit: string; value: number; at: number }[]
}

/** Nothing later than `until` is in any answer. Calls are quick (a few ms) and synchronous underneath. */
export interface EvidenceBook {
  overview(from: number, until: number): ServiceOverview[]
  /** Newest first. `before`: cursor of the last page. */
  logs(
    filter: LogFilter,
    page: { before: string | null; limit: number },
  ): { rows: LogRow[]; total: number; next: string | null }
  line(id: string, until: number): LogRow | null
  /** Lines and errors in equal buckets from `from` to `until`. */
  histogram(filter: LogFilter, buckets: number): { at: number; lines: number; errors: number }[]
  trace(id: string, until: number): SpanRow[]
  metricNames(): {
    service: string
    name: string
    unit: string
    /** Where an objective or an alert has one. */
    limit?: { value: number; text: string }
  }[]
  metric(
    service: string,
    name: string,
    from: number,
    until: number,
  ): { at: number; value: number }[]
  close(): void
}
