import type { Clock } from '../../src/clock'

export interface FakeClock extends Clock {
  /** Moves time on by `ms`, running what falls due on the way, in order. */
  advance(ms: number): Promise<void>
  /** Moves time on to `at` (epoch ms); runs what is due at that very moment too. */
  runUntil(at: number): Promise<void>
  /** Names work that was started elsewhere: time stands still until it has ended. */
  during<T>(work: Promise<T>): Promise<T>
  /** The moments (epoch ms) of the timers that are set, earliest first. */
  pending(): readonly number[]
}

interface Timer {
  at: number
  order: number
  fn: () => void | Promise<void>
}

/** How long (real ms) one piece of work may take before it counts as stuck. */
const patience = 45_000

/**
 * A clock that moves only when told to. Timers run one after the other by their moment, then by the
 * order in which they were set; the promise that one returns, and all work named by `during`, ends
 * before the next one runs. Work that itself waits on this clock must not be awaited: start it without
 * returning its promise.
 */
export function createFakeClock(start: number): FakeClock {
  let time = start
  let order = 0
  let running = false
  const timers = new Set<Timer>()
  const open = new Set<Promise<unknown>>()

  const sorted = () => [...timers].sort((a, b) => a.at - b.at || a.order - b.order)

  const during = <T>(work: Promise<T>): Promise<T> => {
    const seen = work.then(
      () => undefined,
      () => undefined,
    )
    open.add(seen)
    void seen.then(() => open.delete(seen))
    return work
  }

  /** Waits until no named work is open and nothing more comes of what has ended. */
  const settle = async () => {
    do {
      await Promise.all(open)
      await new Promise((resolve) => setImmediate(resolve))
    } while (open.size > 0)
  }

  const runUntil = async (at: number) => {
    if (at < time) throw new Error(`The clock stands at ${time} and cannot go back to ${at}.`)
    if (running) throw new Error('The clock is moving already; await the first move.')
    running = true
    try {
      await within(settle(), time)
      for (let next = sorted()[0]; next !== undefined && next.at <= at; next = sorted()[0]) {
        timers.delete(next)
        time = Math.max(time, next.at)
        await within(Promise.resolve(next.fn()).then(settle), time)
      }
      time = at
    } finally {
      running = false
    }
  }

  return {
    now: () => time,
    after: (ms, fn) => {
      const timer = { at: time + Math.max(0, ms), order: order++, fn }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance: (ms) => runUntil(time + ms),
    runUntil,
    during,
    pending: () => sorted().map((timer) => timer.at),
  }
}

/** Rejects with a hint when work does not end: mostly it waits for a timer that cannot run meanwhile. */
async function within(work: Promise<void>, at: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const stuck = new Promise<never>((_, reject) => {
    const error = new Error(
      `Work of the moment ${at} has not ended after ${patience} ms. If it waits on this clock, start it without returning its promise.`,
    )
    timer = setTimeout(() => reject(error), patience)
  })
  try {
    await Promise.race([work, stuck])
  } finally {
    clearTimeout(timer)
  }
}
