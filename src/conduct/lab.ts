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

/** The same load once more in real time. */
export interface RealTime {
  unfixed: MeasuredSide
  /** Null = only the unfixed system was run. */
  fixed: MeasuredSide | null
  /** Why the figures are worth nothing, in a sentence for people; null = they stand. */
  void: string | null
}

/** Told what of a run goes on now, in words for people: "2 of 4: …". */
export type OnStep = (step: string) => void

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
    onStep?: OnStep,
  ): Promise<Judgement>
  /**
   * The alert's load alone, unfixed and with the remedies where there are some, in real time.
   * @throws as `judge` does
   */
  replay(
    system: string,
    remedies: Readonly<Record<string, string>> | null,
    seed: number,
    signal: AbortSignal,
    onStep?: OnStep,
  ): Promise<RealTime>
}

/** Its message is a sentence for people: what went wrong with the run. */
export class RunFailed extends Error {
  override name = 'RunFailed'
}
