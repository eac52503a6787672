/**
 * The second peer: the Chat SDK with its Slack adapter and a command that does nothing. It checks the signature,
 * asks Slack who speaks (once a person, then from its memory), and only then answers.
 */
import type { IncomingMessage } from 'node:http'
import { createSlackAdapter } from '@chat-adapter/slack'
import { createMemoryState } from '@chat-adapter/state-memory'
import { Chat } from 'chat'
import { serve } from '../serve'
import { botToken, botUserId, signingSecret } from './world'

/** `apiUrl`: the Web API that it asks. */
export async function serveChatSdk(apiUrl: string): Promise<void> {
  const slack = createSlackAdapter({ botToken, signingSecret, botUserId, apiUrl })
  const chat = new Chat({
    userName: 'drill',
    // @ts-expect-error Its own types do not fit each other where optional properties are exact.
    adapters: { slack },
    state: createMemoryState(),
    logger: 'silent',
  })
  chat.onSlashCommand('/drill', async () => {})
  await chat.initialize()
  const answerOf = chat.webhooks.slack
  if (answerOf === undefined) throw new Error('The Chat SDK has no Slack.')
  await serve(async (request, response) => {
    const answer = await answerOf(await asWeb(request))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  })
}

/** The request as its handler takes it, which is how frameworks hand it on. */
async function asWeb(request: IncomingMessage): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new Request(`http://127.0.0.1${request.url ?? '/'}`, {
    method: 'POST',
    headers,
    body: Buffer.concat(chunks),
  })
}
