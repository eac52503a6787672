/**
 * A drill's record: everything that is known of one drill, as plain immutable values.
 *
 * Two clocks stand side by side. `at` is real time, epoch milliseconds. `elapsed` is drill time:
 * milliseconds on the drill's clock since its start, pauses left out, multiplied by its speed.
 */

import type { Advice, AdviserModel, AdviserSetting, OwnPlan } from './record-adviser'
import type { Alert, Claim, Hint, Take, Verdict } from './record-alerts'
import type { Cue, Inject, Phase } from './record-course'
import type { Action, Debrief, Guardrail, Reflection } from './record-lessons'
import type { Check, Finding, Fix, Measurement, Observation, Run, RunRequest } from './record-work'
import type { Severity } from './scenario'
import type { Stamp } from './stamp'

export const drillStates = [
  'planned',
  'running',
  'paused',
  'finished',
  'closed',
  'cancelled',
] as const

export type DrillState = (typeof drillStates)[number]

/** A rehearsal or sample has a simulated team and stays out of history and trends. */
export const drillKinds = ['drill', 'rehearsal', 'sample'] as const

export type DrillKind = (typeof drillKinds)[number]

export const pauseReasons = ['facilitator', 'real incident', 'channel lost'] as const

export type PauseReason = (typeof pauseReasons)[number]

export interface Drill {
  id: string
  workspaceId: string
  channelId: string
  kind: DrillKind
  state: DrillState
  title: string
  team: string
  objective: string
  level: 1 | 2 | 3
  severities: readonly Severity[]
  /** Length on the drill's clock; scales phases, injects and time targets. */
  lengthMinutes: number
  /** Drill milliseconds per real millisecond; 1 in a real drill. */
  speed: number
  seed: number
  /** Real time at which it starts by itself; null = by hand. */
  plannedStart: number | null
  scenarioIds: readonly string[]
  /** How herrings are chosen: by draw, one by id, or none. */
  herringPlan: { kind: 'draw' } | { kind: 'named'; id: string } | { kind: 'none' }
  /** Drill minute of the first herring; null = drawn with the rest. */
  herringMinute: number | null
  planned: Stamp
  startedAt: number | null
  finishedAt: number | null
  closedAt: number | null
  cancelledAt: number | null
  /** Drill ms that a sample has jumped over; 0 in every other drill. */
  jumped: number
  /** Drill time at which verdicts were told and the reveal came; null = not yet. */
  toldElapsed: number | null
  revealedElapsed: number | null
  /** Real time of a facilitator's last act, for the offer to the Incident Commander. */
  facilitatorActedAt: number
}

/** One stretch without the clock; open while `until` is null. Offers nothing about drill time: that stands still. */
export interface Pause {
  id: string
  reason: PauseReason
  from: Stamp
  until: Stamp | null
}

export const roles = [
  'Facilitator',
  'Incident Commander',
  'Communications',
  'Scribe',
  'Responder',
  'Observer',
] as const

export type Role = (typeof roles)[number]

/** One stretch of time in which a person held one role. */
export interface Participation {
  id: string
  personId: string
  role: Role
  from: Stamp
  until: Stamp | null
}

/** An older state of an edited record, kept whole. `before` is the record as JSON. */
export interface Revision {
  id: string
  collection: string
  recordId: string
  before: string
  stamp: Stamp
}

export interface ReportVersion {
  id: string
  version: number
  /** SHA-256 of the version's JSON without the sign-off, hex. */
  sha256: string
  json: string
  markdown: string
  stamp: Stamp
  signedOff: Stamp | null
}

export interface DrillRecord {
  drill: Drill
  pauses: readonly Pause[]
  phases: readonly Phase[]
  injects: readonly Inject[]
  cues: readonly Cue[]
  participations: readonly Participation[]
  alerts: readonly Alert[]
  takes: readonly Take[]
  hints: readonly Hint[]
  claims: readonly Claim[]
  verdicts: readonly Verdict[]
  observations: readonly Observation[]
  findings: readonly Finding[]
  ownPlans: readonly OwnPlan[]
  advices: readonly Advice[]
  adviserSettings: readonly AdviserSetting[]
  /** Those that it was told of, the present one last; empty = nothing leaves. */
  adviserModels: readonly AdviserModel[]
  fixes: readonly Fix[]
  checks: readonly Check[]
  runs: readonly Run[]
  runRequests: readonly RunRequest[]
  measurements: readonly Measurement[]
  reflections: readonly Reflection[]
  guardrails: readonly Guardrail[]
  actions: readonly Action[]
  debriefs: readonly Debrief[]
  revisions: readonly Revision[]
  reports: readonly ReportVersion[]
}

/** Someone who talks to the bot. */
export interface Person {
  id: string
  workspaceId: string
  /** The platform's own id of the person. */
  userId: string
  name: string
  /** IANA zone, for times typed and shown. */
  timeZone: string
}
