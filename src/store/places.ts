/** Workspaces, channels and people. */
import type { Person } from '../drill/record'
import type { Db } from './open'
import { platforms } from './rows/posts'
import { oneOf } from './rows/values'
import type { Channel, PlatformName, Workspace } from './store'

/** See `Store.ensureWorkspace`. */
export async function ensureWorkspace(
  db: Db,
  platform: PlatformName,
  externalId: string,
  newId: () => string,
): Promise<Workspace> {
  const { id } = await db.workspace.upsert({
    where: { platform_externalId: { platform, externalId } },
    create: { id: newId(), platform, externalId },
    update: { externalId },
  })
  return { id, platform: oneOf(platforms, platform), externalId }
}

/** See `Store.serviceUrl`. */
export async function serviceUrl(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db.workspace.findUnique({ where: { id: workspaceId } })
  return row?.serviceUrl ?? null
}

/** See `Store.keepServiceUrl`. */
export async function keepServiceUrl(db: Db, workspaceId: string, address: string): Promise<void> {
  await db.workspace.update({ where: { id: workspaceId }, data: { serviceUrl: address } })
}

/** See `Store.ensureChannel`. */
export async function ensureChannel(
  db: Db,
  workspaceId: string,
  externalId: string,
  name: string,
  newId: () => string,
): Promise<Channel> {
  return db.channel.upsert({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    create: { id: newId(), workspaceId, externalId, name },
    update: { name },
  })
}

/** See `Store.ensurePerson`. */
export async function ensurePerson(
  db: Db,
  person: Omit<Person, 'id'>,
  newId: () => string,
): Promise<Person> {
  const { workspaceId, userId, name, timeZone } = person
  return db.person.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    create: { id: newId(), workspaceId, userId, name, timeZone },
    update: { name, timeZone },
  })
}

/** Those of the ids that are known, in the order of the ids. */
export async function people(db: Db, ids: readonly string[]): Promise<Person[]> {
  const rows = await db.person.findMany({ where: { id: { in: [...ids] } } })
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
