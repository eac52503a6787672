/** The schema of the JSON report: it documents the file, and reads one back. */
import type { Decimal } from 'decimal.js'
import { z } from 'zod'
import { drillKinds, pauseReasons, roles } from '../drill/record'
import { claimKinds, verdictValues } from '../drill/record-alerts'
import { stages } from '../drill/record-course'
import { actionKinds, guardrailKinds, ratings, reflectionScores } from '../drill/record-lessons'
import type { SignOff } from './json'
import {
  decimal,
  drillMs,
  figure,
  fix,
  hint,
  kpi,
  lines,
  metric,
  provenance,
  realMs,
  resolution,
  run,
  runShape,
  signed,
  span,
} from './json-parts'
import { standings } from './kpi'
import { type Report, radarKeys } from './report'

/** A value as JSON holds it. */
type Json<T> = T extends Decimal
  ? string
  : T extends readonly (infer E)[]
    ? readonly Json<E>[]
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T

/** The report as its file holds it. */
type JsonReport = Json<Report> & { signOff?: SignOff | undefined }
/** The report as it is read back, decimals being decimals again. */
type ReadReport = Report & { signOff?: SignOff | undefined }

const worked = {
  hints: z.array(hint),
  notes: lines,
  noise: lines,
  lessons: lines,
  fix: fix.nullable(),
  runs: z.array(run),
}

const chapter = z.strictObject({
  number: z.string(),
  scenarioId: z.string(),
  name: z.string(),
  system: z.string(),
  short: z.string(),
  alert: z
    .strictObject({
      id: z.string(),
      letter: z.string(),
      service: z.string(),
      symptom: z.string(),
      delivered: drillMs,
    })
    .nullable(),
  cause: z.string(),
  rootCause: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('found'),
      claims: z.array(z.strictObject({ ...signed.shape, team: z.boolean(), after: drillMs })),
    }),
    z.strictObject({ kind: z.literal('not judged') }),
    z.strictObject({ kind: z.literal('not found') }),
  ]),
  identified: figure,
  identifiedTarget: z.strictObject({ text: z.string(), standing: z.enum(standings) }),
  agreed: figure,
  gap: figure,
  ...worked,
  metrics: z.array(metric),
  predictionAccuracy: figure,
  resolution,
})

const herring = z.strictObject({
  alertId: z.string(),
  letter: z.string(),
  name: z.string(),
  short: z.string(),
  service: z.string(),
  symptom: z.string(),
  truth: z.string(),
  clears: lines,
  delivered: drillMs,
  calledNoise: z.array(
    z.strictObject({ after: drillMs, by: z.string().nullable(), team: z.boolean() }),
  ),
  firstCall: figure,
  blames: figure,
  spent: figure,
  ...worked,
})

const action = z.strictObject({
  text: z.string(),
  kind: z.enum(actionKinds),
  owner: z.string(),
  due: z.string(),
  severity: z.enum(['Low', 'Medium', 'High']),
  status: z.enum(['open', 'done']),
})

const scoreKey = z.enum(reflectionScores)

const series = z.strictObject({
  herrings: z.strictObject({
    window: span,
    noise: z.array(
      z.strictObject({ letter: z.string(), label: z.string(), span, called: z.boolean() }),
    ),
    outages: z.array(
      z.strictObject({
        letter: z.string(),
        label: z.string(),
        short: z.string(),
        span,
        found: z.boolean(),
      }),
    ),
    team: z.array(
      z.strictObject({ letter: z.string(), herring: z.boolean(), span, people: z.number() }),
    ),
  }),
  fixes: z.array(
    z.strictObject({
      short: z.string(),
      name: z.string(),
      recommendation: z.string().nullable(),
      accuracy: figure,
      override: z.string().nullable(),
      saved: figure,
      resolution,
    }),
  ),
  radar: z.array(
    z.strictObject({
      key: z.enum(radarKeys),
      label: z.string(),
      before: decimal.nullable(),
      after: decimal.nullable(),
      beforeText: z.string(),
      afterText: z.string(),
      target: z.string(),
      provenance: provenance.nullable(),
    }),
  ),
  scores: z.array(
    z.strictObject({ key: scoreKey, label: z.string(), figure, note: z.string().nullable() }),
  ),
  takeaways: lines,
  actions: z.array(action),
})

