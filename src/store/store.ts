/**
 * What the rest of the bot may ask of the database. Implemented by Prisma on SQLite and on Postgres in
 * this folder; nothing outside it knows which. Time is always passed in (real time, epoch ms).
 */
import type { Drill, DrillKind, DrillRecord, DrillState, Person } from '../drill/record'
import type { CueKind } from '../drill/record-course'
import type { Message, Outgoing } from '../messages/message'

export type PlatformName = 'slack' | 'teams' | 'local' | 'transcript'

export interface Workspace {
  id: string
  platform: PlatformName
  /** The platform's own id: team or enterprise, tenant, "local". */
  externalId: string
}

export interface Channel {
  id: string
  workspaceId: string
  externalId: string
  name: string
}

export interface LeasedCue {
  id: string
  drillId: string
  kind: CueKind
  dueAt: number
  attempts: number
}

/** A row of the outbox: one message in one place, posted once and edited as its revision grows. */
export interface Post {
  id: string
  drillId: string
  workspaceId: string
  platform: PlatformName
  /** Rows of one lane go out in order: "channel:ID" or "person:ID". */
  lane: string
  key: string
  /** The platform's ids that the address is made of. */
  channelExternalId: string | null
  userExternalId: string | null
  /** Key of the post (same drill) that it hangs below, and that post's platform id once it is sent. */
  below: string | null
  threadId: string | null
  message: Message
  revision: number
  /** 0 = never sent. */
  sentRevision: number
  platformId: string | null
  /** Real time at which a send was begun and not yet seen to end; null = none is open. */
  intentAt: number | null
  attempts: number
  createdAt: number
}

/** How a try to send ended, as the outbox keeps it. */
export type PostOutcome =
  | { kind: 'sent'; platformId: string; revision: number; at: number }
  | { kind: 'later'; notBefore: number; workspaceToo: boolean; keepIntent: boolean }
  | { kind: 'refused'; why: string; at: number }
  | { kind: 'lost'; why: string; at: number }

export interface StoredFile {
  id: string
  drillId: string
  name: string
  mime: string
  bytes: Uint8Array
  alt: string
  createdAt: number
}

/** A stored file without its bytes; `size` says how many there are. */
export type FileFacts = Omit<StoredFile, 'bytes'> & { size: number }

export interface DrillSummary {
  id: string
  title: string
  team: string
  kind: DrillKind
  state: DrillState
  startedAt: number | null
  finishedAt: number | null
  plannedAt: number
}

export interface FiledSummary {
  /** Drill id. */
  id: string
  title: string
  team: string
  channelId: string
  kind: DrillKind
  at: number
  version: number
}

/** Something said on the local page. Ids of places and people are the platform's own. */
export interface SaidEntry {
  id: string
  /** Grows in the order in which entries were made; never changes. */
  position: number
  /** Grows with every change in the workspace. */
  revision: number
  /** Null = in its reader's direct messages. */
  channelId: string | null
  /** Null = everybody in the channel. */
  readerId: string | null
  /** The entry that it hangs below. */
  threadId: string | null
  /** Null = the bot. */
  authorId: string | null
  /** JSON of the local page's own. */
  body: string
  at: number
  editedAt: number | null
}

/** What a local page keeps of what was said. */
export interface Entries {
  /** Adds one; if its key is there already, gives back what stands there. */
  put(
    workspaceId: string,
    entry: Omit<SaidEntry, 'id' | 'position' | 'revision' | 'editedAt'> & { key: string },
  ): Promise<SaidEntry>
  /** Null = there is none with that id. */
  edit(workspaceId: string, id: string, body: string, at: number): Promise<SaidEntry | null>
  byKey(workspaceId: string, key: string): Promise<SaidEntry | null>
  byId(workspaceId: string, id: string): Promise<SaidEntry | null>
  /** Changes after a revision in their order; `readerId` null = whoever may read them. */
  after(
    workspaceId: string,
    revision: number,
    readerId: string | null,
    limit: number,
  ): Promise<SaidEntry[]>
  /** The newest entries of a place outside threads that this person may read, before a position; and all replies to them. */
  latest(
    workspaceId: string,
    place: { channelId: string | null; readerId: string },
    before: number | null,
    limit: number,
  ): Promise<SaidEntry[]>
  lastRevision(workspaceId: string): Promise<number>
  /** How many entries each person alone can read. */
  countPrivate(workspaceId: string): Promise<ReadonlyMap<string, number>>
}

