/** What may be asked of a drill, what then happened, and how it says no. All of it is data. */
import type { ActionInput } from './actions'
import type { CheckInput } from './checks'
import type { ClaimInput } from './claims'
import type { DebriefInput } from './debriefs'
import type { FindingInput } from './findings'
import type { FixInput } from './fixes'
import type { GuardrailInput } from './guardrails'
import type { HerringInput } from './herrings'
import type { Plan } from './plan'
import type {
  DrillRecord,
  DrillState,
  PauseReason,
  Role,
  Source,
  Stage,
  VerdictValue,
} from './record'
import type { ReflectionInput } from './reflections'
import type { Catalogue } from './scenario'

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
}

export type DrillCommand =
  | { type: 'edit-plan'; plan: Plan }
  | {
      type:
        | 'start'
        | 'leave'
        | 'real'
        | 'pause'
        | 'resume'
        | 'next'
        | 'stop'
        | 'cancel'
        | 'reveal'
        | 'take-over'
        | 'lose-channel'
    }
  | { type: 'join'; role: Role }
  | { type: 'extend'; minutes: number }
  | { type: 'herring'; own: HerringInput | null }
  | { type: 'hint' | 'take'; alertId: string }
  | { type: 'claim'; claim: ClaimInput }
  | { type: 'undo-noise'; claimId: string }
  | { type: 'judge'; claimIds: readonly string[]; value: VerdictValue }
  | { type: 'note'; text: string; recordId: string | null }
  | { type: 'finding'; finding: FindingInput; recordId: string | null }
  | { type: 'fix'; fix: FixInput }
  | { type: 'check'; check: CheckInput }
  | { type: 'guardrail'; guardrail: GuardrailInput; recordId: string | null }
  | { type: 'action'; action: ActionInput; recordId: string | null }
  | { type: 'reflect'; reflection: ReflectionInput }
  | { type: 'debrief'; debrief: DebriefInput }
  | { type: 'ask-report' }
  | {
      type: 'file-report'
      cueId: string
      version: number
      builtAt: number
      json: string
      markdown: string
      sha256: string
    }
  | { type: 'sign-off'; reportId: string }
  | { type: 'cue'; cueId: string }

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
  | { type: 'claimed'; claimId: string }
  | { type: 'judged'; claimIds: readonly string[] }
  | { type: 'facilitator-offered'; personId: string; why: 'paused' | 'verdicts' }
  | { type: 'report-filed'; reportId: string }

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
