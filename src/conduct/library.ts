/** What commands may read, without a lock. */
import type { Clock } from '../clock'
import type { Drill } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import type { View } from '../messages/view'
import type { DrillSummary, FileFacts, Store } from '../store/store'
import { namesOf, peopleIn } from './names'

export interface Library {
  /** Ended drills of a channel, newest first. */
  history(channelId: string): Promise<DrillSummary[]>
  /** All drills of a channel, newest plan first. */
  drillsOf(channelId: string): Promise<Drill[]>
  /** Drills in which this person has, or had, a role, newest plan first. */
  drillsWith(personId: string): Promise<Drill[]>
  view(drillId: string): Promise<View | null>
  /** What files a drill has, oldest first. */
  filesOf(drillId: string): Promise<FileFacts[]>
  /** Are all of these people of this workspace? */
  knows(workspaceId: string, personIds: readonly string[]): Promise<boolean>
}

const historyLimit = 20

export function createLibrary(store: Store, catalogue: Catalogue, clock: Clock): Library {
  return {
    history: (channelId) => store.history(channelId, historyLimit),
    drillsOf: (channelId) => store.drillsOf(channelId),
    drillsWith: (personId) => store.drillsWith(personId),
    filesOf: (drillId) => store.filesOf(drillId),
    knows: async (workspaceId, personIds) => {
      const people = await store.people(personIds)
      const ours = people.filter((person) => person.workspaceId === workspaceId)
      return ours.length === new Set(personIds).size
    },
    view: async (drillId) => {
      const record = await store.drill(drillId)
      return (
        record && {
          record,
          catalogue,
          now: clock.now(),
          nameOf: namesOf(await store.people(peopleIn(record))),
        }
      )
    },
  }
}
