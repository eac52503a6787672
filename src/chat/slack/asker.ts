/** Who asks, and where: from what Slack sends to what the commands take. */
import type { Asker, Course } from '../../commands/command'
import { drillsInOrder } from '../../commands/which-drill'
import type { Library } from '../../conduct/library'
import type { Drill, Person } from '../../drill/record'
import type { Channel, Store } from '../../store/store'
import type { Sender } from './bodies'
import type { Channels } from './channels'
import type { Installation } from './installation'
import type { People } from './people'

export type Asking = { ok: true; asker: Asker } | { ok: false; sentence: string }

export interface Where {
  /** Slack's channel; null = none, as on Home. */
  channel: { id: string; name: string } | null
  /** The drill that a button or form carries: it says which channel is meant. */
  drillId: string | undefined
  /** Our id of the channel in which a form was opened that has no drill yet. */
  channelId?: string | undefined
  /** What is asked lets a drill go on, which it may only in a channel that can have one now. */
  setsGoing?: boolean
  source: Asker['source']
  /** Slack's own id of this command, press or submission. */
  submission: string
}

export interface Askers {
  askerOf(sender: Sender, where: Where): Promise<Asking>
  /** Drills that this person can mean without naming a channel, likeliest first. */
  drillsOf(person: Person): Promise<Drill[]>
  /** Null = somebody of another organisation. */
  personOf(sender: Sender): Promise<Person | null>
}

interface Parts {
  installation: Installation
  people: People
  channels: Channels
  library: Library
  store: Pick<Store, 'channel'>
  course: () => Course
}

export const foreign =
  'This drill belongs to another organisation, so its buttons and words are not for you.'
const nowhere =
  'That works in a drill’s channel: open it and say it there. `/drill plan` in a channel begins a drill.'
const gone = 'That button is from a drill that is not here any more.'

export function createAskers(parts: Parts): Askers {
  const { installation, people, channels, library, store } = parts

  const personOf = async (sender: Sender): Promise<Person | null> => {
    if (!installation.isOurs(sender)) return null
    const { enterpriseId, teamId } = installation
    if (enterpriseId === null || sender.teamId === teamId)
      return people.personOf(sender.userId, sender.name)
    // A body names the organisation of the place, which in a shared channel need not be the person's.
    return (await people.chosen([sender.userId])).get(sender.userId) ?? null
  }

  const drillsOf = async (person: Person): Promise<Drill[]> =>
    drillsInOrder(
      (await library.drillsWith(person.id)).filter(
        (drill) => drill.workspaceId === installation.workspaceId,
      ),
    )

  /** The channel of the drill that is meant; null = there is none such. */
  const channelOfDrill = async (drill: Drill | undefined): Promise<Channel | null> =>
    drill?.workspaceId === installation.workspaceId ? store.channel(drill.channelId) : null

  const placeFor = async (
    person: Person,
    { channel, drillId, channelId }: Where,
  ): Promise<Channel | string> => {
    if (drillId !== undefined) {
      const drill = (await library.view(drillId))?.record.drill
      return (await channelOfDrill(drill)) ?? gone
    }
    if (channelId !== undefined) {
      const there = await store.channel(channelId)
      return there?.workspaceId === installation.workspaceId ? there : gone
    }
    const place = channel === null ? null : await channels.placeOf(channel.id, channel.name)
    if (place?.kind === 'channel') return place.channel
    if (place?.kind === 'no') return place.sentence
    const [drill] = await drillsOf(person)
    return (await channelOfDrill(drill)) ?? nowhere
  }

  return {
    personOf,
    drillsOf,
    askerOf: async (sender, where) => {
      const person = await personOf(sender)
      if (person === null) return { ok: false, sentence: foreign }
      const channel = await placeFor(person, where)
      if (typeof channel === 'string') return { ok: false, sentence: channel }
      const shared = await channels.placeOf(channel.externalId, channel.name)
      // A drill whose channel has come to be shared, or has lost the bot, says so; its end is the sender's to tell.
      if (shared.kind === 'no' && (where.drillId === undefined || where.setsGoing === true))
        return { ok: false, sentence: shared.sentence }
      return {
        ok: true,
        asker: {
          person,
          channelId: channel.id,
          channelName: channel.name,
          source: where.source,
          submission: where.submission,
          overheard: false,
          course: parts.course(),
        },
      }
    },
  }
}
