/** What remedies are worth, judged from runs alone. */
import type { RunCheck, RunResult } from './run'

/** From best to worst; `harms` is told before all others. */
export const verdicts = ['holds', 'hides', 'partial', 'fails', 'harms'] as const
export type Verdict = (typeof verdicts)[number]

export interface Runs {
  /** The failing version, at the alert's load. */
  before: RunResult
  /** With the remedies: the same seed and load. */
  after: RunResult
  /** With the remedies, at the load that is shown to nobody. */
  holdOut: RunResult
  /** With the remedies, at the alert's load and of another seed. */
  otherSeed: RunResult
}

/**
 * `harms`: at the alert's load an invariant is broken that held before. `holds`: all checks pass everywhere.
 * `hides`: what the alert shows has gone, and another check or run does not pass. `partial`: it is at
 * most half as bad as before. `fails`: the rest.
 */
export function judgeRuns({ before, after, holdOut, otherSeed }: Runs): Verdict {
  if (breaks(before, after) || breaks(before, otherSeed)) return 'harms'
  if ([after, holdOut, otherSeed].every(({ checks }) => checks.every(({ passed }) => passed))) {
    return 'holds'
  }
  if (symptomsOf(after).every(({ passed }) => passed)) return 'hides'
  return after.symptom <= before.symptom / 2 ? 'partial' : 'fails'
}

function breaks(before: RunResult, after: RunResult): boolean {
  const held = before.checks.filter(({ kind, passed }) => kind === 'invariant' && passed)
  return held.some(({ name }) => after.checks.some((check) => check.name === name && !check.passed))
}

const symptomsOf = ({ checks }: RunResult): RunCheck[] =>
  checks.filter(({ kind }) => kind === 'symptom')
