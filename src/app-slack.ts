/** Slack's part of the composition. */
import { randomInt } from 'node:crypto'
import { openSlack, type Slack } from './chat/slack/slack'
import type { Clock } from './clock'
import type { Dispatcher } from './commands/dispatch'
import { commands } from './commands/table'
import type { Conduct } from './conduct/conduct'
import type { Library } from './conduct/library'
import { loseChannel } from './conduct/lose-channel'
import type { SlackConfig } from './config'
import type { Log } from './log'
import type { Store } from './store/store'

interface Parts {
  store: Store
  conduct: Conduct
  library: Library
  dispatcher: Dispatcher
  clock: Clock
  log: Log
}

/** Null = nobody talks in Slack. Rejects where Slack does not let the bot in. */
export async function slackOf(settings: SlackConfig | null, parts: Parts): Promise<Slack | null> {
  if (settings === null) return null
  const { store, conduct } = parts
  return openSlack({
    ...parts,
    settings,
    table: commands,
    course: () => ({ kind: 'drill', speed: 1, seed: randomInt(2 ** 31) }),
    lost: async (workspaceId, externalId) => {
      for (const drillId of await store.drillsGoingOn()) {
        const drill = (await store.drill(drillId))?.drill
        if (drill?.workspaceId !== workspaceId) continue
        const channel = await store.channel(drill.channelId)
        if (externalId === null || channel?.externalId === externalId)
          await loseChannel(conduct, drillId)
      }
    },
  })
}
