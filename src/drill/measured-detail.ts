/** What an import measured of one alert, as the record keeps it: JSON, checked when it is read. */
import { z } from 'zod'

export const measuredKinds = ['running-total', 'timeouts', 'latency'] as const
export type MeasuredKind = (typeof measuredKinds)[number]

const amount = z.string().describe('exact decimal')
const percentiles = z.object({ p95: amount, p99: amount })
const pair = z.object({ before: amount.nullable(), after: amount.nullable() })

const figures = z.discriminatedUnion('shows', [
  z.object({
    shows: z.literal('running-total'),
    unit: z.string(),
    /** What one row is. */
    step: z.enum(['transaction', 'sample']),
    /** Which rows are kept, counted from 0 = the start; the same for both sides. */
    points: z.array(z.number()),
    /** One a point; null where that side has ended. */
    before: z.array(amount.nullable()),
    after: z.array(amount.nullable()).nullable(),
    /** At rows before the fix. */
    traces: z.array(z.object({ row: z.number(), id: z.string() })),
  }),
  z.object({
    shows: z.literal('timeouts'),
    /** % of requests. */
    before: amount,
    after: amount.nullable(),
    /** From counts, or the mean of shares. */
    how: z.enum(['counts', 'mean']),
  }),
  z.object({
    shows: z.literal('latency'),
    /** ms. */
    before: percentiles,
    after: percentiles.nullable(),
    users: z.array(pair),
  }),
])
export type MeasuredFigures = z.infer<typeof figures>

const detail = z.object({
  figures,
  rows: z.object({ before: z.number(), after: z.number() }),
  /** Every so many rows are kept of the series; null = all. The figures are worked out from all rows. */
  thinned: z.number().nullable(),
  /** The first and last rows as they came, for the preview. */
  shown: z.object({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  /** What whoever stores it should know, in sentences. */
  notes: z.array(z.string()),
})
export type MeasuredDetail = z.infer<typeof detail>

/** @throws ZodError, if the record holds something else */
export const measuredDetail = (json: string): MeasuredDetail => detail.parse(JSON.parse(json))

export const measuredDetailJson = (given: MeasuredDetail): string => JSON.stringify(given)
