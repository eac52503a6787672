/** Messages as they come to be, change, and stand in answers. */
import { refuse } from './refusal'
import { findMessage, newTs, type State } from './state'
import type { Json, SentMessage, SlackGrant } from './types'

export type NewMessage = Pick<
  SentMessage,
  'channel' | 'thread' | 'user' | 'botId' | 'text' | 'blocks' | 'metadata'
> &
  Partial<Pick<SentMessage, 'files'>>

export function addMessage(state: State, message: NewMessage): SentMessage {
  const added: SentMessage = {
    ...message,
    ts: newTs(state),
    files: message.files ?? linkedFiles(state, message),
    before: [],
    deleted: false,
    at: state.clock.now(),
  }
  state.messages.push(added)
  return added
}

/** A link to a file of one's own in a post's words shares that file. */
function linkedFiles(state: State, { channel, user, text, blocks }: NewMessage): string[] {
  const words = `${text} ${JSON.stringify(blocks)}`
  return [...state.files.values()].flatMap((file) => {
    if (file.user !== user || !words.includes(`/files/${file.user}/${file.id}/`)) return []
    file.channels = [...file.channels, channel]
    return [file.id]
  })
}

export function editMessage(
  state: State,
  message: SentMessage,
  to: Pick<SentMessage, 'text' | 'blocks' | 'metadata'>,
): void {
  const { text, blocks } = message
  message.before = [...message.before, { text, blocks, until: state.clock.now() }]
  Object.assign(message, to)
}

/** The message that a thread hangs on. A thread has one level, and hangs on what is there. */
export function threadParent(state: State, channel: string, ts: string | undefined): string | null {
  if (ts === undefined) return null
  if (!/^\d{10}\.\d{6}$/.test(ts)) return refuse('invalid_thread_ts', `no ts: ${ts}`)
  const parent = state.messages.find((each) => each.channel === channel && each.ts === ts)
  if (parent === undefined) return refuse('thread_not_found', `no message ${ts} in ${channel}`)
  if (parent.thread !== null) return refuse('invalid_thread_ts', 'a reply has no thread of its own')
  return parent.deleted ? refuse('cannot_reply_to_message') : ts
}

/** A message of the bot's own, which alone it may change. */
export function ownMessage(
  state: State,
  grant: SlackGrant,
  at: { channel: string; ts: string },
  otherwise: string,
): SentMessage {
  const message = findMessage(state, at.channel, at.ts)
  if (message === undefined) return refuse('message_not_found')
  return message.user === grant.botUser ? message : refuse(otherwise, 'a message of somebody else')
}

/** As history and answers show it. `metadata` only where it was asked for. */
export function shownMessage(
  state: State,
  message: SentMessage,
  metadata: 'with metadata' | 'without metadata',
): Json {
  const { channel, ts, thread, user, botId, text, blocks, files, before } = message
  const replies = state.messages.filter(
    (each) => each.channel === channel && each.thread === ts && !each.deleted,
  )
  const last = before.at(-1)
  const bot = state.grants.find((each) => each.botId === botId)
  return {
    type: 'message',
    user,
    ts,
    text,
    team: state.users.get(user)?.team ?? bot?.team,
    ...(botId === null
      ? {}
      : {
          bot_id: botId,
          app_id: state.appId,
          bot_profile: { id: botId, app_id: state.appId, name: 'Drill', deleted: false },
        }),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(files.length === 0 ? {} : { files: files.map((id) => ({ id })) }),
    ...(last === undefined
      ? {}
      : { edited: { user, ts: `${Math.floor(last.until / 1000)}.000000` } }),
    ...(thread === null ? {} : { thread_ts: thread, parent_user_id: parentUser(state, message) }),
    ...(replies.length === 0
      ? {}
      : { thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(message.metadata === null || metadata === 'without metadata'
      ? {}
      : { metadata: message.metadata }),
  }
}

const parentUser = (state: State, { channel, thread }: SentMessage): string | undefined =>
  thread === null ? undefined : findMessage(state, channel, thread)?.user
