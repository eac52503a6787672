import type { Covers } from '../chat/platform'
import type { Post } from '../store/store'

interface Pauses {
  /** Holds what is like the post until a real time (epoch ms). */
  hold(post: Post, covers: Covers, until: number): void
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
  return {
    hold: (post, covers, until) => {
      const key = keyOf(post, covers)
      held.set(key, Math.max(until, held.get(key) ?? 0))
    },
    until: (post, now) => {
      const edits = post.platformId === null ? 0 : read(keyOf(post, 'edits'), now)
      const lane = read(keyOf(post, 'lane'), now)
      const until = Math.max(edits, lane, read(keyOf(post, 'workspace'), now))
      return until > now ? until : null
    },
  }
}

function keyOf({ workspaceId, lane }: Post, covers: Covers): string {
  switch (covers) {
    case 'lane':
      return `lane ${workspaceId} ${lane}`
    case 'edits':
      return `edits ${workspaceId}`
    case 'workspace':
      return `all ${workspaceId}`
    default:
      return covers satisfies never
  }
}
