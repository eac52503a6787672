/** What Slack's refusals and silences mean to the outbox. No reason that is given here holds a typed word or a token. */
import { webApi } from '@slack/bolt'
import type { Delivered } from '../platform'
import { type BlockFault, blockFaults, faultsSaid } from './outcome-blocks'
import { classOf } from './outcome-codes'
import type { WebMethod } from './scopes'

export type Failure = Exclude<Delivered, { kind: 'sent' }>

/** Real ms, where Slack doesn't say how long. */
const limitedFor = 30_000
/** It moves the workspace, or is down for a while. */
const unavailableFor = 60_000
const unreachableFor = 5_000

/** A word of Slack's that nobody knows means that nothing was done; so often it may pass by itself. */
export const triesOfUnknown = 4
const firstUnknownWait = 5_000

/** What never left this machine has not been posted. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Slack's own word for a refusal; null = the call ended otherwise. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null
  const code: unknown = error.data.error
  // A body that is no JSON comes as its own error.
  return typeof code === 'string' && /^[a-z][a-z0-9_]{0,79}$/.test(code) ? code : null
}

/**
 * What becomes of a message whose call ended with `error`. `earlier`: how many tries of it in a row have
 * ended with a word that nobody knows.
 */
export function outcomeOf(error: unknown, method: WebMethod, earlier = 0): Failure {
  const limited = pauseOf(error)
  if (limited !== null) return paused(limited, method)
  const code = codeOf(error)
  if (code !== null) return ofCode(code, error, method, earlier)
  if (neverLeft.has(networkCode(error) ?? ''))
    return { kind: 'later', afterMs: unreachableFor, covers: 'workspace' }
  return { kind: 'unsure', why: silence(error, method) }
}

function ofCode(code: string, error: unknown, method: WebMethod, earlier: number): Failure {
  const found = classOf(code)
  switch (found) {
    case 'lost':
      return { kind: 'lost', why: `${method}: ${code}` }
    case 'refused':
      return { kind: 'refused', why: refusal(code, error, method) }
    case 'unsure':
      return { kind: 'unsure', why: `${method}: ${code}` }
    case 'soon':
      return { kind: 'later', afterMs: unavailableFor, covers: 'workspace' }
    case 'limited':
      return paused(askedPause(error), method)
    case null:
      return earlier < triesOfUnknown
        ? { kind: 'later', afterMs: firstUnknownWait * 3 ** earlier, covers: 'lane' }
        : { kind: 'refused', why: `${method}: ${code}, again and again` }
    default:
      return found satisfies never
  }
}

/** Posts are counted by channel; edits by workspace, and apart from posts. */
const paused = (afterMs: number, method: WebMethod): Failure => ({
  kind: 'later',
  afterMs,
  covers: method === 'chat.postMessage' ? 'lane' : 'edits',
})

/** What Slack has against the blocks of a message that it refused. */
export const blockFaultsOf = (error: unknown): BlockFault[] =>
  error instanceof webApi.WebAPIPlatformError ? blockFaults(error.data) : []

function refusal(code: string, error: unknown, method: WebMethod): string {
  const faults = blockFaultsOf(error)
  return faults.length === 0 ? `${method}: ${code}` : `${method}: ${code} (${faultsSaid(faults)})`
}

/** Real ms that Slack wants to be left alone; null = it isn't about that. */
export function pauseOf(error: unknown): number | null {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return Number.isFinite(error.retryAfter) ? Math.max(1, error.retryAfter) * 1_000 : limitedFor
  // The SDK has no error of its own for a 429 that doesn't say how long.
  return error instanceof Error && error.message.startsWith('Retry header did not contain')
    ? limitedFor
    : null
}

/** A refusal may say how long as well. */
function askedPause(error: unknown): number {
  const seconds =
    error instanceof webApi.WebAPIPlatformError ? error.data.response_metadata?.retryAfter : null
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1_000 : limitedFor
}

function networkCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if ('code' in each && typeof each.code === 'string' && /^E[A-Z_]+$/.test(each.code))
      return each.code
    each = each instanceof webApi.WebAPIRequestError ? each.original : each.cause
  }
  return null
}

function silence(error: unknown, method: WebMethod): string {
  if (error instanceof webApi.WebAPIHTTPError) return `${method}: HTTP ${error.statusCode}`
  if (error instanceof webApi.WebAPIRequestError)
    return `${method}: ${networkCode(error) ?? error.original.name}`
  return `${method}: no answer that could be read`
}