/** Inside one database transaction. */
export interface Tx {
  /** Locks the drill's row until the transaction ends, then loads its whole record. */
  lockDrill(drillId: string): Promise<DrillRecord | null>
  /** Locks the channel's row: planning in one channel happens one at a time. */
  lockChannel(channelId: string): Promise<Channel | null>
  /** Drills of a channel, newest plan first. */
  drillsOf(channelId: string): Promise<Drill[]>
  /**
   * Writes what differs between the two records: an element of a collection that is another object
   * than before is written, one that is new is inserted, one that is gone is deleted.
   */
  saveDrill(before: DrillRecord | null, after: DrillRecord): Promise<void>
  people(ids: readonly string[]): Promise<Person[]>
  /**
   * Inserts posts; a key that exists in the drill becomes a new revision if the message differs. With
   * `hold`, holdable ones (new, or a new revision of one that was sent) are kept back until `letPostsGo`.
   */
  putPosts(drill: Drill, posts: readonly Outgoing[], now: number, hold: boolean): Promise<void>
  /** `real`: holdable posts of the drill that are not sent are kept back, until they are let go, in order. */
  holdPosts(drillId: string): Promise<void>
  /** Posts that were kept back go out; those whose key begins with `stale`, and that nobody has seen, come too late. */
  letPostsGo(drillId: string, stale: string): Promise<void>
  /** `cancel`: what has not been sent is never sent, but for the given keys. */
  dropPosts(drillId: string, exceptKeys: readonly string[]): Promise<void>
  /** The answer that a submission with this key got before, or null if it is new. */
  answered(submissionKey: string): Promise<string | null>
  remember(submissionKey: string, answer: string, now: number): Promise<void>
  putFile(file: StoredFile): Promise<void>
}

export interface Store {
  provider: 'sqlite' | 'postgres'
  entries: Entries
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>

  ensureWorkspace(
    platform: PlatformName,
    externalId: string,
    newId: () => string,
  ): Promise<Workspace>
  /** Where the platform has last said that it is to be answered; null = it never has. */
  serviceUrl(workspaceId: string): Promise<string | null>
  keepServiceUrl(workspaceId: string, serviceUrl: string): Promise<void>
  ensureChannel(
    workspaceId: string,
    externalId: string,
    name: string,
    newId: () => string,
  ): Promise<Channel>
  /** Creates the person or refreshes name and zone. */
  ensurePerson(person: Omit<Person, 'id'>, newId: () => string): Promise<Person>
  people(ids: readonly string[]): Promise<Person[]>
  peopleOf(workspaceId: string): Promise<Person[]>
  channel(channelId: string): Promise<Channel | null>
  channelsOf(workspaceId: string): Promise<Channel[]>

  /** A drill's record without a lock, for reading only. */
  drill(drillId: string): Promise<DrillRecord | null>
  drillsOf(channelId: string): Promise<Drill[]>
  /** Drills in which this person has, or had, a role, newest plan first, at most 20. */
  drillsWith(personId: string): Promise<Drill[]>
  /** Ended drills of a channel, rehearsals and samples left out, newest first. */
  history(channelId: string, limit: number): Promise<DrillSummary[]>
  /** Ids of drills with measurements that were previewed before then and not stored. */
  drillsWithPreviews(before: number): Promise<string[]>
  /** Ids of drills that are running or paused. */
  drillsGoingOn(): Promise<string[]>
  /** The newest report of each drill of a workspace that has one, newest first; null = of every workspace. */
  reportsOf(workspaceId: string | null): Promise<FiledSummary[]>
  /** Finished drills to close or to clean up are found by their cues; this counts drills by state for `/metrics`. */
  countDrills(): Promise<Record<DrillState, number>>

  /** Takes due cues (or cues whose lease ran out) for `owner` until `leaseUntil`, earliest first. */
  leaseCues(owner: string, now: number, leaseUntil: number, limit: number): Promise<LeasedCue[]>
  /** Gives a leased cue back, to be tried again at `notBefore`. A cue that was done needs nothing. */
  returnCue(cueId: string, owner: string, notBefore: number): Promise<void>
  /** Real time at which the next pending cue is due; null = none. */
  nextCueDue(): Promise<number | null>

  /** Takes posts that may go out now: the head of each lane, and edits of what was sent. Writes their intent. */
  leasePosts(owner: string, now: number, leaseUntil: number, limit: number): Promise<Post[]>
  /** Prolongs the lease that runs until `held`; false = somebody has taken the post since, be it the same owner. */
  renewPost(postId: string, owner: string, held: number, leaseUntil: number): Promise<boolean>
  settlePost(postId: string, owner: string, outcome: PostOutcome): Promise<void>
  /** Real time at which the next post may go out; null = none waits. */
  nextPostDue(): Promise<number | null>
  countPosts(): Promise<{
    waiting: number
    held: number
    refused: number
    lost: number
    sent: number
  }>
  /** The platform's id of the newest message that was sent to that person alone; by the platform's own id of them. */
  lastSentTo(workspaceId: string, userExternalId: string): Promise<string | null>
  /** Every post of a drill in the order of its lanes, for tests, the local page and exports. */
  postsOf(drillId: string): Promise<Post[]>

  /** One process on SQLite: leases of a process that died are void at start. */
  freeLeases(): Promise<void>
  file(fileId: string): Promise<StoredFile | null>
  /** What files a drill has, oldest first. */
  filesOf(drillId: string): Promise<FileFacts[]>
  /** Of a file that is gone already nothing is said. */
  deleteFile(fileId: string): Promise<void>
  /** Removes remembered submissions older than `before`. */
  forgetSubmissions(before: number): Promise<number>
  /** Throws if the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
