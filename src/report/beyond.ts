/** What the template has no line for and a reader wants: milestones, overrides, moments worth talking about. */
import type { Figure, Provenance } from '../drill/kpis/figure'
import type { Outcome, RunVerdict } from '../drill/record-work'

export const milestoneKeys = ['evidence', 'right', 'agreed', 'fixed', 'holding'] as const

export interface Milestone {
  key: (typeof milestoneKeys)[number]
  label: string
  /** Drill ms after the alert; null = noise is neither fixed nor held. */
  after: Figure | null
}

export interface AlertMilestones {
  alertId: string
  letter: string
  service: string
  herring: boolean
  delivered: number
  /** One each key, in its order. */
  steps: readonly Milestone[]
}

/** A fix in which a human changed what the AI advised, and what came of it. */
export interface OverrideAccount {
  fixId: string
  letter: string
  service: string
  recommendation: string
  override: string
  outcome: Outcome
  provenance: Provenance
  /** Ids of the records that the outcome comes from. */
  rows: readonly string[]
  /** Of the last counted run; null = none was made. */
  verdict: RunVerdict | null
  /** Success in %, as predicted and as the last counted run found it. */
  predicted: Figure
  found: Figure
  /** Negative = the advice cost time. */
  saved: Figure
}

/**
 * The rules by which moments are picked, the most telling first: the first five that have one give theirs, and
 * those stand by their time. What each looks for stands at its function in `moments/`.
 */
export const momentRules = [
  'real incident',
  'surprise',
  'agreement gap',
  'boldest wrong claim',
  'recovery',
  'longest on noise',
  'missed alarm',
  'override',
  'first found',
  'helpful hint',
  'first holding',
  'pause',
  'first noise call',
] as const

export const mostMoments = 5

/** A moment of the drill worth talking about. It names nobody. */
export interface Moment {
  rule: (typeof momentRules)[number]
  /** Drill ms. */
  elapsed: number
  /** One sentence. */
  text: string
  /** Key of the message in the channel where it can be looked up; never of a private one. Null = there is none. */
  post: string | null
  /** Ids of the records that it was picked from. */
  rows: readonly string[]
}
