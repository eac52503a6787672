import type { DrillRecord } from '../../src/drill/record'
import type { Message, Outgoing } from '../../src/messages/message'
import type { Post, Store } from '../../src/store/store'
import { emptyRecord, place, t0 } from './records'

export const say = (text: string): Message => ({ fallback: text, parts: [{ kind: 'text', text }] })
export const toChannel = (key: string, text = key, holdable = true): Outgoing => ({
  key,
  audience: { kind: 'channel' },
  message: say(text),
  holdable,
})
export const reply = (key: string, below: string): Outgoing => ({
  ...toChannel(key),
  audience: { kind: 'thread', below },
})
export const toPerson = (key: string, personId: string): Outgoing => ({
  ...toChannel(key),
  audience: { kind: 'person', personId },
  holdable: false,
})

/** A drill, and its outbox as one sender uses it. */
export async function outbox(store: Store, where?: Awaited<ReturnType<typeof place>>) {
  const at = where ?? (await place(store))
  const record: DrillRecord = emptyRecord(at)
  await store.transaction((tx) => tx.saveDrill(null, record))
  const { drill } = record
  let now = t0
  const lease = async (after = 0) => {
    now += after
    return store.leasePosts('me', now, now + 1000, 10)
  }
  const settled = (post: Post | undefined) => {
    if (post === undefined) throw new Error('Nothing was leased.')
    return post
  }
  return {
    ...at,
    drill,
    lease,
    keys: async (after = 0) => (await lease(after)).map(({ key }) => key),
    put: (posts: readonly Outgoing[], hold = false) =>
      store.transaction((tx) => tx.putPosts(drill, posts, now, hold)),
    sent: (post: Post | undefined) => {
      const { id, revision, platformId, key } = settled(post)
      const outcome = {
        kind: 'sent',
        platformId: platformId ?? `ts-${key}`,
        revision,
        at: now,
      } as const
      return store.settlePost(id, 'me', outcome)
    },
    later: (post: Post | undefined, notBefore: number, keepIntent = false, workspaceToo = false) =>
      store.settlePost(settled(post).id, 'me', {
        kind: 'later',
        notBefore,
        workspaceToo,
        keepIntent,
      }),
    refused: (post: Post | undefined) =>
      store.settlePost(settled(post).id, 'me', { kind: 'refused', why: 'bad', at: now }),
    lost: (post: Post | undefined) =>
      store.settlePost(settled(post).id, 'me', { kind: 'lost', why: 'gone', at: now }),
    states: async () =>
      Object.fromEntries((await store.postsOf(drill.id)).map((post) => [post.key, post])),
  }
}
