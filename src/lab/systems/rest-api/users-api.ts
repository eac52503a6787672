/** users-api: lists a tenant's users, each with its plan, from users-db and plan-provider. */
import { z } from 'zod'
import type { Chance } from '../../chance'
import type { Recorder, SpanContext } from '../../evidence/recorder'
import { callerOf, tracedCall } from '../../evidence/traced'
import type { LabClock } from '../../virtual/clock'
import type { Answer, Incoming, Network } from '../../virtual/network'
import type { Choices } from './choices'
import { createPlanCache } from './plan-cache'
import { createSpread } from './spread'
import type { UserRow, UsersDb, UsersDbSession } from './users-db'

const planAnswer = z.object({ version: z.number() })

/** What a caller gets: users with the version of their plan. */
export const usersAnswer = z.object({
  users: z.array(z.object({ id: z.number(), name: z.string(), plan: z.number() })),
})
type ExpandedUser = z.infer<typeof usersAnswer>['users'][number]

interface Parts {
  network: Network
  clock: LabClock
  chance: Chance
  recorder: Recorder
  choices: Choices
  db: UsersDb
  providerPort: number
  /** A request was answered: statements that it needed. */
  onStatements(count: number): void
}

/** Returns the port that it listens on. */
export async function startUsersApi(parts: Parts): Promise<number> {
  const { network, chance, recorder, choices, db } = parts
  const cache = createPlanCache(choices.cache, parts.clock)
  const spread = createSpread(choices.calls)
  let served = 0

  /** null = the provider gave none, so the user is left out. */
  async function expand(row: UserRow, parent: SpanContext | null): Promise<ExpandedUser | null> {
    const { id, name } = row
    const known = cache.find(id)
    if (known !== null) return { id, name, plan: known }
    const keep = cache.expect(id)
    const version = await askProvider(id, parent)
    if (version === null) return null
    keep(version)
    return { id, name, plan: version }
  }

  async function askProvider(user: number, parent: SpanContext | null): Promise<number | null> {
    const call = { port: parts.providerPort, method: 'GET', path: `/plans/${user}` }
    const caller = { service: 'users-api', name: 'GET /plans/{user}', peer: 'plan-provider' }
    const reply =
      parent === null
        ? await network.call(call)
        : await tracedCall(network, recorder, { ...caller, parent }, call)
    if (reply.status === 200) return planAnswer.parse(JSON.parse(reply.body)).version
    const words = { 'http.response.status_code': reply.status, 'user.id': user }
    recorder.log('users-api', 'WARN', 'plan-provider gave no plan', words, parent)
    return null
  }

  async function list(tenant: number, parent: SpanContext | null): Promise<Answer> {
    served += 1
    const session = db.session(chance.fork(`db/${served}`), parent)
    const ids = await session.idsOf(tenant, choices.page === 'all' ? null : Number(choices.page))
    const rows = await readUsers(ids, session, choices.query)
    const users = await spread(rows.map((row) => () => expand(row, parent)))
    parts.onStatements(session.statements())
    return {
      status: 200,
      body: JSON.stringify({ users: users.filter((user) => user !== null) }),
    }
  }

  const { port } = await network.serve(async (incoming: Incoming) => {
    const url = new URL(incoming.path, 'http://users-api')
    if (incoming.method === 'POST') {
      cache.forget(Number(url.searchParams.get('user')))
      return { status: 204 }
    }
    const parent = callerOf(incoming)
    const span = openServerSpan(recorder, parent)
    const answer = await list(Number(url.searchParams.get('tenant')), span?.context ?? null)
    span?.end('OK', { 'http.response.status_code': answer.status })
    return answer
  })
  return port
}

function openServerSpan(recorder: Recorder, parent: SpanContext | null) {
  if (parent === null) return null
  return recorder.open({ service: 'users-api', name: 'GET /users', spanKind: 'SERVER', parent })
}

async function readUsers(
  ids: readonly number[],
  session: UsersDbSession,
  query: Choices['query'],
): Promise<UserRow[]> {
  switch (query) {
    case 'each': {
      const rows: UserRow[] = []
      for (const id of ids) {
        const row = await session.one(id)
        if (row !== null) rows.push(row)
      }
      return rows
    }
    case 'in':
      return session.many(ids)
    default:
      throw new Error(query satisfies never)
  }
}
