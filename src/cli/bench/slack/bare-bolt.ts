/** The first peer: Bolt, as its own guide has it, with one command that is acknowledged and nothing else. */
import { App, HTTPReceiver } from '@slack/bolt'
import { serve } from '../serve'
import { botId, botToken, botUserId, eventsPath, signingSecret } from './world'

export async function serveBareBolt(): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: [eventsPath] })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId }),
    convoStore: false,
  })
  app.command('/drill', async ({ ack }) => {
    await ack()
  })
  await serve(receiver.requestListener)
}
