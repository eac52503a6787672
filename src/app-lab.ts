/** The lab as a drill asks for it: runs in child processes, their figures in the record's words. */
import { type Judgement, type KnobsOf, type Lab, RunFailed } from './conduct/lab'
import type { MeasuredSide } from './drill/run-detail'
import { judge } from './lab/judge'
import { LabFailure } from './lab/lab-failure'
import { launch } from './lab/launch'
import { knobsOf as knobs } from './lab/remedies'
import { decoys, type RunResult, systems } from './lab/run'

/** `childPath`: the bundle that a run is, `dist/lab-child.js`. */
export function createLab(childPath: string): Lab {
  const unfixed = async (
    subject: string,
    seed: number,
    signal: AbortSignal,
  ): Promise<Judgement> => {
    const known = [...systems, ...decoys].find((each) => each === subject)
    if (known === undefined) throw new RunFailed('There is no such system.')
    const request = { subject: known, remedies: {}, seed, load: 'alert', evidence: null } as const
    const result = await launch({ ...request, realTime: false }, { childPath, signal })
    return { verdict: 'fails', unfixed: sideOf(result), fixed: null, beyond: '' }
  }

  const withRemedies = async (
    subject: string,
    remedies: Readonly<Record<string, string>>,
    seed: number,
    signal: AbortSignal,
  ): Promise<Judgement> => {
    const system = systems.find((each) => each === subject)
    if (system === undefined) throw new RunFailed('That system takes no remedies.')
    const { verdict, before, after } = await judge(
      { system, remedies, seed, evidence: null },
      { childPath, signal },
    )
    const passes = after.checks.every((check) => check.passed)
    const beyond =
      passes && verdict !== 'holds'
        ? 'Under the load of the alert every check passes; under another load, or on another seed, not.'
        : ''
    return { verdict, unfixed: sideOf(before), fixed: sideOf(after), beyond }
  }

  return {
    judge: async (subject, remedies, seed, signal) => {
      try {
        return remedies === null
          ? await unfixed(subject, seed, signal)
          : await withRemedies(subject, remedies, seed, signal)
      } catch (error) {
        signal.throwIfAborted()
        throw error instanceof LabFailure ? new RunFailed(error.message) : error
      }
    },
  }
}

/** What can be turned at a system; nothing at a decoy or at what nobody knows. */
export const knobsOf: KnobsOf = (name) => {
  const system = systems.find((each) => each === name)
  return system === undefined ? [] : knobs(system)
}

/** The symptom's check first: before the reveal it alone is shown. */
function sideOf({ success, checks, series }: RunResult): MeasuredSide {
  const symptomFirst = [...checks].sort(
    (a, b) => Number(b.kind === 'symptom') - Number(a.kind === 'symptom'),
  )
  return {
    success,
    checks: symptomFirst.map(({ name, passed, value, limit, unit }) => ({
      name,
      passed,
      value,
      limit,
      unit,
    })),
    series,
  }
}
