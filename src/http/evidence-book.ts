/** What the evidence page is handed: a drill's book and where the drill stands. World ms: 03:00 is 0. */

export const evidenceLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const
type Level = (typeof evidenceLevels)[number]

export interface EvidenceFilter {
  from: number
  until: number
  /** Empty = all. */
  services: readonly string[]
  levels: readonly Level[]
  /** Words that must all occur, case ignored; plain text. */
  words: readonly string[]
  trace: string | null
}

interface Line {
  id: string
  at: number
  service: string
  level: Level
  body: string
  trace: string | null
  ms: number | null
  attributes: Readonly<Record<string, string | number | boolean>>
}

interface Span {
  span: string
  parent: string | null
  trace: string
  service: string
  name: string
  kind: string
  at: number
  /** Null = has not ended by the moment that is asked for. */
  length: number | null
  status: 'OK' | 'ERROR' | 'UNSET'
  attributes: Readonly<Record<string, string | number | boolean>>
}

interface Summary {
  service: string
  lines: number
  errors: number
  warnings: number
  traces: number
  metrics: readonly { name: string; unit: string; value: number; at: number }[]
}

/** Nothing later than `until` is in any answer. */
export interface ReadableBook {
  overview(from: number, until: number): readonly Summary[]
  logs(
    filter: EvidenceFilter,
    page: { before: string | null; limit: number },
  ): { rows: readonly Line[]; total: number; next: string | null }
  line(id: string, until: number): Line | null
  histogram(
    filter: EvidenceFilter,
    buckets: number,
  ): readonly { at: number; lines: number; errors: number }[]
  trace(id: string, until: number): readonly Span[]
  metricNames(): readonly {
    service: string
    name: string
    unit: string
    /** Where the metric has one that the team knows of. */
    limit?: { value: number; text: string } | undefined
  }[]
  metric(
    service: string,
    name: string,
    from: number,
    until: number,
  ): readonly { at: number; value: number }[]
}

/** A drill whose evidence may be read, at this moment. Whoever opens a book shares it and never closes it. */
export interface OpenEvidence {
  book: ReadableBook
  title: string
  team: string
  /** Its phase's name; null = none runs. */
  phase: string | null
  /** Drill ms until the phase's end; null = unknown. */
  left: number | null
  /** The drill's clock goes on; at so many world ms in a real one. */
  running: boolean
  speed: number
  /** Alerts that were delivered, in order; none of those to come. */
  alerts: readonly { letter: string; service: string; symptom: string }[]
  /** World ms from which there is evidence, and the drill's present moment. */
  from: number
  worldNow: number
}

/** 'not yet' = it is being gathered; null = there is none for this person. */
export type OpenEvidenceOf = (
  drillId: string,
  personId: string,
) => Promise<OpenEvidence | 'not yet' | null>
