/** Which conversation a call means, and whether the bot gets there. */
import { refuse } from './refusal'
import { directChannel, type State } from './state'
import type { SlackChannel, SlackGrant, SlackUser } from './types'

/** A token of one workspace, or of all in an organisation. */
export function belongs(state: State, grant: SlackGrant, team: string): boolean {
  if (team === grant.team) return true
  const own = state.teams.get(grant.team)?.enterprise ?? null
  return grant.orgWide && own !== null && state.teams.get(team)?.enterprise === own
}

const isUserId = (id: string): boolean => /^[UW][A-Z0-9]+$/.test(id)

const isConversationId = (id: string): boolean => /^[CGD][A-Z0-9]+$/.test(id)

/** Of this workspace, or a stranger in one of its shared channels. */
export function findUser(state: State, grant: SlackGrant, id: string): SlackUser {
  if (!isUserId(id)) return refuse('user_not_found', `no user id: ${id}`)
  const user = state.users.get(id)
  const meets = [...state.channels.values()].some(
    ({ team, members }) => belongs(state, grant, team) && members.includes(id),
  )
  if (user === undefined || !(meets || belongs(state, grant, user.team)))
    return refuse('user_not_found')
  return user
}

/** What the token sees at all: private ones only where the bot is in. */
export function seenChannel(state: State, grant: SlackGrant, id: string): SlackChannel {
  if (!isConversationId(id)) return refuse('channel_not_found', `no channel id: ${id}`)
  const channel = state.channels.get(id)
  if (channel === undefined || !belongs(state, grant, channel.team))
    return refuse('channel_not_found')
  const hidden = channel.kind !== 'public' && !channel.members.includes(grant.botUser)
  return hidden ? refuse('channel_not_found') : channel
}

/** Where the bot may write. A user's id means the direct conversation, for posts only. */
export function writableChannel(
  state: State,
  grant: SlackGrant,
  id: string,
  direct: 'direct too' | 'channels only',
): SlackChannel {
  if (isUserId(id) && direct === 'direct too') {
    const user = state.users.get(id)
    if (user === undefined || !belongs(state, grant, user.team)) return refuse('channel_not_found')
    if (user.deleted) return refuse('user_disabled')
    if (user.bot) return refuse('cannot_dm_bot', `${id} is a bot`)
    return directChannel(state, grant.botUser, id, grant.team)
  }
  const channel = seenChannel(state, grant, id)
  if (channel.archived) return refuse('is_archived')
  const open = channel.kind === 'public' && grant.scopes.includes('chat:write.public')
  return open || channel.members.includes(grant.botUser) ? channel : refuse('not_in_channel')
}
