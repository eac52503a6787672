/** What describes how things stand, for each who listens: people, channels with their drills, reports. */
import type { Clock } from '../../clock'
import type { Command } from '../../commands/command'
import { drillsInOrder } from '../../commands/which-drill'
import type { Library } from '../../conduct/library'
import type { Person } from '../../drill/record'
import { wordsNow } from '../../messages/help'
import type { View } from '../../messages/view'
import type { Store } from '../../store/store'
import { castId, type House } from './house'
import type { Keys } from './keys'
import { panelFor } from './panel'
import type { Channel, WirePerson, WireReport } from './wire'

interface Reader {
  person: Person
  host: boolean
}

export interface Scene<R extends Reader> {
  listener: R
  event: 'people' | 'channels' | 'reports'
  data: object
}

export interface Scenes {
  of<R extends Reader>(readers: readonly R[]): Promise<Scene<R>[]>
  peopleFor(host: boolean): Promise<WirePerson[]>
  /** Who plays in samples. */
  castFor(): Promise<Cast>
  now(): number
}

type Cast = { id: string; name: string }[]

interface Parts {
  store: Store
  /** Who facilitates samples, by key. */
  facilitatorKey: string
  library: Library
  house: House
  keys: Keys
  table: readonly Command[]
  clock: Clock
}

export function createScenes({
  store,
  facilitatorKey,
  library,
  house,
  keys,
  table,
  clock,
}: Parts): Scenes {
  const peopleFor = async (host: boolean): Promise<WirePerson[]> => {
    const privately = host ? await store.entries.countPrivate(house.workspaceId) : new Map()
    const people = await house.people()
    return people.map(({ id, name, userId }) => ({
      id,
      name,
      key: host ? keys.keyOf(id) : null,
      privately: privately.get(userId) ?? 0,
    }))
  }

  /** The drills that words can mean there, each loaded once for all readers. */
  const stages = async () =>
    Promise.all(
      (await house.channels()).map(async ({ id, name }) => {
        const drills = drillsInOrder(await library.drillsOf(id))
        const views = await Promise.all(drills.map((drill) => library.view(drill.id)))
        return { id, name, views: views.filter((view) => view !== null) }
      }),
    )

  const channelFor = (
    { id, name, views }: { id: string; name: string; views: readonly View[] },
    personId: string,
  ): Channel => {
    const [view] = views
    return {
      id,
      name,
      // Whoever watches a sample looks over its facilitator's shoulder.
      panel: view
        ? panelFor(view, id === house.sampleChannelId ? facilitatorOfSamples : personId)
        : null,
      words: wordsFor(views, personId, table),
    }
  }

  const facilitatorOfSamples = castId(house.workspaceId, facilitatorKey)

  const reports = async (host: boolean): Promise<WireReport[]> => {
    const channels = new Map((await house.channels()).map(({ id, name }) => [id, name]))
    const filed = (await store.reportsOf(house.workspaceId)).filter(
      ({ channelId }) => host || channelId !== house.sampleChannelId,
    )
    return filed.map(({ channelId, ...rest }) => ({
      ...rest,
      channel: channels.get(channelId) ?? '',
    }))
  }

  const castFor = async () => (await house.cast()).map(({ id, name }) => ({ id, name }))

  return {
    peopleFor,
    castFor,
    now: () => clock.now(),
    of: async (readers) => {
      if (readers.length === 0) return []
      const there = await stages()
      const common = new Map<boolean, { people: WirePerson[]; cast: Cast; reports: WireReport[] }>()
      for (const host of new Set(readers.map((each) => each.host)))
        common.set(host, {
          people: await peopleFor(host),
          cast: host ? await castFor() : [],
          reports: await reports(host),
        })
      return readers.flatMap((listener) => {
        const { host, person } = listener
        const { people = [], cast = [], reports: filed = [] } = common.get(host) ?? {}
        const channels = there.filter(({ id }) => host || id !== house.sampleChannelId)
        return [
          { listener, event: 'people' as const, data: { people, cast } },
          {
            listener,
            event: 'channels' as const,
            data: { channels: channels.map((each) => channelFor(each, person.id)) },
          },
          { listener, event: 'reports' as const, data: { reports: filed } },
        ]
      })
    },
  }
}

/** Likeliest first, `help` at the end, and what only an earlier drill still takes. */
function wordsFor(
  views: readonly View[],
  personId: string,
  table: readonly Command[],
): Channel['words'] {
  const records = views.length === 0 ? [null] : views.map((view) => view.record)
  const ordered = records.flatMap((record) => {
    const { now, clock, rest } = wordsNow(record, personId, table)
    return [...now, ...rest, ...clock]
  })
  const help = table.filter((each) => each.word === 'help')
  return [...new Set([...ordered, ...help])].map(({ word, takes, help: what }) => ({
    word,
    takes,
    help: what,
  }))
}