const letter = { letter: z.string() }
const appendix = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: z.string(),
      ...letter,
      kind: z.enum(claimKinds),
      noise: z.boolean(),
      cause: z.string().nullable(),
      evidence: z.string(),
      disproof: z.string(),
      confidence: z.number().nullable(),
      elapsed: drillMs,
      superseded: z.boolean(),
      verdict: z.enum(verdictValues).nullable(),
      by: z.string().nullable().describe('only at a confirmed claim'),
    }),
  ),
  hints: z.array(z.strictObject({ id: z.string(), ...letter, ...hint.shape })),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      ...letter,
      item: z.string(),
      label: z.string(),
      answer: z.string(),
      elapsed: drillMs,
    }),
  ),
  runs: z.array(z.strictObject({ ...runShape, ...letter })),
  pauses: z.array(
    z.strictObject({
      reason: z.enum(pauseReasons),
      elapsed: drillMs,
      length: z.number().nullable().describe('real ms'),
    }),
  ),
  cues: z.array(
    z.strictObject({ kind: z.string(), elapsed: drillMs, fate: z.enum(['late', 'skipped']) }),
  ),
  revisions: z.array(z.strictObject({ collection: z.string(), count: z.number() })),
})

export const reportSchema: z.ZodType<ReadReport, JsonReport> = z.strictObject({
  schema: z.literal(1),
  version: z.number(),
  at: realMs,
  kind: z.enum(drillKinds),
  header: z.strictObject({
    title: z.string(),
    startedAt: realMs.nullable(),
    date: z.string().nullable().describe('the start\u2019s day in `timeZone`'),
    timeZone: z.string(),
    facilitators: lines,
    team: z.string(),
    people: z.array(z.strictObject({ name: z.string(), roles: z.array(z.enum(roles)) })),
    engineers: z.number(),
  }),
  verdict: z.string(),
  overview: z.strictObject({
    objective: z.string(),
    level: z.literal([1, 2, 3]),
    covered: z.array(
      z.strictObject({ label: z.string(), herring: z.boolean(), raised: z.boolean() }),
    ),
    severities: z.array(z.strictObject({ label: z.string(), tested: z.boolean() })),
    plannedMinutes: z.number(),
    actual: drillMs.nullable(),
    description: z.string().nullable(),
  }),
  timeline: z.array(
    z.strictObject({
      ordinal: z.number(),
      stage: z.enum(stages),
      name: z.string(),
      activity: z.string(),
      planned: span,
      actual: span.nullable(),
      observations: lines,
      events: lines,
      kpis: z.array(kpi),
    }),
  ),
  chapters: z.array(chapter),
  herrings: z.array(herring),
  kpis: z.array(kpi),
  reflection: z.strictObject({
    answered: z.number(),
    questions: z.array(z.strictObject({ question: z.string(), answers: z.array(signed) })),
    scores: z.array(
      z.strictObject({ key: scoreKey, label: z.string(), figure, notes: z.array(signed) }),
    ),
    summary: z.string().nullable(),
  }),
  updates: z.strictObject({
    guardrails: z.array(z.strictObject({ kind: z.enum(guardrailKinds), texts: lines })),
    preventive: z.array(action),
    nextSteps: z.array(action),
  }),
  facilitation: z.strictObject({
    highlights: lines,
    improvements: lines,
    aiWorkflow: lines,
    herringHandling: lines,
    rating: z.enum(ratings).nullable(),
    comments: z.string().nullable(),
  }),
  series,
  appendix,
  signOff: z.strictObject({ by: z.string(), at: realMs, sha256: z.string() }).optional(),
})

/** A filed version's text as the Report that it was made from. Throws if it isn't one. */
export function reportFromJson(text: string): Report {
  return reportSchema.parse(JSON.parse(text))
}
