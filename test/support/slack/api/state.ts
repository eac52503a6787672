/** All that the fake remembers, and how its ids and times come to be. */
import type {
  HeldFile,
  HeldView,
  Now,
  ResponseTarget,
  SentEphemeral,
  SentMessage,
  SlackCall,
  SlackChannel,
  SlackGrant,
  SlackTeam,
  SlackUser,
} from './types'

export interface UploadedFile extends HeldFile {
  /** What was announced, in bytes. */
  length: number
  /** files.info calls until it is ready. */
  pending: number
}

interface Trigger {
  user: string
  at: number
  used: boolean
}

interface ResponseUrl {
  to: ResponseTarget
  at: number
  used: number
}

export interface State {
  clock: Now
  appId: string
  readyAfter: number
  postsPerSecond: number
  /** `http://127.0.0.1:PORT`; known once it listens. */
  origin: string
  teams: Map<string, SlackTeam>
  users: Map<string, SlackUser>
  channels: Map<string, SlackChannel>
  grants: SlackGrant[]
  messages: SentMessage[]
  ephemerals: SentEphemeral[]
  views: HeldView[]
  files: Map<string, UploadedFile>
  triggers: Map<string, Trigger>
  responseUrls: Map<string, ResponseUrl>
  calls: SlackCall[]
  complaints: string[]
  socketAddress: (() => string) | null
  oauth: {
    clientId: string
    clientSecret: string
    codes: Map<string, { grant: SlackGrant; by: string; used: boolean }>
  }
  /** Of the newest message, µs since 1970. */
  lastMicros: number
  /** A new number each time, so that ids differ. */
  next(): number
}

export function createState(
  options: Pick<State, 'clock' | 'appId' | 'readyAfter' | 'postsPerSecond'>,
): State {
  let number = 0
  return {
    ...options,
    origin: '',
    teams: new Map(),
    users: new Map(),
    channels: new Map(),
    grants: [],
    messages: [],
    ephemerals: [],
    views: [],
    files: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    calls: [],
    complaints: [],
    socketAddress: null,
    oauth: { clientId: '111.222', clientSecret: 'a-client-secret-of-the-tests', codes: new Map() },
    lastMicros: 0,
    next: () => ++number,
  }
}

/** Slack's ids: a letter that tells the kind, then capitals and digits. */
export const newId = (state: State, letter: string): string =>
  `${letter}${state.next().toString(36).toUpperCase().padStart(8, '0')}`

/** A message's time: seconds and six digits. Each is later than the one before, even while the clock stands still. */
export function newTs(state: State): string {
  state.lastMicros = Math.max(Math.floor(state.clock.now() * 1000), state.lastMicros + 1)
  const digits = String(state.lastMicros)
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

export const findMessage = (state: State, channel: string, ts: string): SentMessage | undefined =>
  state.messages.find((each) => each.channel === channel && each.ts === ts && !each.deleted)

/** The direct conversation of two users, made where there is none. */
export function directChannel(state: State, bot: string, user: string, team: string): SlackChannel {
  const known = [...state.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(bot) && members.includes(user),
  )
  if (known !== undefined) return known
  const channel: SlackChannel = {
    id: newId(state, 'D'),
    team,
    name: '',
    kind: 'im',
    archived: false,
    shared: false,
    members: [bot, user],
    creator: user,
  }
  state.channels.set(channel.id, channel)
  return channel
}
