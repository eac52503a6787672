/** What a drill asks of the lab. The lab itself is behind it: child processes, systems, evidence. */
import type { RunVerdict } from '../drill/record-work'
import type { MeasuredSide } from '../drill/run-detail'

export interface Judgement {
  verdict: RunVerdict
  unfixed: MeasuredSide
  /** Null = only the unfixed system was run. */
  fixed: MeasuredSide | null
  /** What the alert's load did not show, in words; '' = nothing. */
  beyond: string
}

/** One thing that a fix may turn; the first value is how it is now. */
export interface Knob {
  key: string
  words: string
  values: readonly { value: string; words: string }[]
}

/** The knobs of a system; none for what nothing can be turned at. */
export type KnobsOf = (system: string) => readonly Knob[]

export interface Lab {
  /**
   * Runs a system unfixed, and with remedies where there are some, under the same load and then others.
   * @throws RunFailed where no result can be had; the signal's reason when it is aborted
   */
  judge(
    system: string,
    remedies: Readonly<Record<string, string>> | null,
    seed: number,
    signal: AbortSignal,
  ): Promise<Judgement>
}

/** Its message is a sentence for people: what went wrong with the run. */
export class RunFailed extends Error {
  override name = 'RunFailed'
}
