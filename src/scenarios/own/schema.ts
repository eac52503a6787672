/** One scenario file: one scenario, or one red herring. The JSON Schema for editors is made from this. */
import { z } from 'zod'
import { attributes, line, phraseWords, place, serviceName, severities, slug } from './texts'

const alert = z
  .strictObject({
    service: serviceName(),
    symptom: line(100, 'Value and symptom on one line: "P95 of `GET /products` 2.4 s"'),
    value: line(40, 'The value alone, with its unit: "2.4 s"'),
    threshold: line(40, 'The limit it broke: "SLO 0.40 s"'),
    since: z
      .strictObject({
        minutesBefore: z.int().min(1).max(180).meta({
          description: 'Minutes before the alert arrives at which it began',
        }),
        worldMinute: z.int().min(-180).max(14).optional().meta({
          description: 'Or a fixed minute of world time, where 0 is 03:00; it comes first',
        }),
      })
      .meta({ description: 'When it began' }),
    detail: line(
      160,
      'Three facts, separated by commas: "errors 0.2 %, traffic normal, no deploy"',
    ),
    severity: z.enum(['SEV-1', 'SEV-2', 'SEV-3']),
    dashboard: place('Default: dashboards/SERVICE').optional(),
    runbook: place('Default: runbooks/SERVICE').optional(),
  })
  .meta({ description: 'What participants read: a symptom, never a cause' })

const world = z
  .strictObject({
    owner: line(60, 'The team that owns the service'),
    does: line(160, 'What it does, in one or two sentences'),
    baseline: z
      .array(z.strictObject({ figure: line(40, 'Its name'), value: line(40, 'With its unit') }))
      .length(3)
      .meta({ description: 'Three figures of an ordinary night' }),
    slo: line(120, 'Its objective'),
    runbook: z.strictObject({
      reviewed: line(40, 'When it was last reviewed: "4 months ago"'),
      steps: z.array(line(120, 'One step')).length(3),
    }),
    lastDeployment: line(120, 'When and what: "8 days ago: tenants see all users on one page"'),
    map: z
      .array(line(160, 'One path: "shop → product-api → product-db"'))
      .max(4)
      .optional()
      .meta({ description: 'Lines for the service map' }),
  })
  .meta({
    description: 'The service as the brief tells of it; left out where the brief knows it already',
  })

const minute = z.number().min(-180).max(480).meta({
  description: 'Minutes after the alert’s "since"; negative = before it',
})
const saying = {
  service: serviceName().optional(),
  severity: z.enum(severities),
  body: line(300, 'What the line says'),
  attributes: attributes().optional(),
}

const evidence = z
  .strictObject({
    files: z
      .array(line(200, 'A file beside this one, named *.jsonl or *.csv'))
      .max(20)
      .optional()
      .meta({ description: 'logs.jsonl, traces.jsonl, metrics.csv, by any name in this folder' }),
    chatter: z
      .strictObject({
        perMinute: z.number().min(0).max(30),
        lines: z.array(z.strictObject(saying)).min(1).max(40),
      })
      .optional()
      .meta({ description: 'What the service says on any night, drawn at random' }),
    planted: z
      .array(
        z.strictObject({
          minute,
          ...saying,
          again: z
            .strictObject({ everyMinutes: z.number().min(0.5).max(60), until: minute })
            .optional()
            .meta({ description: 'Says it again and again' }),
        }),
      )
      .max(200)
      .optional()
      .meta({ description: 'Lines at minutes of their own' }),
    ordinaryUntil: minute.optional().meta({
      description:
        'Up to this minute the lines above show an ordinary night. It is repeated before they begin, and on every night for which this is not planned; without it such a night has chatter alone, and whoever looks knows which is which',
    }),
  })
  .meta({ description: 'What there is to find' })

const hints = z
  .array(line(240, 'From where to look to what to compare'))
  .length(3)
  .meta({ description: 'Three hints, the last the most direct; none names the cause' })

const phrase = z.union([
  phraseWords('Words that stand side by side'),
  z.array(phraseWords('A word, or words that stand side by side')).min(1).max(6),
])

const keyPoint = z.strictObject({
  point: line(160, 'One part of the cause'),
  phrases: z.array(phrase).min(1).max(60).meta({
    description:
      'A claim has this point if it holds one of these; a list holds words that must all occur',
  }),
})

const check = z.strictObject({
  kind: z.enum(['observability', 'stress', 'applied', 'sla']),
  label: line(60, 'What was verified: "Load test at the peak"'),
  answers: z
    .array(line(20, 'An answer'))
    .length(2)
    .optional()
    .meta({ description: 'The first counts as full; default by kind' }),
})

const remedy = z.strictObject({
  key: slug('Names the remedy in records'),
  label: line(80, 'What people choose'),
  effect: z.enum(['holds', 'hides', 'partial', 'fails', 'harms']).meta({
    description: 'Stated by you, not measured: nothing runs behind a scenario of your own',
  }),
  why: line(240, 'One sentence, told after the reveal'),
})

const walkThrough = z
  .strictObject({
    gist: line(300, 'What it is, and what finding it turns on'),
    moments: z.array(z.strictObject({ minute, see: line(300, 'What can be seen') })).max(8),
    wrongTurns: z
      .array(
        z.strictObject({
          turn: line(160, 'What people take it for'),
          answer: line(300, 'What shows that it is not so'),
        }),
      )
      .max(6),
    whenStuck: z.array(line(240, 'What to say to a pair that is stuck')).max(4),
  })
  .meta({ description: 'For facilitators only' })

const both = {
  id: slug('Unique; it never leaves the bot before the reveal'),
  name: line(60, 'Its title, told at the reveal'),
  short: line(24, 'A word for a chart’s row'),
  alert,
  world: world.optional(),
  evidence,
  hints,
  counterFact: line(240, 'A fact against a wrong claim that names no cause'),
  walkThrough: walkThrough.optional(),
}
const sentences = (description: string) =>
  z.array(line(240, 'One sentence')).min(1).max(6).meta({ description })

export const scenarioFile = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('scenario'),
      ...both,
      system: line(60, 'The system that fails'),
      cause: line(400, 'The root cause, told at the reveal'),
      keyPoints: z.array(keyPoint).length(3).meta({ description: 'Three points of the cause' }),
      decidingEvidence: sentences('What in the evidence decides it'),
      checks: z
        .array(check)
        .min(1)
        .max(4)
        .meta({ description: 'What is verified after a fix; the last one verifies it' }),
      remedies: z.array(remedy).min(2).max(12).meta({ description: 'What a fix may do' }),
    }),
    z.strictObject({
      kind: z.literal('herring'),
      ...both,
      truth: line(400, 'What really happened there'),
      clears: sentences('What in the evidence shows that it is no failure'),
    }),
  ])
  .meta({
    title: 'A scenario or a red herring of your own',
    description: 'Read from SCENARIOS_DIR; `npm run scenario:check FILE` says what is wrong.',
  })

export type ScenarioFile = z.infer<typeof scenarioFile>

/** For editors: draft 2020-12. */
export function scenarioJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(scenarioFile, { io: 'input' })
  return { $schema, ...rest }
}
