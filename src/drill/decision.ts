/** The circumstances of a decision, what came of it, and how a drill says no. All of it is data. */
import type { DrillRecord, DrillState, PauseReason, Role } from './record'
import type { ModelName } from './record-adviser'
import type { Stage } from './record-course'
import type { Catalogue } from './scenario'
import type { Source } from './stamp'

/** The circumstances of one decision: who, when, from where, and the chance it may use. */
export interface Act {
  now: number
  /** null = the drill itself. */
  by: string | null
  source: Source
  newId: () => string
  /** 0 ≤ x < 1, seeded by the drill. */
  random: () => number
  catalogue: Catalogue
  /** The language model that advises; absent or null = the built-in adviser does. */
  model?: ModelName | null
}

export type Happening =
  | { type: 'planned' | 'plan-edited' | 'started' | 'told' | 'closed' | 'cancelled' | 'survey' }
  | { type: 'phase-started'; ordinal: number; late: boolean }
  | { type: 'alert-delivered'; alertId: string; late: boolean }
  | { type: 'played-message'; key: string; late: boolean }
  | { type: 'warning'; ordinal: number }
  | { type: 'revealed'; late: boolean }
  | { type: 'finished'; late: boolean }
  | { type: 'joined'; personId: string; role: Role }
  | { type: 'role-taken'; role: Role; from: string; to: string }
  | { type: 'paused'; reason: PauseReason }
  | { type: 'resumed'; reason: PauseReason }
  | { type: 'hint-given'; hintId: string }
  | { type: 'advice-failed'; adviceId: string }
  | { type: 'claimed'; claimId: string }
  | { type: 'judged'; claimIds: readonly string[] }
  | { type: 'facilitator-offered'; personId: string; why: 'paused' | 'verdicts' }
  | { type: 'report-filed' | 'signed-off'; reportId: string }

export type Refusal =
  | { code: 'not-now'; word: string; state: DrillState | null }
  | { code: 'too-early'; word: string; opens: Stage }
  | { code: 'facilitators-only'; word: string }
  | { code: 'facilitators-never-claim' | 'observers-do-not'; word: string }
  | { code: 'facilitator-holds-no-role' | 'last-facilitator' | 'not-joined' | 'already-that-role' }
  | { code: 'no-such-alert'; letters: readonly string[] }
  | {
      code:
        | 'claims-closed'
        | 'team-claim-not-yours'
        | 'claim-superseded'
        | 'own-claim'
        | 'no-such-record'
    }
  | { code: 'undo-too-late' | 'nothing-to-take-over' | 'no-herring-left' | 'revealed-already' }
  | { code: 'no-hints-left'; letter: string }
  | { code: 'not-the-author'; by: string }
  | { code: 'field'; field: string; sentence: string }
  | { code: 'signed-already'; by: string }
  | { code: 'report-unchanged'; version: number }
  | { code: 'no-lab' | 'run-waits' | 'no-remedies' | 'no-prediction'; letter: string }
  | { code: 'no-run' | 'no-replay' | 'replay-waits' | 'replayed'; letter: string }
  | { code: 'run-over' | 'preview-gone' | 'measurement-stored' }
  | { code: 'card-is-out' | 'card-waits' | 'asked-already'; letter: string }
  | { code: 'adviser-spent'; most: number }
  | { code: 'cue-not-due' }

export type Decision =
  | {
      ok: true
      record: DrillRecord
      happenings: readonly Happening[] /** Id of the record that was written, for the answer. */
      recordId?: string
    }
  | { ok: false; refusal: Refusal }

export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal }
}

export function done(
  record: DrillRecord,
  happenings: readonly Happening[] = [],
  recordId?: string,
): Decision {
  return recordId === undefined
    ? { ok: true, record, happenings }
    : { ok: true, record, happenings, recordId }
}
