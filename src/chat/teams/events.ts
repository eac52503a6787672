/** What Teams tells without being asked: the app was put somewhere or taken away, a channel has changed. */
import type { Log } from '../../log'
import { type Activity, scopeOf } from './activity'
import { rootOf } from './address'

export interface Events {
  /** Never rejects on what it does not know. */
  received(activity: Activity): Promise<void>
}

interface Parts {
  /** The app has come to a team, a chat or a person. */
  installed: (activity: Activity) => Promise<void>
  /** A drill cannot go on there. `also`: nor, perhaps, in other channels of its team. */
  lost: (conversation: string, also: boolean) => Promise<void>
  renamed: (conversation: string, name: string) => Promise<void>
  /** Somebody has come or gone. */
  changed: (conversation: string) => void
  log: Log
}

export function createEvents({ installed, lost, renamed, changed, log }: Parts): Events {
  const conversationUpdate = async (activity: Activity) => {
    const { channelData: data, membersAdded, membersRemoved, recipient } = activity
    const conversation = rootOf(activity.conversation.id)
    const channel = data?.channel?.id ?? conversation
    switch (data?.eventType) {
      case 'channelRenamed':
        if (data.channel?.name) await renamed(channel, data.channel.name)
        return
      case 'channelDeleted':
        return lost(channel, false)
      case 'teamDeleted':
      case 'teamArchived':
      case 'teamHardDeleted':
        return lost(data.team?.id ?? conversation, true)
      default:
        changed(conversation)
    }
    if (membersAdded?.some(({ id }) => id === recipient.id)) await installed(activity)
    if (membersRemoved?.some(({ id }) => id === recipient.id)) {
      log.warn({ conversation }, 'Teams has removed the app.')
      await lost(data?.team?.id ?? conversation, true)
    }
  }

  return {
    received: async (activity) => {
      if (activity.type === 'conversationUpdate') return conversationUpdate(activity)
      if (activity.type !== 'installationUpdate') return
      if (activity.action === 'remove' || activity.action === 'remove-upgrade') {
        const { channelData: data, conversation } = activity
        log.warn({ scope: scopeOf(activity) }, 'Teams has removed the app.')
        if (scopeOf(activity) !== 'personal')
          await lost(data?.team?.id ?? rootOf(conversation.id), true)
      }
    },
  }
}
