/** What tests set up: people, teams, chats, and what people say among themselves. */
import { addActivity, guid, type State } from './state'
import type { TeamsConversation, TeamsPerson, TeamsTeam, TeamsWorld } from './types'

export function createWorld(state: State): TeamsWorld {
  const known = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id)
    if (found === undefined) throw new Error(`The world has no ${id}.`)
    return found
  }
  const channel = (team: TeamsTeam, id: string, name: string | null): TeamsConversation => {
    const made: TeamsConversation = {
      id,
      kind: 'channel',
      team: team.id,
      name,
      members: [],
      installed: true,
      gone: false,
    }
    state.conversations.set(id, made)
    return made
  }
  const thread = (suffix: string) => `19:${guid(state.next()).replaceAll('-', '')}@thread.${suffix}`

  return {
    people: state.people,
    teams: state.teams,
    conversations: state.conversations,
    addPerson: (given) => {
      const number = state.next()
      const person: TeamsPerson = {
        id: `29:1${guid(number).replaceAll('-', '')}-of-the-tests`,
        aadObjectId: guid(number + 0x1000),
        tenantId: state.tenantId,
        zone: 'Europe/Berlin',
        installed: false,
        blocked: false,
        ...given,
      }
      state.people.set(person.id, person)
      return person
    },
    addTeam: (given) => {
      const team: TeamsTeam = {
        id: thread('tacv2'),
        aadGroupId: guid(state.next() + 0x2000),
        installed: true,
        members: [],
        ...given,
      }
      state.teams.set(team.id, team)
      channel(team, team.id, null)
      return team
    },
    addChannel: (team, name) => channel(known(state.teams, team), thread('tacv2'), name),
    addGroupChat: (members, name) => {
      const chat: TeamsConversation = {
        id: thread('v2'),
        kind: 'groupChat',
        team: null,
        name: name ?? null,
        members: [...members],
        installed: true,
        gone: false,
      }
      state.conversations.set(chat.id, chat)
      return chat
    },
    changePerson: (id, change) => void Object.assign(known(state.people, id), change),
    changeTeam: (id, change) => void Object.assign(known(state.teams, id), change),
    changeConversation: (id, change) => void Object.assign(known(state.conversations, id), change),
    says: (user, conversation, text, below) =>
      addActivity(state, {
        conversation: known(state.conversations, conversation).id,
        thread: below ?? null,
        from: known(state.people, user).id,
        reader: null,
        text,
      }),
  }
}
