/** What a test sees of the strict fake of Slack: the world it sets up, the troubles it orders, what it reads. */

export type Json = Record<string, unknown>
export type Block = Json & { type: string }

/** Real or fake time, epoch ms; a test's own clock fits. */
export interface Now {
  now(): number
}

export interface SlackTeam {
  id: string
  name: string
  domain: string
  /** The organisation that it belongs to, or null. */
  enterprise: string | null
}

export interface SlackUser {
  id: string
  team: string
  /** The handle. */
  name: string
  realName: string
  tz: string
  bot: boolean
  deleted: boolean
  /** Of another organisation, seen through a shared channel. */
  stranger: boolean
}

export interface SlackChannel {
  id: string
  team: string
  name: string
  kind: 'public' | 'private' | 'im' | 'mpim'
  archived: boolean
  /** Shared with another organisation. */
  shared: boolean
  /** User ids, the bot's own too where it is in. */
  members: string[]
  creator: string
}

/** What one token may do. An app token (`xapp-…`) opens connections and nothing else. */
export interface SlackGrant {
  token: string
  kind: 'bot' | 'app'
  team: string
  botUser: string
  botId: string
  /** Scopes, as the manifest names them. */
  scopes: string[]
  state: 'live' | 'revoked' | 'inactive'
  /** Of the whole organisation that its team belongs to. */
  orgWide: boolean
}

export interface SlackOptions {
  clock?: Now
  appId?: string
  /** What inbound requests are signed with. */
  signingSecret?: string
  /** The scopes of the first bot token; all that the bot could want unless given. */
  scopes?: readonly string[]
  /** How many files.info calls find an uploaded file unfinished (`mimetype` empty) before it is ready (default 1). */
  readyAfter?: number
  /** Posts to one channel that are let through a second before it answers 429; endless unless given. */
  postsPerSecond?: number
}

export interface SentMessage {
  channel: string
  ts: string
  /** The ts of the message it hangs below, or null. */
  thread: string | null
  /** Who wrote it: a user id. */
  user: string
  botId: string | null
  text: string
  blocks: readonly Block[]
  metadata: SlackMetadata | null
  /** Ids of the files that hang on it. */
  files: readonly string[]
  /** What it said before, oldest first. */
  before: readonly { text: string; blocks: readonly Block[]; until: number }[]
  deleted: boolean
  /** Epoch ms. */
  at: number
}

export interface SlackMetadata {
  event_type: string
  event_payload: Json
}

export interface SentEphemeral {
  ts: string
  channel: string
  user: string
  thread: string | null
  text: string
  blocks: readonly Block[]
  /** How it came: the method, or a response_url. */
  by: 'method' | 'response_url'
  /** Replaced or deleted since. */
  gone: boolean
}

export interface HeldView {
  id: string
  hash: string
  type: 'modal' | 'home'
  team: string
  user: string
  /** As the bot gave it, with a block_id wherever it had left one out. */
  view: Json & { blocks: readonly Block[] }
  root: string
  previous: string | null
  /** How it came to what it is now, oldest first. */
  by: readonly ('open' | 'push' | 'update' | 'publish' | 'response')[]
  open: boolean
}

export interface HeldFile {
  id: string
  team: string
  name: string
  title: string
  /** The uploader's user id. */
  user: string
  mimetype: string
  bytes: Buffer
  /** begun → uploaded → completed → ready (what may stand in a message). */
  state: 'begun' | 'uploaded' | 'completed' | 'ready'
  channels: readonly string[]
}

export interface SlackCall {
  method: string
  /** Form fields that were JSON are read. */
  arguments: Json
  token: string | null
  /** HTTP status; null = it was hung up on, or never answered. */
  status: number | null
  /** `ok`, or Slack's word for what was wrong. */
  outcome: string
  /** False where trouble struck before the effect. */
  took: boolean
  at: number
}

export interface TroubleRule {
  /** `chat.postMessage`, or `*` for whichever comes; `upload`, `download`, `response_url` = those addresses. */
  method: string
  /** Only calls that name this channel. */
  channel?: string
  /** Only calls of which this holds. */
  when?: (call: { method: string; arguments: Json }) => boolean
  /** How many calls it strikes (default 1); `Infinity` until it is called off. */
  times?: number
  /** How many calls that fit it lets through first (default 0). */
  after?: number
  does: Trouble
}

