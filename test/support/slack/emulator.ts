/** Somebody else's Slack Web API, in memory, as a second opinion beside our own strict fake. */
import { createServer, Server } from 'node:net'
import { createEmulator } from 'emulate'
import { z } from 'zod'

export interface SlackEmulator {
  /** Ends in `/api/`. */
  url: string
  /** A bot token with every scope, and whose it is. */
  token: string
  botUser: string
  /** A public channel that the bot is in. */
  channel: string
  /** Somebody who can open a modal. */
  user: string
  /** Good for three seconds and one modal. */
  trigger(): Promise<string>
  /** A method's answer, `ok` or not. */
  call(method: string, given?: Record<string, unknown>): Promise<Record<string, unknown>>
  close(): Promise<void>
}

const token = 'xoxb-a-bot-of-the-tests'
const botUser = 'U0EMULATED'
const app = { app_id: 'A0EMULATED', bot_id: 'B0EMULATED', bot_user_id: botUser }
const scopes = [
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'files:read',
  'files:write',
  'im:write',
  'users:read',
]

/** It knows no slash commands, submissions or limits of Block Kit. */
export async function openEmulator(): Promise<SlackEmulator> {
  const port = await freePort()
  const emulator = await onLoopback(() =>
    createEmulator({
      service: 'slack',
      port,
      baseUrl: `http://127.0.0.1:${port}`,
      seed: {
        slack: {
          users: [{ name: 'ben', real_name: 'Ben' }],
          oauth_apps: [
            {
              ...app,
              client_id: '1.1',
              client_secret: 'a-secret',
              name: 'Drill',
              bot_name: 'drill',
              redirect_uris: [],
              scopes,
            },
          ],
          tokens: [{ ...app, token, type: 'bot', user: botUser, scopes }],
        },
      },
    }),
  )
  const call = async (method: string, given: Record<string, unknown> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(given),
    })
    return z.record(z.string(), z.unknown()).parse(await answer.json())
  }
  const { channels } = z
    .object({ channels: z.array(z.object({ id: z.string(), creator: z.string() })).min(1) })
    .parse(await call('conversations.list'))
  const [{ id: channel, creator: user } = { id: '', creator: '' }] = channels
  await call('conversations.join', { channel })
  return {
    url: `http://127.0.0.1:${port}/api/`,
    token,
    botUser,
    channel,
    user,
    trigger: async () =>
      z
        .object({ trigger_id: z.string() })
        .parse(await call('views.generateTriggerId', { user_id: user })).trigger_id,
    call,
    close: () => emulator.close(),
  }
}

/** It takes a port only, and would listen to the whole network. */
async function onLoopback<T>(start: () => Promise<T>): Promise<T> {
  const { listen } = Server.prototype
  Server.prototype.listen = function (this: Server, port: unknown) {
    return Reflect.apply(listen, this, [{ port, host: '127.0.0.1' }])
  }
  try {
    return await start()
  } finally {
    Server.prototype.listen = listen
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address === null || typeof address === 'string'
          ? reject(new Error('There is no free port.'))
          : resolve(address.port),
      )
    })
  })
}
