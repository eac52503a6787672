/** A run once more in real time: slower, noisier, and on the clock that everybody has. */
import { type LaunchOptions, launch } from './launch'
import type { Remedies, RunRequest, RunResult, Subject } from './run'

/** ms. Beyond it the machine was busy with something else, and so was the clock that is measured with. */
export const longestDelay = 100

export interface Replaying {
  subject: Subject
  /** Null = the failing version alone. */
  remedies: Remedies | null
  seed: number
}

/** `longestDelay` decides whether its figures are worth anything; where they are not, the rest is not run. */
export interface Replay {
  before: RunResult
  after: RunResult | null
  /** The longest delay of the children's event loops. */
  loopDelayMs: number
}

/** One run or two, one after the other, at the alert's load. Rejects with a LabFailure when one gives no result. */
export async function replay(
  { subject, remedies, seed }: Replaying,
  { onStep, ...options }: LaunchOptions & { onStep?: (step: 'before' | 'after') => void },
): Promise<Replay> {
  const run = (changes: Pick<RunRequest, 'remedies'>) =>
    launch({ subject, seed, load: 'alert', evidence: null, realTime: true, ...changes }, options)
  onStep?.('before')
  const before = await run({ remedies: {} })
  const delay = before.loopDelayMs ?? 0
  if (remedies === null || delay > longestDelay) return { before, after: null, loopDelayMs: delay }
  onStep?.('after')
  const after = await run({ remedies })
  return { before, after, loopDelayMs: Math.max(delay, after.loopDelayMs ?? 0) }
}
