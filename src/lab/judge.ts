/** Finds out what remedies are worth, by running the failing version and the mended one. */
import { type LaunchOptions, launch } from './launch'
import { checkRemedies } from './remedies'
import type { Remedies, RunCheck, RunRequest, RunResult, System } from './run'
import { judgeRuns, type Verdict } from './verdict'

export interface Judged {
  verdict: Verdict
  /** All that the verdict rests on: of the mended run, then of the two that nobody was shown, named so. */
  checks: readonly RunCheck[]
  before: RunResult
  after: RunResult
}

export interface Judging {
  system: System
  remedies: Remedies
  seed: number
  /** File for the evidence of the mended run; null = none is kept. */
  evidence: string | null
  /** What the failing version came to on this seed, where that is known: it comes out the same again. */
  before?: RunResult | undefined
}

/** The four runs that a judgement takes, in their order. */
export const judgeSteps = ['before', 'after', 'hold-out', 'other-seed'] as const
export type JudgeStep = (typeof judgeSteps)[number]

/** So far away is the other seed; any number but 0 would do. */
const otherSeed = 7919
const seeds = 2 ** 31

/**
 * Four runs, one after the other, or three where the first is known. Throws an Error with a sentence for people when a remedy is unknown;
 * rejects with LabFailure when a run gives no result.
 */
export async function judge(
  { system, remedies, seed, evidence, before: known }: Judging,
  { onStep, ...options }: LaunchOptions & { onStep?: (step: JudgeStep) => void },
): Promise<Judged> {
  checkRemedies(system, remedies)
  const run = (step: JudgeStep, changes: Partial<RunRequest>) => {
    onStep?.(step)
    return launch(
      {
        subject: system,
        remedies,
        seed,
        load: 'alert',
        evidence: null,
        realTime: false,
        ...changes,
      },
      options,
    )
  }
  const before = known ?? (await run('before', { remedies: {} }))
  const after = await run('after', { evidence })
  const holdOut = await run('hold-out', { load: 'hold-out' })
  const other = await run('other-seed', { seed: (seed + otherSeed) % seeds })
  const verdict = judgeRuns({ before, after, holdOut, otherSeed: other })
  const beyond = [...under('hold-out load', holdOut), ...under('another seed', other)]
  return { verdict, checks: [...after.checks, ...beyond], before, after }
}

const under = (where: string, { checks }: RunResult): RunCheck[] =>
  checks.map((check) => ({ ...check, name: `${where}: ${check.name}` }))
