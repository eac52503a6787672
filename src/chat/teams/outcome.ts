/** What Teams' refusals and silences mean to the outbox. No reason that is given here holds a typed word or a token. */
import { causeOf } from '../../log'
import type { Delivered } from '../platform'
import { ConnectorRefusal, NeverLeft } from './connector'

export type Failure = Exclude<Delivered, { kind: 'sent' }>

/** Real ms, where Teams doesn't say how long. */
const limitedFor = 5_000
const busyFor = 1_000
const unreachableFor = 5_000
const noTokenFor = 30_000

const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Whether Teams has said that the bot, or its message, is not there any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof ConnectorRefusal && (error.status === 403 || error.status === 404)

export const isTooBig = (error: unknown): boolean =>
  error instanceof ConnectorRefusal && error.status === 413

/** `edits`: it was an edit, which can be repeated freely. */
export function outcomeOf(error: unknown, edits: boolean): Failure {
  if (error instanceof ConnectorRefusal) return ofStatus(error, edits)
  if (error instanceof NeverLeft) return { kind: 'later', afterMs: noTokenFor, covers: 'workspace' }
  if (neverLeft.has(networkCode(error) ?? ''))
    return { kind: 'later', afterMs: unreachableFor, covers: 'workspace' }
  return edits
    ? { kind: 'later', afterMs: unreachableFor, covers: 'lane' }
    : { kind: 'unsure', why: networkCode(error) ?? nameOf(error) }
}

function ofStatus({ status, code, retryAfter }: ConnectorRefusal, edits: boolean): Failure {
  const why = `HTTP ${status}${code === null ? '' : ` ${code}`}`
  switch (status) {
    case 429:
      return { kind: 'later', afterMs: retryAfter ?? limitedFor, covers: 'lane' }
    // Somebody else wrote in the conversation at that moment.
    case 412:
      return { kind: 'later', afterMs: retryAfter ?? busyFor, covers: 'lane' }
    case 401:
      return { kind: 'later', afterMs: unreachableFor, covers: 'workspace' }
    case 403:
      return { kind: 'lost', why }
    case 404:
      // An edit's message may have been deleted by hand, and the place is still there.
      return edits ? { kind: 'refused', why } : { kind: 'lost', why }
    default:
      if (status < 500) return { kind: 'refused', why }
      return edits
        ? { kind: 'later', afterMs: retryAfter ?? unreachableFor, covers: 'lane' }
        : { kind: 'unsure', why }
  }
}

function networkCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    if ('code' in each && typeof each.code === 'string' && /^E[A-Z_]+$/.test(each.code))
      return each.code
    each = each.cause
  }
  return null
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : causeOf(error))
