/** The schema of what the template has no line for. */
import { z } from 'zod'
import { outcomes, runVerdicts } from '../drill/record-work'
import { milestoneKeys, momentRules } from './beyond'
import { drillMs, figure, lines, provenance } from './json-parts'

export const moment = z.strictObject({
  rule: z.enum(momentRules),
  elapsed: drillMs,
  text: z.string(),
  post: z.string().nullable().describe('key of the message in the channel'),
  rows: lines,
})

export const alertMilestones = z.strictObject({
  alertId: z.string(),
  letter: z.string(),
  service: z.string(),
  herring: z.boolean(),
  delivered: drillMs,
  steps: z.array(
    z.strictObject({
      key: z.enum(milestoneKeys),
      label: z.string(),
      after: figure.nullable().describe('null = does not apply to noise'),
    }),
  ),
})

export const override = z.strictObject({
  fixId: z.string(),
  letter: z.string(),
  service: z.string(),
  recommendation: z.string(),
  override: z.string(),
  outcome: z.enum(outcomes),
  provenance,
  rows: lines,
  verdict: z.enum(runVerdicts).nullable(),
  predicted: figure,
  found: figure,
  saved: figure.describe('negative = the advice cost time'),
})
