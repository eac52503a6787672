/** The outbound port on Slack's Web API. A message's id is its conversation and its ts (`address.ts`). */
import type { Clock } from '../../clock'
import type { Log } from '../../log'
import type { Address, Delivered, Platform } from '../platform'
import { idOf, type Spot, spotOf } from './address'
import { codeOf } from './outcome'
import { type Pictures, textWithLinks, withLinks } from './pictures'
import { find, metadataOf } from './platform-find'
import { createSend, type Sent } from './platform-send'
import type { Web } from './web'

export interface SlackPlatformParts {
  web: Web
  pictures: Pictures
  /** Our id of an earlier message to that person, of this or an earlier process; null = there is none. */
  lastTo?: (to: Address) => Promise<string | null>
  clock: Clock
  log: Log
}

/** Real ms that a message waits for its pictures; what takes longer is asked for again. */
const pictureWait = 3_000
const nextLook = 1_500

/** Remembered for as long as the process lives. */
const mostKept = 5_000

export function slackPlatform({ web, pictures, lastTo, clock, log }: SlackPlatformParts): Platform {
  const send = createSend({ clock, log })
  /** The conversation of each person, which Slack names in its answer to a post. */
  const directs = createKept()
  /** Pictures that a post has shown in a conversation; an edit may show those, and no others. */
  const shared = createKept()

  const settled = (sent: Sent, to: Address): Delivered => {
    if (to.channel === null && to.user !== null) directs.put(to.user, sent.spot.channel)
    return { kind: 'sent', id: idOf(sent.spot) }
  }

  /** To ask Slack for a person's conversation takes a scope that nothing else needs. */
  const directOf = async (to: Address): Promise<string | null> => {
    if (to.user === null) return null
    const known = directs.of(to.user)
    if (known !== null || lastTo === undefined) return known
    return spotOf((await lastTo(to)) ?? '')?.channel ?? null
  }

  return {
    name: 'slack',
    post: async (to, message, key) => {
      const place = placeOf(to, to.channel ?? to.user)
      if (place === null) return noPlace
      const begun = clock.now()
      const { pending, files } = await pictures.ready(message, pictureWait)
      if (pending) return { kind: 'later', afterMs: nextLook, covers: 'lane' }
      const linked = withLinks(message, files, () => false)
      const sharing = linked.links.length > 0
      const sent = await send({
        key,
        begun,
        message: linked.message,
        files,
        method: 'chat.postMessage',
        call: (blocks) =>
          web.call('chat.postMessage', {
            channel: place.channel,
            ...(place.thread === null ? {} : { thread_ts: place.thread }),
            text: textWithLinks(message.fallback, linked.links),
            blocks,
            metadata: metadataOf(key),
            parse: 'none',
            link_names: false,
            // Links to files are what shares them, so there Slack must read them.
            mrkdwn: sharing,
            unfurl_links: sharing,
            unfurl_media: sharing,
          }),
      })
      if (sent.kind !== 'sent') return sent
      for (const id of sent.shown) shared.put(`${sent.spot.channel} ${id}`, '')
      return settled(sent, to)
    },
    update: async (to, id, message) => {
      const spot = spotOf(id)
      if (spot === null) return noPlace
      const begun = clock.now()
      const { pending, files } = await pictures.ready(message, pictureWait)
      if (pending) return { kind: 'later', afterMs: nextLook, covers: 'lane' }
      const linked = withLinks(
        message,
        files,
        (fileId) => shared.of(`${spot.channel} ${fileId}`) === null,
      )
      const sent = await send({
        key: id,
        begun,
        message: linked.message,
        files,
        method: 'chat.update',
        call: (blocks) =>
          web.call('chat.update', {
            ...spot,
            text: textWithLinks(message.fallback, linked.links),
            // Without blocks those that are there would go. Metadata that is not named stays.
            blocks,
            parse: 'none',
            link_names: false,
          }),
      })
      return sent.kind === 'sent' ? settled(sent, to) : sent
    },
    find: async (to, key, around) => {
      const channel = to.channel ?? (await directOf(to))
      const place = placeOf(to, channel)
      return place === null ? { kind: 'cannot-ask' } : find(web, place, key, around)
    },
    permalink: async (_to, id) => {
      const spot = spotOf(id)
      if (spot === null) return null
      try {
        const { channel, ts } = spot
        return (await web.call('chat.getPermalink', { channel, message_ts: ts })).permalink
      } catch (error) {
        if (codeOf(error) === null) throw error
        return null
      }
    },
  }
}

const noPlace: Delivered = { kind: 'refused', why: 'no address in Slack' }

/** Null = it hangs below something that is no message of Slack's, or there is nowhere to post it. */
function placeOf(
  to: Address,
  channel: string | null,
): { channel: string; thread: string | null } | null {
  if (channel === null) return null
  if (to.thread === null) return { channel, thread: null }
  const below: Spot | null = spotOf(to.thread)
  return below === null ? null : { channel: below.channel, thread: below.ts }
}

/** The newest of what was put in. */
function createKept() {
  const kept = new Map<string, string>()
  return {
    of: (key: string): string | null => kept.get(key) ?? null,
    put: (key: string, value: string) => {
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    },
  }
}
