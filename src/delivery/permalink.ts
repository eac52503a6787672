/** Where a post can be looked up. */
import type { Platform } from '../chat/platform'
import type { Clock } from '../clock'
import type { Post } from '../store/store'
import { addressOf, callLimit } from './attempt'
import { within } from './within'

/** Null = it was never sent, or its place has no such addresses. Rejects where the platform does, or takes too long. */
export async function permalinkOf(
  platforms: readonly Platform[],
  post: Post,
  clock: Clock,
): Promise<string | null> {
  const place = platforms.find(({ name }) => name === post.platform)
  if (post.platformId === null || !place?.permalink) return null
  return within(place.permalink(addressOf(post), post.platformId), callLimit, clock)
}
