/** What evidence is made of, for whoever shows it. Times are world ms: 03:00 is 0, before it negative. */

export const evidenceLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

type Attributes = Readonly<Record<string, string | number | boolean>>

export interface EvidenceLine {
  /** Opaque, short, unique in the drill's evidence. */
  id: string
  at: number
  service: string
  level: EvidenceLevel
  body: string
  trace: string | null
  attributes: Attributes
}

export interface EvidenceSpan {
  span: string
  parent: string | null
  trace: string
  service: string
  name: string
  kind: 'SERVER' | 'CLIENT' | 'INTERNAL' | 'PRODUCER' | 'CONSUMER'
  at: number
  /** ms; null = it has not ended by the moment that was asked for. */
  length: number | null
  status: 'OK' | 'ERROR' | 'UNSET'
}

export interface NewestValue {
  name: string
  unit: string
  value: number
  at: number
}

export interface ServiceSummary {
  service: string
  lines: number
  errors: number
  warnings: number
  traces: number
  metrics: readonly NewestValue[]
}
