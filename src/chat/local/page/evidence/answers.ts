/** What the bot answers about a drill's evidence. Times are world ms: 03:00 is 0, before it negative. */
import { z } from 'zod'

const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export const levels = ['ERROR', 'WARN', 'INFO', 'DEBUG'] as const
export type Level = (typeof levels)[number]

export const stateAnswer = z.object({
  title: z.string(),
  team: z.string(),
  phase: z.string().nullable(),
  /** Drill ms until the phase's end. */
  left: z.number().nullable(),
  running: z.boolean(),
  /** World ms that pass in a real one while it runs. */
  speed: z.number(),
  from: z.number(),
  now: z.number(),
  alerts: z.array(z.object({ letter: z.string(), service: z.string(), symptom: z.string() })),
  services: z.array(z.string()),
})
export type EvidenceState = z.infer<typeof stateAnswer>

export const lineSchema = z.object({
  id: z.string(),
  at: z.number(),
  service: z.string(),
  level: z.enum(levels),
  body: z.string(),
  trace: z.string().nullable(),
  ms: z.number().nullable(),
  attributes,
})
export type Line = z.infer<typeof lineSchema>

export const logsAnswer = z.object({
  rows: z.array(lineSchema),
  total: z.number(),
  next: z.string().nullable(),
})

const barSchema = z.object({ at: z.number(), lines: z.number(), errors: z.number() })
/** What happened in a minute from `at` on. */
export type Bar = z.infer<typeof barSchema>
export const histogramAnswer = z.object({ bars: z.array(barSchema) })

const spanSchema = z.object({
  span: z.string(),
  parent: z.string().nullable(),
  trace: z.string(),
  service: z.string(),
  name: z.string(),
  kind: z.string(),
  at: z.number(),
  /** Null = has not ended up to now. */
  length: z.number().nullable(),
  status: z.enum(['OK', 'ERROR', 'UNSET']),
  attributes,
})
export type Span = z.infer<typeof spanSchema>
export const traceAnswer = z.object({ spans: z.array(spanSchema) })

const metricSchema = z.object({
  service: z.string(),
  name: z.string(),
  unit: z.string(),
  limit: z.object({ value: z.number(), text: z.string() }).optional(),
})
export type Metric = z.infer<typeof metricSchema>
export const metricsAnswer = z.object({ metrics: z.array(metricSchema) })

const pointSchema = z.object({ at: z.number(), value: z.number() })
export type Point = z.infer<typeof pointSchema>
export const pointsAnswer = z.object({ points: z.array(pointSchema) })

const summarySchema = z.object({
  service: z.string(),
  lines: z.number(),
  errors: z.number(),
  warnings: z.number(),
  traces: z.number(),
  metrics: z.array(
    z.object({ name: z.string(), unit: z.string(), value: z.number(), at: z.number() }),
  ),
})
export type Summary = z.infer<typeof summarySchema>
export const overviewAnswer = z.object({ services: z.array(summarySchema) })

export const keyAnswer = z.object({ key: z.string() })
