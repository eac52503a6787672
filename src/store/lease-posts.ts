/** The outbox as its sender sees it: what may go out now, and how a try ended. */
import { Prisma } from './generated/sqlite/client'
import type { Database, Db } from './open'
import { postOf } from './rows/posts'
import { instant } from './rows/values'
import type { Post } from './store'

/** A reply whose parent may still get its platform id. It steps out of its lane's way meanwhile. */
const waits = (post: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Post" parent
  WHERE parent."drillId" = ${Prisma.raw(post)}."drillId" AND parent."key" = ${Prisma.raw(post)}."below"
    AND parent."platformId" IS NULL AND parent."state" IN ('queued', 'held'))`

/** The earliest post of each lane that was never sent. */
const isHead = Prisma.sql`p."state" = 'queued' AND NOT ${waits('p')} AND NOT EXISTS (
  SELECT 1 FROM "Post" earlier
  WHERE earlier."state" = 'queued' AND earlier."lane" = p."lane" AND earlier."seq" < p."seq"
    AND NOT ${waits('earlier')})`
const isEdit = Prisma.sql`p."state" = 'edited'`

const isFree = (now: Date) => Prisma.sql`(p."leaseUntil" IS NULL OR p."leaseUntil" <= ${now})
  AND (p."notBefore" IS NULL OR p."notBefore" <= ${now})
  AND (w."postsNotBefore" IS NULL OR w."postsNotBefore" <= ${now})`

/** See `Store.leasePosts`. New posts come before edits. */
export async function leasePosts(
  { provider, client }: Database,
  owner: string,
  now: number,
  leaseUntil: number,
  limit: number,
): Promise<Post[]> {
  const at = instant(now)
  const skip = provider === 'postgres' ? Prisma.sql`FOR UPDATE OF p SKIP LOCKED` : Prisma.empty
  return client.$transaction(async (db) => {
    const pick = async (which: Prisma.Sql, most: number) => {
      const rows = await db.$queryRaw<{ seq: number }[]>`
        SELECT p."seq" FROM "Post" p JOIN "Workspace" w ON w."id" = p."workspaceId"
        WHERE ${which} AND ${isFree(at)} ORDER BY p."seq" LIMIT ${most} ${skip}`
      return rows.map((row) => row.seq)
    }
    const heads = await pick(isHead, limit)
    const edits = heads.length < limit ? await pick(isEdit, limit - heads.length) : []
    const picked = [...heads, ...edits]
    if (picked.length === 0) return []
    // As they are before this try: an intent that is open now is an earlier try's.
    const posts = await readPosts(db, picked)
    await db.$executeRaw`
      UPDATE "Post" SET "leaseOwner" = ${owner}, "leaseUntil" = ${instant(leaseUntil)},
        "intentAt" = COALESCE("intentAt", "triedAt"), "triedAt" = ${at},
        "triedRevision" = "revision", "attempts" = "attempts" + 1
      WHERE "seq" IN (${Prisma.join(picked)})`
    return posts.map((post) => ({ ...post, attempts: post.attempts + 1 }))
  })
}

/** See `Store.renewPost`. */
export async function renewPost(
  db: Db,
  id: string,
  leaseOwner: string,
  held: number,
  leaseUntil: number,
): Promise<boolean> {
  const { count } = await db.post.updateMany({
    where: { id, leaseOwner, leaseUntil: instant(held) },
    data: { leaseUntil: instant(leaseUntil) },
  })
  return count > 0
}

/** Posts in the order of the given numbers, with their threads' ids. */
async function readPosts(db: Db, seqs: readonly number[]): Promise<Post[]> {
  const rows = await db.post.findMany({ where: { seq: { in: [...seqs] } } })
  const parents = await db.post.findMany({
    where: {
      OR: rows.flatMap(({ drillId, below }) => (below === null ? [] : { drillId, key: below })),
    },
    select: { drillId: true, key: true, platformId: true },
  })
  const idOf = new Map(parents.map((row) => [`${row.drillId} ${row.key}`, row.platformId]))
  const bySeq = new Map(
    rows.map((row) => [row.seq, postOf(row, idOf.get(`${row.drillId} ${row.below}`) ?? null)]),
  )
  return seqs.flatMap((seq) => bySeq.get(seq) ?? [])
}

/** See `Store.postsOf`. */
export async function postsOf(db: Db, drillId: string): Promise<Post[]> {
  const rows = await db.post.findMany({
    where: { drillId },
    orderBy: [{ lane: 'asc' }, { seq: 'asc' }],
    select: { seq: true },
  })
  return readPosts(
    db,
    rows.map((row) => row.seq),
  )
}

/** See `Store.lastSentTo`. */
export async function lastSentTo(
  db: Db,
  workspaceId: string,
  userExternalId: string,
): Promise<string | null> {
  const row = await db.post.findFirst({
    where: { workspaceId, userExternalId, platformId: { not: null } },
    orderBy: { seq: 'desc' },
    select: { platformId: true },
  })
  return row?.platformId ?? null
}

/** See `Store.nextPostDue`. */
export async function nextPostDue(db: Db): Promise<number | null> {
  const waiting = await db.$queryRaw<{ seq: number }[]>`
    SELECT p."seq" FROM "Post" p WHERE (${isHead}) OR ${isEdit}`
  if (waiting.length === 0) return null
  const rows = await db.post.findMany({
    where: { seq: { in: waiting.map((row) => row.seq) } },
    select: { createdAt: true, notBefore: true, leaseUntil: true, workspace: true },
  })
  const times = rows.map((row) => {
    const bounds = [row.createdAt, row.notBefore, row.leaseUntil, row.workspace.postsNotBefore]
    return Math.max(...bounds.map((bound) => bound?.getTime() ?? 0))
  })
  return Math.min(...times)
}

/** See `Store.countPosts`; what was dropped counts nowhere. */
export async function countPosts(db: Db) {
  const groups = await db.post.groupBy({ by: ['state'], _count: true })
  const count = (state: string) => groups.find((group) => group.state === state)?._count ?? 0
  return {
    waiting: count('queued') + count('edited'),
    held: count('held'),
    refused: count('refused'),
    lost: count('lost'),
    sent: count('sent'),
  }
}
