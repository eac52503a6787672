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
  stamp: Stamp
}
