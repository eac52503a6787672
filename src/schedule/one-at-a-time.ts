import type { Log } from '../log'

export interface Guarded {
  /** Starts a run unless one is under way. Never throws. */
  run(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/**
 * Guards a repeated piece of work: no two runs at once, and no error gets out. What fails again and
 * again is logged at its first failure and when it has recovered, not at every beat between.
 */
export function oneAtATime(name: string, work: () => Promise<void>, log: Log): Guarded {
  let current: Promise<void> | null = null
  let failing: string | null = null

  const once = async () => {
    try {
      await work()
      if (failing !== null) log.info({ job: name }, 'job works again')
      failing = null
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (message !== failing) log.error({ job: name, err: error }, 'job failed')
      failing = message
    }
  }

  return {
    run: () => {
      current ??= once().finally(() => {
        current = null
      })
    },
    settled: async () => {
      await current
    },
  }
}
