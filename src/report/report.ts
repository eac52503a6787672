/**
 * The Report: one typed value with everything that the six sections, the summary and the eight
 * slides need. It holds no person's id; names stand only at roles, at actions, at confirmed claims
 * and at signed answers. All times are ms on the drill's clock unless a comment says otherwise.
 */
import type { Decimal } from 'decimal.js'
import type { Figure, Provenance } from '../drill/kpis/figure'
import type { Resolution } from '../drill/kpis/resolution'
import type { DrillKind, Role } from '../drill/record'
import type { Hint } from '../drill/record-alerts'
import type { Phase } from '../drill/record-course'
import type { ActionKind, GuardrailKind, Rating, ReflectionScore } from '../drill/record-lessons'
import type { Outcome } from '../drill/record-work'
import type { Severity } from '../drill/scenario'
import type { Appendix, RunAccount } from './accounts'
import type { AdviserAccount, AdviserSummary } from './adviser-accounts'
import type { AlertMilestones, Moment, OverrideAccount } from './beyond'
import type { Kpi, Standing } from './kpi'

/** Of the JSON's shape; it grows with every change that an older reader would trip over. */
export const schemaNumber = 4

export interface Report {
  schema: typeof schemaNumber
  version: number
  /** Real time of building, epoch ms. */
  at: number
  kind: DrillKind
  header: Header
  /** One or two sentences: what the drill showed. */
  verdict: string
  overview: Overview
  timeline: readonly TimelineRow[]
  chapters: readonly Chapter[]
  herrings: readonly HerringHandling[]
  kpis: readonly Kpi[]
  reflection: ReflectionSection
  updates: Updates
  facilitation: Facilitation
  adviser: AdviserSummary
  moments: readonly Moment[]
  milestones: readonly AlertMilestones[]
  overrides: readonly OverrideAccount[]
  series: Series
  appendix: Appendix
}

export interface Header {
  title: string
  /** Real time of the start, epoch ms; null = never started. */
  startedAt: number | null
  /** Real time of the end, epoch ms; null = it goes on. */
  finishedAt: number | null
  /** The start's day in the facilitator's zone, "2026-01-03"; null = never started. */
  date: string | null
  timeZone: string
  facilitators: readonly string[]
  team: string
  /** Everyone who took part, by name, with the roles held; facilitators and observers included. */
  people: readonly { name: string; roles: readonly Role[] }[]
  /** People who investigated: neither only facilitator nor only observer. */
  engineers: number
}

export interface Overview {
  objective: string
  level: 1 | 2 | 3
  /** "Floating-Point Drift — Billing Engine", then the herrings, each with whether it was raised. */
  covered: readonly { label: string; herring: boolean; raised: boolean }[]
  severities: readonly { label: string; tested: boolean }[]
  plannedMinutes: number
  /** Null while it runs. */
  actual: number | null
  /** From the debrief; null = not recorded. */
  description: string | null
}

export interface Span {
  start: number
  end: number
}

export interface TimelineRow {
  ordinal: number
  stage: Phase['stage']
  name: string
  activity: string
  planned: Span
  /** Null = never began; `end` of a phase that runs is its present end. */
  actual: Span | null
  /** What people noted, without names. */
  observations: readonly string[]
  /** What the bot saw: alerts, hints, pauses. */
  events: readonly string[]
  kpis: readonly Kpi[]
}

/** Words people typed; `by` only where a name may stand. */
export interface Signed {
  text: string
  by: string | null
}

export type RootCause =
  | { kind: 'found'; claims: readonly (Signed & { team: boolean; after: number })[] }
  /** Claims stand, none of them confirmed, and some of them were never judged. */
  | { kind: 'not judged' }
  | { kind: 'not found' }

/** One line of a chapter's success metrics, in the template's words. */
export type Metric =
  | { kind: 'figure'; label: string; figure: Figure }
  | {
      kind: 'boxes'
      label: string
      options: readonly string[]
      /** Null = not recorded. */
      chosen: string | null
      provenance: Provenance | null
      rows: readonly string[]
      /** A stated answer beside a measured one, kept where they differ. */
      stated: string | null
    }

export interface FixAccount {
  recommendation: string
  remedies: readonly { key: string; value: string }[]
  steps: string
  override: string
  approvedBy: string
  outcome: Outcome
  provenance: Provenance
  /** What was typed, where a run says otherwise. */
  stated: Outcome | null
  predicted: Figure
  accuracy: Figure
  saved: Figure
}

