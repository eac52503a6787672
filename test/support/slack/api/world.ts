/** The world that tests set up: workspaces, people, channels, tokens, and what people do without the bot. */
import { mimetypeOf } from './methods/files'
import { addMessage } from './posts'
import { allScopes } from './scopes'
import { newId, type State, type UploadedFile } from './state'
import type { SlackChannel, SlackGrant, SlackTeam, SlackUser, SlackWorld } from './types'

export function createWorld(state: State): SlackWorld {
  const firstTeam = () => [...state.teams.keys()][0] ?? ''

  const addTeam = (given: Partial<SlackTeam> = {}): SlackTeam => {
    const id = given.id ?? newId(state, 'T')
    const team = {
      id,
      name: 'Acme',
      domain: `acme-${id.toLowerCase()}`,
      enterprise: null,
      ...given,
    }
    state.teams.set(id, team)
    return team
  }

  const addUser = (given: Partial<SlackUser> & { name: string }): SlackUser => {
    const id = given.id ?? newId(state, 'U')
    const user = {
      id,
      team: firstTeam(),
      realName: given.name,
      tz: 'Europe/Berlin',
      bot: false,
      deleted: false,
      stranger: false,
      ...given,
    }
    state.users.set(id, user)
    return user
  }

  const addChannel = (given: Partial<SlackChannel> & { name: string }): SlackChannel => {
    const kind = given.kind ?? 'public'
    const team = given.team ?? firstTeam()
    const everyone = [...state.users.values()].filter((user) => user.team === team && !user.deleted)
    const channel = {
      id: newId(state, kind === 'im' ? 'D' : kind === 'mpim' ? 'G' : 'C'),
      team,
      kind,
      archived: false,
      shared: false,
      members: everyone.map(({ id }) => id),
      creator: everyone[0]?.id ?? '',
      ...given,
    }
    state.channels.set(channel.id, channel)
    return channel
  }

  const addGrant = (given: Partial<SlackGrant> = {}): SlackGrant => {
    const team = given.team ?? firstTeam()
    const kind = given.kind ?? 'bot'
    const botUser =
      given.botUser ?? addUser({ name: 'drill', realName: 'Drill', team, bot: true }).id
    const grant = {
      token: `${kind === 'bot' ? 'xoxb' : 'xapp-1'}-${newId(state, 'K').toLowerCase()}`,
      kind,
      team,
      botUser,
      botId: newId(state, 'B'),
      scopes: kind === 'bot' ? [...allScopes] : ['connections:write'],
      state: 'live' as const,
      orgWide: false,
      ...given,
    }
    state.grants.push(grant)
    return grant
  }

  const known = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id)
    if (found === undefined) throw new Error(`The world has no ${id}.`)
    return found
  }

  return {
    teams: state.teams,
    users: state.users,
    channels: state.channels,
    grants: state.grants,
    addTeam,
    addUser,
    addChannel,
    addGrant,
    changeUser: (id, change) => void Object.assign(known(state.users, id), change),
    changeChannel: (id, change) => void Object.assign(known(state.channels, id), change),
    changeGrant: (token, change) => {
      const grant = state.grants.find((each) => each.token === token)
      if (grant === undefined) throw new Error('The world has no such token.')
      Object.assign(grant, change)
    },
    says: (user, channel, text, thread) =>
      addMessage(state, {
        channel: known(state.channels, channel).id,
        thread: thread ?? null,
        user: known(state.users, user).id,
        botId: null,
        text,
        blocks: [],
        metadata: null,
      }),
    uploads: (user, name, bytes, mimetype) => {
      const id = newId(state, 'F')
      const file: UploadedFile = {
        id,
        team: known(state.users, user).team,
        name,
        title: name,
        user,
        mimetype: mimetype ?? mimetypeOf(name),
        bytes,
        state: 'ready',
        channels: [],
        length: bytes.length,
        pending: 0,
      }
      state.files.set(id, file)
      return file
    },
  }
}
