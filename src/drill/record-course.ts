/** The record of the course: phases and cues as they stand. */
import type { Stamp } from './stamp'

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

export const injectKinds = ['alert', 'played-message'] as const
type InjectKind = (typeof injectKinds)[number]

/** Something that is put before the team on cue, as the drill's own script has it. */
export interface Inject {
  id: string
  kind: InjectKind
  /** As planned, drill ms. */
  at: number
  /** The alert's id, or the played message's key. Never shown. */
  subject: string
  /** Who speaks in a played message; '' for an alert. */
  role: string
  /** What a played message says; an alert's symptom. */
  text: string
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
  'run',
  'advice',
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
