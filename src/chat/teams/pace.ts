/** How fast one conversation may be written to: what Teams would refuse is not sent. */
import type { Clock } from '../../clock'

/** So many messages in so many ms, as Teams' documentation has them of one bot in one conversation. */
const limits = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
] as const
const longest = 3_600_000

export interface Pace {
  /** ms until one may go out there; 0 = now. */
  wait(conversation: string): number
  /** One goes out there. */
  count(conversation: string): void
}

export function createPace(clock: Clock): Pace {
  const sent = new Map<string, number[]>()
  const timesOf = (conversation: string, now: number) =>
    (sent.get(conversation) ?? []).filter((at) => now - at < longest)
  return {
    wait: (conversation) => {
      const now = clock.now()
      const times = timesOf(conversation, now)
      return Math.max(
        ...limits.map(({ most, within }) => {
          const oldest = times.at(-most)
          return oldest === undefined ? 0 : Math.max(0, oldest + within - now)
        }),
      )
    },
    count: (conversation) => {
      const now = clock.now()
      sent.set(conversation, [...timesOf(conversation, now), now])
    },
  }
}
