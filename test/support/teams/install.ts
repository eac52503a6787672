/** The bot comes and goes: what Teams tells it of that. */
import type { Json, TeamsApi } from './api/types'
import { fields } from './inbound'
import type { Send } from './over-http'
import type { BotAnswer, By, Installed } from './people'

/** Changes the world, and tells the bot by the two activities that Teams sends. Gives back the second's answer. */
export async function install(
  api: TeamsApi,
  send: Send,
  where: Installed,
  by: By,
  isThere: boolean,
): Promise<BotAnswer> {
  const { world, inside } = api
  const bot = { id: api.botId }
  const conversation = spot(api, where, by.user, isThere)
  const base = () => {
    const {
      id,
      entities: _,
      conversation: place,
      ...rest
    } = fields(api, { ...by, conversation }, inside.newId())
    // Of a whole team: no thread hangs on its id.
    const bare = { ...(typeof place === 'object' ? place : {}), id: conversation }
    return { ...rest, id: `f:${String(id)}`, conversation: bare }
  }
  const team = where.kind === 'team' ? world.teams.get(where.team) : undefined
  const data: Json = {
    tenant: { id: api.tenantId },
    ...(team === undefined
      ? {}
      : { team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId } }),
  }
  const eventType = isThere ? 'teamMemberAdded' : 'teamMemberRemoved'
  await send({
    ...base(),
    type: 'conversationUpdate',
    ...(isThere ? { membersAdded: [bot] } : { membersRemoved: [bot] }),
    channelData: { ...data, ...(team === undefined ? {} : { eventType }) },
  })
  return send(
    {
      ...base(),
      type: 'installationUpdate',
      action: isThere ? 'add' : 'remove',
      channelData: {
        ...data,
        settings: { selectedChannel: { id: conversation } },
        source: { name: 'message' },
      },
    },
    by.wrong,
  )
}

function spot(api: TeamsApi, where: Installed, user: string, installed: boolean): string {
  switch (where.kind) {
    case 'team':
      api.world.changeTeam(where.team, { installed })
      return where.team
    case 'chat':
      api.world.changeConversation(where.conversation, { installed })
      return where.conversation
    case 'person':
      api.world.changePerson(user, { installed })
      return api.personalOf(user)
    default:
      return where satisfies never
  }
}
