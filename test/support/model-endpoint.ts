/** An OpenAI-compatible endpoint on loopback that answers as it is told to, badly too, and keeps every byte it gets. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const asked = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string() }).optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
})

export interface Request {
  path: string
  headers: IncomingHttpHeaders
  /** Its first line and its headers, as they came. */
  head: string
  /** As it came, byte for byte. */
  body: string
  asked: z.infer<typeof asked>
  /** Everything that was said to the model. */
  prompt: string
}

/** Ends the answer, or doesn't. */
export type Behaviour = (response: ServerResponse, request: Request) => void

export interface ModelEndpoint {
  /** With `/v1` at its end. */
  baseUrl: string
  requests: readonly Request[]
  /** How the next ones are answered, in this order; then always as `always` says. */
  next(...behaviours: Behaviour[]): void
  always(behaviour: Behaviour): void
  /** Connections that somebody still waits on. */
  waiting(): number
  close(): Promise<void>
}

export interface Usage {
  in: number
  out: number
}

/** As OpenAI, Ollama and vLLM answer. `usage` null = as servers that don't count. */
export function says(
  words: string | Record<string, unknown> | null,
  usage: Usage | null = { in: 1000, out: 100 },
  finish = 'stop',
): Behaviour {
  const content = typeof words === 'object' && words !== null ? JSON.stringify(words) : words
  return (response) =>
    json(response, 200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'fake',
      choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content } }],
      ...(usage
        ? {
            usage: {
              prompt_tokens: usage.in,
              completion_tokens: usage.out,
              total_tokens: usage.in + usage.out,
            },
          }
        : {}),
    })
}

/** An answer made from what was asked. */
export function tells(
  make: (request: Request) => Record<string, unknown>,
  usage?: Usage | null,
): Behaviour {
  return (response, request) => says(make(request), usage)(response, request)
}

export function refuses(
  status: number,
  message = 'no',
  headers: Record<string, string> = {},
): Behaviour {
  return (response) => json(response, status, { error: { message } }, headers)
}

/** Neither a byte nor an end. */
export const hangs: Behaviour = () => {}

/** A byte now and then, and never an end. */
export const dribbles: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

/** As fast as it can, for ever. */
export const floods: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const line = `data: {"choices":[{"delta":{"content":"${'x'.repeat(900)}"}}]}\n\n`
  const more = () => {
    while (!response.destroyed && response.write(line));
  }
  response.on('drain', more)
  more()
}

export function raw(status: number, body: string, type = 'application/json'): Behaviour {
  return (response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  }
}

export function pointsTo(url: string, status = 307): Behaviour {
  return (response) => {
    response.writeHead(status, { location: url })
    response.end()
  }
}

export async function openModelEndpoint(): Promise<ModelEndpoint> {
  const requests: Request[] = []
  const queue: Behaviour[] = []
  const open = new Set<ServerResponse>()
  let otherwise: Behaviour = refuses(500, 'nothing was said to answer')
  const server = createServer((request, response) => {
    open.add(response)
    response.on('close', () => open.delete(response))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const parsed = asked.parse(JSON.parse(body))
      const prompt = parsed.messages.map(({ content }) => content).join('\n')
      const seen = {
        path: request.url ?? '',
        headers: request.headers,
        head: headOf(request),
        body,
        asked: parsed,
        prompt,
      }
      requests.push(seen)
      const behave = queue.shift() ?? otherwise
      behave(response, seen)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}/v1`,
    requests,
    next: (...behaviours) => void queue.push(...behaviours),
    always: (behaviour) => {
      otherwise = behaviour
    },
    waiting: () => open.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const pairs = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? `${name}: ${rawHeaders[index + 1]}` : [],
  )
  return [`${method} ${url} HTTP/${httpVersion}`, ...pairs].join('\r\n')
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('It has no port.')
  return address.port
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
