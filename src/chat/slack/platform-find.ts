/** Asks Slack whether a post is there, by the key that it carries in its metadata. */
import type { Found } from '../platform'
import { idOf } from './address'
import { codeOf } from './outcome'
import { isFinal } from './outcome-codes'
import type { Web } from './web'

/** What a post carries; others in the workspace can read it. */
export const metadataOf = (key: string) => ({ event_type: eventType, event_payload: { key } })
const eventType = 'drill_post'

/** Real ms around the attempt: clocks that do not agree, and a call that took long. */
const before = 120_000
const after = 600_000
const pageSize = 200
/** A busy channel says more in that time than can be read in one try. */
const mostPages = 4

export interface Place {
  channel: string
  /** The ts of the message that it hangs below, or null. */
  thread: string | null
}

/** @throws where Slack gives no answer, or wants a pause: asking again may help. */
export async function find(web: Web, place: Place, key: string, around: number): Promise<Found> {
  const method = place.thread === null ? 'conversations.history' : 'conversations.replies'
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    try {
      const answer = await web.call(method, {
        channel: place.channel,
        ...(place.thread === null ? {} : { ts: place.thread }),
        oldest: seconds(around - before),
        latest: seconds(around + after),
        inclusive: true,
        include_all_metadata: true,
        limit: pageSize,
        ...(cursor === undefined ? {} : { cursor }),
      })
      const found = answer.messages.find(
        ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.key === key,
      )
      if (found) return { kind: 'found', id: idOf({ channel: place.channel, ts: found.ts }) }
      cursor = answer.response_metadata?.next_cursor
      if (!cursor) return answer.has_more === true ? { kind: 'cannot-ask' } : { kind: 'absent' }
    } catch (error) {
      // A scope that was not granted, or a conversation whose past is closed to the bot.
      if (!isFinal(codeOf(error))) throw error
      return { kind: 'cannot-ask' }
    }
  }
  return { kind: 'cannot-ask' }
}

const seconds = (at: number) => (at / 1_000).toFixed(6)
