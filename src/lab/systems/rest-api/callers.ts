/** The callers of users-api: they send the load, on time, and keep what they got. */
import type { Recorder, SpanContext } from '../../evidence/recorder'
import { tracedCall } from '../../evidence/traced'
import type { LabClock } from '../../virtual/clock'
import { CallFailed, type Network } from '../../virtual/network'
import type { Choices } from './choices'
import type { ListRequest } from './load'
import { usersAnswer } from './users-api'

/** What came of a request. */
export interface Outcome {
  readonly request: ListRequest
  readonly startedAt: number
  /** ms until the answer, or until it was given up. */
  readonly length: number
  /** User and version of the plan; null = no answer. */
  readonly users: readonly { id: number; plan: number }[] | null
  /** Null = it is not traced. */
  readonly context: SpanContext | null
}

/** ms until a caller gives up, times the remedy. */
const patience = 5000
/** One of so many requests is traced, and every large one. */
const sampling = 2
const largeFrom = 60

interface Parts {
  network: Network
  clock: LabClock
  recorder: Recorder
  choices: Choices
  port: number
  onOutcome(outcome: Outcome): void
}

/** Resolves when all are answered. */
export async function sendAll(requests: readonly ListRequest[], parts: Parts): Promise<void> {
  const { clock } = parts
  const sent: Promise<void>[] = []
  for (const request of requests) {
    await clock.sleep(request.at - clock.now())
    sent.push(send(request, parts).then(parts.onOutcome))
  }
  await Promise.all(sent)
}

async function send(request: ListRequest, parts: Parts): Promise<Outcome> {
  const { network, clock, recorder, choices, port } = parts
  const startedAt = clock.now()
  const path = `/users?tenant=${request.tenant.id}&expand=plan`
  const timeout = patience * Number(choices.timeout)
  const call = { port, method: 'GET', path, timeout }
  const isTraced = request.index % sampling === 0 || request.tenant.users.length >= largeFrom
  let context: SpanContext | null = null
  const opened = (own: SpanContext) => {
    context = own
  }
  const frontend = { service: 'web-frontend', name: 'GET /users', peer: 'users-api' }
  const caller = { ...frontend, parent: null, opened }
  try {
    const reply = isTraced
      ? await tracedCall(network, recorder, caller, call)
      : await network.call(call)
    const users = reply.status === 200 ? usersAnswer.parse(JSON.parse(reply.body)).users : null
    return { request, startedAt, length: clock.now() - startedAt, users, context }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return { request, startedAt, length: clock.now() - startedAt, users: null, context }
  }
}
