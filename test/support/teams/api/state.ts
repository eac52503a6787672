/** All that the fake remembers, and how its ids come to be. */
import type {
  Dialog,
  Json,
  Now,
  SentActivity,
  TeamsCall,
  TeamsConversation,
  TeamsOptions,
  TeamsPerson,
  TeamsTeam,
} from './types'

export interface State {
  clock: Now
  appId: string
  secret: string
  tenantId: string
  limits: NonNullable<TeamsOptions['limits']>
  /** `http://127.0.0.1:PORT`; known once it listens. */
  origin: string
  publicUrl: string | null
  people: Map<string, TeamsPerson>
  teams: Map<string, TeamsTeam>
  conversations: Map<string, TeamsConversation>
  activities: SentActivity[]
  dialogs: Dialog[]
  /** By person and message. */
  views: Map<string, Json>
  toasts: { user: string; text: string }[]
  uploads: Map<string, Buffer>
  /** Bearer tokens that were given out. */
  tokens: Set<string>
  calls: TeamsCall[]
  complaints: string[]
  /** Addresses that have been looked at, or are being. */
  looks: Map<string, Promise<void>>
  /** Of the newest activity. */
  lastId: number
  /** A new number each time, so that ids differ. */
  next(): number
}

export function createState(
  options: Pick<State, 'clock' | 'appId' | 'secret' | 'tenantId' | 'limits'>,
): State {
  let number = 0
  return {
    ...options,
    origin: '',
    publicUrl: null,
    people: new Map(),
    teams: new Map(),
    conversations: new Map(),
    activities: [],
    dialogs: [],
    views: new Map(),
    toasts: [],
    uploads: new Map(),
    tokens: new Set(),
    calls: [],
    complaints: [],
    looks: new Map(),
    lastId: 0,
    next: () => ++number,
  }
}

/** Teams counts messages by their time in ms. Each is later than the one before, even while the clock stands still. */
export function newActivityId(state: State): string {
  state.lastId = Math.max(Math.floor(state.clock.now()), state.lastId + 1)
  return String(state.lastId)
}

/** A GUID of the tests: the same numbers give the same one. */
export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const findActivity = (
  state: State,
  conversation: string,
  id: string,
): SentActivity | undefined =>
  state.activities.find((each) => each.conversation === conversation && each.id === id)

export function addActivity(
  state: State,
  given: Pick<SentActivity, 'conversation' | 'thread' | 'from' | 'reader' | 'text'> &
    Partial<Pick<SentActivity, 'summary' | 'card' | 'attachments'>>,
): SentActivity {
  const added: SentActivity = {
    summary: null,
    card: null,
    attachments: [],
    ...given,
    id: newActivityId(state),
    before: [],
    deleted: false,
    at: state.clock.now(),
  }
  state.activities.push(added)
  return added
}

/** The personal chat with that person, made where there is none. */
export function personalChat(state: State, user: string): TeamsConversation {
  const known = [...state.conversations.values()].find(
    ({ kind, members }) => kind === 'personal' && members.includes(user),
  )
  if (known !== undefined) return known
  const chat: TeamsConversation = {
    id: `a:1${state.next().toString(36).padStart(10, '0')}-personal`,
    kind: 'personal',
    team: null,
    name: null,
    members: [user],
    installed: true,
    gone: false,
  }
  state.conversations.set(chat.id, chat)
  return chat
}

/** Who is there. */
export const membersOf = (
  state: { teams: ReadonlyMap<string, TeamsTeam> },
  conversation: TeamsConversation,
): readonly string[] =>
  conversation.team === null
    ? conversation.members
    : (state.teams.get(conversation.team)?.members ?? [])

/** The bot is there. */
export function hasBot(state: State, conversation: TeamsConversation): boolean {
  switch (conversation.kind) {
    case 'channel':
      return state.teams.get(conversation.team ?? '')?.installed ?? false
    case 'groupChat':
      return conversation.installed
    case 'personal':
      return conversation.members.some((user) => mayWriteTo(state, user))
    default:
      return conversation.kind satisfies never
  }
}

/** A bot reaches people who have it, or a team or chat of theirs has. */
export function mayWriteTo(state: State, user: string): boolean {
  return (
    (state.people.get(user)?.installed ?? false) ||
    [...state.teams.values()].some((team) => team.installed && team.members.includes(user)) ||
    [...state.conversations.values()].some(
      ({ kind, installed, members }) => kind === 'groupChat' && installed && members.includes(user),
    )
  )
}

/** By their id among bots, or by the directory's. */
export const findPerson = (state: State, id: string): TeamsPerson | undefined =>
  state.people.get(id) ?? [...state.people.values()].find(({ aadObjectId }) => aadObjectId === id)
