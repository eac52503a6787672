import { messageSchema } from '../../messages/message-schema'
import type { Post as Row } from '../generated/sqlite/client'
import type { PlatformName, Post } from '../store'
import { json, msOrNull, oneOf } from './values'

export const platforms: readonly PlatformName[] = ['slack', 'teams', 'local', 'transcript']

/**
 * How far a post is: `queued` = never sent; `edited` = sent, and a newer revision waits; `held` = either
 * of the two, kept back; `dropped` = never to be sent.
 */
export type PostState = 'queued' | 'held' | 'sent' | 'edited' | 'refused' | 'lost' | 'dropped'

/** `threadId` is the platform's id of the post that it hangs below. */
export function postOf(row: Row, threadId: string | null): Post {
  return {
    id: row.id,
    drillId: row.drillId,
    workspaceId: row.workspaceId,
    platform: oneOf(platforms, row.platform),
    lane: row.lane,
    key: row.key,
    channelExternalId: row.channelExternalId,
    userExternalId: row.userExternalId,
    below: row.below,
    threadId,
    message: json(messageSchema, row.message),
    revision: row.revision,
    sentRevision: row.sentRevision,
    platformId: row.platformId,
    intentAt: msOrNull(row.intentAt ?? row.triedAt),
    attempts: row.attempts,
    createdAt: row.createdAt.getTime(),
  }
}
