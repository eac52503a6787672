/** The schema of the appendix: every record with its time and its source. */
import { z } from 'zod'
import { measuredKinds } from '../drill/measured-detail'
import { pauseReasons } from '../drill/record'
import { claimKinds, verdictValues } from '../drill/record-alerts'
import { cueKinds } from '../drill/record-course'
import { actionKinds, guardrailKinds } from '../drill/record-lessons'
import { outcomes, runStates } from '../drill/record-work'
import { sources } from '../drill/stamp'
import { drillMs, hint, lines, realMs, runShape } from './json-parts'

const noted = {
  id: z.string(),
  elapsed: drillMs,
  at: realMs,
  source: z.enum(sources),
}
const onAlert = { ...noted, letter: z.string() }
const severity = z.enum(['Low', 'Medium', 'High'])
const percent = z.number().nullable()
const writer = z.string().nullable().describe('who wrote it last')

const claim = z.strictObject({
  ...onAlert,
  kind: z.enum(claimKinds),
  noise: z.boolean(),
  cause: z.string().nullable(),
  evidence: z.string(),
  disproof: z.string(),
  confidence: percent,
  superseded: z.boolean(),
  verdict: z.enum(verdictValues).nullable(),
  by: z.string().nullable().describe('only at a confirmed claim'),
})

const fix = z.strictObject({
  ...onAlert,
  recommendation: z.string(),
  remedies: z.record(z.string(), z.string()),
  steps: z.string(),
  predicted: percent,
  accuracy: percent,
  override: z.string(),
  outcome: z.enum(outcomes),
  minutesSaved: z.number().nullable(),
  approvedBy: z.string(),
  by: writer,
})

const measuredLine = z.strictObject({ label: z.string(), before: z.string(), after: z.string() })
const measurement = z.strictObject({
  ...onAlert,
  shows: z.enum(measuredKinds),
  origin: z.string(),
  name: z.string().describe('the file, or the query'),
  rows: z.strictObject({ before: z.number(), after: z.number() }),
  thinned: z.number().nullable().describe('one of every so many rows is drawn; null = all'),
  figures: z.array(measuredLine),
  slide: z.number().nullable().describe('the slide that it draws'),
  run: z.array(measuredLine).describe('the same by the last run, in virtual time'),
  notes: lines,
})

const action = z.strictObject({
  ...noted,
  text: z.string(),
  kind: z.enum(actionKinds),
  owner: z.string(),
  due: z.string(),
  severity,
  done: z.boolean(),
})

export const appendix = z.strictObject({
  claims: z.array(claim),
  verdicts: z.array(
    z.strictObject({ ...onAlert, claimId: z.string(), value: z.enum(verdictValues) }),
  ),
  hints: z.array(z.strictObject({ ...onAlert, number: hint.shape.number, text: z.string() })),
  takes: z.array(z.strictObject(onAlert)),
  checks: z.array(
    z.strictObject({ ...onAlert, item: z.string(), label: z.string(), answer: z.string() }),
  ),
  runs: z.array(
    z.strictObject({
      ...onAlert,
      ...runShape,
      asked: drillMs.optional().describe('ms on the drill\u2019s clock: when it was asked for'),
      checks: z.string().optional().describe('what they say, in words; where a fix was measured'),
    }),
  ),
  withoutResult: z.array(
    z.strictObject({
      ...onAlert,
      state: z.enum(runStates),
      why: z.string(),
      counted: z.boolean().optional().describe('whether it would have counted'),
      remedies: z
        .record(z.string(), z.string())
        .nullish()
        .describe('null = of the system as it was, unfixed'),
    }),
  ),
  measurements: z.array(measurement),
  fixes: z.array(fix),
  findings: z.array(
    z.strictObject({ ...onAlert, notes: z.string(), noise: z.string(), lessons: z.string() }),
  ),
  observations: z.array(z.strictObject({ ...noted, phase: z.string(), text: z.string() })),
  guardrails: z.array(z.strictObject({ ...noted, text: z.string(), kind: z.enum(guardrailKinds) })),
  actions: z.array(action),
  reflections: z.strictObject({
    answered: z.number(),
    signed: z.number(),
    edited: z.number(),
    ids: lines.describe('in no order of their own'),
  }),
  debriefs: z.array(z.strictObject({ ...noted, by: writer, correlation: percent })),
  pauses: z.array(
    z.strictObject({
      ...noted,
      reason: z.enum(pauseReasons),
      length: z.number().nullable().describe('real ms'),
    }),
  ),
  lengths: z.array(z.strictObject({ phase: z.string(), planned: drillMs, actual: drillMs })),
  cues: z.array(
    z.strictObject({
      kind: z.enum(cueKinds),
      label: z.string(),
      elapsed: drillMs,
      fate: z.enum(['late', 'skipped']),
      done: drillMs.nullable(),
    }),
  ),
  edits: z.array(
    z.strictObject({
      ...noted,
      collection: z.string(),
      recordId: z.string(),
      was: z.array(z.strictObject({ field: z.string(), text: z.string() })),
    }),
  ),
})
