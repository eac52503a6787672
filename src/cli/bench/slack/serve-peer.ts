/** The processes that the benchmark of Slack starts, by their names. */
import { serveBareBolt } from './bare-bolt'
import { serveSlackBot } from './bot'
import { serveChatSdk } from './chat-sdk'
import { serveWebApi } from './web-api'

/** `api`: the Web API that it speaks to; `folder`: for its data. */
export function servePeer(name: string, api = '', folder = ''): Promise<void> {
  if (name === 'web-api') return serveWebApi()
  if (name === 'bare-bolt') return serveBareBolt()
  if (name === 'chat-sdk') return serveChatSdk(api)
  if (name === 'bot') return serveSlackBot(api, folder)
  throw new Error(`There is no peer "${name}".`)
}
