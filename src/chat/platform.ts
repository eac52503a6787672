/** The outbound port: what a place to talk must be able to do. Inbound, a platform calls commands and renders their Reply. */
import type { Message } from '../messages/message'

/** Where a post goes, in the platform's own ids. */
export interface Address {
  workspaceId: string
  /** The platform's channel id, or null for a direct message. */
  channel: string | null
  /** The platform's user id of the one reader, or null. */
  user: string | null
  /** The platform's id of the message it hangs below, or null. */
  thread: string | null
}

/** What a pause holds: this lane, all edits of the workspace (new posts go on), or every lane of it. */
export type Covers = 'lane' | 'edits' | 'workspace'

export type Delivered =
  | { kind: 'sent'; id: string }
  /** Try again after so many ms. */
  | { kind: 'later'; afterMs: number; covers: Covers }
  /** The place is gone: archived, removed, forbidden. */
  | { kind: 'lost'; why: string }
  /** It will never take this message. */
  | { kind: 'refused'; why: string }
  /** Nobody knows whether it was posted (time-out, reset, 5xx). */
  | { kind: 'unsure'; why: string }

export type Found = { kind: 'found'; id: string } | { kind: 'absent' } | { kind: 'cannot-ask' }

export interface Platform {
  name: 'slack' | 'teams' | 'local' | 'transcript'
  /** `key` is opaque and unique a post; the platform keeps it with the message where it can. */
  post(to: Address, message: Message, key: string): Promise<Delivered>
  update(to: Address, id: string, message: Message): Promise<Delivered>
  /** Asks whether the post with that key is there; `around` = real time of the attempt, epoch ms. */
  find(to: Address, key: string, around: number): Promise<Found>
  /** The address at which people of that channel can look a message up; null = it has none. */
  permalink?(to: Address, id: string): Promise<string | null>
}
