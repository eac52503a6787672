/** Which conversation a call means, and whether the bot gets there. */
import { refuse } from './refusal'
import { findActivity, hasBot, membersOf, type State } from './state'
import type { TeamsCall, TeamsConversation } from './types'

export interface Spoken {
  conversation: TeamsConversation
  thread: string | null
}

/** Refuses where the bot isn't; with `member` also where that person isn't. */
export function reachable(state: State, id: string, member?: string): TeamsConversation {
  const conversation = state.conversations.get(id)
  if (conversation === undefined)
    return refuse(404, 'ConversationNotFound', `no conversation ${id}`)
  if (conversation.gone) return refuse(404, 'ConversationNotFound')
  const [reader] = conversation.kind === 'personal' ? conversation.members : []
  if (reader !== undefined && state.people.get(reader)?.blocked === true)
    return refuse(403, 'MessageWritesBlocked')
  if (!hasBot(state, conversation)) return refuse(403, 'BotNotInConversationRoster')
  if (member !== undefined && !membersOf(state, conversation).includes(member))
    return refuse(403, 'BotNotInConversationRoster')
  return conversation
}

/** The conversation with the thread that its id names. */
export function root(state: State, { conversation: id, thread }: TeamsCall): Spoken {
  const conversation = reachable(state, id)
  if (thread === null) return { conversation, thread }
  if (conversation.kind !== 'channel')
    return refuse(400, 'BadArgument', `a thread in a ${conversation.kind}`)
  const head = findActivity(state, id, thread)
  if (head === undefined)
    return refuse(404, 'ActivityNotFoundInConversation', `no message ${thread} to reply below`)
  if (head.thread !== null)
    return refuse(400, 'BadArgument', `a thread below ${thread}, which is a reply itself`)
  return { conversation, thread }
}
