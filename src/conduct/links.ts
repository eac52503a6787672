/** Addresses of a drill's messages for its report, by their keys. */
import { causeOf, type Log } from '../log'
import type { Post, Store } from '../store/store'

/** Whether the whole channel can read it: what one person alone got is never linked to. */
export function isInChannel(post: Post): boolean {
  return post.lane.startsWith('channel:') && post.userExternalId === null
}

/** A place that gives no address leaves its message without one; the report goes out all the same. */
export async function linksTo(
  keys: readonly string[],
  drillId: string,
  parts: {
    store: Pick<Store, 'postsOf'>
    permalink: (post: Post) => Promise<string | null>
    log: Log
  },
): Promise<(key: string) => string | null> {
  const wanted = (await parts.store.postsOf(drillId)).filter(
    (post) => keys.includes(post.key) && isInChannel(post),
  )
  const links = await Promise.all(
    wanted.map(async (post): Promise<[string, string | null]> => {
      try {
        return [post.key, await parts.permalink(post)]
      } catch (error) {
        parts.log.warn({ why: causeOf(error) }, 'A message of the report has no link.')
        return [post.key, null]
      }
    }),
  )
  const byKey = new Map(links)
  return (key) => byKey.get(key) ?? null
}
