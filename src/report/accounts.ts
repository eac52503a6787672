/** The report's accounts of single records, without whoever must not be named. */
import type { PauseReason } from '../drill/record'
import type { Claim, Hint, VerdictValue } from '../drill/record-alerts'
import type { CueKind } from '../drill/record-course'
import type { Action, Guardrail } from '../drill/record-lessons'
import type {
  Check,
  Finding,
  Fix,
  Measurement,
  Observation,
  Run,
  RunRequest,
} from '../drill/record-work'
import type { Source } from '../drill/stamp'
import type { MeasuredLine } from './measured-lines'

export type RunAccount = Pick<Run, 'id' | 'counted' | 'remedies' | 'verdict' | 'predicted'> & {
  /** %; null = nothing ran, the verdict is stated. */
  before: string | null
  after: string | null
  provenance: 'measured' | 'stated'
  elapsed: number
}

/** When and from where a record came; never from whom. */
export interface Noted {
  id: string
  /** Drill ms; after the end it stands at the end. */
  elapsed: number
  /** Real time, epoch ms. */
  at: number
  source: Source
}

interface OnAlert {
  letter: string
}

/**
 * `checks`: what they say, in words; not there where no fix was measured. `asked`: when the run was asked for, drill ms,
 * from which it counts; its own time is the result's. Reports from before either was told have neither.
 */
type RunInFull = Noted &
  OnAlert &
  RunAccount & { checks?: string | undefined; asked?: number | undefined }

/**
 * `counted`: whether it would have; `remedies` null = the unfixed system. Reports from before either was told have
 * neither.
 */
type WithoutResult = Noted &
  OnAlert &
  Pick<RunRequest, 'state' | 'why'> & {
    counted?: boolean | undefined
    remedies?: RunRequest['remedies'] | undefined
  }

type ClaimAccount = Noted &
  OnAlert &
  Pick<Claim, 'kind' | 'noise' | 'cause' | 'evidence' | 'disproof' | 'confidence'> & {
    superseded: boolean
    /** Null = not judged. */
    verdict: VerdictValue | null
    /** Only at a confirmed claim, and only where it gives nobody away who was misled. */
    by: string | null
  }

/** `by`: whoever wrote it last, for the figures that it states. */
type FixAccountInFull = Noted &
  OnAlert &
  Omit<Fix, 'id' | 'alertId' | 'stamp'> & { by: string | null }

/** Figures from the team's own systems, as they were stored. */
export type MeasurementAccount = Noted &
  OnAlert &
  Pick<Measurement, 'shows' | 'name'> & {
    /** "measured, imported: billing-ledger.csv" */
    origin: string
    rows: { before: number; after: number }
    /** One of every so many rows is kept of the series; null = all. */
    thinned: number | null
    figures: readonly MeasuredLine[]
    /** The slide that it draws; null = something else does. */
    slide: number | null
    /** The same figures by the alert's last run, in virtual time; empty = none. */
    run: readonly MeasuredLine[]
    notes: readonly string[]
  }

/** One edit: what stood in the fields that it changed. */
export interface Edit extends Noted {
  collection: string
  /** The edited record. */
  recordId: string
  was: readonly { field: string; text: string }[]
}

export interface Appendix {
  claims: readonly ClaimAccount[]
  verdicts: readonly (Noted & OnAlert & { claimId: string; value: VerdictValue })[]
  hints: readonly (Noted & OnAlert & Pick<Hint, 'number' | 'text'>)[]
  /** Who said "I'm on it" is left out: beside its time it would tell who worked on noise. */
  takes: readonly (Noted & OnAlert)[]
  checks: readonly (Noted & OnAlert & Pick<Check, 'item' | 'answer'> & { label: string })[]
  runs: readonly RunInFull[]
  /** Runs that were asked for and gave no result. */
  withoutResult: readonly WithoutResult[]
  measurements: readonly MeasurementAccount[]
  fixes: readonly FixAccountInFull[]
  findings: readonly (Noted & OnAlert & Pick<Finding, 'notes' | 'noise' | 'lessons'>)[]
  observations: readonly (Noted & Pick<Observation, 'text'> & { phase: string })[]
  guardrails: readonly (Noted & Pick<Guardrail, 'text' | 'kind'>)[]
  actions: readonly (Noted & Omit<Action, 'id' | 'stamp'>)[]
  /** Answered surveys in numbers: a time would tell whose answer is whose. `ids` are in no order. */
  reflections: { answered: number; signed: number; edited: number; ids: readonly string[] }
  debriefs: readonly (Noted & { by: string | null; correlation: number | null })[]
  /** `length`: real ms; null = not ended. */
  pauses: readonly (Noted & { reason: PauseReason; length: number | null })[]
  /** Phases that were lengthened or cut short, drill ms. */
  lengths: readonly { phase: string; planned: number; actual: number }[]
  /** Cues that came late, or were skipped; `done` = drill time, null = not known. */
  cues: readonly {
    kind: CueKind
    label: string
    elapsed: number
    fate: 'late' | 'skipped'
    done: number | null
  }[]
  /** Every edit but those of surveys, which are only counted. */
  edits: readonly Edit[]
}
