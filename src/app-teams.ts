/** Teams' part of the composition. */
import { randomInt } from 'node:crypto'
import type { Teams } from './chat/teams/teams'
import type { Clock } from './clock'
import type { Dispatcher } from './commands/dispatch'
import type { Conduct } from './conduct/conduct'
import type { Library } from './conduct/library'
import { loseChannel } from './conduct/lose-channel'
import type { TeamsConfig } from './config'
import { fileUrl, pictureUrl } from './http/signed-files'
import type { Log } from './log'
import type { Secret } from './secret'
import type { Store } from './store/store'

interface Parts {
  store: Store
  conduct: Conduct
  library: Library
  dispatcher: Dispatcher
  secret: Secret
  /** Null = nobody has said how the world reaches this server. */
  publicUrl: string | null
  clock: Clock
  log: Log
}

/** Null = nobody talks in Teams. Its framework takes long to load, so it is loaded for those who use it. */
export async function teamsOf(settings: TeamsConfig | null, parts: Parts): Promise<Teams | null> {
  if (settings === null) return null
  const { store, conduct, secret, publicUrl, clock, log } = parts
  if (publicUrl === null)
    log.warn('PUBLIC_URL is not set: messages in Teams will have words in place of pictures.')
  const { openTeams } = await import('./chat/teams/teams')
  return openTeams({
    ...parts,
    settings,
    links:
      publicUrl === null
        ? null
        : {
            picture: (id) => `${publicUrl}${pictureUrl(secret, id, clock.now())}`,
            file: (id, name) => `${publicUrl}${fileUrl(secret, id, name, clock.now())}`,
          },
    course: () => ({ kind: 'drill', speed: 1, seed: randomInt(2 ** 31) }),
    lost: async (workspaceId, isGone) => {
      for (const drillId of await store.drillsGoingOn()) {
        const drill = (await store.drill(drillId))?.drill
        if (drill?.workspaceId !== workspaceId) continue
        const channel = await store.channel(drill.channelId)
        if (channel && (await isGone(channel.externalId))) await loseChannel(conduct, drillId)
      }
    },
  })
}
