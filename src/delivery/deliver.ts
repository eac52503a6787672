/** What becomes of one leased post: tried or given back, settled, told to the log and to who must know. */
import type { Platform } from '../chat/platform'
import type { Clock } from '../clock'
import type { Log } from '../log'
import { causeOf } from '../log'
import type { PlatformName, Post, PostOutcome, Store } from '../store/store'
import { type Attempt, attempt, callLimit, LeaseGone } from './attempt'
import { createPauses } from './pauses'

export interface DeliveryParts {
  store: Pick<Store, 'leasePosts' | 'renewPost' | 'settlePost' | 'nextPostDue'>
  platforms: ReadonlyMap<PlatformName, Platform>
  clock: Clock
  log: Log
  /** This process's name on its leases. */
  owner: string
  /** The place of this post is gone. Called once for each time that a post is lost. */
  onLost: (post: Post) => void | Promise<void>
}

export const repeatedAfterRestart = '(repeated after a restart)'
/** The process lived on, but the platform's answer never came. */
export const mayBeRepeated = '(may be repeated)'

/** Real ms. A dead process's post is free again so soon; a longer call, or a second one, renews it. */
export const leaseFor = 15_000
/** Left of a lease when a call begins, real ms: the call, and clocks that do not agree. */
const neededForCall = callLimit + 2_000

/** Real ms: the first wait after a try that ended unknown, doubled each time up to the cap. */
const firstWait = 2_000
const longestWait = 300_000

/** Carries out one leased post; never rejects. `going` = false: what isn't begun is given back. */
type Deliver = (post: Post, leaseUntil: number, going: () => boolean) => Promise<void>

export function createDeliver(parts: DeliveryParts): Deliver {
  const { store, platforms, clock, log, owner, onLost } = parts
  const pauses = createPauses()
  /** Tries of this process that ended unknown, by post. */
  const unsure = new Map<string, number>()
  const unknownPlatforms = new Set<PlatformName>()

  const giveBack = (post: Post, notBefore: number): PostOutcome => ({
    kind: 'later',
    notBefore,
    workspaceToo: false,
    keepIntent: post.platformId === null && post.intentAt !== null,
  })

  const outcomeOf = (post: Post, tried: Attempt): PostOutcome => {
    const ids = { post: post.id, drill: post.drillId, platform: post.platform }
    const now = clock.now()
    const over = tried.kind !== 'unsure' && tried.kind !== 'later'
    if (over) unsure.delete(post.id)
    switch (tried.kind) {
      case 'sent':
        return { ...tried, at: now }
      case 'later': {
        const notBefore = now + tried.afterMs
        pauses.hold(post, tried.covers, notBefore)
        log.info(
          { ...ids, afterMs: tried.afterMs, covers: tried.covers },
          'The platform wants a pause.',
        )
        const workspaceToo = tried.covers === 'workspace'
        return { kind: 'later', notBefore, workspaceToo, keepIntent: tried.maybeThere }
      }
      case 'unsure': {
        const times = unsure.get(post.id) ?? 0
        unsure.set(post.id, times + 1)
        const wait = Math.min(firstWait * 2 ** times, longestWait)
        log.warn({ ...ids, why: tried.why, afterMs: wait }, 'A post may or may not have gone out.')
        return {
          kind: 'later',
          notBefore: now + wait,
          workspaceToo: false,
          keepIntent: tried.maybeThere,
        }
      }
      case 'refused':
        log.warn({ ...ids, why: tried.why, edit: post.platformId !== null }, 'A post was refused.')
        return { ...tried, at: now }
      case 'lost':
        log.warn({ ...ids, why: tried.why }, 'The place of a post is gone.')
        return { ...tried, at: now }
      default:
        return tried satisfies never
    }
  }

  const tellLost = async (post: Post) => {
    try {
      await onLost(post)
    } catch (error) {
      log.error(
        { post: post.id, drill: post.drillId, why: causeOf(error) },
        'The loss of a place could not be acted upon.',
      )
    }
  }

  /** Makes sure before each call that nobody else may send the post until it has ended. */
  const keepLease = (post: Post, leasedUntil: number) => {
    let until = leasedUntil
    return async () => {
      const held = until
      if (held - clock.now() >= neededForCall) return
      until = clock.now() + leaseFor
      if (!(await store.renewPost(post.id, owner, held, until))) throw new LeaseGone('lease gone')
    }
  }

  const decide = async (
    post: Post,
    leaseUntil: number,
    going: () => boolean,
  ): Promise<PostOutcome> => {
    const now = clock.now()
    const platform = platforms.get(post.platform)
    if (!platform) {
      if (!unknownPlatforms.has(post.platform)) {
        log.warn({ platform: post.platform }, 'Posts wait for a platform that is not configured.')
        unknownPlatforms.add(post.platform)
      }
      return giveBack(post, now + longestWait)
    }
    const pausedUntil = pauses.until(post, now)
    if (pausedUntil !== null) return giveBack(post, pausedUntil)
    if (!going()) return giveBack(post, now)
    const note = unsure.has(post.id) ? mayBeRepeated : repeatedAfterRestart
    const mayCall = keepLease(post, leaseUntil)
    return outcomeOf(post, await attempt(platform, post, clock, note, mayCall))
  }

  return async (post, leaseUntil, going) => {
    try {
      const outcome = await decide(post, leaseUntil, going)
      await store.settlePost(post.id, owner, outcome)
      if (outcome.kind === 'lost') await tellLost(post)
    } catch (error) {
      if (error instanceof LeaseGone) {
        log.info({ post: post.id, drill: post.drillId }, 'Another process has taken a post over.')
        return
      }
      // Its lease runs out, and whoever takes it next asks the platform first.
      log.error(
        { post: post.id, drill: post.drillId, why: causeOf(error) },
        'A result could not be kept.',
      )
    }
  }
}
