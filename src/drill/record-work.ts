/** The record of the work: observations, findings, fixes, checks, runs. */
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
  /** What was measured, as JSON of the lab's own: checks, series, the picture's file. */
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
  /** Why there is no result, in words for people; '' = there is one, or it is still to come. */
  why: string
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
