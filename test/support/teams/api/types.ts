/** What a test sees of the strict fake of Teams: the world it sets up, the troubles it orders, what it reads. */

export type Json = Record<string, unknown>

/** Real or fake time, epoch ms; a test's own clock fits. */
export interface Now {
  now(): number
}

export interface TeamsPerson {
  /** As bots know people: `29:…`. */
  id: string
  aadObjectId: string
  name: string
  /** Their own tenant; a guest's is another one. */
  tenantId: string
  /** Their zone, as an IANA name. */
  zone: string
  /** They have the bot in their personal chats, whatever their teams have. */
  installed: boolean
  /** They have blocked the bot. */
  blocked: boolean
}

export interface TeamsTeam {
  /** The id of its first channel too: `19:…@thread.tacv2`. */
  id: string
  name: string
  aadGroupId: string
  /** It has the bot. */
  installed: boolean
  /** `29:` ids. */
  members: string[]
}

export interface TeamsConversation {
  /** `19:…@thread.tacv2` a channel, `19:…@thread.v2` a group chat, `a:…` a personal chat. */
  id: string
  kind: 'channel' | 'groupChat' | 'personal'
  /** Of a channel. */
  team: string | null
  /** Null = a team's first channel, or a chat without a name. */
  name: string | null
  /** `29:` ids; a channel's are its team's. */
  members: string[]
  /** A group chat has the bot. Channels and people say it themselves. */
  installed: boolean
  /** Deleted. */
  gone: boolean
}

export interface TeamsOptions {
  clock?: Now
  appId?: string
  secret?: string
  tenantId?: string
  /**
   * What happens to bots that say too much, by Teams' own limits a thread and for all of the bot: 429 with a
   * Retry-After (unless given), 429 without one, or nothing.
   */
  limits?: 'with Retry-After' | 'without Retry-After' | 'none'
  /** How long an invoke may take, real ms (default 5,000, as in Teams); longer is a complaint. */
  patience?: number
}

export interface SentActivity {
  id: string
  conversation: string
  /** The id of the activity it hangs below, or null. */
  thread: string | null
  /** Who wrote it: a `29:` id, or null = the bot. */
  from: string | null
  /** The one who sees it, or null = everybody there. */
  reader: string | null
  text: string
  /** What notifications show. */
  summary: string | null
  /** Its Adaptive Card, or null. */
  card: Json | null
  attachments: readonly Json[]
  /** What it was before, oldest first. */
  before: readonly Pick<SentActivity, 'text' | 'summary' | 'card' | 'attachments'>[]
  deleted: boolean
  /** Epoch ms. */
  at: number
}

/** A dialog before a person. */
export interface Dialog {
  id: string
  /** `29:` id. */
  user: string
  /** Where it was opened. */
  conversation: string
  thread: string | null
  title: string
  /** Null = it shows `text` alone. */
  card: Json | null
  text: string | null
  /** The command of the compose box that opened it, or null = a button. */
  command: string | null
  /** The message whose button opened it, or null. */
  message: string | null
  open: boolean
}

export type Operation =
  | 'create'
  | 'send'
  | 'reply'
  | 'edit'
  | 'delete'
  | 'members'
  | 'member'
  | 'team'
  | 'channels'
  | 'token'
  | 'upload'

export interface TeamsCall {
  operation: Operation
  /** The conversation without its thread, or '' where there is none. */
  conversation: string
  thread: string | null
  targeted: boolean
  body: Json
  /** HTTP status; null = it was hung up on, or never answered. */
  status: number | null
  /** `ok`, or Teams' code for what was wrong. */
  outcome: string
  /** False where trouble struck before the effect. */
  took: boolean
  at: number
}

export interface TroubleRule {
  /** `*` = whichever comes of the connector's. */
  operation: Operation | '*'
  /** Only calls to this conversation. */
  conversation?: string
  /** Only calls of which this holds. */
  when?: (call: TeamsCall) => boolean
  /** How many calls it strikes (default 1); `Infinity` until it is called off. */
  times?: number
  /** How many calls that fit it lets through first (default 0). */
  after?: number
  does: Trouble
}

