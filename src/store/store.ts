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
  letPostsGo(drillId: string): Promise<void>
  /** `cancel`: what has not been sent is never sent, but for the given keys. */
  dropPosts(drillId: string, exceptKeys: readonly string[]): Promise<void>
  /** The answer that a submission with this key got before, or null if it is new. */
  answered(submissionKey: string): Promise<string | null>
  remember(submissionKey: string, answer: string, now: number): Promise<void>
  putFile(file: StoredFile): Promise<void>
}

export interface Store {
  provider: 'sqlite' | 'postgres'
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>

  ensureWorkspace(
    platform: PlatformName,
    externalId: string,
    newId: () => string,
  ): Promise<Workspace>
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

  /** A drill's record without a lock, for reading only. */
  drill(drillId: string): Promise<DrillRecord | null>
  drillsOf(channelId: string): Promise<Drill[]>
  /** Ended drills of a channel, rehearsals and samples left out, newest first. */
  history(channelId: string, limit: number): Promise<DrillSummary[]>
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
  /** Every post of a drill in the order of its lanes, for tests, the local page and exports. */
  postsOf(drillId: string): Promise<Post[]>

  /** One process on SQLite: leases of a process that died are void at start. */
  freeLeases(): Promise<void>
  file(fileId: string): Promise<StoredFile | null>
  /** Removes remembered submissions older than `before`. */
  forgetSubmissions(before: number): Promise<number>
  /** Throws if the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}
