/** The record of the work: observations, findings, fixes, checks, runs. */
import type { MeasuredKind } from './measured-detail'
import type { Stamp } from './stamp'

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

/** One stress run of a scenario's system. Success figures are percentages as exact decimal strings; '' = nothing ran, the verdict is stated (`stated.ts`). */
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
  /** What was measured or stated, as JSON: checks, series, the picture's file (`run-detail.ts`), or effects (`stated.ts`). */
  detail: string
  stamp: Stamp
}

export const runStates = ['waiting', 'done', 'cancelled', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** A stress run that somebody asked for; what came of it is the run of the same id. */
export interface RunRequest {
  id: string
  alertId: string
  /** One of the three that count, each after a prediction. */
  counted: boolean
  /** Null = the unfixed system, its figures only. */
  remedies: Readonly<Record<string, string>> | null
  /** %; as it stood when the run was asked for. */
  predicted: number | null
  seed: number
  state: RunState
  /** In words for people: while it waits, what of it goes on now; then why there is no result; '' = nothing to say. */
  why: string
  stamp: Stamp
}

export const measurementStates = ['previewed', 'stored'] as const
export const measurementOrigins = ['file', 'pasted', 'prometheus'] as const

/** Figures of one alert from the team's own systems. Append-only: the last one that is stored counts. */
export interface Measurement {
  id: string
  alertId: string
  /** Previewed: it waits to be stored or discarded, and no report has it. */
  state: (typeof measurementStates)[number]
  shows: MeasuredKind
  origin: (typeof measurementOrigins)[number]
  /** The file's name, the query that was asked, or '' for pasted rows. */
  name: string
  /** What was measured, as JSON: figures, series, counts of rows (`measured-detail.ts`). */
  detail: string
  stamp: Stamp
}

/** What the lab measured, for the record. Success figures are % as exact decimal strings. */
export interface MeasuredRun {
  verdict: RunVerdict
  before: string
  after: string
  detail: string
  /** Answers to checks that the run has measured, by the check's key. */
  answers: Readonly<Record<string, string>>
}
