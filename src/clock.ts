/** The one place where real time comes from; tests put another clock in its stead. */
export interface Clock {
  /** Real time, epoch ms. */
  now(): number
  /**
   * Runs `fn` once, `ms` from now; returns what cancels it. A promise that `fn` returns is the work it
   * started, and must not reject.
   */
  after(ms: number, fn: () => void | Promise<void>): () => void
}

/** The longest delay that setTimeout keeps: above it, it fires at once. */
const longestTimer = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, fn) => {
    let timer: NodeJS.Timeout
    const wait = (left: number) => {
      const step = Math.min(left, longestTimer)
      timer = setTimeout(() => (left > step ? wait(left - step) : fn()), step)
    }
    wait(Math.max(0, ms))
    return () => clearTimeout(timer)
  },
}
