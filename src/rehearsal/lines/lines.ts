/** What people of the simulated team write about one alert. Filled by `fill`: "{a|b}", "{#1-9}". */
import type { GuardrailKind } from '../../drill/record-lessons'
import type { Outcome } from '../../drill/record-work'
import type { Severity } from '../../drill/scenario'

export interface ClaimLines {
  causes: readonly string[]
  evidence: readonly string[]
  disproof: readonly string[]
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
  recommendations: readonly string[]
  steps: readonly string[]
  /** Remedies to choose, as the fix form has them, by what comes of them; empty where nothing can be run. */
  plans: Readonly<Record<Outcome, readonly (readonly string[])[]>>
  overrides: readonly string[]
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