export interface Chapter {
  /** "3.1" */
  number: string
  scenarioId: string
  name: string
  system: string
  /** Short enough for a chart's row. */
  short: string
  /** Null = planned, never raised. */
  alert: { id: string; letter: string; service: string; symptom: string; delivered: number } | null
  /** The answer key's words. */
  cause: string
  rootCause: RootCause
  identified: Figure
  /** Scaled to the drill's length: "≤ 40 min". */
  identifiedTarget: { text: string; standing: Standing }
  agreed: Figure
  /** Agreed minus identified: someone knew that long before the team did. */
  gap: Figure
  hints: readonly (Pick<Hint, 'number' | 'text'> & { elapsed: number })[]
  notes: readonly string[]
  noise: readonly string[]
  lessons: readonly string[]
  fix: FixAccount | null
  /** Null = nobody had anything to do with the adviser. */
  adviser: AdviserAccount | null
  runs: readonly RunAccount[]
  metrics: readonly Metric[]
  predictionAccuracy: Figure
  resolution: Resolution
}

export interface HerringHandling {
  alertId: string
  letter: string
  name: string
  short: string
  service: string
  symptom: string
  /** What really happened there. */
  truth: string
  clears: readonly string[]
  delivered: number
  hints: Chapter['hints']
  /** Each who called it noise, soonest first; named only where that claim was confirmed and the herring misled nobody. */
  calledNoise: readonly { after: number; by: string | null; team: boolean }[]
  /** Confirmed callers by name, in the alphabet's order; empty where that would tell who was misled. */
  callers: readonly string[]
  firstCall: Figure
  blames: Figure
  /** People who blamed it, be it in a claim that they replaced. */
  misled: Figure
  /** How many of them called it noise later, and after how long; no time where fewer than three did. */
  recovery: { people: Figure; time: Figure }
  /** People who said that they were on it. */
  worked: Figure
  /** Person-time on it. */
  spent: Figure
  notes: readonly string[]
  noise: readonly string[]
  lessons: readonly string[]
  /** Work done on noise: in no KPI. */
  fix: FixAccount | null
  runs: readonly RunAccount[]
}

export interface ScoreSummary {
  key: ReflectionScore
  label: string
  figure: Figure
  notes: readonly Signed[]
}

export interface ReflectionSection {
  /** Answered surveys. */
  answered: number
  questions: readonly { question: string; answers: readonly Signed[] }[]
  /** In slide 7's order. */
  scores: readonly ScoreSummary[]
  summary: string | null
}

export interface ActionRow {
  text: string
  kind: ActionKind
  owner: string
  /** "2026-12-03" */
  due: string
  severity: Severity
  status: 'open' | 'done'
}

export interface Updates {
  guardrails: readonly { kind: GuardrailKind; texts: readonly string[] }[]
  preventive: readonly ActionRow[]
  nextSteps: readonly ActionRow[]
}

/** Null or empty = not recorded. */
export interface Facilitation {
  highlights: readonly string[]
  improvements: readonly string[]
  aiWorkflow: readonly string[]
  herringHandling: readonly string[]
  rating: Rating | null
  comments: string | null
}

/** What the slides draw; slides 1 to 3 take the lab's own series beside `chapters`. */
export interface Series {
  herrings: {
    /** From the first alert to the reveal, or to the end. */
    window: Span
    /** A herring: from its alert to the first noise call, else to the window's end. */
    noise: readonly { letter: string; label: string; span: Span; called: boolean }[]
    /** A failure: from its alert to its first confirmed claim, else to the window's end. */
    outages: readonly { letter: string; label: string; short: string; span: Span; found: boolean }[]
    /** How many people were on which alert, from the takes; no names. */
    team: readonly { letter: string; herring: boolean; span: Span; people: number }[]
  }
  fixes: readonly {
    short: string
    name: string
    recommendation: string | null
    accuracy: Figure
    override: string | null
    saved: Figure
    resolution: Resolution
  }[]
  radar: readonly RadarAxis[]
  scores: readonly { key: ReflectionScore; label: string; figure: Figure; note: string | null }[]
  takeaways: readonly string[]
  /** By due date. */
  actions: readonly ActionRow[]
}

export const radarKeys = ['detection', 'fix', 'logs', 'stress', 'ai', 'herring'] as const

/** Shares of the target, 0 to 1; null = not recorded, or "—" by the axis's rule. */
export interface RadarAxis {
  key: (typeof radarKeys)[number]
  label: string
  before: Decimal | null
  after: Decimal | null
  beforeText: string
  afterText: string
  target: string
  provenance: Provenance | null
}
