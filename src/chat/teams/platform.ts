/** The outbound port on Teams' connector. A message's id is its conversation, its own id and its reader (`address.ts`). */
import { causeOf, type Log } from '../../log'
import type { Message } from '../../messages/message'
import type { Address, Delivered, Platform } from '../platform'
import { idOf, rootOf, type Spot, spotOf, threadOf } from './address'
import { messageCards, type Portion } from './cards/message'
import type { Refresh } from './cards/types'
import { isGone, isTooBig, outcomeOf } from './outcome'
import type { Pace } from './pace'
import { type Links, resolveOf } from './pictures'
import type { Posting } from './posting'

interface Parts {
  posting: Posting
  pace: Pace
  workspaceId: string
  /** Null = the world cannot reach this server, so nothing can be linked. */
  links: Links | null
  tenantId: string
  /** A channel in which that person can be reached alone, and their name; null = there is none. */
  elsewhere: (userId: string) => Promise<{ conversation: string; name: string } | null>
  /** What makes some readers' clients ask for a card of their own; null = none does. */
  refreshOf: (message: Message) => Promise<Refresh | null>
  log: Log
}

const mostTries = 2
/** Teams was busy or down, and took nothing. */
const notDone = 'HTTP 503'
/** Of a bot in another tenant, on the same database. */
const foreign: Delivered = { kind: 'later', afterMs: 60_000, covers: 'lane' }

/** Bytes in UTF-16 of a message that Teams has called too big, for the next try. */
const smaller = [36_000, 18_000, 9_000] as const

export function teamsPlatform(parts: Parts): Platform {
  const { posting, pace, links, log } = parts
  const cards = (message: Message, refresh: Refresh | null, most?: number): Portion[] => {
    const look = { place: 'post', resolve: resolveOf(message, links) } as const
    const [first, ...more] = messageCards(message, look, most)
    if (first === undefined || refresh === null) return first === undefined ? [] : [first, ...more]
    return [{ ...first, card: { ...first.card, refresh } }, ...more]
  }

  /** Sends it, in smaller portions where Teams says that it is too big. Rejects with what the last try said. */
  const fitted = async <T>(
    message: Message,
    send: (portions: Portion[]) => Promise<T>,
  ): Promise<T> => {
    const refresh = await parts.refreshOf(message)
    for (const most of [undefined, ...smaller.slice(0, -1)]) {
      try {
        return await send(cards(message, refresh, most))
      } catch (error) {
        if (!isTooBig(error)) throw error
        log.info(
          { most: most ?? null },
          'Teams called a message too big; it goes in smaller portions.',
        )
      }
    }
    return send(cards(message, refresh, smaller.at(-1)))
  }

  const post = async (conversation: string, message: Message): Promise<Spot> => {
    const spot = (activity: string) => ({
      conversation: rootOf(conversation),
      activity,
      reader: null,
    })
    return fitted(message, async ([first, ...more]) => {
      if (first === undefined) throw new Error('A message has no portion.')
      const at = spot(await posting.post(conversation, first))
      for (const portion of more) {
        // What has been said is not said again because its end is missing.
        await posting
          .post(conversation === at.conversation ? threadOf(at) : conversation, portion)
          .catch((error: unknown) =>
            log.error({ conversation, why: causeOf(error) }, 'A message’s end was not posted.'),
          )
      }
      return at
    })
  }

  /** Where the personal chat is closed to the bot, the person is told alone in the drill's channel. */
  const alone = async (userId: string, message: Message): Promise<Spot> => {
    try {
      return await post(await posting.personal(userId), message)
    } catch (error) {
      const there = isGone(error) ? await parts.elsewhere(userId) : null
      if (there === null) throw error
      const { conversation, name } = there
      return fitted(message, async ([first]) => {
        if (first === undefined) throw error
        const activity = await posting.whisper(conversation, { id: userId, name }, first)
        return { conversation, activity, reader: userId }
      })
    }
  }

  /** Null = the person's chat is closed to the bot. */
  const personalOf = (userId: string) =>
    posting.personal(userId).catch((error: unknown) => {
      if (isGone(error)) return null
      throw error
    })

  /** Posts of which nobody knows whether they are there, by how often they were tried. */
  const unsure = new Map<string, number>()
  /** Each further try may be a further copy, so there is one; what Teams says it has not done is tried on. */
  const onceMore = (key: string, outcome: Delivered): Delivered => {
    if (outcome.kind !== 'unsure' || outcome.why.startsWith(notDone)) return outcome
    const tries = (unsure.get(key) ?? 0) + 1
    if (tries < mostTries) unsure.set(key, tries)
    else unsure.delete(key)
    return tries < mostTries ? outcome : { kind: 'refused', why: `${outcome.why}, twice` }
  }

  const sent = (spot: Spot): Delivered => ({ kind: 'sent', id: idOf(spot) })
  const paced = (conversation: string): Delivered | null => {
    const afterMs = pace.wait(rootOf(conversation))
    return afterMs === 0 ? null : { kind: 'later', afterMs, covers: 'lane' }
  }

  return {
    name: 'teams',
    post: async (to, message, key) => {
      if (to.workspaceId !== parts.workspaceId) return foreign
      const place = placeOf(to)
      if (place === null) return { kind: 'refused', why: 'no address in Teams' }
      try {
        const wait = paced(to.channel ?? (await personalOf(place)) ?? '')
        if (wait !== null) return wait
        const spot = await (to.channel === null ? alone(place, message) : post(place, message))
        unsure.delete(key)
        return sent(spot)
      } catch (error) {
        return onceMore(key, outcomeOf(error, false))
      }
    },
    update: async (to, id, message) => {
      if (to.workspaceId !== parts.workspaceId) return foreign
      const spot = spotOf(id)
      if (spot === null) return { kind: 'refused', why: 'no address in Teams' }
      const { conversation, activity, reader } = spot
      const wait = paced(conversation)
      if (wait !== null) return wait
      try {
        await fitted(message, async ([first]) => {
          if (first === undefined) return
          await (reader === null
            ? posting.update(conversation, activity, first)
            : posting.updateWhisper(conversation, activity, first))
        })
        return { kind: 'sent', id }
      } catch (error) {
        // What one reader alone was shown ends after a day.
        if (reader !== null && isGone(error) && to.user !== null)
          return alone(to.user, message).then(sent, (again: unknown) => outcomeOf(again, true))
        return outcomeOf(error, true)
      }
    },
    // Teams shows no bot what stands in a conversation.
    find: async () => ({ kind: 'cannot-ask' }),
    permalink: async (_to, id) => {
      const spot = spotOf(id)
      if (spot === null || spot.reader !== null || !spot.conversation.startsWith('19:')) return null
      const place = `${encodeURIComponent(spot.conversation)}/${encodeURIComponent(spot.activity)}`
      return `https://teams.microsoft.com/l/message/${place}?tenantId=${encodeURIComponent(parts.tenantId)}`
    },
  }
}

/** The conversation, with its thread; of a message to one person alone, that person. Null = it hangs below no message of Teams'. */
function placeOf(to: Address): string | null {
  if (to.channel === null) return to.user
  if (to.thread === null) return to.channel
  const below = spotOf(to.thread)
  return below === null ? null : threadOf(below)
}
