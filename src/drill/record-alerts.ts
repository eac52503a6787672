/** The record of what was put before the team and what it said to it: alerts, claims, verdicts. */

import type { AlertSeverity } from './scenario'
import type { Stamp } from './stamp'

export interface Alert {
  id: string
  /** Id in the catalogue; sealed until the reveal. A facilitator's own herring keeps the drawn herring's id. */
  subjectId: string
  herring: boolean
  /** Raised in a facilitator's own words. */
  own: boolean
  /** A, B, C … in order of arrival; null until delivered. */
  letter: string | null
  service: string
  symptom: string
  value: string
  threshold: string
  detail: string
  severity: AlertSeverity
  /** World time in minutes after 03:00 (negative = before); set when delivered. */
  sinceMinute: number | null
  dashboard: string
  runbook: string
  clears: readonly string[]
  hints: readonly [string, string, string]
  delivered: Stamp | null
}

/** "I'm on it": a person's latest take says which alert they work on. */
export interface Take {
  id: string
  alertId: string
  stamp: Stamp
}

export interface Hint {
  id: string
  alertId: string
  number: 1 | 2 | 3
  text: string
  stamp: Stamp
}

export const claimKinds = ['own', 'team'] as const

export type ClaimKind = (typeof claimKinds)[number]

export interface Claim {
  id: string
  alertId: string
  kind: ClaimKind
  noise: boolean
  /** null when it says "noise". */
  cause: string | null
  evidence: string
  disproof: string
  /** 0–100; null = not given. */
  confidence: number | null
  stamp: Stamp
  supersededBy: string | null
  /** A noise call taken back within two minutes counts as never made. */
  undone: Stamp | null
}

export const verdictValues = ['confirmed', 'partly', 'rejected', 'rejected-herring'] as const

export type VerdictValue = (typeof verdictValues)[number]

/** Append-only; a claim's verdict is its last one. */
export interface Verdict {
  id: string
  claimId: string
  value: VerdictValue
  stamp: Stamp
}
