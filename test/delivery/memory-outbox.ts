import type { Message } from '../../src/messages/message'
import type { PlatformName, Post, Store } from '../../src/store/store'

export type OutboxStore = Pick<Store, 'leasePosts' | 'renewPost' | 'settlePost' | 'nextPostDue'>

interface Row {
  post: Post
  state: 'queued' | 'held' | 'sent' | 'edited' | 'refused' | 'lost'
  triedAt: number | null
  notBefore: number
  lease: { owner: string; until: number } | null
}

export type NewPost = Pick<
  Post,
  'drillId' | 'workspaceId' | 'lane' | 'key' | 'below' | 'channelExternalId' | 'userExternalId'
>

/** The outbox's rules on plain rows, for tests that want very many tries. */
export function createMemoryOutbox(platform: PlatformName) {
  const rows: Row[] = []
  const pausedUntil = new Map<string, number>()
  const parentOf = ({ post }: Row) =>
    rows.find((row) => row.post.drillId === post.drillId && row.post.key === post.below)
  const waits = (row: Row) => parentOf(row)?.state === 'queued'
  const isHead = (row: Row) =>
    row.state === 'queued' &&
    !waits(row) &&
    rows.find(
      (each) => each.state === 'queued' && each.post.lane === row.post.lane && !waits(each),
    ) === row
  const dueAt = (row: Row) =>
    Math.max(
      row.post.createdAt,
      row.notBefore,
      row.lease?.until ?? 0,
      pausedUntil.get(row.post.workspaceId) ?? 0,
    )
  const isOpen = (row: Row) => row.state === 'queued' || row.state === 'edited'
  const waiting = () => rows.filter((row) => isHead(row) || row.state === 'edited')

  const store: OutboxStore = {
    leasePosts: async (owner, now, until, limit) =>
      waiting()
        .filter((row) => dueAt(row) <= now)
        .slice(0, limit)
        .map((row) => {
          const intentAt = row.post.intentAt ?? row.triedAt
          row.post = { ...row.post, intentAt, attempts: row.post.attempts + 1 }
          row.triedAt = now
          row.lease = { owner, until }
          return { ...row.post, threadId: parentOf(row)?.post.platformId ?? null }
        }),
    renewPost: async (id, owner, held, until) => {
      const row = rows.find(({ post, lease }) => post.id === id && lease?.owner === owner)
      if (row?.lease?.until !== held) return false
      row.lease = { owner, until }
      return true
    },
    settlePost: async (id, owner, outcome) => {
      const row = rows.find((each) => each.post.id === id && each.lease?.owner === owner)
      if (!row) return
      const { triedAt } = row
      row.lease = null
      row.triedAt = null
      switch (outcome.kind) {
        case 'sent':
          row.state = row.post.revision > outcome.revision ? 'edited' : 'sent'
          row.notBefore = 0
          row.post = {
            ...row.post,
            platformId: outcome.platformId,
            sentRevision: outcome.revision,
            intentAt: null,
          }
          return
        case 'later':
          row.notBefore = outcome.notBefore
          if (outcome.keepIntent) row.post = { ...row.post, intentAt: row.post.intentAt ?? triedAt }
          if (outcome.workspaceToo) pausedUntil.set(row.post.workspaceId, outcome.notBefore)
          return
        case 'refused':
          row.state = 'refused'
          return
        case 'lost':
          row.state = 'lost'
          for (const other of rows) {
            if (other.post.lane !== row.post.lane || !isOpen(other)) continue
            other.state = 'held'
          }
          return
        default:
          return outcome satisfies never
      }
    },
    nextPostDue: async () => {
      const times = waiting().map(dueAt)
      return times.length > 0 ? Math.min(...times) : null
    },
  }

  return {
    store,
    put: (added: NewPost, message: Message, now: number) => {
      const row = rows.find(({ post }) => post.drillId === added.drillId && post.key === added.key)
      if (row) {
        row.post = { ...row.post, message, revision: row.post.revision + 1 }
        row.state = row.post.platformId === null ? 'queued' : 'edited'
        return
      }
      const post: Post = {
        ...added,
        id: `post-${rows.length}`,
        platform,
        threadId: null,
        message,
        revision: 1,
        sentRevision: 0,
        platformId: null,
        intentAt: null,
        attempts: 0,
        createdAt: now,
      }
      rows.push({ post, state: 'queued', triedAt: null, notBefore: 0, lease: null })
    },
    rows: (): readonly Pick<Row, 'post' | 'state'>[] => rows,
    freeLeases: () => {
      for (const row of rows) row.lease = null
    },
  }
}
