/** Evidence on the world's clock, as it goes into a book. Times are world ms. */
import type { EvidenceLine, Level } from './line'

export type Attributes = Readonly<Record<string, string | number | boolean>>
export type LogLine = Extract<EvidenceLine, { kind: 'log' }>
export type SpanLine = Extract<EvidenceLine, { kind: 'span' }>
export type MetricPoint = Extract<EvidenceLine, { kind: 'metric' }>

/** A line of a log without its span: readers meet the trace. */
export interface PlacedLog {
  at: number
  service: string
  level: Level
  body: string
  trace: string | null
  attributes: Attributes
}

export interface Placed {
  logs: PlacedLog[]
  spans: SpanLine[]
  points: MetricPoint[]
}
