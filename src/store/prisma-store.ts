import { AsyncLocalStorage } from 'node:async_hooks'
import { type DrillState, drillKinds, drillStates } from '../drill/record'
import type { Measurement } from '../drill/record-work'
import { leaseCues, nextCueDue, returnCue } from './cues'
import { entriesOf } from './entries'
import { deleteFile, file, filesOf } from './files'
import { createKept, type Kept, keepsNothing } from './kept'
import { countPosts, lastSentTo, leasePosts, nextPostDue, postsOf, renewPost } from './lease-posts'
import { loadDrill, loadDrills, loadDrillsWith } from './load'
import { type Database, type Db, type OpenOptions, openDatabase } from './open'
import {
  ensureChannel,
  ensurePerson,
  ensureWorkspace,
  keepServiceUrl,
  people,
  serviceUrl,
} from './places'
import { reportsOf } from './reports'
import { instant, msOrNull, oneOf } from './rows/values'
import { settlePost } from './settle-post'
import type { DrillSummary, Store } from './store'
import { createTx } from './tx'

/**
 * Opens the database, brings it up to date and returns the store on it.
 * @throws MigrationError, or the driver's error if the database can't be opened
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  const database = await openDatabase(options)
  const { provider, client } = database
  const kept = options.alone ? createKept() : keepsNothing
  const { transaction, outside } = transactions(database, kept)
  const db = outside

  return {
    provider,
    transaction,
    ensureWorkspace: (...place) => ensureWorkspace(db(), ...place),
    serviceUrl: (id) => serviceUrl(db(), id),
    keepServiceUrl: (...place) => keepServiceUrl(db(), ...place),
    ensureChannel: (...place) => ensureChannel(db(), ...place),
    ensurePerson: (...person) => ensurePerson(db(), ...person),
    people: (ids) => people(db(), ids),
    peopleOf: (workspaceId) =>
      db().person.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }),
    channel: (id) => db().channel.findUnique({ where: { id } }),
    channelsOf: (workspaceId) =>
      db().channel.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }),
    entries: entriesOf(db),
    drill: async (id) => {
      // Asked for first: what is remembered is no answer to one's own open transaction either.
      const free = db()
      return kept.find(id) ?? snapshot(database, free, (at) => loadDrill(at, id))
    },
    drillsOf: (channelId) => loadDrills(db(), channelId),
    drillsWith: (personId) => loadDrillsWith(db(), personId),
    history: (channelId, limit) => history(db(), channelId, limit),
    drillsGoingOn: async () => {
      const where = { state: { in: ['running', 'paused'] satisfies DrillState[] } }
      return (await db().drill.findMany({ where, select: { id: true } })).map(({ id }) => id)
    },
    drillsWithPreviews: async (before) => {
      const where = {
        state: 'previewed' satisfies Measurement['state'],
        at: { lt: instant(before) },
      }
      const rows = await db().measurement.findMany({ where, select: { drillId: true } })
      return [...new Set(rows.map(({ drillId }) => drillId))]
    },
    reportsOf: (workspaceId) => reportsOf(db(), workspaceId),
    countDrills: () => countDrills(db()),
    leaseCues: (...lease) => leaseCues({ provider, client: db() }, ...lease),
    returnCue: (...cue) => returnCue(db(), ...cue),
    nextCueDue: () => nextCueDue(db()),
    leasePosts: (...lease) => leasePosts({ provider, client: db() }, ...lease),
    renewPost: (...lease) => renewPost(db(), ...lease),
    settlePost: (...post) => settlePost({ provider, client: db() }, ...post),
    nextPostDue: () => nextPostDue(db()),
    countPosts: () => countPosts(db()),
    lastSentTo: (workspaceId, userId) => lastSentTo(db(), workspaceId, userId),
    postsOf: (drillId) => postsOf(db(), drillId),
    freeLeases: () => freeLeases(db()),
    file: (id) => file(db(), id),
    filesOf: (drillId) => filesOf(db(), drillId),
    deleteFile: (id) => deleteFile(db(), id),
    forgetSubmissions: async (before) => {
      const where = { createdAt: { lt: instant(before) } }
      return (await db().submission.deleteMany({ where })).count
    },
    ping: async () => void (await db().$queryRaw`SELECT 1`),
    close: () => client.$disconnect(),
  }
}

/**
 * Transactions, and the guard of everything else: on SQLite a query beside one's own open transaction
 * would wait for itself, on Postgres it could wait for the last connection. So it fails at once.
 */
function transactions({ provider, client }: Database, kept: Kept) {
  const within = new AsyncLocalStorage<{ open: boolean }>()
  const outside = (): Database['client'] => {
    if (within.getStore()?.open) {
      throw new Error('The store was asked beside its own open transaction: ask the transaction.')
    }
    return client
  }
  const transaction: Store['transaction'] = (work) => {
    const free = outside()
    const mark = { open: true }
    const seen = kept.begin()
    return within.run(mark, async () => {
      try {
        const result = await free.$transaction(async (db) => {
          const done = await work(createTx(provider, db, seen))
          seen.ends()
          return done
        })
        seen.committed()
        return result
      } finally {
        mark.open = false
      }
    })
  }
  return { transaction, outside }
}

/** Several reads that see one state. */
function snapshot<T>(
  { provider }: Database,
  client: Database['client'],
  read: (db: Db) => Promise<T>,
): Promise<T> {
  return client.$transaction(async (db) => {
    if (provider === 'postgres') {
      await db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`
    }
    return read(db)
  })
}

async function history(db: Db, channelId: string, limit: number): Promise<DrillSummary[]> {
  const rows = await db.drill.findMany({
    where: { channelId, kind: 'drill', state: { in: ['finished', 'closed', 'cancelled'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    team: row.team,
    kind: oneOf(drillKinds, row.kind),
    state: oneOf(drillStates, row.state),
    startedAt: msOrNull(row.startedAt),
    finishedAt: msOrNull(row.finishedAt),
    plannedAt: row.at.getTime(),
  }))
}

async function countDrills(db: Db): ReturnType<Store['countDrills']> {
  const groups = await db.drill.groupBy({ by: ['state'], _count: true })
  const count = (state: string) => groups.find((group) => group.state === state)?._count ?? 0
  return {
    planned: count('planned'),
    running: count('running'),
    paused: count('paused'),
    finished: count('finished'),
    closed: count('closed'),
    cancelled: count('cancelled'),
  }
}

/** What a try was at stays noted: its sender may have got through before it died. */
async function freeLeases(db: Db): Promise<void> {
  const freed = { leaseOwner: null, leaseUntil: null }
  await db.cue.updateMany({ where: { leaseOwner: { not: null } }, data: freed })
  await db.post.updateMany({ where: { leaseOwner: { not: null } }, data: freed })
}
