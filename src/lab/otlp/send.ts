/** Sends one request to a collector: with a time limit, again where that may help, and not for ever. */
import { z } from 'zod'
import type { Part, Signal } from './collect'

export type Sent =
  | { kind: 'sent'; rejected: number }
  /** The collector doesn't want it: sending it again would change nothing. */
  | { kind: 'refused'; status: number }
  /** It asks to wait for so many real ms, longer than anybody stands and waits. */
  | { kind: 'later'; ms: number }
  /** Nobody answers. */
  | { kind: 'down' }

export interface SendOptions {
  endpoint: string
  /** Tries in all, at least one. */
  tries: number
  /** Real ms. */
  timeout: number
  signal: AbortSignal
  /** Resolves after so many real ms, or at once when it is stopped. */
  pause(ms: number): Promise<void>
  /** 0 ≤ x < 1. */
  random: () => number
}

/** Real ms before the second try; doubled each time. */
const firstPause = 1000
/** Whoever asks for longer is come back to later. */
const longestPause = 30_000
const longestAnswer = 64 * 1024
/** Those that OTLP lets a client try again. */
const again: readonly number[] = [429, 502, 503, 504]

const rejections = {
  logs: 'rejectedLogRecords',
  traces: 'rejectedSpans',
  metrics: 'rejectedDataPoints',
} as const satisfies Readonly<Record<Signal, string>>

const partialAnswer = z.object({
  partialSuccess: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** Never rejects. */
export async function send(part: Part, options: SendOptions): Promise<Sent> {
  const body = JSON.stringify(part.body)
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(part.signal, body, options)
    if (answer.kind !== 'wait') return answer
    if (answer.ms > longestPause) return { kind: 'later', ms: answer.ms }
    if (attempt >= options.tries || options.signal.aborted) return { kind: 'down' }
    // Apart by chance, so that many drills don't come back in the same moment.
    const pause = firstPause * 2 ** (attempt - 1) * (0.5 + options.random())
    await options.pause(Math.max(pause, answer.ms))
  }
}

type Once = Sent | { kind: 'wait'; ms: number }

async function once(signal: Signal, body: string, options: SendOptions): Promise<Once> {
  try {
    const { url, headers } = addressOf(options.endpoint, signal)
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
      // What is meant for one collector isn't handed on to whoever it points at.
      redirect: 'manual',
      signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeout)]),
    })
    const text = await beginningOf(response)
    if (response.ok) return { kind: 'sent', rejected: rejectedIn(text, signal) }
    if (!again.includes(response.status)) return { kind: 'refused', status: response.status }
    return { kind: 'wait', ms: waitOf(response.headers.get('retry-after')) }
  } catch {
    return { kind: 'wait', ms: 0 }
  }
}

/** The base address with the signal's path below it. A name and password in it become a header. */
export function addressOf(endpoint: string, signal: Signal) {
  const url = new URL(endpoint)
  const { username, password } = url
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/${signal}`
  url.username = ''
  url.password = ''
  url.hash = ''
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  const headers: Record<string, string> =
    username === '' ? {} : { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
  return { url: url.href, headers }
}

async function beginningOf(response: Response): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestAnswer) break
  }
  return text
}

function rejectedIn(text: string, signal: Signal): number {
  try {
    const answer = partialAnswer.safeParse(JSON.parse(text === '' ? '{}' : text))
    const count = Number(answer.data?.partialSuccess?.[rejections[signal]] ?? 0)
    return Number.isFinite(count) ? count : 0
  } catch {
    return 0
  }
}

/** ms; seconds or a date in the header. */
function waitOf(header: string | null): number {
  if (header === null) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : 0
}
