import type { Database, Db } from './open'
import { instant } from './rows/values'
import type { PostOutcome } from './store'

const free = { leaseOwner: null, leaseUntil: null, triedAt: null }

/** See `Store.settlePost`. Whoever lost the lease changes nothing: the next owner settles it. */
export async function settlePost(
  { client }: Database,
  postId: string,
  owner: string,
  outcome: PostOutcome,
): Promise<void> {
  const mine = { id: postId, leaseOwner: owner }
  switch (outcome.kind) {
    case 'sent':
      return sent(client, postId, owner, outcome)
    case 'later':
      return client.$transaction((db) => later(db, mine, outcome))
    case 'refused':
      return refused(client, mine, outcome)
    case 'lost':
      return client.$transaction((db) => lost(db, mine, outcome))
    default:
      return outcome satisfies never
  }
}

type Mine = { id: string; leaseOwner: string }
type Ended<K extends PostOutcome['kind']> = Extract<PostOutcome, { kind: K }>

/** A revision that was written meanwhile still has to go out, unless it was held or dropped. */
async function sent(db: Db, id: string, owner: string, outcome: Ended<'sent'>): Promise<void> {
  await db.$executeRaw`
    UPDATE "Post" SET
      "state" = CASE
        WHEN "revision" <= ${outcome.revision} OR "state" IN ('sent', 'dropped') THEN 'sent'
        WHEN "state" = 'held' THEN 'held'
        ELSE 'edited'
      END,
      "sentRevision" = ${outcome.revision}, "platformId" = ${outcome.platformId},
      "settledAt" = ${instant(outcome.at)}, "attempts" = 0, "notBefore" = NULL, "why" = NULL,
      "intentAt" = NULL, "triedAt" = NULL, "leaseOwner" = NULL, "leaseUntil" = NULL
    WHERE "id" = ${id} AND "leaseOwner" = ${owner}`
}

async function later(db: Db, mine: Mine, outcome: Ended<'later'>): Promise<void> {
  const row = await db.post.findFirst({ where: mine })
  if (row === null) return
  const notBefore = instant(outcome.notBefore)
  // A try without effect takes back its own intent only, not that of an earlier one.
  const intentAt = outcome.keepIntent ? (row.intentAt ?? row.triedAt) : row.intentAt
  await db.post.updateMany({ where: mine, data: { ...free, notBefore, intentAt } })
  if (!outcome.workspaceToo) return
  await db.workspace.updateMany({
    where: {
      id: row.workspaceId,
      OR: [{ postsNotBefore: null }, { postsNotBefore: { lt: notBefore } }],
    },
    data: { postsNotBefore: notBefore },
  })
}

/** What was refused is one revision: a newer one is tried. */
async function refused(db: Db, mine: Mine, outcome: Ended<'refused'>): Promise<void> {
  const ended = { ...free, intentAt: null, why: outcome.why, settledAt: instant(outcome.at) }
  const { count } = await db.post.updateMany({
    where: { ...mine, revision: { equals: db.post.fields.triedRevision } },
    data: { ...ended, state: 'refused' },
  })
  if (count === 0) await db.post.updateMany({ where: mine, data: ended })
}

/** The place is gone: what else the drill has for it waits until its posts are let go. */
async function lost(db: Db, mine: Mine, outcome: Ended<'lost'>): Promise<void> {
  const row = await db.post.findFirst({ where: mine })
  if (row === null) return
  const { why, at } = outcome
  await db.post.updateMany({
    where: mine,
    data: { ...free, intentAt: null, why, settledAt: instant(at), state: 'lost' },
  })
  await db.post.updateMany({
    where: { drillId: row.drillId, lane: row.lane, state: { in: ['queued', 'edited'] } },
    data: { state: 'held' },
  })
}
