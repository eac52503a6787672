/**
 * Servers and clients over real HTTP on loopback whose messages the clock counts: a request from the moment
 * it is sent until the server's handler has it, an answer from its end until the client has read it.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { LabClock, Ticket } from './clock'

export interface Incoming {
  method: string
  /** With its query. */
  path: string
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  /** The whole body as text; '' = none. */
  body: string
  /** Aborted when the caller has given the call up. */
  gone: AbortSignal
}

export interface Answer {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string
}

export type Handler = (incoming: Incoming) => Promise<Answer>

export interface Call {
  port: number
  method: string
  path: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** ms until the caller gives up; it waits for ever without. */
  timeout?: number
  /** Gives the call up too. */
  signal?: AbortSignal
}

export interface Reply {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** A call that got no answer. */
export class CallFailed extends Error {
  readonly why: 'timeout' | 'aborted' | 'unreachable'

  constructor(why: CallFailed['why'], message: string) {
    super(message)
    this.name = 'CallFailed'
    this.why = why
  }
}

export interface Network {
  /** Listens on a free port of loopback. An error of the handler is answered with 500. */
  serve(handler: Handler): Promise<{ port: number }>
  /** Rejects with CallFailed when no answer comes; a status is an answer, whatever it is. */
  call(call: Call): Promise<Reply>
  /** Ends all servers and connections. */
  close(): Promise<void>
}

/** What both ends of a call know of it; they meet in one process. */
interface Exchange {
  request: Ticket
  answer: Ticket | null
  /** The news that the caller has gone, under way to the server. */
  leaving: Ticket | null
  isDelivered: boolean
  isOver: boolean
  gone: AbortController
}

const exchangeHeader = 'lab-exchange'

export function createNetwork(clock: LabClock): Network {
  const agent = new Agent({ keepAlive: true })
  const exchanges = new Map<string, Exchange>()
  const closers: (() => Promise<void>)[] = []
  let sent = 0

  function receive(handler: Handler, message: IncomingMessage, response: ServerResponse): void {
    const exchange = exchanges.get(String(message.headers[exchangeHeader]))
    if (exchange === undefined || exchange.isOver) {
      response.destroy()
      return
    }
    response.on('close', () => exchange.leaving?.arrive(() => exchange.gone.abort()))
    readAll(message).then(
      (body) =>
        exchange.request.arrive(() => {
          exchange.isDelivered = true
          const incoming = {
            method: message.method ?? 'GET',
            path: message.url ?? '/',
            headers: plain(message),
            body,
            get gone() {
              return exchange.gone.signal
            },
          }
          handler(incoming).then(
            (answer) => respond(exchange, response, answer),
            (error: unknown) => respond(exchange, response, { status: 500, body: String(error) }),
          )
        }),
      // Cut off by the caller, who has said so to the clock.
      () => {},
    )
  }

  function respond(exchange: Exchange, response: ServerResponse, answer: Answer): void {
    if (exchange.isOver) return
    exchange.answer = clock.depart()
    response.sendDate = false
    response.writeHead(answer.status, { ...answer.headers })
    response.end(answer.body ?? '')
  }

  async function serve(handler: Handler): Promise<{ port: number }> {
    const server = createServer((message, response) => receive(handler, message, response))
    // Nothing ends a connection by real time.
    Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 })
    await clock.outside(
      new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(0, '127.0.0.1', () => resolve())
      }),
    )
    closers.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    )
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('No port was given.')
    return { port: address.port }
  }

  function call(wanted: Call): Promise<Reply> {
    return new Promise((resolve, reject) => {
      sent += 1
      const id = String(sent)
      const exchange: Exchange = {
        request: clock.depart(),
        answer: null,
        leaving: null,
        isDelivered: false,
        isOver: false,
        gone: new AbortController(),
      }
      exchanges.set(id, exchange)
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: wanted.port,
          method: wanted.method,
          path: wanted.path,
          headers: {
            ...wanted.headers,
            [exchangeHeader]: id,
            'content-length': Buffer.byteLength(wanted.body ?? ''),
          },
          agent,
        },
        (message) => {
          readAll(message).then(
            (body) =>
              exchange.answer?.arrive(() =>
                end(() =>
                  resolve({ status: message.statusCode ?? 0, headers: plain(message), body }),
                ),
              ),
            () => {},
          )
        },
      )
      const forgetTimeout =
        wanted.timeout === undefined
          ? () => {}
          : clock.after(wanted.timeout, () =>
              giveUp(new CallFailed('timeout', `No answer within ${wanted.timeout} ms`)),
            )
      const onAbort = () => giveUp(new CallFailed('aborted', 'The call was given up'))
      wanted.signal?.addEventListener('abort', onAbort)

      function end(settle: () => void): void {
        if (exchange.isOver) return
        exchange.isOver = true
        exchanges.delete(id)
        forgetTimeout()
        wanted.signal?.removeEventListener('abort', onAbort)
        settle()
      }

      function giveUp(failure: CallFailed): void {
        end(() => {
          exchange.request.lose()
          exchange.answer?.lose()
          // Only a server that has the request, and has not answered, can learn of it.
          if (exchange.isDelivered && exchange.answer === null) exchange.leaving = clock.depart()
          outgoing.destroy()
          reject(failure)
        })
      }

      outgoing.on('error', (error) => {
        if (exchange.isOver) return
        const ticket = clock.depart()
        exchange.request.lose()
        exchange.answer?.lose()
        ticket.arrive(() => end(() => reject(new CallFailed('unreachable', error.message))))
      })
      outgoing.end(wanted.body ?? '')
      if (wanted.signal?.aborted) onAbort()
    })
  }

  return {
    serve,
    call,
    async close() {
      agent.destroy()
      await clock.outside(Promise.all(closers.map((close) => close())).then(() => {}))
    },
  }
}

/** Rejects when the connection is cut. By events: an iterator for each message costs as much as the message. */
function readAll(message: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    message.setEncoding('utf8')
    message.on('data', (chunk: string) => (text += chunk))
    message.on('end', () => resolve(text))
    message.on('error', reject)
  })
}

function plain(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  )
}
