/** Cues as their runner sees them: who carries out what is due. */
import { cueKinds } from '../drill/record-course'
import { Prisma } from './generated/sqlite/client'
import type { Database, Db } from './open'
import { instant, oneOf } from './rows/values'
import type { LeasedCue } from './store'

/** See `Store.leaseCues`. */
export async function leaseCues(
  { provider, client }: Database,
  owner: string,
  now: number,
  leaseUntil: number,
  limit: number,
): Promise<LeasedCue[]> {
  const at = instant(now)
  const skip = provider === 'postgres' ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty
  const taken = await client.$queryRaw<{ id: string }[]>`
    UPDATE "Cue" SET "leaseOwner" = ${owner}, "leaseUntil" = ${instant(leaseUntil)},
      "attempts" = "attempts" + 1
    WHERE "id" IN (
      SELECT "id" FROM "Cue"
      WHERE "state" = 'pending' AND "dueAt" <= ${at} AND ("leaseUntil" IS NULL OR "leaseUntil" <= ${at})
      ORDER BY "dueAt", "rank" LIMIT ${limit} ${skip})
    RETURNING "id"`
  if (taken.length === 0) return []
  const rows = await client.cue.findMany({
    where: { id: { in: taken.map((row) => row.id) }, leaseOwner: owner },
    orderBy: [{ dueAt: 'asc' }, { rank: 'asc' }],
  })
  return rows.flatMap(({ id, drillId, kind, dueAt, attempts }) =>
    dueAt === null
      ? []
      : { id, drillId, kind: oneOf(cueKinds, kind), dueAt: dueAt.getTime(), attempts },
  )
}

/** See `Store.returnCue`. */
export async function returnCue(
  db: Db,
  id: string,
  owner: string,
  notBefore: number,
): Promise<void> {
  await db.cue.updateMany({
    where: { id, leaseOwner: owner, state: 'pending' },
    data: { leaseOwner: null, leaseUntil: instant(notBefore) },
  })
}

/** See `Store.nextCueDue`. A leased cue comes up again when its lease ends: saving a new time frees it. */
export async function nextCueDue(db: Db): Promise<number | null> {
  const free = await db.cue.findFirst({
    where: { state: 'pending', leaseUntil: null, dueAt: { not: null } },
    orderBy: { dueAt: 'asc' },
  })
  const taken = await db.cue.findFirst({
    where: { state: 'pending', leaseUntil: { not: null }, dueAt: { not: null } },
    orderBy: { leaseUntil: 'asc' },
  })
  const times = [free?.dueAt, taken?.leaseUntil].flatMap((at) => at?.getTime() ?? [])
  return times.length === 0 ? null : Math.min(...times)
}
