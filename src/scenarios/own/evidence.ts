/** Evidence of a team's own, as its files have it. */
import type { severities } from './texts'

export type OwnLevel = (typeof severities)[number]
type Attributes = Readonly<Record<string, string | number | boolean>>

interface Said {
  service: string
  level: OwnLevel
  body: string
  attributes: Attributes
}

/** `minute`: after the alert's "since"; negative = before it. */
export interface OwnLog extends Said {
  minute: number
  trace: string | null
}

export interface OwnSpan {
  minute: number
  /** ms. */
  length: number
  service: string
  name: string
  trace: string
  span: string
  parent: string | null
  spanKind: 'SERVER' | 'CLIENT' | 'INTERNAL' | 'PRODUCER' | 'CONSUMER'
  status: 'OK' | 'ERROR' | 'UNSET'
  attributes: Attributes
}

export interface OwnPoint {
  minute: number
  service: string
  name: string
  unit: string
  value: number
}

export interface OwnEvidence {
  logs: readonly OwnLog[]
  spans: readonly OwnSpan[]
  points: readonly OwnPoint[]
  chatter: { perMinute: number; lines: readonly Said[] }
  /** Up to this minute the files show an ordinary night, which other nights repeat; null = they have chatter alone. */
  ordinaryUntil: number | null
}

/** The minute of its first line that is no chatter, rounded down; null = there is none. */
export function firstMinute({
  logs,
  spans,
  points,
}: Pick<OwnEvidence, 'logs' | 'spans' | 'points'>) {
  // One by one: a spread of so many would pass the limit of arguments.
  let first: number | null = null
  for (const lines of [logs, spans, points])
    for (const { minute } of lines) if (first === null || minute < first) first = minute
  return first === null ? null : Math.floor(first)
}
