/** What becomes of a program that is told to stop. */
import type { Log } from './log'

/** A stop that takes longer is cut off. Real ms. */
const stopWithin = 9_500

/** SIGTERM and SIGINT run `stop` once and end the program: 0, or 1 if it failed or took too long. */
export function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'Drill stops.')
    setTimeout(() => process.exit(1), stopWithin).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'Drill did not stop cleanly.')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
