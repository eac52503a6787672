/** What every subject of a run is: a function that runs it on the clock it is given and says what came of it. */
import type { Chance } from './chance'
import type { Recorder } from './evidence/recorder'
import type { RunRequest, RunResult } from './run'
import type { LabClock } from './virtual/clock'

/** What the subject itself knows of its run; the child adds the rest. */
export type Outcome = Pick<RunResult, 'checks' | 'success' | 'symptom' | 'figures' | 'series'>

/** Rejects when the run could not be made, never because a check fails. */
export type RunSubject = (
  request: RunRequest,
  clock: LabClock,
  chance: Chance,
  recorder: Recorder,
) => Promise<Outcome>