export type Trouble =
  /**
   * 429, and so for every like call until the seconds are over: of chat.postMessage those to the channel, else those of
   * the method in the workspace. `seconds` null = this call alone, without a Retry-After.
   */
  | { kind: 'limited'; seconds: number | null }
  /** An HTTP failure before the effect. */
  | { kind: 'status'; status: number }
  /** The connection is reset before the effect. */
  | { kind: 'reset' }
  /** It takes effect, and the connection is reset in place of an answer. */
  | { kind: 'lost' }
  /** It takes effect, and the answer is an HTTP failure. */
  | { kind: 'failed-after'; status: number }
  /** No effect and never an answer (until `close`). */
  | { kind: 'hang' }
  /** It takes effect, but its answer never comes. */
  | { kind: 'hang-after' }
  /** An answer that is no JSON. */
  | { kind: 'garbage' }
  /** `{ok: false, error}`; `messages` go into response_metadata. */
  | { kind: 'error'; error: string; messages?: readonly string[] }
  /** files.completeUploadExternal says ok, and the file never appears in its channel, as it happens. */
  | { kind: 'share-dropped' }
  /** invalid_blocks wherever the blocks hold an image, as Slack does now and then. */
  | { kind: 'images-refused' }

export interface SlackWorld {
  readonly teams: ReadonlyMap<string, SlackTeam>
  readonly users: ReadonlyMap<string, SlackUser>
  readonly channels: ReadonlyMap<string, SlackChannel>
  readonly grants: readonly SlackGrant[]
  addTeam(team?: Partial<SlackTeam>): SlackTeam
  /** `name` is the handle; the rest has defaults (team: the first; zone: Europe/Berlin). */
  addUser(user: Partial<SlackUser> & { name: string }): SlackUser
  /** Members default to everyone of the team at that moment, the bot too. */
  addChannel(channel: Partial<SlackChannel> & { name: string }): SlackChannel
  /** A bot user with its token; an app token where `kind` is `app`. */
  addGrant(grant?: Partial<SlackGrant>): SlackGrant
  changeUser(id: string, change: Partial<SlackUser>): void
  changeChannel(id: string, change: Partial<SlackChannel>): void
  changeGrant(token: string, change: Partial<SlackGrant>): void
  /** A person says something: a message of theirs, without the bot. */
  says(user: string, channel: string, text: string, thread?: string): SentMessage
  /** A file that a person uploaded (as a file input of a modal does), ready. */
  uploads(user: string, name: string, bytes: Buffer, mimetype?: string): HeldFile
}

export interface SlackApi {
  /** Ends in `/api/`: what WebClient takes as slackApiUrl. */
  readonly url: string
  readonly origin: string
  readonly appId: string
  readonly signingSecret: string
  /** What oauth.v2.access wants to hear. */
  readonly clientId: string
  readonly clientSecret: string
  readonly clock: Now
  readonly world: SlackWorld
  /** The first workspace, and the bot in it. */
  readonly team: SlackTeam
  readonly bot: SlackGrant
  readonly appToken: SlackGrant
  trouble(rule: TroubleRule): { struck(): number; callOff(): void }
  /** Posts and replies of a channel by their ts, deleted ones too. */
  messages(channel: string): readonly SentMessage[]
  /** The direct conversation of a bot with a person, which comes to be when asked for. */
  directOf(user: string): string
  ephemerals(channel?: string): readonly SentEphemeral[]
  /** Modals by when they were opened, those that are closed too. */
  modals(): readonly HeldView[]
  /** The modal on top of what that person has open, or null. */
  openModal(user: string): HeldView | null
  /** The Home of a person, or null. */
  home(user: string): HeldView | null
  files(): readonly HeldFile[]
  calls(method?: string): readonly SlackCall[]
  /** Everything that it refused because no Slack would have taken it: one sentence each. Expect none. */
  readonly complaints: readonly string[]
  /** For the other parts of the fake, which see what this one does not. */
  complain(sentence: string): void
  /** A trigger id as an interaction of that person brings it: good for 3 s and once. */
  trigger(user: string): string
  /** An address for up to 5 answers within 30 min. */
  responseUrl(to: ResponseTarget): string
  /** As interactions and answers of the Web API show it; `values`: what stands in a view's inputs. */
  shown(what: SentMessage | HeldView, values?: Json): Json
  shownFile(file: HeldFile): Json
  /** Does to a submitted modal what the bot's acknowledgement says; complains where Slack would not take it. */
  takeAnswer(view: HeldView, answer: unknown): void
  /** What a command was acknowledged with, where that is a message. */
  takeMessage(to: ResponseTarget, message: unknown): void
  /** Closes a modal, which shows the one below it. */
  closeModal(view: HeldView): void
  /** Somebody consents to an installation: the code that comes back to the redirect address, good once. */
  consent(to: SlackGrant, by: string): string
  /** What apps.connections.open hands out, or null = the app has no Socket Mode. */
  serveSockets(address: (() => string) | null): void
  close(): Promise<void>
}

export interface ResponseTarget {
  user: string
  channel: string
  /** What `replace_original` and `delete_original` mean, or null. */
  message: SentMessage | SentEphemeral | null
}
