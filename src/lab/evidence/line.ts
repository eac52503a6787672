/** One line of evidence, in OpenTelemetry's field names. Times are ms since the run's start (virtual); the reader puts them on the world's clock. */
import { z } from 'zod'

export const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const
export type Level = (typeof levels)[number]

const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

const logLine = z.object({
  kind: z.literal('log'),
  at: z.number(),
  service: z.string(),
  severity: z.enum(levels),
  body: z.string(),
  trace: z.string().nullable(),
  span: z.string().nullable(),
  attributes,
})

const spanLine = z.object({
  kind: z.literal('span'),
  /** Start, and length in ms. */
  at: z.number(),
  length: z.number(),
  service: z.string(),
  name: z.string(),
  trace: z.string(),
  span: z.string(),
  parent: z.string().nullable(),
  spanKind: z.enum(['SERVER', 'CLIENT', 'INTERNAL', 'PRODUCER', 'CONSUMER']),
  status: z.enum(['OK', 'ERROR', 'UNSET']),
  attributes,
})

const metricPoint = z.object({
  kind: z.literal('metric'),
  at: z.number(),
  service: z.string(),
  name: z.string(),
  unit: z.string(),
  value: z.number(),
})

export const evidenceLine = z.discriminatedUnion('kind', [logLine, spanLine, metricPoint])
export type EvidenceLine = z.infer<typeof evidenceLine>
