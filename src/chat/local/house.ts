/** The local page's workspace: its people and channels. On this platform an id is the platform's own id too. */
import { randomUUID } from 'node:crypto'
import type { Person } from '../../drill/record'
import type { Channel, Store } from '../../store/store'

export interface House {
  workspaceId: string
  people(): Promise<Person[]>
  /** Who plays in samples: in no list of people, with direct messages that nobody reads. */
  cast(): Promise<Person[]>
  /** Where samples play. It is the host's alone: a sample tells causes that another drill may still have sealed. */
  sampleChannelId: string
  person(id: string): Promise<Person | null>
  channels(): Promise<Channel[]>
  channel(id: string): Promise<Channel | null>
  /** `limit`: there are as many already as the page can show. */
  addPerson(name: string, timeZone: string): Promise<Person | 'limit'>
  rename(id: string, name: string): Promise<Person | null>
  /** The zone of the browser that a person uses. */
  setTimeZone(person: Person, timeZone: string): Promise<Person>
  addChannel(name: string): Promise<Channel | 'limit'>
}

export interface Member {
  key: string
  name: string
}

const mostPeople = 200
const mostChannels = 50
const firstChannel = 'night-drill'
/** Until a browser says in which zone its people are. */
export const unknownZone = 'UTC'

/** Opens the workspace. One that is new gets its first channel and the ready-made team. */
export async function openHouse(store: Store, team: readonly Member[]): Promise<House> {
  const { id: workspaceId } = await store.ensureWorkspace('local', 'local', randomUUID)
  const rank = new Map(team.map(({ key }, index) => [idOf(workspaceId, key), index]))
  const castPrefix = castId(workspaceId, '')
  const everybody = () => store.peopleOf(workspaceId)
  /** The ready-made team in its order, then whoever was added, by name. */
  const people = async () =>
    (await everybody())
      .filter(({ id }) => !id.startsWith(castPrefix))
      .sort(
        (a, b) =>
          (rank.get(a.id) ?? team.length) - (rank.get(b.id) ?? team.length) ||
          a.name.localeCompare(b.name),
      )
  const channels = () => store.channelsOf(workspaceId)
  const person = async (id: string) => {
    const [found] = await store.people([id])
    return found?.workspaceId === workspaceId ? found : null
  }
  const put = (id: string, name: string, timeZone: string) =>
    store.ensurePerson({ workspaceId, userId: id, name, timeZone }, () => id)

  if ((await people()).length === 0)
    for (const { key, name } of team) await put(idOf(workspaceId, key), name, unknownZone)
  if ((await channels()).length === 0) {
    const id = idOf(workspaceId, firstChannel)
    await store.ensureChannel(workspaceId, id, firstChannel, () => id)
  }

  return {
    workspaceId,
    people,
    cast: async () => (await everybody()).filter(({ id }) => id.startsWith(castPrefix)),
    sampleChannelId: idOf(workspaceId, 'sample-drill'),
    person,
    channels,
    channel: async (id) => {
      const found = await store.channel(id)
      return found?.workspaceId === workspaceId ? found : null
    },
    addPerson: async (name, timeZone) =>
      (await people()).length >= mostPeople ? 'limit' : put(randomUUID(), name, timeZone),
    rename: async (id, name) => {
      const found = await person(id)
      return found && put(id, name, found.timeZone)
    },
    setTimeZone: async (found, timeZone) =>
      found.timeZone === timeZone ? found : put(found.id, found.name, timeZone),
    addChannel: async (name) => {
      if ((await channels()).length >= mostChannels) return 'limit'
      const id = randomUUID()
      return store.ensureChannel(workspaceId, id, name, () => id)
    },
  }
}

export const castId = (workspaceId: string, key: string) => idOf(workspaceId, `sample-${key}`)

/** The same in every process that opens a new workspace at the same time. */
const idOf = (workspaceId: string, key: string) => `${workspaceId.slice(0, 8)}-${key}`

/** An IANA zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
