/** Stored files: pictures and texts of reports. */
import type { Db } from './open'
import type { FileFacts, StoredFile } from './store'

/** See `Store.file`. */
export async function file(db: Db, id: string): Promise<StoredFile | null> {
  const row = await db.storedFile.findUnique({ where: { id } })
  return row && { ...row, createdAt: row.createdAt.getTime() }
}

/** See `Store.deleteFile`. */
export async function deleteFile(db: Db, id: string): Promise<void> {
  await db.storedFile.deleteMany({ where: { id } })
}

/** See `Store.filesOf`. The database counts the bytes, so that none of them travel. */
export async function filesOf(db: Db, drillId: string): Promise<FileFacts[]> {
  const sizes = await db.$queryRaw<{ id: string; size: number | bigint }[]>`
    SELECT "id", length("bytes") AS "size" FROM "StoredFile" WHERE "drillId" = ${drillId}`
  const sizeOf = new Map(sizes.map(({ id, size }) => [id, Number(size)]))
  const rows = await db.storedFile.findMany({
    where: { drillId },
    omit: { bytes: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    size: sizeOf.get(row.id) ?? 0,
  }))
}
