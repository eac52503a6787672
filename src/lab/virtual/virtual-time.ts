/**
 * Virtual time: it advances only while nothing is in flight, and then straight to the next timer. Messages
 * are handed over one by one in the order in which they left, whatever order the sockets brought them in;
 * so a run is the same on a busy machine as on an idle one.
 */
import type { LabClock, LabTime, Ticket } from './clock'
import { patchGlobals } from './patch'
import { createTimers } from './timers'

interface Boxed {
  order: number
  deliver: () => void
}

/** Patches the process's global timers while it runs, so it belongs into a process of its own. */
export function virtualTime(): LabTime {
  const real = { setImmediate }
  const timers = createTimers()
  let now = 0
  let departed = 0
  let inFlight = 0
  let arrived: Boxed[] = []
  let isRunning = false
  let isTurnDue = false
  let fail: (error: unknown) => void = () => {}

  function wake(): void {
    if (!isRunning || isTurnDue) return
    isTurnDue = true
    // A whole turn of the real loop between two events: what an event sets off settles first.
    real.setImmediate(turn)
  }

  function turn(): void {
    isTurnDue = false
    if (!isRunning || inFlight > 0) return
    try {
      step()
    } catch (error) {
      fail(error)
    }
    wake()
  }

  function step(): void {
    const message = takeFirst()
    if (message !== null) {
      message.deliver()
      return
    }
    const timer = timers.takeNext()
    if (timer === null) {
      throw new Error(`Nothing is left to happen at ${now} ms, and the run has not ended.`)
    }
    now = Math.max(now, timer.due)
    timer.fire()
  }

  function takeFirst(): Boxed | null {
    const first = arrived.reduce<Boxed | null>(
      (best, next) => (best === null || next.order < best.order ? next : best),
      null,
    )
    if (first !== null) arrived = arrived.filter((message) => message !== first)
    return first
  }

  function depart(): Ticket {
    departed += 1
    const order = departed
    let state: 'under way' | 'arrived' | 'over' = 'under way'
    inFlight += 1
    return {
      arrive(deliver) {
        if (state !== 'under way') return
        state = 'arrived'
        inFlight -= 1
        arrived.push({ order, deliver })
        wake()
      },
      lose() {
        if (state === 'under way') inFlight -= 1
        if (state === 'arrived') arrived = arrived.filter((message) => message.order !== order)
        state = 'over'
        wake()
      },
    }
  }

  const clock: LabClock = {
    now: () => now,
    sleep: (ms) => new Promise((resolve) => timers.add(now + Math.max(0, ms), resolve)),
    after(ms, then) {
      const timer = timers.add(now + Math.max(0, ms), then)
      return () => timers.remove(timer)
    },
    depart,
    outside(work) {
      const ticket = depart()
      return new Promise((resolve, reject) =>
        work.then(
          (value) => ticket.arrive(() => resolve(value)),
          (error: unknown) => ticket.arrive(() => reject(error)),
        ),
      )
    },
  }

  async function run<T>(main: () => Promise<T>): Promise<T> {
    const restore = patchGlobals(timers, () => now)
    isRunning = true
    try {
      return await new Promise<T>((resolve, reject) => {
        fail = reject
        main().then(resolve, reject)
        wake()
      })
    } finally {
      isRunning = false
      restore()
    }
  }

  return { clock, run, loopDelayMs: () => null }
}
