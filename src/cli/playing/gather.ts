/** Where the simulated team meets, and who comes. */
import { randomUUID } from 'node:crypto'
import type { Person } from '../../drill/record'
import { type CastKey, cast } from '../../rehearsal/cast'
import type { Channel, Store } from '../../store/store'

export interface Gathering {
  channel: Channel
  people: ReadonlyMap<CastKey, Person>
}

/** The channel and the people of the workspace `name`; those that are there already stay who they are. */
export async function gather(store: Store, name: string): Promise<Gathering> {
  const { id: workspaceId } = await store.ensureWorkspace('transcript', name, randomUUID)
  const channel = await store.ensureChannel(workspaceId, 'night-drill', 'night-drill', randomUUID)
  const people = new Map<CastKey, Person>()
  for (const { key, name: called } of cast) {
    const person = { workspaceId, userId: key, name: called, timeZone: 'UTC' }
    people.set(key, await store.ensurePerson(person, randomUUID))
  }
  return { channel, people }
}
