/** What goes wrong between us and a model, and how people are told. Never with a word of what was sent or answered. */
import { Redirected, TooLong } from './bounded-fetch'

export type Trouble =
  | { kind: 'status'; status: number; waitSeconds: number | null }
  /** `code`: the system's own, such as ECONNREFUSED; null = it gives none. */
  | { kind: 'unreachable'; code: string | null }
  | { kind: 'slow' | 'unwanted' | 'too-long' | 'elsewhere' | 'unreadable' }

/** What it asks to wait before it is worth a second try that costs nothing. Seconds. */
const longestWait = 15

interface Answered {
  status: number
  headers: Headers | null
  /** In the server's words, for a look at what it refuses. */
  words: string
}

/** What the client says of an answer that is no answer; null = there was none. */
function answeredOf(error: unknown): Answered | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  if (typeof error.status !== 'number') return null
  const headers = 'headers' in error && error.headers instanceof Headers ? error.headers : null
  const words = 'message' in error && typeof error.message === 'string' ? error.message : ''
  return { status: error.status, headers, words }
}

/** What of how the answer was asked for the server may refuse, before it has worked on it; null = it is something else. */
export function refusedWish(error: unknown): 'limit' | 'format' | null {
  const answered = answeredOf(error)
  if (answered === null || ![400, 422, 501].includes(answered.status)) return null
  return /max_tokens|max_completion_tokens/.test(answered.words) ? 'limit' : 'format'
}

/** ms to wait before one more try of what the server turned away unread; null = none is worth it. */
export function waitFor(error: unknown): number | null {
  const answered = answeredOf(error)
  const seconds = answered?.status === 429 ? waitSeconds(answered) : null
  return seconds === null || seconds > longestWait ? null : seconds * 1000
}

/** `Retry-After` in seconds or as a date; null = it does not say. */
function waitSeconds({ headers }: Answered): number | null {
  const told = headers?.get('retry-after') ?? null
  if (told === null) return null
  const seconds = /^\d+(\.\d+)?$/.test(told.trim())
    ? Number(told)
    : (Date.parse(told) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}

/** Of a signal that came first: our deadline, or nobody waits any more. */
export function brokenOff({ reason }: AbortSignal): Trouble {
  const late = reason instanceof DOMException && reason.name === 'TimeoutError'
  return { kind: late ? 'slow' : 'unwanted' }
}

/** What became of a request that went out. `charged`: the server may have worked on it. */
export function troubleOf(
  error: unknown,
  signal: AbortSignal,
): { trouble: Trouble; charged: boolean } {
  const answered = answeredOf(error)
  if (answered !== null) {
    const { status } = answered
    const trouble = { kind: 'status', status, waitSeconds: waitSeconds(answered) } as const
    return { trouble, charged: status >= 500 }
  }
  if (signal.aborted) return { trouble: brokenOff(signal), charged: true }
  const causes = causesOf(error)
  if (causes.some((each) => each instanceof Redirected))
    return { trouble: { kind: 'elsewhere' }, charged: false }
  if (causes.some((each) => each instanceof TooLong))
    return { trouble: { kind: 'too-long' }, charged: true }
  const readable = causes.some((each) => each instanceof SyntaxError)
  return readable
    ? { trouble: { kind: 'unreadable' }, charged: true }
    : { trouble: { kind: 'unreachable', code: codeOf(causes) }, charged: !neverArrived(causes) }
}

function codeOf(causes: readonly unknown[]): string | null {
  for (const each of causes) {
    if (!(each instanceof Error) || !('code' in each) || typeof each.code !== 'string') continue
    if (/^[A-Z][A-Z_\d]{2,40}$/.test(each.code)) return each.code
  }
  return null
}

/** Nobody took the request, so nobody charges for it. */
const neverArrived = (causes: readonly unknown[]) =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(
    codeOf(causes) ?? '',
  )

function causesOf(error: unknown, depth = 0): unknown[] {
  if (depth > 5 || !(error instanceof Error)) return [error]
  return [error, ...causesOf(error.cause, depth + 1)]
}

/** A sentence for people. */
export function troubleSentence(trouble: Trouble, longestMs: number): string {
  switch (trouble.kind) {
    case 'status':
      return statusSentence(trouble.status, trouble.waitSeconds)
    case 'slow':
      return `The language model took longer than ${Math.round(longestMs / 1000)} s.`
    case 'unwanted':
      return 'The language model was not waited for any more.'
    case 'too-long':
      return 'The language model’s answer went on and on, so it was cut off.'
    case 'elsewhere':
      return 'The language model’s address points elsewhere, and evidence is sent nowhere else.'
    case 'unreachable':
      return `The language model could not be reached${trouble.code === null ? '' : ` (${trouble.code})`}.`
    case 'unreadable':
      return 'The language model’s server gave no readable answer.'
    default:
      return trouble satisfies never
  }
}

function statusSentence(status: number, waitSeconds: number | null): string {
  if (status === 401 || status === 403)
    return `The language model’s server refuses the bot’s key (${status}); whoever runs the bot can mend that.`
  if (status === 404)
    return 'The language model’s server knows no such model or address (404); whoever runs the bot can mend that.'
  if (status === 413) return 'The evidence is too long for the language model (413).'
  if (status === 429)
    return `The language model has too much to do (429)${waitSeconds === null ? '.' : `; it asks to wait ${waitSeconds} s.`}`
  return status >= 500
    ? `The language model’s server failed (${status}).`
    : `The language model’s server refused the question (${status}).`
}
