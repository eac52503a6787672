/** The pieces that the schema of the JSON report is put together from. */
import { Decimal } from 'decimal.js'
import { z } from 'zod'
import { provenances, units } from '../drill/kpis/figure'
import { outcomes, runVerdicts } from '../drill/record-work'
import { kpiKeys, standings } from './kpi'

export const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('exact decimal')
  .transform((digits) => new Decimal(digits))
export const drillMs = z.number().describe('ms on the drill\u2019s clock')
export const realMs = z.number().describe('epoch ms')
const rowIds = z.array(z.string()).describe('ids of the records it was computed from')
export const lines = z.array(z.string())
export const provenance = z.enum(provenances)

const value = z.strictObject({
  value: decimal,
  range: z.strictObject({ low: decimal, high: decimal }).nullable(),
  share: z.strictObject({ part: z.number(), whole: z.number() }).nullable(),
  provenance,
  rows: rowIds,
})
export const figure = z.strictObject({
  unit: z.enum(units),
  best: value.nullable().describe('null = not recorded'),
  others: z.array(value),
})

export const kpi = z.strictObject({
  key: z.enum(kpiKeys),
  label: z.string(),
  figure,
  text: z.string(),
  target: z.string().nullable(),
  standing: z.enum(standings),
  note: z.string(),
})

export const span = z.strictObject({ start: drillMs, end: drillMs })
export const signed = z.strictObject({ text: z.string(), by: z.string().nullable() })
export const hint = z.strictObject({
  number: z.literal([1, 2, 3]),
  text: z.string(),
  elapsed: drillMs,
})
export const runShape = {
  id: z.string(),
  counted: z.boolean(),
  remedies: z.record(z.string(), z.string()),
  verdict: z.enum(runVerdicts),
  predicted: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  provenance: z.enum(['measured', 'stated']),
  elapsed: drillMs,
}
export const run = z.strictObject(runShape)
export const resolution = z.strictObject({
  human: figure,
  ai: figure,
  working: figure,
  plain: figure,
})

export const metric = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('figure'), label: z.string(), figure }),
  z.strictObject({
    kind: z.literal('boxes'),
    label: z.string(),
    options: lines,
    chosen: z.string().nullable(),
    provenance: provenance.nullable(),
    rows: rowIds,
    stated: z.string().nullable(),
  }),
])

export const fix = z.strictObject({
  recommendation: z.string(),
  remedies: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  steps: z.string(),
  override: z.string(),
  approvedBy: z.string(),
  outcome: z.enum(outcomes),
  provenance,
  stated: z.enum(outcomes).nullable(),
  predicted: figure,
  accuracy: figure,
  saved: figure,
})
