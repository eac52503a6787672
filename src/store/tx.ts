import type { KeptInTx } from './kept'
import { loadDrill, loadDrills } from './load'
import type { Database, Db } from './open'
import { people } from './places'
import { dropPosts, holdPosts, letPostsGo, putPosts } from './put-posts'
import { instant } from './rows/values'
import { saveRecord } from './save'
import type { Tx } from './store'

/** What may be asked inside one transaction. On SQLite it has the write lock since it began. */
export function createTx(provider: Database['provider'], db: Db, seen: KeptInTx): Tx {
  const isPostgres = provider === 'postgres'
  return {
    lockDrill: async (id) => {
      if (isPostgres) await db.$queryRaw`SELECT "id" FROM "Drill" WHERE "id" = ${id} FOR UPDATE`
      const record = seen.find(id) ?? (await loadDrill(db, id))
      if (record !== null) seen.saw(record)
      return record
    },
    lockChannel: async (id) => {
      if (isPostgres) await db.$queryRaw`SELECT "id" FROM "Channel" WHERE "id" = ${id} FOR UPDATE`
      return db.channel.findUnique({ where: { id } })
    },
    drillsOf: (channelId) => loadDrills(db, channelId),
    saveDrill: async (before, after) => {
      await saveRecord(db, before, after)
      seen.saw(after)
    },
    people: (ids) => people(db, ids),
    putPosts: (...posts) => putPosts(db, ...posts),
    holdPosts: (drillId) => holdPosts(db, drillId),
    letPostsGo: (drillId, stale) => letPostsGo(db, drillId, stale),
    dropPosts: (...posts) => dropPosts(db, ...posts),
    answered: async (key) => {
      // Its repetition waits here until this transaction has ended, and then finds the answer.
      if (isPostgres)
        await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
      return (await db.submission.findUnique({ where: { key } }))?.answer ?? null
    },
    remember: async (key, answer, now) => {
      await db.submission.create({ data: { key, answer, createdAt: instant(now) } })
    },
    putFile: async ({ id, drillId, name, mime, bytes, alt, createdAt }) => {
      // Prisma's own way takes twice as long for a large file, and others wait for the lock meanwhile.
      await db.$executeRaw`
        INSERT INTO "StoredFile" ("id", "drillId", "name", "mime", "bytes", "alt", "createdAt")
        VALUES (${id}, ${drillId}, ${name}, ${mime}, ${new Uint8Array(bytes)}, ${alt}, ${instant(createdAt)})`
    },
  }
}
