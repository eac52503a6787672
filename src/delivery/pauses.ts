import type { Post } from '../store/store'

interface Pauses {
  /** Holds the post's lane, or its whole workspace, until a real time (epoch ms). */
  hold(post: Post, covers: 'lane' | 'workspace', until: number): void
  /** Until when the post must wait; null = it may go. */
  until(post: Post, now: number): number | null
}

/** What a platform's "too many" covers, for the posts that were in hand or came in since. */
export function createPauses(): Pauses {
  const held = new Map<string, number>()
  const read = (key: string, now: number): number => {
    const until = held.get(key) ?? 0
    if (until <= now) held.delete(key)
    return until
  }
  const laneOf = (post: Post) => `${post.workspaceId} ${post.lane}`
  return {
    hold: (post, covers, until) => {
      const key = covers === 'lane' ? laneOf(post) : post.workspaceId
      held.set(key, Math.max(until, held.get(key) ?? 0))
    },
    until: (post, now) => {
      const until = Math.max(read(laneOf(post), now), read(post.workspaceId, now))
      return until > now ? until : null
    },
  }
}
