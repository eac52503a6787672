/** The outbound port: what the bot posts becomes an entry, which the stream brings to the browsers. */
import type { Clock } from '../../clock'
import type { Entries } from '../../store/store'
import type { Platform } from '../platform'
import { anchor } from './anchor'
import { bodyJson } from './body'

/** `changed` is called after each new or changed entry; `origin` is the page's, as the world reaches it. */
export function localPlatform(
  entries: Entries,
  clock: Clock,
  changed: () => void,
  origin: string,
): Platform {
  return {
    name: 'local',
    post: async (to, message, key) => {
      const { id } = await entries.put(to.workspaceId, {
        key: postKey(key),
        channelId: to.channel,
        readerId: to.user,
        threadId: to.thread,
        authorId: null,
        body: bodyJson({ kind: 'message', message }),
        at: clock.now(),
      })
      changed()
      return { kind: 'sent', id }
    },
    update: async (to, id, message) => {
      const body = bodyJson({ kind: 'message', message })
      const entry = await entries.edit(to.workspaceId, id, body, clock.now())
      if (!entry) return { kind: 'refused', why: 'no such message' }
      changed()
      return { kind: 'sent', id }
    },
    find: async (to, key) => {
      const entry = await entries.byKey(to.workspaceId, postKey(key))
      return entry ? { kind: 'found', id: entry.id } : { kind: 'absent' }
    },
    permalink: async (to, id) =>
      to.channel === null ? null : `${origin}/${anchor(to.channel, id)}`,
  }
}

/** What people send has keys of its own, so none of theirs can stand in the way of a post. */
const postKey = (key: string) => `post:${key}`
