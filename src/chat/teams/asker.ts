/** Who asks, and where: from what Teams sends to what the commands take. */
import type { Asker, Course } from '../../commands/command'
import { drillsInOrder } from '../../commands/which-drill'
import type { Library } from '../../conduct/library'
import type { Drill, DrillState, Person } from '../../drill/record'
import type { Channel, Store } from '../../store/store'
import type { Activity } from './activity'
import type { People } from './people'
import type { Places } from './places'

export interface Where {
  /** The drill that a button or form carries: it says which channel is meant. */
  drillId?: string | undefined
  source: Asker['source']
  /** Unique to this command, press or submission; a retry has the same. */
  submission: string
  /** Others can read what was typed. */
  overheard: boolean
}

export type Asking =
  | { kind: 'asker'; asker: Asker; channel: Channel }
  /** In a personal chat, with several drills that can be meant, likeliest first. */
  | { kind: 'which'; person: Person; drills: readonly Drill[] }
  | { kind: 'no'; person: Person; sentence: string }

export interface Askers {
  askerOf(activity: Activity, where: Where): Promise<Asking>
  personOf(activity: Activity): Promise<Person>
}

interface Parts {
  workspaceId: string
  people: People
  places: Places
  library: Library
  store: Pick<Store, 'channel'>
  course: () => Course
}

const rank = (state: DrillState) =>
  state === 'running' || state === 'paused' ? 0 : state === 'planned' ? 1 : 2

const nowhere =
  'That works in a drill’s channel: say it there. `/drill plan` in a channel or group chat begins a drill.'
const gone = 'That button is from a drill that is not here any more.'

export function createAskers(parts: Parts): Askers {
  const { workspaceId, people, places, library, store } = parts

  const personOf = (activity: Activity) =>
    people.personOf(activity.from, activity.localTimezone ?? null)

  /** Those that go on; where none does, those that are planned; else the last one that has ended. */
  const drillsOf = async (person: Person): Promise<Drill[]> => {
    const ours = drillsInOrder(
      (await library.drillsWith(person.id)).filter((drill) => drill.workspaceId === workspaceId),
    )
    const ranks = ours.map(({ state }) => rank(state))
    const best = Math.min(...ranks)
    return ours.filter((_, at) => ranks[at] === best)
  }

  /** Null = no drill of this tenant's. */
  const channelOf = async (drillId: string): Promise<Channel | null> => {
    const drill = (await library.view(drillId))?.record.drill
    return drill?.workspaceId === workspaceId ? store.channel(drill.channelId) : null
  }

  const asked = (person: Person, channel: Channel, where: Where): Asking => {
    const { source, submission, overheard } = where
    const { id: channelId, name: channelName } = channel
    const course = parts.course()
    const asker = { person, channelId, channelName, source, submission, overheard, course }
    return { kind: 'asker', asker, channel }
  }

  return {
    personOf,
    askerOf: async (activity, where) => {
      const person = await personOf(activity)
      const no = (sentence: string): Asking => ({ kind: 'no', person, sentence })
      if (where.drillId !== undefined) {
        const channel = await channelOf(where.drillId)
        return channel === null ? no(gone) : asked(person, channel, where)
      }
      const place = await places.placeOf(activity)
      if (place !== null) return asked(person, place, where)
      const drills = await drillsOf(person)
      const [only, another] = drills
      if (only === undefined) return no(nowhere)
      if (another !== undefined) return { kind: 'which', person, drills }
      const channel = await store.channel(only.channelId)
      return channel === null ? no(gone) : asked(person, channel, where)
    },
  }
}
