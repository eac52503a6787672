/** What may be drilled: the shape of a scenario and of a red herring, without the data (that is in `scenarios/`). */
import type { WalkThrough } from './walk-through'

export type Severity = 'Low' | 'Medium' | 'High'
export const severities: readonly Severity[] = ['Low', 'Medium', 'High']

/** How loud an alert is, as on-call tools print it. */
export type AlertSeverity = 'SEV-1' | 'SEV-2' | 'SEV-3'

/** What participants read of a scenario or a herring: never a cause. */
export interface AlertText {
  service: string
  /** Value and symptom in one line: "P95 of `GET /users?expand=plan` 1.82 s". */
  symptom: string
  /** The value alone, with unit: "1.82 s". */
  value: string
  /** The limit it broke, with unit: "SLO 0.50 s". */
  threshold: string
  /** Minutes of world time (03:00 = 0) at which it began; negative = before the drill; null = `sinceBefore` minutes before delivery. */
  sinceMinute: number | null
  sinceBefore: number
  /** Further facts on one line: "P99 3.2 s, errors 0.1 %, traffic normal". */
  detail: string
  severity: AlertSeverity
  dashboard: string
  runbook: string
}

/** One point of a cause, met by a claim that has one of its phrases; phrases are lower case, each a list of words that must all occur. */
export interface KeyPoint {
  point: string
  anyOf: readonly (readonly string[])[]
}

/** One thing that a team verifies of a fixed scenario, as the report template lists it. */
export interface CheckItem {
  key: string
  label: string
  /** First answer counts as full, the second as half (Partial) or as not. */
  answers: readonly [string, string]
  /** Which KPI the item feeds. */
  kind: 'observability' | 'stress' | 'applied' | 'sla'
}

interface Subject {
  /** Its name is its answer: never leaves the process before the reveal. */
  id: string
  /** The lab's system behind it; null = nothing can be run. */
  lab: string | null
  alert: AlertText
  /** From where to look to what to compare. */
  hints: readonly [string, string, string]
  /** Of a team's own subject; those of the drill's own stand in `scenarios/walk-throughs/`. */
  walkThrough?: WalkThrough | null
}

export interface Scenario extends Subject {
  kind: 'scenario'
  /** "Floating-Point Drift", the template's own title. */
  name: string
  /** "Billing Engine" */
  system: string
  /** A word short enough for a chart's row: "drift". */
  short: string
  cause: string
  keyPoints: readonly [KeyPoint, KeyPoint, KeyPoint]
  decidingEvidence: readonly string[]
  /** A fact that speaks against a wrong claim and names neither cause nor herring. */
  counterFact: string
  /** Answers the template asks for, in its order; the last one verifies the fix. */
  checks: readonly CheckItem[]
  /** Of a team's own scenario, which nothing can run; those of the lab's systems are the lab's. */
  remedies?: readonly StatedRemedy[]
}

/** What the author of a scenario says that a remedy does: stated, never measured. */
export interface StatedRemedy {
  key: string
  label: string
  effect: 'holds' | 'hides' | 'partial' | 'fails' | 'harms'
  /** One sentence, for after the reveal. */
  why: string
}

export interface Herring extends Subject {
  kind: 'herring'
  /** "Misleading alert / CPU spike" */
  name: string
  short: string
  /** What really happened there. */
  truth: string
  clears: readonly string[]
  counterFact: string
}

/** A message from outside the team that the bot plays; names a played role, never a real person. */
export interface PlayedMessage {
  key: string
  role: string
  text: string
}

export interface Catalogue {
  scenarios: readonly Scenario[]
  herrings: readonly Herring[]
  playedMessages: readonly PlayedMessage[]
}
