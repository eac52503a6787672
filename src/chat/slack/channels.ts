/** Slack's channels as the drill's: where it may be, and the sentence that says why not. */
import type { Clock } from '../../clock'
import { causeOf, type Log } from '../../log'
import type { Channel, Store } from '../../store/store'
import type { Installation } from './installation'
import { codeOf } from './outcome'
import type { Web } from './web'

/** Real ms. */
const goodFor = 60_000

export type Place =
  | { kind: 'channel'; channel: Channel }
  /** Between the bot and one person: a word there means the drill that the person is in. */
  | { kind: 'direct' }
  | { kind: 'no'; sentence: string }

export interface Channels {
  /** Where something was said; `name` as Slack's body has it. */
  placeOf(externalId: string, name: string): Promise<Place>
  /** What is known of it may have changed. */
  forget(externalId: string): void
}

interface Parts {
  installation: Installation
  web: Pick<Web, 'call'>
  store: Pick<Store, 'ensureChannel'>
  clock: Clock
  newId: () => string
  log: Log
}

const invite =
  'The bot is not in this channel, so it could not post here. Say `/invite @Drill` first, then try again.'
const shared =
  'This channel is shared with another organisation, and a drill stays within one. Use a channel of your own workspace.'
const archived = 'This channel is archived. Use another one for the drill.'
const group =
  'A drill needs a channel, with a name that the team can find again. Use one that the bot is in.'
const unsure = 'Slack does not say what this channel is just now. Try again in a moment.'

export function createChannels(parts: Parts): Channels {
  const { installation, store, clock, log } = parts
  const known = new Map<string, { place: Place; until: number }>()
  /** Asked and not yet answered: many people may speak in one channel at once. */
  const asked = new Map<string, Promise<Place>>()

  /** Null = Slack does not say. */
  const ask = async (externalId: string, name: string): Promise<Place | null> => {
    try {
      const { channel: is } = await parts.web.call('conversations.info', { channel: externalId })
      if (is.is_im === true) return { kind: 'direct' }
      if (is.is_mpim === true) return { kind: 'no', sentence: group }
      if (is.is_archived === true) return { kind: 'no', sentence: archived }
      if (is.is_ext_shared === true || is.is_pending_ext_shared === true)
        return { kind: 'no', sentence: shared }
      if (is.is_member === false) return { kind: 'no', sentence: invite }
      const { workspaceId } = installation
      const called = is.name ?? name
      const channel = await store.ensureChannel(workspaceId, externalId, called, parts.newId)
      return { kind: 'channel', channel }
    } catch (error) {
      const code = codeOf(error)
      // A private channel without the bot in it is none that Slack would admit to.
      if (code === 'channel_not_found') return { kind: 'no', sentence: invite }
      // The scopes of channels are there, so it is a group's that is not.
      if (code === 'missing_scope') return { kind: 'no', sentence: group }
      log.warn({ channel: externalId, code, why: causeOf(error) }, 'Slack tells no channel.')
      return null
    }
  }

  const look = async (externalId: string, name: string): Promise<Place> => {
    const before = known.get(externalId)
    const place = await ask(externalId, name)
    if (place === null) return before?.place ?? { kind: 'no', sentence: unsure }
    if (place.kind === 'no') known.delete(externalId)
    else known.set(externalId, { place, until: clock.now() + goodFor })
    return place
  }

  return {
    placeOf: async (externalId, name) => {
      if (externalId.startsWith('D')) return { kind: 'direct' }
      const there = known.get(externalId)
      if (there && there.until > clock.now()) return there.place
      const looking =
        asked.get(externalId) ?? look(externalId, name).finally(() => asked.delete(externalId))
      asked.set(externalId, looking)
      return looking
    },
    forget: (externalId) => {
      known.delete(externalId)
      asked.delete(externalId)
    },
  }
}
