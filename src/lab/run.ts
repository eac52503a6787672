/** One run of a system: what the parent asks of the child process, and what it gets back. Checked on both sides. */
import { z } from 'zod'

/** The systems that fail, and those that only look as if they did. */
export const systems = ['billing', 'microservices', 'rest-api'] as const
export const decoys = ['cpu-spike', 'replication-lag', 'noisy-upstream'] as const
export type System = (typeof systems)[number]
export type Subject = System | (typeof decoys)[number]

/**
 * The load that the alert tells of, another one that nobody is shown in advance; for evidence alone that of
 * a night in which the failing version shows nothing, and one under which it goes on failing.
 */
const loads = ['alert', 'hold-out', 'ordinary', 'lasting'] as const

/** Remedies by key, as lab remedies are named on the command line; what is left out is the failing version's. */
export const remediesSchema = z.record(z.string(), z.string())
export type Remedies = Readonly<z.infer<typeof remediesSchema>>

export const runRequest = z.object({
  subject: z.enum([...systems, ...decoys]),
  remedies: remediesSchema,
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  load: z.enum(loads),
  /** File that the child writes its evidence to, as JSON lines of `evidence/line.ts`; null = none is kept. */
  evidence: z.string().nullable(),
  /** In real time instead of virtual time, for a replay. */
  realTime: z.boolean(),
})
export type RunRequest = z.infer<typeof runRequest>

export const checkSchema = z.object({
  name: z.string(),
  /** `symptom`: what the alert shows. `invariant`: breaking one that held before is harm. `goal`: the rest. */
  kind: z.enum(['symptom', 'invariant', 'goal']),
  passed: z.boolean(),
  value: z.number(),
  limit: z.number(),
  /** "ms", "%", "USD", "invoices"; '' = a count. */
  unit: z.string(),
})
export type RunCheck = z.infer<typeof checkSchema>

const latencies = z.object({ p95: z.number(), p99: z.number() })

export const runResult = z.object({
  subject: z.enum([...systems, ...decoys]),
  seed: z.number().int(),
  load: z.enum(loads),
  checks: z.array(checkSchema),
  /** Invoices exact, requests answered within 400 ms, within 0.5 s: %, exact decimal string. */
  success: z.string(),
  /** How bad the symptom is, in the symptom's unit: |gap|, % failed, P95 ms. */
  symptom: z.number(),
  figures: z.record(z.string(), z.number()),
  /** What slides 1–3 are drawn from; null for decoys. */
  series: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('running-total'),
        unit: z.string(),
        /** Gap or total after each step, exact decimal strings; the start first. */
        totals: z.array(z.string()),
        /** Invoices a step. */
        every: z.number().int().positive(),
        traces: z.array(z.object({ point: z.number().int(), id: z.string() })),
      }),
      z.object({ kind: z.literal('timeouts'), percent: z.string() }),
      z.object({
        kind: z.literal('latency'),
        /** ms. */
        all: latencies,
        users: z.array(z.number()),
      }),
    ])
    .nullable(),
  virtualMs: z.number(),
  /** SHA-256 of the list of everything that happened: the same for the same request. */
  fingerprint: z.string(),
  /** The longest delay of the event loop, for replays in real time; null in virtual time. */
  loopDelayMs: z.number().nullable(),
})
export type RunResult = z.infer<typeof runResult>
