/** The bot that is measured, in Slack. */
import { serveBot } from '../bot'
import { botToken, channelId, channelName, facilitatorId, signingSecret, teamId } from './world'

/** Serves until its parent ends it. `apiUrl`: the Web API that it speaks to. */
export function serveSlackBot(apiUrl: string, dataDir: string): Promise<void> {
  return serveBot(
    {
      slack: { botToken, signingSecret, appToken: null, apiUrl },
      teams: null,
      workspace: teamId,
      channel: { id: channelId, name: channelName },
      facilitatorId,
    },
    dataDir,
  )
}
