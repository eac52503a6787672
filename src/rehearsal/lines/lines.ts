/** What people of the simulated team write about one alert. Filled by `fill`: "{a|b}", "{#1-9}". */

import type { AdviserMode } from '../../drill/record-adviser'
import type { GuardrailKind } from '../../drill/record-lessons'
import type { Outcome } from '../../drill/record-work'
import type { Severity } from '../../drill/scenario'

export interface ClaimLines {
  causes: readonly string[]
  evidence: readonly string[]
  disproof: readonly string[]
}

/** A plan, and what is done to carry it out. */
export interface PlanLines {
  /** As the fix form has them; empty where nothing can be run. */
  remedies: readonly string[]
  steps: readonly string[]
}

/** What the team says to the adviser's card of one mode. */
export interface AdviceLines {
  /** What comes of it, as it is. */
  outcome: Outcome
  /** How it is carried out. */
  steps: readonly string[]
  /** Why it is left. */
  refusals: readonly string[]
}

export interface ScenarioLines {
  /** Meet all key points, some, none. */
  right: ClaimLines
  half: ClaimLines
  wrong: ClaimLines
  /** Why somebody takes it for noise. */
  shrug: readonly string[]
  /** Notes on the way, true of the symptoms only. */
  trail: readonly string[]
  /** Notes of those who know. */
  notes: readonly string[]
  lessons: readonly string[]
  /** By what comes of them. */
  plans: Readonly<Record<Outcome, readonly PlanLines[]>>
  advice: Readonly<Record<AdviserMode, AdviceLines>>
  guardrails: readonly { text: string; kind: GuardrailKind }[]
  actions: readonly { text: string; severity: Severity }[]
}

export interface HerringLines {
  /** A cause claimed on the herring's own alert. */
  blame: ClaimLines
  /** The herring named as the cause of another alert. */
  blameElsewhere: readonly string[]
  /** What shows that it is noise. */
  cleared: readonly string[]
  disproof: readonly string[]
  trail: readonly string[]
  /** For a finding's "Noise observed", once it is known to be that. */
  observed: { misled: readonly string[]; clear: readonly string[] }
}
