/** A Slack that says yes to everything: what the bot calls while it is measured. It checks nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { serve } from '../serve'
import { answeredPath, hookPath } from './paths'
import { botId, botUserId, channelId, channelName, teamId } from './world'

/** Each asks for one of these, and sees what came of it there. */
const answering = new Set(['views.open'])

export async function serveWebApi(): Promise<void> {
  let answered = 0
  let posts = 0
  const known: Readonly<Record<string, (given: URLSearchParams) => object>> = {
    'auth.test': () => ({ team_id: teamId, user_id: botUserId, bot_id: botId, user: 'drill' }),
    'users.info': (given) => {
      const id = given.get('user') ?? ''
      return { user: { id, name: id.toLowerCase(), real_name: id, tz: 'UTC', team_id: teamId } }
    },
    'conversations.info': () => ({
      channel: { id: channelId, name: channelName, is_member: true },
    }),
    'chat.getPermalink': () => ({ permalink: 'http://127.0.0.1/archives/1' }),
  }
  const made = (given: URLSearchParams) => ({
    channel: given.get('channel') ?? channelId,
    ts: given.get('ts') ?? `1700000000.${String(++posts).padStart(6, '0')}`,
    view: { id: `V${++posts}`, hash: `${posts}.hash` },
    messages: [],
  })
  await serve(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    const body = await bodyOf(request)
    if (path === answeredPath) return say(response, { answered })
    if (path.startsWith(hookPath)) {
      answered += 1
      return say(response, { ok: true })
    }
    const method = path.slice(path.lastIndexOf('/') + 1)
    if (answering.has(method)) answered += 1
    say(response, { ok: true, ...(known[method] ?? made)(new URLSearchParams(body)) })
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

function say(response: ServerResponse, answer: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}
