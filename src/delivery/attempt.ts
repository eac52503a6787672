/** One try to bring one post to its place: what is asked of the platform, and in which order. */

import type { Address, Covers, Delivered, Platform } from '../chat/platform'
import type { Clock } from '../clock'
import { causeOf } from '../log'
import type { Message } from '../messages/message'
import type { Post } from '../store/store'
import { within } from './within'

/** A platform that takes longer counts as one that gave no answer. Real ms. */
export const callLimit = 10_000

/** Another process has the post now: what becomes of it is no longer this one's to say. */
export class LeaseGone extends Error {
  override name = 'LeaseGone'
}

export type Attempt =
  | { kind: 'sent'; platformId: string; revision: number }
  /** `maybeThere`: this try or an earlier one may have posted it. */
  | { kind: 'later'; afterMs: number; covers: Covers; maybeThere: boolean }
  | { kind: 'unsure'; why: string; maybeThere: boolean }
  | { kind: 'refused'; why: string }
  | { kind: 'lost'; why: string }

export function addressOf(post: Post): Address {
  return {
    workspaceId: post.workspaceId,
    channel: post.channelExternalId,
    user: post.userExternalId,
    thread: post.threadId,
  }
}

/**
 * Edits a post that is there, else posts it. Where an earlier try ended unknown the platform is asked
 * first, and where it can't be asked the message says so with `note`. `mayCall` comes before every call.
 * @throws LeaseGone, if `mayCall` does
 */
export async function attempt(
  platform: Platform,
  post: Post,
  clock: Clock,
  note: string,
  mayCall: () => Promise<void>,
): Promise<Attempt> {
  try {
    return await send(platform, post, clock, note, mayCall)
  } catch (error) {
    if (error instanceof LeaseGone) throw error
    return { kind: 'unsure', why: causeOf(error), maybeThere: post.platformId === null }
  }
}

async function send(
  platform: Platform,
  post: Post,
  clock: Clock,
  note: string,
  mayCall: () => Promise<void>,
): Promise<Attempt> {
  const { id, message, platformId, intentAt } = post
  const to = addressOf(post)
  const ask = async <T>(call: () => Promise<T>) => {
    await mayCall()
    return within(call(), callLimit, clock)
  }
  if (platformId !== null) {
    return asAttempt(await ask(() => platform.update(to, platformId, message)), post, false)
  }
  if (intentAt === null)
    return asAttempt(await ask(() => platform.post(to, message, id)), post, false)
  const found = await ask(() => platform.find(to, id, intentAt))
  switch (found.kind) {
    case 'found':
      // Which revision is there isn't known: if it isn't the newest, an edit follows.
      return { kind: 'sent', platformId: found.id, revision: 1 }
    case 'absent':
      return asAttempt(await ask(() => platform.post(to, message, id)), post, false)
    case 'cannot-ask':
      return asAttempt(await ask(() => platform.post(to, withNote(message, note), id)), post, true)
    default:
      return found satisfies never
  }
}

function asAttempt(delivered: Delivered, post: Post, maybeThere: boolean): Attempt {
  switch (delivered.kind) {
    case 'sent':
      return {
        kind: 'sent',
        platformId: post.platformId ?? delivered.id,
        revision: post.revision,
      }
    case 'later':
      return { ...delivered, maybeThere }
    case 'unsure':
      return { ...delivered, maybeThere: post.platformId === null }
    case 'refused':
    case 'lost':
      return delivered
    default:
      return delivered satisfies never
  }
}

function withNote(message: Message, note: string): Message {
  return {
    fallback: `${message.fallback} ${note}`,
    parts: [...message.parts, { kind: 'note', text: note }],
  }
}
