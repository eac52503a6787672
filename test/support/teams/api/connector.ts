/** What the connector does with a call, once it is let in. */
import { readActivity } from './activity'
import { reachable, root, type Spoken } from './reach'
import { refuse } from './refusal'
import { createChat, oneMember, pagedMembers } from './rosters'
import { addActivity, findActivity, type State } from './state'
import type { Json, SentActivity, TeamsCall } from './types'

/** How long a targeted message stands. */
const life = 24 * 60 * 60_000

export interface Request {
  call: TeamsCall
  /** The last part of the path, where it names an activity or a member. */
  id: string
  query: URLSearchParams
}

export type Answer = readonly [status: number, body: Json]

export function carryOut(state: State, request: Request): Answer {
  const { call, id, query } = request
  switch (call.operation) {
    case 'create':
      return createChat(state, call.body)
    case 'send':
      return send(state, call, root(state, call))
    case 'reply':
      return reply(state, call, id)
    case 'edit':
      return edit(state, call, id)
    case 'delete':
      return remove(state, call, id)
    case 'members':
      return pagedMembers(state, reachable(state, call.conversation), query)
    case 'member':
      return oneMember(state, reachable(state, call.conversation), id)
    case 'team':
      return team(state, id)
    case 'channels':
      return channels(state, id)
    case 'token':
    case 'upload':
      return refuse(500, 'NotOfTheConnector', 'the fake took a call for another')
    default:
      return call.operation satisfies never
  }
}

function send(state: State, call: TeamsCall, { conversation, thread }: Spoken): Answer {
  const { targeted } = call
  const personal = conversation.kind === 'personal'
  const content = readActivity(state, call.body, { targeted, editing: false, personal })
  if (content.reader !== null && !reachable(state, conversation.id, content.reader))
    return refuse(403, 'BotNotInConversationRoster', undefined)
  const { id } = addActivity(state, {
    ...content,
    conversation: conversation.id,
    thread,
    from: null,
  })
  return [201, { id }]
}

/** A reply stands in the thread of what it answers; in chats it stands below all. */
function reply(state: State, call: TeamsCall, to: string): Answer {
  const { conversation } = root(state, call)
  const answered = findActivity(state, conversation.id, to)
  if (answered === undefined)
    return refuse(404, 'ActivityNotFoundInConversation', `a reply to ${to}, which is nothing there`)
  const thread = conversation.kind === 'channel' ? (answered.thread ?? answered.id) : null
  return send(state, call, { conversation, thread })
}

function edit(state: State, call: TeamsCall, id: string): Answer {
  const message = own(state, call, id)
  const { targeted } = call
  const personal = root(state, call).conversation.kind === 'personal'
  const { text, summary, card, attachments } = readActivity(state, call.body, {
    targeted,
    editing: true,
    personal,
  })
  const was = {
    text: message.text,
    summary: message.summary,
    card: message.card,
    attachments: message.attachments,
  }
  Object.assign(message, { text, summary, card, attachments, before: [...message.before, was] })
  // Whatever somebody had before them, the new card is everybody's.
  for (const key of state.views.keys()) if (key.endsWith(` ${id}`)) state.views.delete(key)
  return [200, { id }]
}

function remove(state: State, call: TeamsCall, id: string): Answer {
  own(state, call, id).deleted = true
  return [200, {}]
}

/** A message of the bot's own, which alone it may change. */
function own(state: State, call: TeamsCall, id: string): SentActivity {
  const { conversation } = root(state, call)
  const message = findActivity(state, conversation.id, id)
  if (message === undefined)
    return refuse(
      404,
      'ActivityNotFoundInConversation',
      `a change of ${id}, which is nothing there`,
    )
  if (message.from !== null) return refuse(403, 'Forbidden', 'a change of somebody else’s message')
  if ((message.reader !== null) !== call.targeted)
    return refuse(
      404,
      'ActivityNotFoundInConversation',
      `a change of ${id} ${call.targeted ? 'as if it were' : 'without saying that it is'} targeted`,
    )
  const isOver = message.reader !== null && state.clock.now() - message.at > life
  if (message.deleted || isOver) return refuse(404, 'ActivityNotFoundInConversation')
  return message
}

function team(state: State, id: string): Answer {
  const found = state.teams.get(id)
  if (found === undefined) return refuse(404, 'TeamNotFound', `no team ${id}`)
  if (!found.installed) return refuse(403, 'BotNotInConversationRoster')
  const { name, aadGroupId, members } = found
  const channelCount = channelsOf(state, id).length
  return [
    200,
    { id, name, aadGroupId, channelCount, memberCount: members.length, type: 'standard' },
  ]
}

const channelsOf = (state: State, id: string) =>
  [...state.conversations.values()].filter((each) => each.team === id && !each.gone)

function channels(state: State, id: string): Answer {
  if (!state.teams.has(id)) return refuse(404, 'TeamNotFound', `no team ${id}`)
  if (state.teams.get(id)?.installed !== true) return refuse(403, 'BotNotInConversationRoster')
  const conversations = channelsOf(state, id).map((each) => ({ id: each.id, name: each.name }))
  return [200, { conversations }]
}
