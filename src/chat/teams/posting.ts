/** Messages on the wire: to all of a conversation, to one reader in it, or to one person alone. */
import { z } from 'zod'
import { rootOf } from './address'
import type { Portion } from './cards/message'
import type { Connector } from './connector'
import type { Pace } from './pace'

const created = z.object({ id: z.string().min(1) })
/** An edit's answer may be empty. */
const anything = z.unknown()

export interface Posting {
  /** `conversation`: with the thread it stands in. Gives back Teams' id of the message. */
  post(conversation: string, portion: Portion): Promise<string>
  update(conversation: string, activity: string, portion: Portion): Promise<void>
  /** Only `reader` sees it, for a day. */
  whisper(
    conversation: string,
    reader: { id: string; name: string },
    portion: Portion,
  ): Promise<string>
  updateWhisper(conversation: string, activity: string, portion: Portion): Promise<void>
  /** The conversation between the bot and that person. */
  personal(userId: string): Promise<string>
  /** Attachments other than cards. */
  send(conversation: string, attachments: readonly object[]): Promise<void>
}

interface Parts {
  connector: Connector
  /** Counts what goes out. */
  pace: Pace
  bot: { id: string; name: string }
  tenantId: string
}

export const cardType = 'application/vnd.microsoft.card.adaptive'
/** Conversations of people that are remembered. */
const mostKept = 2_000

export function createPosting({ connector, pace, bot, tenantId }: Parts): Posting {
  const personals = new Map<string, string>()
  /** Threads count as the conversation that they are in. */
  const activities = (conversation: string) => {
    pace.count(rootOf(conversation))
    return `v3/conversations/${encodeURIComponent(conversation)}/activities`
  }
  const at = (conversation: string, activity: string) =>
    `${activities(conversation)}/${encodeURIComponent(activity)}`
  const body = ({ summary, card }: Portion) => ({
    type: 'message',
    summary,
    attachments: [{ contentType: cardType, content: card }],
  })

  return {
    post: async (conversation, portion) =>
      (await connector.call('POST', activities(conversation), body(portion), created)).id,
    update: async (conversation, activity, portion) => {
      await connector.call('PUT', at(conversation, activity), body(portion), anything)
    },
    whisper: async (conversation, { id, name }, portion) => {
      const path = `${activities(conversation)}?isTargetedActivity=true`
      const sent = { ...body(portion), recipient: { id, name } }
      return (await connector.call('POST', path, sent, created)).id
    },
    updateWhisper: async (conversation, activity, portion) => {
      const path = `${at(conversation, activity)}?isTargetedActivity=true`
      await connector.call('PUT', path, body(portion), anything)
    },
    personal: async (userId) => {
      const there = personals.get(userId)
      if (there !== undefined) return there
      const { id } = await connector.call(
        'POST',
        'v3/conversations',
        {
          isGroup: false,
          bot,
          members: [{ id: userId }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        },
        created,
      )
      personals.set(userId, id)
      const [oldest] = personals.keys()
      if (personals.size > mostKept && oldest !== undefined) personals.delete(oldest)
      return id
    },
    send: async (conversation, attachments) => {
      await connector.call(
        'POST',
        activities(conversation),
        { type: 'message', attachments },
        created,
      )
    },
  }
}
