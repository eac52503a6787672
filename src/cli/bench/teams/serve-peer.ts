/** The processes that the benchmark of Teams starts, by their names. */
import { serveBot } from '../bot'
import { serveBareAdapter } from './bare-adapter'
import { serveConnector } from './connector'
import { channelId, channelName, facilitatorId, serviceUrlOf, settingsFor, tenantId } from './world'

/** `at`: of the connector a folder, of the others the connector; `folder`: for the bot's data. */
export function servePeer(name: string, at = '', folder = ''): Promise<void> {
  if (name === 'connector') return serveConnector(at)
  if (name === 'bare-adapter') return serveBareAdapter(at)
  if (name !== 'bot') throw new Error(`There is no peer "${name}".`)
  return serveBot(
    {
      slack: null,
      teams: settingsFor(at),
      workspace: tenantId,
      channel: { id: channelId, name: channelName },
      facilitatorId,
      serviceUrl: serviceUrlOf(at),
    },
    folder,
  )
}
