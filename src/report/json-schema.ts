/** The schema of the JSON report: it documents the file, and reads one back. */
import type { Decimal } from 'decimal.js'
import { z } from 'zod'
import { drillKinds, roles } from '../drill/record'
import { stages } from '../drill/record-course'
import { actionKinds, guardrailKinds, ratings, reflectionScores } from '../drill/record-lessons'
import type { SignOff } from './json'
import { adviserAccount, adviserSummary } from './json-adviser'
import { appendix } from './json-appendix'
import { alertMilestones, moment, override } from './json-beyond'
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
  signed,
  span,
} from './json-parts'
import { standings } from './kpi'
import { type Report, radarKeys, schemaNumber } from './report'

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
  adviser: adviserAccount.nullable(),
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
  callers: lines.describe('empty where names would tell who was misled'),
  firstCall: figure,
  blames: figure,
  misled: figure.describe('people who blamed it'),
  recovery: z
    .strictObject({ people: figure, time: figure })
    .describe('of those misled, who called it noise later; no time of fewer than three people'),
  worked: figure.describe('people who said that they were on it'),
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

export const reportSchema: z.ZodType<ReadReport, JsonReport> = z.strictObject({
  schema: z.literal(schemaNumber),
  version: z.number(),
  at: realMs,
  kind: z.enum(drillKinds),
  header: z.strictObject({
    title: z.string(),
    startedAt: realMs.nullable(),
    finishedAt: realMs.nullable(),
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
  adviser: adviserSummary,
  moments: z.array(moment),
  milestones: z.array(alertMilestones),
  overrides: z.array(override),
  series,
  appendix,
  signOff: z
    .strictObject({
      by: z.string(),
      at: realMs,
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('of this file without `signOff`'),
    })
    .optional(),
})

/** What `report.schema.json` holds, for whoever reads the files elsewhere: draft 2020-12, one a schema number. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema, { io: 'input', reused: 'ref' })
  return {
    $schema,
    $id: `urn:three-am-drill:report:${schemaNumber}`,
    title: `Report of a 3 A.M. Drill, schema ${schemaNumber}`,
    description: [
      'Times of the drill are ms on its own clock since the start, pauses left out.',
      'Every figure says where it comes from: measured (a run or an import), counted (from the records whose ids stand in `rows`), stated (somebody typed it; the record in `rows` says who). A figure without `best` was not recorded.',
      'The ids in `rows` are those of `appendix` and of alerts.',
    ].join(' '),
    ...rest,
  }
}

const filed = z.looseObject({ schema: z.number() })

/**
 * A filed version's text as the Report that it was made from; null = it was filed under another schema, so its
 * files are all that there is of it. Throws if it is no report at all.
 */
export function reportFromJson(text: string): Report | null {
  const json: unknown = JSON.parse(text)
  return filed.parse(json).schema === schemaNumber ? reportSchema.parse(json) : null
}
