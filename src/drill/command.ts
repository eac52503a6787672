/** What may be asked of a drill. All of it is data. */
import type { ActionInput } from './actions'
import type { AdviceDetail } from './advice-detail'
import type { CheckInput } from './checks'
import type { ClaimInput } from './claims'
import type { DebriefInput } from './debriefs'
import type { FindingInput } from './findings'
import type { FixInput } from './fixes'
import type { GuardrailInput } from './guardrails'
import type { HerringInput } from './herrings'
import type { MeasureInput } from './measurements'
import type { OwnPlanInput } from './own-plans'
import type { Plan } from './plan'
import type { Role } from './record'
import type {
  AdviceChoice,
  AdviserMode,
  AdviserName,
  PlantedOutcome,
  Spent,
} from './record-adviser'
import type { Alert, VerdictValue } from './record-alerts'
import type { MeasuredRun } from './record-work'
import type { ReflectionInput } from './reflections'
import type { Replayed } from './replays'

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
  /** To a later drill time, for samples. */
  | { type: 'jump'; to: number }
  | { type: 'herring'; own: HerringInput | null }
  | { type: 'hint' | 'take'; alertId: string }
  | { type: 'claim'; claim: ClaimInput }
  /** What the lab has measured for alerts that are still to come, by the alert's id. */
  | {
      type: 'word-alerts'
      texts: Readonly<Record<string, Pick<Alert, 'symptom' | 'value' | 'detail'>>>
    }
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
  | { type: 'ask-run'; alertId: string }
  | { type: 'cancel-run'; requestId: string }
  | { type: 'file-run'; requestId: string; measured: MeasuredRun }
  | { type: 'fail-run'; requestId: string; why: string }
  /** What of a run or of its replay goes on now, in words for people. */
  | { type: 'step-run'; requestId: string; step: string }
  /** `runId` null = the alert's last run. */
  | { type: 'ask-replay'; alertId: string; runId: string | null }
  | { type: 'end-replay'; runId: string; replayed: Replayed }
  /** Reads figures in, for a preview. */
  | { type: 'measure'; measurement: MeasureInput }
  | { type: 'store-measurement' | 'drop-measurement'; measurementId: string }
  | { type: 'drop-previews' }
  | { type: 'own-plan'; plan: OwnPlanInput }
  /** Its card; with a question an answer too. */
  | { type: 'ask-adviser'; alertId: string; question: string; adviser: AdviserName }
  /** `reserved`: the most that asking may take. */
  | { type: 'begin-advice'; adviceId: string; adviser: AdviserName; reserved: Spent }
  | {
      type: 'file-advice'
      adviceId: string
      adviser: AdviserName
      detail: AdviceDetail
      spent: Spent
      planted: PlantedOutcome
    }
  /** `spent` null = nobody knows: what was reserved may have been charged. */
  | { type: 'fail-advice'; adviceId: string; why: string; spent: Spent | null }
  | { type: 'respond-advice'; adviceId: string; choice: AdviceChoice }
  /** The mode of each alert's card, by the alert's id. */
  | { type: 'set-adviser'; modes: Readonly<Record<string, AdviserMode>> }
  | { type: 'cue'; cueId: string }
