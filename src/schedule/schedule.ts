import { type Logger as CronLogger, schedule } from 'node-cron'
import type { Clock } from '../clock'
import type { Log } from '../log'
import { oneAtATime } from './one-at-a-time'

export interface ScheduleOptions {
  /** Every second: carries out due cues and sends due posts. The safety net below their own timers. */
  tick: (now: number) => Promise<void>
  /** Once a day: forgets what nobody asks for any more. `now` is epoch ms. */
  housekeeping: (now: number) => Promise<void>
  log: Log
  clock: Clock
}

export interface Schedule {
  /** Starts nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/** Starts what runs by the calendar. */
export function startSchedule({ tick, housekeeping, log, clock }: ScheduleOptions): Schedule {
  const jobs = [
    { name: 'heartbeat', pattern: '* * * * * *', work: tick },
    // In UTC no night has a missing 03:30.
    { name: 'housekeeping', pattern: '30 3 * * *', work: housekeeping },
  ].map(({ name, pattern, work }) => {
    const guarded = oneAtATime(name, () => work(clock.now()), log)
    const task = schedule(pattern, guarded.run, {
      name,
      timezone: 'Etc/UTC',
      logger: quiet(log),
      suppressMissedWarning: true,
    })
    return { guarded, task }
  })
  return {
    stop: async () => {
      await Promise.all(jobs.map(({ task }) => task.destroy()))
      await Promise.all(jobs.map(({ guarded }) => guarded.settled()))
    },
  }
}

/** node-cron prints to the console unless it is given somewhere else to go. */
function quiet(log: Log): CronLogger {
  return {
    info: (message) => log.debug(message),
    warn: (message) => log.debug(message),
    error: (error) => log.warn({ err: error }, 'scheduler'),
    debug: () => undefined,
  }
}
