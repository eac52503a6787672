import { describe } from 'vitest'
import type { Message, Outgoing } from '../../src/messages/message'
import type { PlatformName, Store } from '../../src/store/store'
import { emptyRecord, newId, place } from '../store/records'
import { describeOnEachDatabase } from '../support/databases'
import { createMemoryOutbox, type OutboxStore } from './memory-outbox'

/** Real time at which these tests begin. */
export const start = Date.UTC(2026, 11, 3, 3, 0)

interface Line {
  /** 'channel', or a person's name: a lane of their own. */
  lane: string
  key: string
  text?: string
  below?: string
  /** Another workspace, with its own channel. */
  elsewhere?: boolean
}

/** An outbox to put lines into, whatever keeps it. */
export interface Outbox {
  store: OutboxStore
  put(lines: readonly Line[], now?: number): Promise<void>
  /** Ids of the posts by their keys. */
  ids(): Promise<ReadonlyMap<string, string>>
  ended(): Promise<{ refused: number; lost: number; sent: number }>
  freeLeases(): Promise<void>
}

const saying = (text: string): Message => ({
  fallback: text,
  parts: [{ kind: 'text', text }],
})

export async function memoryOutbox(): Promise<Outbox> {
  const outbox = createMemoryOutbox('transcript')
  const count = (state: string) => outbox.rows().filter((row) => row.state === state).length
  return {
    store: outbox.store,
    put: async (lines, now = start) => {
      for (const { lane, key, text = key, below, elsewhere } of lines) {
        const workspaceId = elsewhere ? 'there' : 'here'
        const channelExternalId = lane === 'channel' ? 'C1' : null
        const userExternalId = lane === 'channel' ? null : lane
        const where = { workspaceId, drillId: workspaceId, lane: `${workspaceId} ${lane}` }
        const row = { ...where, key, below: below ?? null, channelExternalId, userExternalId }
        outbox.put(row, saying(text), now)
      }
    },
    ids: async () => new Map(outbox.rows().map(({ post }) => [post.key, post.id])),
    ended: async () => ({ refused: count('refused'), lost: count('lost'), sent: count('sent') }),
    freeLeases: async () => outbox.freeLeases(),
  }
}

/** The real thing: two drills in two workspaces. */
export async function storedOutbox(store: Store): Promise<Outbox> {
  const records = [emptyRecord(await place(store)), emptyRecord(await place(store))]
  await store.transaction(async (tx) => {
    for (const record of records) await tx.saveDrill(null, record)
  })
  const [here, there] = records.map((record) => record.drill)
  if (!here || !there) throw new Error('Two drills were made.')
  const outgoing = async (line: Line): Promise<Outgoing> => {
    const message = saying(line.text ?? line.key)
    const rest = { key: line.key, message, holdable: true }
    if (line.below !== undefined)
      return { ...rest, audience: { kind: 'thread', below: line.below } }
    if (line.lane === 'channel') return { ...rest, audience: { kind: 'channel' } }
    const { workspaceId } = line.elsewhere ? there : here
    const facts = { workspaceId, userId: line.lane, name: line.lane, timeZone: 'Europe/Istanbul' }
    const person = await store.ensurePerson(facts, newId)
    return { ...rest, audience: { kind: 'person', personId: person.id } }
  }
  return {
    store,
    put: async (lines, now = start) => {
      for (const line of lines) {
        const post = await outgoing(line)
        const drill = line.elsewhere ? there : here
        await store.transaction((tx) => tx.putPosts(drill, [post], now, false))
      }
    },
    ids: async () => {
      const posts = [...(await store.postsOf(here.id)), ...(await store.postsOf(there.id))]
      return new Map(posts.map((post) => [post.key, post.id]))
    },
    ended: async () => {
      const { refused, lost, sent } = await store.countPosts()
      return { refused, lost, sent }
    },
    freeLeases: () => store.freeLeases(),
  }
}

/** The platform that the rows of `storedOutbox` belong to is its workspace's; memory's is the same by name. */
export const platformNames: readonly PlatformName[] = ['slack', 'transcript']

/** The same tests on plain rows, on SQLite and on Postgres. */
export function describeOnEachOutbox(
  name: string,
  tests: (open: () => Promise<Outbox>) => void,
): void {
  describe(`${name} (memory)`, () => tests(memoryOutbox))
  describeOnEachDatabase(name, (open) => tests(async () => storedOutbox(await open())))
}
