/** What a run has measured, as the record keeps it beside its verdict: JSON, checked when it is read. */
import { z } from 'zod'

const check = z.object({
  name: z.string(),
  passed: z.boolean(),
  value: z.number(),
  limit: z.number(),
  unit: z.string(),
})
export type MeasuredCheck = z.infer<typeof check>

const latencies = z.object({ p95: z.number(), p99: z.number() })
const series = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('running-total'),
    unit: z.string(),
    totals: z.array(z.string()),
    /** Invoices a step. */
    every: z.number().default(250),
    traces: z.array(z.object({ point: z.number(), id: z.string() })),
  }),
  z.object({ kind: z.literal('timeouts'), percent: z.string() }),
  z.object({ kind: z.literal('latency'), all: latencies, users: z.array(z.number()) }),
])
export type MeasuredSeries = z.infer<typeof series>

const side = z.object({
  /** %, exact decimal string. */
  success: z.string(),
  checks: z.array(check),
  series: series.nullable(),
})
export type MeasuredSide = z.infer<typeof side>

const replayStates = ['waiting', 'done', 'void', 'failed', 'cancelled'] as const

/** The same run once more in real time. Its figures stand beside the run's, and nothing is counted from them. */
const replay = z.object({
  state: z.enum(replayStates),
  /** Who asked for it. */
  by: z.string(),
  /** While it waits, what of it goes on now; then why it has no figures, in words for people; '' = nothing to say. */
  why: z.string(),
  /** Null = there are no figures, or none that are valid. */
  unfixed: side.nullable(),
  fixed: side.nullable(),
})
export type Replay = z.infer<typeof replay>

const detail = z.object({
  unfixed: side,
  /** Null = only the unfixed system was run. */
  fixed: side.nullable(),
  /** Why a fix that passes the alert's load does not hold, in words; '' = nothing to say. */
  beyond: z.string(),
  picture: z.object({ fileId: z.string(), alt: z.string(), title: z.string() }).nullable(),
  /** Null = nobody has asked for one. */
  replay: replay.nullable().default(null),
})
export type RunDetail = z.infer<typeof detail>

/** Null where the record has none, as from before there were any. */
export function runDetail(json: string): RunDetail | null {
  const parsed = detail.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}

export const runDetailJson = (given: RunDetail): string => JSON.stringify(given)