export type Trouble =
  /** 429, and so for every like call until the seconds are over; null = this call alone, without a Retry-After. */
  | { kind: 'limited'; seconds: number | null }
  /** An HTTP failure before the effect. */
  | { kind: 'status'; status: number; code?: string }
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
  /** An answer that is no JSON, without the effect. */
  | { kind: 'garbage' }

export interface TeamsWorld {
  readonly people: ReadonlyMap<string, TeamsPerson>
  readonly teams: ReadonlyMap<string, TeamsTeam>
  readonly conversations: ReadonlyMap<string, TeamsConversation>
  /** The rest has defaults (tenant: the first; zone: Europe/Berlin). */
  addPerson(person: Partial<TeamsPerson> & { name: string }): TeamsPerson
  /** With its first channel. Members default to nobody; it has the bot. */
  addTeam(team: Partial<TeamsTeam> & { name: string }): TeamsTeam
  addChannel(team: string, name: string): TeamsConversation
  /** It has the bot. */
  addGroupChat(members: readonly string[], name?: string): TeamsConversation
  changePerson(id: string, change: Partial<TeamsPerson>): void
  changeTeam(id: string, change: Partial<TeamsTeam>): void
  changeConversation(id: string, change: Partial<TeamsConversation>): void
  /** A person says something that the bot does not hear. */
  says(user: string, conversation: string, text: string, thread?: string): SentActivity
}

export interface TeamsApi {
  readonly origin: string
  /** Where the bot is told to answer: ends in `/amer/`. */
  readonly serviceUrl: string
  readonly appId: string
  /** The bot's own id among people: `28:…`. */
  readonly botId: string
  readonly secret: string
  readonly tenantId: string
  /** Bot Framework's own variables that lead the bot here. */
  readonly cloud: Readonly<Record<string, string>>
  readonly clock: Now
  readonly world: TeamsWorld
  readonly patience: number
  /** Where the bot's pictures and files lie: an origin. Without it any loopback or https address is taken. */
  servedAt(publicUrl: string): void
  fail(rule: TroubleRule): { struck(): number; callOff(): void }
  /** Public ones of a conversation, people's too, in their order; deleted ones too. */
  messages(conversation: string): readonly SentActivity[]
  /** What this person alone sees among others' messages. */
  targeted(user: string): readonly SentActivity[]
  /** The personal chat of the bot with that person, which comes to be when asked for. */
  personalOf(user: string): string
  /** A message as that person sees it: their own view of it, or everybody's. */
  cardFor(user: string, message: SentActivity): Json | null
  dialogs(): readonly Dialog[]
  /** The dialog before that person, or null. */
  dialogOf(user: string): Dialog | null
  /** What stood before that person for a moment, in answer to a press. */
  toasts(user: string): readonly string[]
  /** Files that people let the bot put into their OneDrive, by name. */
  uploads(): ReadonlyMap<string, Buffer>
  calls(operation?: Operation): readonly TeamsCall[]
  /** Everything that it refused because no Teams would have taken it: one sentence each. Expect none. */
  readonly complaints: readonly string[]
  /** Forgets what the bot was given, so that its next call is answered 401. */
  revokeTokens(): void
  /** Resolves once every picture and file that was posted has been looked at. */
  looked(): Promise<void>
  /** For the other parts of the fake. */
  readonly inside: Inside
  close(): Promise<void>
}

/** What the people of the fake need beside what tests do. */
export interface Inside {
  complain(sentence: string): void
  newId(): string
  number(): number
  /** A bearer token as Bot Framework signs it; `claims` go over what is right. */
  token(claims: Json, forged: boolean): Promise<string>
  /** Something a person said, which stands there from now on. */
  heard(
    message: Pick<SentActivity, 'conversation' | 'thread' | 'from' | 'text' | 'reader'>,
  ): SentActivity
  openDialog(dialog: Omit<Dialog, 'id' | 'open'>): Dialog
  setView(user: string, message: SentActivity, card: Json): void
  toast(user: string, text: string): void
  /** An address that takes one file of that name. */
  uploadUrl(name: string): string
  /** Looks at a card in a dialog or in an answer; complains of what Teams does not show. */
  checkCard(card: unknown, where: string, place: 'message' | 'dialog'): Json | null
}
