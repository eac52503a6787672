/** One call of a method, from its bytes to its answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { readArguments, readBytes } from './body'
import type { Method } from './method'
import { appMethods } from './methods/apps'
import { chatMethods } from './methods/chat'
import { conversationMethods } from './methods/conversations'
import { fileMethods } from './methods/files'
import { peopleMethods } from './methods/people'
import { viewMethods } from './methods/views'
import { Refusal, refuse } from './refusal'
import { checkScopes } from './scopes'
import type { State } from './state'
import { suffer } from './suffer'
import type { Struck, Troubles } from './troubles'
import type { Json, SlackCall, SlackGrant } from './types'

const methods: ReadonlyMap<string, Method> = new Map([
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
  ...fileMethods,
  ...appMethods,
])

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

export async function answerMethod(
  { request, response }: Exchange,
  name: string,
  state: State,
  troubles: Troubles,
): Promise<void> {
  const read = readArguments(request.headers['content-type'] ?? '', await readBytes(request))
  const { token: inBody, ...given } = read ?? {}
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? inBody ?? null
  const grant = state.grants.find((each) => each.token === token)
  const struck: Struck = { method: name, arguments: given, team: grant?.team ?? '' }
  const call: SlackCall = {
    method: name,
    arguments: given,
    token: typeof token === 'string' ? token : null,
    status: null,
    outcome: 'pending',
    took: false,
    at: state.clock.now(),
  }
  state.calls.push(call)

  const say = (status: number, body: Json | string, headers: Record<string, string> = {}) => {
    call.status = status
    const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const limited = (seconds: number | null) => {
    call.outcome = 'ratelimited'
    say(
      429,
      { ok: false, error: 'ratelimited' },
      seconds === null ? {} : { 'retry-after': String(seconds) },
    )
  }
  const run = (): Json => {
    const result = attempt(call, grant, state, read !== null)
    call.outcome = result.ok === true ? 'ok' : String(result.error)
    call.took = result.ok === true
    return result
  }

  const held = troubles.heldOff(struck)
  if (held !== null) return limited(held)
  if (name === 'chat.postMessage' && isTooFast(state, call)) {
    troubles.limit(struck, 1)
    return limited(1)
  }
  const trouble = troubles.strike(struck)
  if (trouble === null) {
    const headers = grant === undefined ? {} : { 'x-oauth-scopes': grant.scopes.join(',') }
    return say(200, run(), headers)
  }
  if (trouble.kind === 'limited') {
    if (trouble.seconds !== null) troubles.limit(struck, trouble.seconds)
    return limited(trouble.seconds)
  }
  call.outcome = trouble.kind
  suffer(trouble, {
    response,
    pictures: picturesOf(call.arguments),
    act: () => void run(),
    answer: () => say(200, run()),
    say,
    fail: (error, messages) => {
      call.outcome = error
      say(200, failed(error, { messages }))
    },
    dropShares: () => {
      const { channel_id: _, channels: __, thread_ts: ___, ...rest } = call.arguments
      call.arguments = rest
    },
  })
}

const failed = (error: string, details: Refusal['details'] = {}): Json => {
  const { needed, provided, messages = [] } = details
  return {
    ok: false,
    error,
    ...(needed === undefined ? {} : { needed, provided }),
    ...(messages.length === 0 ? {} : { errors: messages, response_metadata: { messages } }),
  }
}

/** Methods that need no token. */
const tokenless: ReadonlySet<string> = new Set(['api.test', 'oauth.v2.access'])
const nobody: SlackGrant = {
  token: '',
  kind: 'bot',
  team: '',
  botUser: '',
  botId: '',
  scopes: [],
  state: 'live',
  orgWide: false,
}

function attempt(
  call: SlackCall,
  grant: SlackGrant | undefined,
  state: State,
  isReadable: boolean,
): Json {
  const complain = (sentence: string) => void state.complaints.push(`${call.method}: ${sentence}`)
  try {
    const run = methods.get(call.method)
    if (run === undefined) return refuse('unknown_method', 'there is no such method')
    if (!isReadable) return refuse('invalid_form_data', 'a body that is neither a form nor JSON')
    const bearer = tokenless.has(call.method) ? (grant ?? nobody) : bearerOf(call, grant)
    checkScopes(call.method, bearer)
    return { ok: true, ...run(call.arguments, { state, grant: bearer, complain }) }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      complain(`the fake broke: ${String(error)}`)
      return failed('fatal_error')
    }
    if (error.details.why !== undefined) complain(error.message)
    return failed(error.error, error.details)
  }
}

function bearerOf({ method, token }: SlackCall, grant: SlackGrant | undefined): SlackGrant {
  if (token === null) return refuse('not_authed', 'no token')
  if (grant === undefined) return refuse('invalid_auth')
  if (grant.state === 'revoked') return refuse('token_revoked')
  if (grant.state === 'inactive') return refuse('account_inactive')
  const wanted = method === 'apps.connections.open' ? 'app' : 'bot'
  if (grant.kind !== wanted && method !== 'auth.test')
    return refuse('not_allowed_token_type', `takes a ${wanted} token`)
  return grant
}

const blocksOf = z.array(z.looseObject({ type: z.string() }))

function picturesOf({ blocks }: Json): number[] {
  const all = blocksOf.safeParse(blocks).data ?? []
  return all.flatMap(({ type }, at) => (type === 'image' ? [at] : []))
}

/** More posts to one channel within a second than the test lets through. */
function isTooFast(state: State, call: SlackCall): boolean {
  const recent = state.calls.filter(
    (each) =>
      each !== call &&
      each.method === call.method &&
      each.took &&
      each.at > call.at - 1000 &&
      each.arguments.channel === call.arguments.channel,
  )
  return recent.length >= state.postsPerSecond
}
