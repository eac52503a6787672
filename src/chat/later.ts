/**
 * What a platform does not wait for. It is begun once the acknowledgements of all who speak at once are out, and a few at
 * a time, so that the work for one never holds up the acknowledgement of another.
 */
import { type Clock, systemClock } from '../clock'
import { causeOf, type Log } from '../log'

/** ms in which nobody speaks; then the acknowledgements are out. */
const quietFor = 5
/** ms that the first of them waits at most; a form has three seconds in all. */
const longestWait = 200
const atOnce = 8
/** ms after which work that waits for others, such as the platform itself, holds up nobody. */
const holdsUpFor = 100
const grace = 5_000

export interface Later {
  /** False = the bot is stopping. */
  takes(): boolean
  /** Begins it soon, in the order in which it came. Only the log hears of what it throws. */
  do(work: () => Promise<void>): void
  /** Resolves once all that was taken is done, or after five seconds. */
  stop(): Promise<void>
}

/** `clock`: the machine's own, whatever a drill goes by, as acknowledgements are. */
export function createLater(log: Log, clock: Clock = systemClock): Later {
  const waiting: (() => Promise<void>)[] = []
  const inHand = new Set<Promise<void>>()
  let places = atOnce
  let firstAt = 0
  let lastAt = 0
  let listening = false
  let stopping = false

  const after = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))

  const carryOut = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      log.error({ why: causeOf(error) }, 'Something that was said was not understood.')
    }
  }

  const begin = () => {
    while (!listening && places > 0) {
      const work = waiting.shift()
      if (work === undefined) return
      places -= 1
      const done = carryOut(work).finally(() => inHand.delete(done))
      inHand.add(done)
      void Promise.race([done, after(holdsUpFor)]).then(() => {
        places += 1
        begin()
      })
    }
  }

  const listen = () => {
    const left = Math.min(lastAt + quietFor, firstAt + longestWait) - clock.now()
    listening = left > 0
    if (listening) clock.after(left, listen)
    else begin()
  }

  return {
    takes: () => !stopping,
    do: (work) => {
      waiting.push(work)
      lastAt = clock.now()
      if (listening) return
      firstAt = lastAt
      listen()
    },
    stop: async () => {
      stopping = true
      const all = async () => {
        while (waiting.length + inHand.size > 0) await after(10)
      }
      await Promise.race([all(), after(grace)])
    },
  }
}
