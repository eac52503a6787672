/** chat.*: posts, their edits, and what one person alone sees. */
import { z } from 'zod'
import { readMetadata, readPost } from '../kit'
import { flag, method, moment, word } from '../method'
import { addMessage, editMessage, ownMessage, shownMessage, threadParent } from '../posts'
import { seenChannel, writableChannel } from '../reach'
import { refuse } from '../refusal'
import { findMessage, newTs } from '../state'

const post = {
  channel: word,
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  mrkdwn: flag.optional(),
  parse: z.literal('none').optional(),
  link_names: flag.optional(),
}

export const chatMethods = [
  method(
    'chat.postMessage',
    { ...post, metadata: z.unknown().optional(), reply_broadcast: flag.optional() },
    (args, context) => {
      const { state, grant } = context
      const channel = writableChannel(state, grant, args.channel, 'direct too')
      const content = readPost(args, context)
      const metadata = readMetadata(args.metadata)
      const thread = threadParent(state, channel.id, args.thread_ts)
      if (args.reply_broadcast === true) context.complain('a reply sent to the whole channel')
      const message = addMessage(state, {
        ...content,
        channel: channel.id,
        thread,
        user: grant.botUser,
        botId: grant.botId,
        metadata,
      })
      return {
        channel: channel.id,
        ts: message.ts,
        message: shownMessage(state, message, 'with metadata'),
      }
    },
  ),
  method(
    'chat.update',
    {
      channel: word,
      ts: moment,
      text: z.string().optional(),
      blocks: z.unknown().optional(),
      metadata: z.unknown().optional(),
      parse: z.literal('none').optional(),
      link_names: flag.optional(),
    },
    (args, context) => {
      const { state, grant } = context
      const channel = writableChannel(state, grant, args.channel, 'channels only')
      const message = ownMessage(
        state,
        grant,
        { channel: channel.id, ts: args.ts },
        'cant_update_message',
      )
      const content = readPost(args, context)
      // Metadata that is not named stays.
      const metadata = args.metadata === undefined ? message.metadata : readMetadata(args.metadata)
      editMessage(state, message, { ...content, metadata })
      return {
        channel: channel.id,
        ts: message.ts,
        text: message.text,
        message: shownMessage(state, message, 'with metadata'),
      }
    },
  ),
  method('chat.postEphemeral', { ...post, user: word }, (args, context) => {
    const { state, grant } = context
    const channel = writableChannel(state, grant, args.channel, 'channels only')
    if (!channel.members.includes(args.user)) return refuse('user_not_in_channel')
    const content = readPost(args, context)
    const thread = threadParent(state, channel.id, args.thread_ts)
    const ts = newTs(state)
    const at = { channel: channel.id, user: args.user, thread }
    state.ephemerals.push({ ...content, ...at, ts, by: 'method', gone: false })
    return { message_ts: ts }
  }),
  method('chat.delete', { channel: word, ts: moment }, ({ channel, ts }, { state, grant }) => {
    const { id } = writableChannel(state, grant, channel, 'channels only')
    ownMessage(state, grant, { channel: id, ts }, 'cant_delete_message').deleted = true
    return { channel: id, ts }
  }),
  method(
    'chat.getPermalink',
    { channel: word, message_ts: moment },
    ({ channel, message_ts }, { state, grant }) => {
      const { id } = seenChannel(state, grant, channel)
      const message = findMessage(state, id, message_ts)
      if (message === undefined) return refuse('message_not_found')
      const domain = state.teams.get(grant.team)?.domain ?? ''
      const below = message.thread === null ? '' : `?thread_ts=${message.thread}&cid=${id}`
      return {
        channel: id,
        permalink: `https://${domain}.slack.com/archives/${id}/p${message_ts.replace('.', '')}${below}`,
      }
    },
  ),
]
