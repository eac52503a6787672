/** Brings the outbox to the platforms: each lane in its order, lanes side by side. */

import { causeOf } from '../log'
import type { Post } from '../store/store'
import { createDeliver, type DeliveryParts, leaseFor } from './deliver'
import { within } from './within'

/** The heartbeat looks more often than that. */
const longestSleep = 60_000
/** After the database gave no answer. */
const retrySleep = 1_000
/** Less than a due time that has just passed takes to be seen. */
const shortestSleep = 10
const stopLimit = 8_000
/** How many posts are in hand at a time. */
const capacity = 50

export interface Sender {
  /** Something may be due: called after every commit, and by the heartbeat. */
  wake(): void
  /** Resolves once nothing is due and nothing is in hand; what waits for a later time does not count. */
  idle(): Promise<void>
  /** Takes nothing more, and gives what is in hand 8 s to end. */
  stop(): Promise<void>
}

export function startSender(parts: DeliveryParts): Sender {
  const { store, clock, log, owner } = parts
  const deliver = createDeliver(parts)
  /** The end of what is in hand, a lane. */
  const lanes = new Map<string, Promise<void>>()
  let inHand = 0
  let stopped = false
  let again = false
  let round: Promise<void> | null = null
  let cancelTimer = () => {}

  const enqueue = (post: Post, leaseUntil: number) => {
    const lane = `${post.workspaceId} ${post.lane}`
    inHand += 1
    const work: Promise<void> = (lanes.get(lane) ?? Promise.resolve())
      .then(() => deliver(post, leaseUntil, () => !stopped))
      .then(() => {
        inHand -= 1
        if (lanes.get(lane) === work) lanes.delete(lane)
        void run()
      })
    lanes.set(lane, work)
  }

  const take = async () => {
    const now = clock.now()
    if (inHand >= capacity) return
    const leaseUntil = now + leaseFor
    for (const post of await store.leasePosts(owner, now, leaseUntil, capacity - inHand)) {
      enqueue(post, leaseUntil)
    }
  }

  /** Takes what is due; returns how long to sleep. */
  const look = async (): Promise<number> => {
    let due: number | null
    do {
      again = false
      await take()
      due = await store.nextPostDue()
    } while (again && !stopped)
    if (due === null) return longestSleep
    return Math.min(longestSleep, Math.max(shortestSleep, due - clock.now()))
  }

  const run = (): Promise<void> => {
    if (stopped) return Promise.resolve()
    again = true
    round ??= look()
      .catch((error: unknown) => {
        log.error({ why: causeOf(error) }, 'Looking for due posts failed.')
        return retrySleep
      })
      .then((sleep) => {
        round = null
        cancelTimer()
        if (!again && !stopped) cancelTimer = clock.after(sleep, run)
        return again ? run() : undefined
      })
    return round
  }

  const quiet = async () => {
    while (round || lanes.size > 0) await (round ?? Promise.all(lanes.values()))
  }

  void run()
  return {
    wake: () => void run(),
    idle: async () => {
      await run()
      await quiet()
    },
    stop: async () => {
      stopped = true
      cancelTimer()
      await within(quiet(), stopLimit, clock).catch(() =>
        log.warn(
          { posts: inHand },
          'Stopped while posts were in hand; the next start asks for them.',
        ),
      )
    },
  }
}
