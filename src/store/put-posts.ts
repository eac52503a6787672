/** Writing to the outbox, in the transaction that makes a message true. The drill's row is locked. */
import { randomUUID } from 'node:crypto'
import type { Drill } from '../drill/record'
import type { Outgoing } from '../messages/message'
import type { Db } from './open'
import type { PostState } from './rows/posts'
import { instant } from './rows/values'

/** Where a post goes: its lane and the platform's ids. */
interface Destination {
  lane: string
  channelExternalId: string | null
  userExternalId: string | null
}

/** See `Tx.putPosts`. */
export async function putPosts(
  db: Db,
  drill: Drill,
  posts: readonly Outgoing[],
  now: number,
  hold: boolean,
): Promise<void> {
  const newest = new Map(posts.map((post) => [post.key, post]))
  const below = posts.flatMap(({ audience }) => (audience.kind === 'thread' ? audience.below : []))
  const rows = await db.post.findMany({
    where: { drillId: drill.id, key: { in: [...newest.keys(), ...below] } },
    select: { key: true, message: true, lane: true, channelExternalId: true, userExternalId: true },
  })
  const known = new Map(rows.map((row) => [row.key, row]))
  for (const post of newest.values()) {
    const row = known.get(post.key)
    if (row !== undefined && row.message !== JSON.stringify(post.message)) {
      await revise(db, drill.id, post, hold && post.holdable)
    }
  }
  const added = [...newest.values()].filter((post) => !known.has(post.key))
  if (added.length === 0) return

  const { platform } = await db.workspace.findUniqueOrThrow({ where: { id: drill.workspaceId } })
  const destination = await destinations(db, drill, added, known)
  await db.post.createMany({
    data: added.map((post) => ({
      id: randomUUID(),
      drillId: drill.id,
      workspaceId: drill.workspaceId,
      platform,
      key: post.key,
      ...destination(post),
      below: post.audience.kind === 'thread' ? post.audience.below : null,
      message: JSON.stringify(post.message),
      holdable: post.holdable,
      state: (hold && post.holdable ? 'held' : 'queued') satisfies PostState,
      revision: 1,
      sentRevision: 0,
      triedRevision: 0,
      attempts: 0,
      createdAt: instant(now),
    })),
  })
}

/** One statement, so that a sender who settles the row meanwhile loses nothing. */
async function revise(db: Db, drillId: string, post: Outgoing, held: boolean): Promise<void> {
  await db.$executeRaw`
    UPDATE "Post" SET
      "message" = ${JSON.stringify(post.message)},
      "holdable" = ${post.holdable},
      "revision" = "revision" + 1,
      "state" = CASE
        WHEN "state" = 'dropped' THEN 'dropped'
        WHEN ${held ? 1 : 0} = 1 OR "state" = 'held' THEN 'held'
        WHEN "state" = 'lost' THEN 'lost'
        WHEN "platformId" IS NULL THEN 'queued'
        ELSE 'edited'
      END
    WHERE "drillId" = ${drillId} AND "key" = ${post.key}`
}

async function destinations(
  db: Db,
  drill: Drill,
  posts: readonly Outgoing[],
  known: ReadonlyMap<string, Destination>,
): Promise<(post: Outgoing) => Destination> {
  const personIds = posts.flatMap(({ audience }) =>
    audience.kind === 'person' ? audience.personId : [],
  )
  const people = await db.person.findMany({ where: { id: { in: personIds } } })
  const userIds = new Map(people.map((person) => [person.id, person.userId]))
  const { externalId } = await db.channel.findUniqueOrThrow({ where: { id: drill.channelId } })
  const byKey = new Map(posts.map((post) => [post.key, post]))
  const channel: Destination = {
    lane: `channel:${drill.channelId}`,
    channelExternalId: externalId,
    userExternalId: null,
  }

  const find = ({ audience }: Outgoing): Destination => {
    switch (audience.kind) {
      case 'channel':
        return channel
      case 'person': {
        const userExternalId = userIds.get(audience.personId)
        if (userExternalId === undefined)
          throw new Error(`Nobody is known as ${audience.personId}.`)
        return { lane: `person:${audience.personId}`, channelExternalId: null, userExternalId }
      }
      case 'thread': {
        const parent = byKey.get(audience.below)
        if (parent !== undefined) return find(parent)
        const { lane, channelExternalId, userExternalId } = known.get(audience.below) ?? channel
        return { lane, channelExternalId, userExternalId }
      }
      default:
        return audience satisfies never
    }
  }
  return find
}

/** See `Tx.holdPosts`. */
export async function holdPosts(db: Db, drillId: string): Promise<void> {
  await db.post.updateMany({
    where: { drillId, holdable: true, state: { in: ['queued', 'edited'] } },
    data: { state: 'held' },
  })
}

/** See `Tx.letPostsGo`. What was held goes out in its old order, and what was lost with its place is tried again. */
export async function letPostsGo(db: Db, drillId: string, stale: string): Promise<void> {
  const unsent: PostState[] = ['queued', 'held', 'lost']
  await db.post.updateMany({
    where: { drillId, key: { startsWith: stale }, platformId: null, state: { in: unsent } },
    data: { state: 'dropped' satisfies PostState },
  })
  const kept = { drillId, state: { in: ['held', 'lost'] } }
  const afresh = { notBefore: null, attempts: 0, why: null }
  await db.post.updateMany({
    where: { ...kept, platformId: null },
    data: { ...afresh, state: 'queued' },
  })
  await db.post.updateMany({
    where: { ...kept, platformId: { not: null } },
    data: { ...afresh, state: 'edited' },
  })
}

/** See `Tx.dropPosts`. A revision that has not been sent of a post that has is dropped alone. */
export async function dropPosts(
  db: Db,
  drillId: string,
  exceptKeys: readonly string[],
): Promise<void> {
  const open = {
    drillId,
    state: { in: ['queued', 'held', 'edited', 'lost'] },
    key: { notIn: [...exceptKeys] },
  }
  await db.post.updateMany({ where: { ...open, platformId: null }, data: { state: 'dropped' } })
  await db.post.updateMany({
    where: { ...open, platformId: { not: null } },
    data: { state: 'sent' },
  })
}
