/** Teams' channels and group chats as the drill's. */
import { z } from 'zod'
import { causeOf, type Log } from '../../log'
import type { Channel, Store } from '../../store/store'
import { type Activity, scopeOf } from './activity'
import { rootOf } from './address'
import type { Connector } from './connector'

export interface Places {
  /** Where something was said; null = between the bot and one person. */
  placeOf(activity: Activity): Promise<Channel | null>
  rename(externalId: string, name: string): Promise<void>
}

interface Parts {
  workspaceId: string
  connector: Connector
  store: Pick<Store, 'ensureChannel' | 'channelsOf'>
  newId: () => string
  log: Log
}

const channelsOfTeam = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
})

/** Teams gives a team's first channel no name, and each reader sees one in their own language. */
const first = 'General'
const chat = 'group chat'

export function createPlaces({ workspaceId, connector, store, newId, log }: Parts): Places {
  const known = new Map<string, Promise<Channel>>()

  const nameOf = async (activity: Activity, externalId: string): Promise<string> => {
    if (scopeOf(activity) === 'group') return activity.conversation.name?.trim() || chat
    const { team, channel } = activity.channelData ?? {}
    if (channel?.name) return channel.name
    try {
      const path = `v3/teams/${encodeURIComponent(team?.id ?? externalId)}/conversations`
      const told = await connector.call('GET', path, null, channelsOfTeam)
      return told.conversations.find(({ id }) => id === externalId)?.name || first
    } catch (error) {
      log.warn(
        { channel: externalId, why: causeOf(error) },
        'Teams does not tell a channel’s name.',
      )
      const before = (await store.channelsOf(workspaceId)).find(
        (each) => each.externalId === externalId,
      )
      return before?.name ?? 'channel'
    }
  }

  return {
    placeOf: async (activity) => {
      if (scopeOf(activity) === 'personal') return null
      const externalId = activity.channelData?.channel?.id ?? rootOf(activity.conversation.id)
      const there = known.get(externalId)
      if (there) return there
      const asked = nameOf(activity, externalId).then((name) =>
        store.ensureChannel(workspaceId, externalId, name, newId),
      )
      known.set(externalId, asked)
      asked.catch(() => known.delete(externalId))
      return asked
    },
    rename: async (externalId, name) => {
      known.delete(externalId)
      const isKnown = (await store.channelsOf(workspaceId)).some(
        (each) => each.externalId === externalId,
      )
      if (isKnown) await store.ensureChannel(workspaceId, externalId, name, newId)
    },
  }
}
