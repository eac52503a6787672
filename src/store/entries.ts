/** What is said on the local page. See `Entries` in store.ts. */
import { randomUUID } from 'node:crypto'
import type { Entry } from './generated/sqlite/client'
import type { Database, Db } from './open'
import { instant, msOrNull } from './rows/values'
import type { Entries, SaidEntry } from './store'

export function entriesOf(client: () => Database['client']): Entries {
  return {
    put: (workspaceId, { key, channelId, readerId, authorId, at, ...entry }) =>
      client().$transaction(async (db) => {
        const revision = await nextRevision(db, workspaceId)
        const there = await db.entry.findUnique({
          where: { workspaceId_key: { workspaceId, key } },
        })
        if (there) return said(there)
        const row = await db.entry.create({
          data: {
            ...entry,
            id: randomUUID(),
            workspaceId,
            key,
            position: revision,
            revision,
            channelExternalId: channelId,
            readerExternalId: readerId,
            authorExternalId: authorId,
            at: instant(at),
          },
        })
        return said(row)
      }),
    edit: (workspaceId, id, body, at) =>
      client().$transaction(async (db) => {
        const revision = await nextRevision(db, workspaceId)
        const data = { body, revision, editedAt: instant(at) }
        const { count } = await db.entry.updateMany({ where: { id, workspaceId }, data })
        return count === 0 ? null : said(await db.entry.findUniqueOrThrow({ where: { id } }))
      }),
    byKey: async (workspaceId, key) => {
      const row = await client().entry.findUnique({
        where: { workspaceId_key: { workspaceId, key } },
      })
      return row && said(row)
    },
    byId: async (workspaceId, id) => {
      const row = await client().entry.findFirst({ where: { id, workspaceId } })
      return row && said(row)
    },
    after: async (workspaceId, revision, readerId, limit) => {
      const rows = await client().entry.findMany({
        where: { workspaceId, revision: { gt: revision }, ...readableBy(readerId) },
        orderBy: { revision: 'asc' },
        take: limit,
      })
      return rows.map(said)
    },
    latest: async (workspaceId, { channelId, readerId }, before, limit) => {
      const here = { workspaceId, channelExternalId: channelId, ...readableBy(readerId) }
      const roots = await client().entry.findMany({
        where: {
          ...here,
          threadId: null,
          ...(before === null ? {} : { position: { lt: before } }),
        },
        orderBy: { position: 'desc' },
        take: limit,
      })
      const replies = await client().entry.findMany({
        where: { ...here, threadId: { in: roots.map((root) => root.id) } },
      })
      return [...roots, ...replies].map(said).sort((a, b) => a.position - b.position)
    },
    lastRevision: async (workspaceId) =>
      (await client().workspace.findUnique({ where: { id: workspaceId } }))?.entryRevision ?? 0,
    countPrivate: async (workspaceId) => {
      const groups = await client().entry.groupBy({
        by: ['readerExternalId'],
        where: { workspaceId, readerExternalId: { not: null } },
        _count: true,
      })
      return new Map(groups.map((group) => [group.readerExternalId ?? '', group._count]))
    },
  }
}

/**
 * The next revision, with the workspace's row locked until the transaction ends: so revisions are seen in
 * their order, and whoever has read up to one has missed none before it.
 */
async function nextRevision(db: Db, workspaceId: string): Promise<number> {
  const { entryRevision } = await db.workspace.update({
    where: { id: workspaceId },
    data: { entryRevision: { increment: 1 } },
  })
  return entryRevision
}

const readableBy = (readerId: string | null) =>
  readerId === null ? {} : { OR: [{ readerExternalId: null }, { readerExternalId: readerId }] }

function said(row: Entry): SaidEntry {
  return {
    id: row.id,
    position: row.position,
    revision: row.revision,
    channelId: row.channelExternalId,
    readerId: row.readerExternalId,
    threadId: row.threadId,
    authorId: row.authorExternalId,
    body: row.body,
    at: row.at.getTime(),
    editedAt: msOrNull(row.editedAt),
  }
}
