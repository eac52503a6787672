import type { Platform } from './chat/platform'
import type { Clock } from './clock'
import type { Advising } from './conduct/adviser'
import type { Lab } from './conduct/lab'
import type { Typesetter } from './conduct/typesetter'
import type { Log } from './log'

/** What the outside brings: the clock, the log, the places, and where the built files lie. */
export interface Surroundings {
  clock: Clock
  log: Log
  platforms: readonly Platform[]
  paths: {
    migrations: string
    chartWorker: string
    labChild: string
    labEvidence: string
    typesetting: string
    page: string
  }
  /** Another lab than the one that runs child processes. */
  lab?: Lab
  /** Another adviser than the built-in one. */
  advising?: Advising
  /** Another typesetter than the one that runs threads. */
  typesetter?: () => Typesetter
  /** Drills get evidence, and alerts the figures of their own runs: most of a minute of one core each. */
  evidence?: true
  /** The heartbeat by the calendar; tests on a fake clock do without. */
  heartbeat: boolean
}
