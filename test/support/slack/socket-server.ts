/** Slack's side of Socket Mode, on loopback: hands out addresses, sends envelopes, keeps what is acknowledged. */
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { json } from './api/kit'
import type { BotAnswer, Outgoing, Send } from './api/people'
import type { Json, SlackApi } from './api/types'

export interface Acknowledgement {
  envelopeId: string
  payload: unknown
}

export interface SocketServer {
  /** Connections that are open now. */
  connected(): number
  /** Connections that there ever were. */
  opened(): number
  acknowledged(): readonly Acknowledgement[]
  /** For `slackPeople`: each request in an envelope over the newest connection; resolves with its acknowledgement. */
  send: Send
  /** An envelope of one's own making, that nobody waits for. */
  push(envelope: Json): void
  /** What Slack says some seconds before it closes a connection; `cut` closes it. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /** Cuts every connection without a word. */
  cut(): void
  /** The next connections are refused after the address was handed out. */
  refuseNext(times: number): void
  /** The next connections are taken, and nothing is said over them. */
  muteNext(times: number): void
  close(): Promise<void>
}

const acknowledgement = z.looseObject({
  envelope_id: z.string(),
  payload: z.unknown().optional(),
})

const types = {
  command: 'slash_commands',
  interaction: 'interactive',
  event: 'events_api',
} as const

/** Real ms until a request counts as never acknowledged; far longer than Slack's three seconds. */
const patience = 20_000

/** Starts it, and makes the fake's apps.connections.open hand out its address. */
export async function openSocketServer(api: SlackApi): Promise<SocketServer> {
  let refusals = 0
  let mutes = 0
  let ticket = 0
  let count = 0
  const tickets = new Set<string>()
  const live: WebSocket[] = []
  const acknowledged: Acknowledgement[] = []
  const waiting = new Map<string, (payload: unknown) => void>()
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: ({ req }, done) => {
      const asked = new URL(req.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? ''
      // An address is good for one connection.
      if (!tickets.delete(asked)) {
        api.complain('a socket with no ticket, or a used one')
        return done(false, 401)
      }
      if (refusals === 0) return done(true)
      refusals--
      return done(false, 503)
    },
  })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The sockets have no port.')
  const { port } = address

  api.serveSockets(() => {
    const id = `t${++ticket}`
    tickets.add(id)
    return `ws://127.0.0.1:${port}/link/?ticket=${id}&app_id=${api.appId}`
  })

  const take = (data: RawData) => {
    const parsed = acknowledgement.safeParse(json(data.toString()))
    if (!parsed.success) {
      api.complain(`a socket said what is no acknowledgement: ${data.toString().slice(0, 200)}`)
      return
    }
    const { envelope_id, payload } = parsed.data
    acknowledged.push({ envelopeId: envelope_id, payload })
    waiting.get(envelope_id)?.(payload)
    waiting.delete(envelope_id)
  }

  server.on('connection', (socket) => {
    count++
    live.push(socket)
    socket.on('message', take)
    socket.on('close', () => live.splice(live.indexOf(socket), 1))
    if (mutes > 0) {
      mutes--
      return
    }
    say(socket, {
      type: 'hello',
      num_connections: live.length,
      debug_info: { host: 'applink-1', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: api.appId },
    })
  })

  const newest = (): WebSocket => {
    const socket = live.at(-1)
    if (socket === undefined) throw new Error('The bot has no socket open.')
    return socket
  }

  const deliver = async (
    request: Outgoing,
  ): Promise<Omit<BotAnswer, 'triggerId' | 'responseUrl'>> => {
    if (request.wrong !== undefined) throw new Error('Over a socket nothing is signed.')
    const id = `env-${crypto.randomUUID()}`
    const payload = await new Promise<unknown>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The bot acknowledged nothing.')), patience)
      waiting.set(id, (given) => {
        clearTimeout(late)
        resolve(given)
      })
      say(newest(), {
        envelope_id: id,
        type: types[request.kind],
        accepts_response_payload: request.kind !== 'event',
        payload: request.payload,
        ...(request.kind === 'event'
          ? {
              retry_attempt: request.retry?.number ?? 0,
              retry_reason: request.retry?.reason ?? '',
            }
          : {}),
      })
    })
    const isEmpty =
      payload === undefined ||
      payload === null ||
      (typeof payload === 'object' && Object.keys(payload).length === 0)
    return {
      status: 200,
      body: isEmpty ? null : payload,
      again: async () => ({ ...(await deliver(request)), triggerId: null, responseUrl: null }),
    }
  }

  const close = () =>
    new Promise<void>((resolve) => {
      api.serveSockets(null)
      for (const socket of [...live]) socket.terminate()
      server.close(() => resolve())
    })

  return {
    connected: () => live.length,
    opened: () => count,
    acknowledged: () => acknowledged,
    send: deliver,
    push: (envelope) => say(newest(), envelope),
    disconnect: (reason) => {
      for (const socket of [...live])
        say(socket, { type: 'disconnect', reason, debug_info: { host: 'applink-1' } })
    },
    cut: () => {
      for (const socket of [...live]) socket.terminate()
    },
    muteNext: (times) => {
      mutes = times
    },
    refuseNext: (times) => {
      refusals = times
    },
    close,
  }
}

const say = (socket: WebSocket, message: Json) => socket.send(JSON.stringify(message))
