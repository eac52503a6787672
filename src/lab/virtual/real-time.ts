/** Real time behind the same clock: nothing is patched, messages are handed over as they come. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { LabTime } from './clock'

/** How finely the event loop's delay is sampled, in ms. Its readings hold this interval. */
const resolution = 5

export function realTime(): LabTime {
  const delay = monitorEventLoopDelay({ resolution })
  const start = performance.now()
  // What a run does before it first lets time pass is preparation: nothing waits on it yet.
  const begin = () => void delay.enable()
  return {
    clock: {
      now: () => performance.now() - start,
      sleep(ms) {
        begin()
        return new Promise((resolve) => setTimeout(resolve, ms))
      },
      after(ms, then) {
        begin()
        const timer = setTimeout(then, ms)
        return () => clearTimeout(timer)
      },
      depart() {
        let isOver = false
        return {
          arrive(deliver) {
            if (!isOver) deliver()
            isOver = true
          },
          lose() {
            isOver = true
          },
        }
      },
      outside: (work) => work,
    },
    async run(main) {
      try {
        return await main()
      } finally {
        delay.disable()
      }
    },
    loopDelayMs: () => Math.max(0, delay.max / 1e6 - resolution),
  }
}
