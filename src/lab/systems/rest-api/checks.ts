/** What is checked after a run of users-api. */
import type { RunCheck } from '../../run'
import { percentile } from '../microservices/percentile'
import type { Outcome } from './callers'

/** ms within which an answer is due. */
const due = 500
/** ms for which an answer may go on showing what has changed. */
const staleLimit = 500
/** Statements a request. */
const mostStatements = 3

export interface Tally {
  readonly p95: number
  readonly p99: number
  /** Statements a request, on average. */
  readonly statements: number
  readonly refused: number
  /** Requests whose answer lacks users. */
  readonly incomplete: number
  /** Users that were shown with a plan that had changed too long before. */
  readonly stale: number
  /** Of all requests, %. */
  readonly inTime: number
}

interface Seen {
  readonly outcomes: readonly Outcome[]
  readonly statements: number
  readonly refused: number
  versionAt(user: number, at: number): number
}

export function tallyOf({ outcomes, statements, refused, versionAt }: Seen): Tally {
  const lengths = outcomes.map(({ length }) => length)
  return {
    p95: rounded(percentile(lengths, 95)),
    p99: rounded(percentile(lengths, 99)),
    statements: rounded(statements / outcomes.length),
    refused,
    incomplete: outcomes.filter(isIncomplete).length,
    stale: outcomes.reduce((sum, outcome) => sum + staleIn(outcome, versionAt), 0),
    inTime:
      (outcomes.filter((each) => each.users !== null && each.length <= due).length * 100) /
      outcomes.length,
  }
}

function isIncomplete({ request, users }: Outcome): boolean {
  const got = new Set(users?.map(({ id }) => id))
  return request.tenant.users.some((id) => !got.has(id))
}

function staleIn({ startedAt, users }: Outcome, versionAt: Seen['versionAt']): number {
  return (users ?? []).filter(({ id, plan }) => plan < versionAt(id, startedAt - staleLimit)).length
}

export function checksOf(tally: Tally): RunCheck[] {
  return [
    atMost('P95', 'symptom', tally.p95, due, 'ms'),
    atMost('P99', 'symptom', tally.p99, due, 'ms'),
    atMost('queries a request', 'goal', tally.statements, mostStatements, ''),
    atMost('answers that lack users', 'goal', tally.incomplete, 0, ''),
    atMost('calls refused with 429', 'invariant', tally.refused, 0, ''),
    atMost('plans shown too long after a change', 'invariant', tally.stale, 0, ''),
  ]
}

function atMost(
  name: string,
  kind: RunCheck['kind'],
  value: number,
  limit: number,
  unit: string,
): RunCheck {
  return { name, kind, passed: value <= limit, value, limit, unit }
}

/** Tenths. */
const rounded = (value: number) => Math.round(value * 10) / 10
