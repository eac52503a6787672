/** What Slack tells without being asked: Home is open, a channel is gone or shared, the app is removed. */
import { z } from 'zod'
import type { Log } from '../../log'
import type { Channels } from './channels'
import type { Installation } from './installation'

const id = z.string().min(1)

const envelope = z.object({
  event_id: z.string().optional(),
  team_id: z.string().optional(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string().optional() }),
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).optional() }),
    }),
    z.object({
      type: z.enum([
        'channel_archive',
        'channel_deleted',
        'channel_left',
        'channel_shared',
        'group_archive',
        'group_deleted',
        'group_left',
      ]),
      channel: id,
    }),
    z.object({
      type: z.enum(['channel_rename', 'group_rename']),
      channel: z.object({ id, name: id }),
    }),
  ]),
})

export type Events = (body: unknown) => Promise<void>

interface Parts {
  installation: Installation
  channels: Channels
  isNew: (key: string) => boolean
  homeOpened: (userId: string) => Promise<void>
  /** A drill cannot go on there. By Slack's id; null = nowhere any more. */
  lost: (channel: string | null) => Promise<void>
  renamed: (channel: string, name: string) => Promise<void>
  log: Log
}

export function createEvents(parts: Parts): Events {
  const { installation, channels, log } = parts
  return async (body) => {
    const read = envelope.safeParse(body).data
    if (read === undefined) return
    if (read.event_id !== undefined && !parts.isNew(`event:${read.event_id}`)) return
    if (installation.enterpriseId === null && (read.team_id ?? '') !== installation.teamId) return
    const { event } = read
    switch (event.type) {
      case 'app_home_opened':
        if (event.tab !== 'messages') await parts.homeOpened(event.user)
        return
      case 'app_uninstalled':
        log.warn({ event: event.type }, 'Slack has removed the app.')
        return parts.lost(null)
      case 'tokens_revoked':
        // People's own tokens are listed there too, and none of them is the bot's.
        if ((event.tokens.bot ?? []).length === 0) return
        log.warn({ event: event.type }, 'Slack has taken back the bot’s token.')
        return parts.lost(null)
      case 'channel_archive':
      case 'channel_deleted':
      case 'channel_left':
      case 'channel_shared':
      case 'group_archive':
      case 'group_deleted':
      case 'group_left':
        channels.forget(event.channel)
        return parts.lost(event.channel)
      case 'channel_rename':
      case 'group_rename':
        channels.forget(event.channel.id)
        return parts.renamed(event.channel.id, event.channel.name)
      default:
        return event satisfies never
    }
  }
}
