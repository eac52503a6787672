/** The report's accounts of single records, without whoever must not be named. */
import type { PauseReason } from '../drill/record'
import type { Claim, Hint, VerdictValue } from '../drill/record-alerts'
import type { Check, Run } from '../drill/record-work'

export type RunAccount = Pick<
  Run,
  'id' | 'counted' | 'remedies' | 'verdict' | 'predicted' | 'before' | 'after'
> & {
  elapsed: number
}

type ClaimAccount = Pick<
  Claim,
  'id' | 'kind' | 'noise' | 'cause' | 'evidence' | 'disproof' | 'confidence'
> & {
  letter: string
  elapsed: number
  superseded: boolean
  /** Null = not judged. */
  verdict: VerdictValue | null
  /** Only at a confirmed claim. */
  by: string | null
}

export interface Appendix {
  claims: readonly ClaimAccount[]
  hints: readonly (Pick<Hint, 'id' | 'number' | 'text'> & { letter: string; elapsed: number })[]
  checks: readonly (Pick<Check, 'id' | 'item' | 'answer'> & {
    letter: string
    label: string
    elapsed: number
  })[]
  runs: readonly (RunAccount & { letter: string })[]
  /** `length`: real ms; null = not ended. */
  pauses: readonly { reason: PauseReason; elapsed: number; length: number | null }[]
  /** Cues that came late, or were skipped. */
  cues: readonly { kind: string; elapsed: number; fate: 'late' | 'skipped' }[]
  /** How many records of each sort were edited. */
  revisions: readonly { collection: string; count: number }[]
}
