/**
 * A drill's record: everything that is known of one drill, as plain immutable values.
 *
 * Two clocks stand side by side. `at` is real time, epoch milliseconds. `elapsed` is drill time:
 * milliseconds on the drill's clock since its start, pauses left out, multiplied by its speed.
 */
import type { AlertSeverity, Severity } from './scenario'

/** Who, when and from where: every record carries one. */
export interface Stamp {
  /** Real time, epoch ms. */
  at: number
  /** Drill time in ms; 0 before the start. */
  elapsed: number
  /** The person's id; null when the drill itself did it (a cue). */
  by: string | null
  source: Source
}
export const sources = ['command', 'form', 'button', 'cue', 'import', 'lab'] as const
export type Source = (typeof sources)[number]

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
  /** Script minute of the first herring; null = drawn with the rest. */
  herringMinute: number | null
  planned: Stamp
  startedAt: number | null
  finishedAt: number | null
  closedAt: number | null
  cancelledAt: number | null
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

export const stages = [
  'orientation',
  'setup',
  'dark-room',
  'break',
  'deep-dive',
  'ai-fix',
  'post-mortem',
  'wrap-up',
] as const
export type Stage = (typeof stages)[number]

export interface Phase {
  id: string
  /** 1-based. */
  ordinal: number
  stage: Stage
  name: string
  /** The template's activity. */
  activity: string
  /** One line of what to do, for the card. */
  instruction: string
  writeDown: string
  metrics: readonly string[]
  /** As planned, drill ms (already scaled to the drill's length). */
  plannedStart: number
  plannedLength: number
  /** As it stands now, moved by `extend` and `next`. */
  start: number
  length: number
  started: Stamp | null
  ended: Stamp | null
}

export const cueKinds = [
  'start',
  'phase',
  'alert',
  'played-message',
  'warning',
  'countdown',
  'verdicts',
  'reveal',
  'finish',
  'report',
  'close',
  'handover',
] as const
export type CueKind = (typeof cueKinds)[number]
export const cueStates = ['pending', 'held', 'done', 'skipped'] as const
export type CueState = (typeof cueStates)[number]

export interface Cue {
  id: string
  kind: CueKind
  /** What it is about: a phase's ordinal, an alert's id, an inject's key. Never shown. */
  subject: string
  /** Orders cues that are due at the same moment; smaller first. */
  rank: number
  /** The phase it belongs to; null = none (start, report, close, handover). */
  phase: number | null
  /** Drill time; null for cues of the calendar (start, report, close, handover). */
  elapsed: number | null
  /** Real time when due; null while the clock stands (state `held`). */
  dueAt: number | null
  state: CueState
  done: Stamp | null
  /** Done more than 30 real seconds after it was due. */
  late: boolean
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

export interface Observation {
  id: string
  phase: number
  text: string
  stamp: Stamp
}
export interface Finding {
  id: string
  alertId: string
  notes: string
  noise: string
  lessons: string
  stamp: Stamp
}

export const outcomes = ['successful', 'partial', 'failed'] as const
export type Outcome = (typeof outcomes)[number]
/** One an alert. */
export interface Fix {
  id: string
  alertId: string
  recommendation: string
  remedies: Readonly<Record<string, string>>
  steps: string
  predicted: number | null
  accuracy: number | null
  override: string
  outcome: Outcome
  minutesSaved: number | null
  approvedBy: string
  stamp: Stamp
}

/** One answer to one check item; append-only, the last counts. */
export interface Check {
  id: string
  alertId: string
  item: string
  answer: string
  stamp: Stamp
}

export const runVerdicts = ['holds', 'hides', 'partial', 'fails', 'harms'] as const
export type RunVerdict = (typeof runVerdicts)[number]
/** One stress run of a scenario's system. Success figures are percentages as exact decimal strings. */
export interface Run {
  id: string
  alertId: string
  counted: boolean
  remedies: Readonly<Record<string, string>>
  seed: number
  verdict: RunVerdict
  predicted: string | null
  before: string
  after: string
  stamp: Stamp
}

export const reflectionScores = ['techniques', 'ai', 'herring', 'dashboards'] as const
export type ReflectionScore = (typeof reflectionScores)[number]
/** One a participant. */
export interface Reflection {
  id: string
  scores: Readonly<Record<ReflectionScore, number>>
  notes: Readonly<Record<ReflectionScore, string>>
  /** The template's five questions, in its order. */
  answers: readonly [string, string, string, string, string]
  signed: boolean
  stamp: Stamp
}

export const guardrailKinds = [
  'template',
  'alert',
  'logging',
  'circuit breaker',
  'IaC correction',
  'other',
] as const
export type GuardrailKind = (typeof guardrailKinds)[number]
export interface Guardrail {
  id: string
  text: string
  kind: GuardrailKind
  stamp: Stamp
}

export const actionKinds = [
  'preventive action',
  'next step',
  'metric re-evaluation',
  'repeat drill',
] as const
export type ActionKind = (typeof actionKinds)[number]
export interface Action {
  id: string
  text: string
  kind: ActionKind
  owner: string
  /** ISO date, no zone: "2026-12-03". */
  due: string
  severity: Severity
  done: boolean
  stamp: Stamp
}

export const ratings = ['Excellent', 'Good', 'Needs Improvement'] as const
export type Rating = (typeof ratings)[number]
/** One a drill. */
export interface Debrief {
  id: string
  description: string
  summary: string
  takeaways: string
  highlights: string
  improvements: string
  aiWorkflow: string
  herringHandling: string
  rating: Rating
  /** Stated correlation in %, where no check yields it. */
  correlation: number | null
  comments: string
  stamp: Stamp
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
  cues: readonly Cue[]
  participations: readonly Participation[]
  alerts: readonly Alert[]
  takes: readonly Take[]
  hints: readonly Hint[]
  claims: readonly Claim[]
  verdicts: readonly Verdict[]
  observations: readonly Observation[]
  findings: readonly Finding[]
  fixes: readonly Fix[]
  checks: readonly Check[]
  runs: readonly Run[]
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
