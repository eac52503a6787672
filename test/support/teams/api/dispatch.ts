/** One call of the connector, from its bytes to its answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObject, json, readBytes } from './body'
import { type Answer, carryOut, type Request } from './connector'
import { tooMuch } from './limits'
import { Refusal } from './refusal'
import type { State } from './state'
import { suffer } from './suffer'
import type { Troubles } from './troubles'
import type { Json, Operation, TeamsCall } from './types'

export interface Ends {
  request: IncomingMessage
  response: ServerResponse
  state: State
  troubles: Troubles
}

interface Route {
  operation: Operation
  conversation: string
  thread: string | null
  id: string
}

const part = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** What a method and a path below the service's address mean; null = nothing. */
function routeOf(method: string, path: string): Route | null {
  const parts = path.split('/').map(part)
  if (parts.some((each) => each === null || each === '')) return null
  const [version, area, first, what, id, ...more] = parts.map((each) => each ?? '')
  if (version !== 'v3' || more.length > 0) return null
  const [base = '', thread = null] = (first ?? '').split(';messageid=')
  const route = (operation: Operation): Route => ({
    operation,
    conversation: area === 'conversations' ? base : '',
    thread,
    id: id ?? '',
  })
  if (area === 'teams' && method === 'GET' && first !== undefined && id === undefined) {
    if (what === undefined) return { ...route('team'), id: first }
    return what === 'conversations' ? { ...route('channels'), id: first } : null
  }
  if (area !== 'conversations') return null
  switch (`${method} ${first === undefined ? '' : what}${id === undefined ? '' : '/'}`) {
    case 'POST ':
      return route('create')
    case 'POST activities':
      return route('send')
    case 'POST activities/':
      return route('reply')
    case 'PUT activities/':
      return route('edit')
    case 'DELETE activities/':
      return route('delete')
    case 'GET pagedmembers':
      return route('members')
    case 'GET members/':
      return route('member')
    default:
      return null
  }
}

const said = (code: string, message: string): Json => ({ error: { code, message } })

/** `path`: what follows the service's address, without a slash at its begin. */
export async function answerConnector(ends: Ends, path: string, query: URLSearchParams) {
  const { request, response, state, troubles } = ends
  const bytes = await readBytes(request)
  const method = request.method ?? ''
  const route = routeOf(method, path)
  const say = ([status, body]: Answer, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(JSON.stringify(body))
  }
  if (route === null) {
    state.complaints.push(`nothing is at ${method} ${path}`)
    return say([404, said('NotFound', 'There is nothing.')])
  }
  const read = bytes.length === 0 ? {} : json(bytes.toString('utf8'))
  const { operation, conversation, thread, id } = route
  const call: TeamsCall = {
    ...{ operation, conversation, thread },
    targeted: query.get('isTargetedActivity') === 'true',
    body: isObject(read) ? read : {},
    status: null,
    outcome: 'pending',
    took: false,
    at: state.clock.now(),
  }
  state.calls.push(call)
  const finish = (answer: Answer, headers: Record<string, string> = {}) => {
    call.status = answer[0]
    say(answer, headers)
  }
  const no = (status: number, code: string, headers: Record<string, string> = {}) => {
    call.outcome = code
    finish([status, said(code, `It is ${code}.`)], headers)
  }
  const limited = (seconds: number | null) =>
    no(429, 'Throttled', seconds === null ? {} : { 'retry-after': String(seconds) })

  if (!state.tokens.has(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''))
    return no(401, 'Unauthorized')
  if (!isObject(read)) {
    state.complaints.push(`${operation}: a body that is no JSON object`)
    return no(400, 'BadSyntax')
  }
  const act = (): Answer => attempt(state, { call, id, query })
  const held = troubles.heldOff(call)
  if (held !== null) return limited(held)
  const full = tooMuch(state, call)
  if (full !== null) return limited(state.limits === 'with Retry-After' ? full : null)
  const trouble = troubles.strike(call)
  if (trouble === null) return finish(act())
  if (trouble.kind === 'limited') {
    if (trouble.seconds !== null) troubles.limit(call, trouble.seconds)
    return limited(trouble.seconds)
  }
  suffer(trouble, {
    response,
    act: () => void act(),
    say: no,
    garbage: () => {
      call.status = 200
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Being upgraded.</html>')
    },
  })
  if (call.outcome === 'pending') call.outcome = trouble.kind
}

function attempt(state: State, request: Request): Answer {
  const { call } = request
  try {
    const answer = carryOut(state, request)
    call.took = true
    call.outcome = 'ok'
    return answer
  } catch (error) {
    if (!(error instanceof Refusal)) {
      state.complaints.push(`${call.operation}: the fake broke: ${String(error)}`)
      return [500, said('InternalServerError', 'The fake broke.')]
    }
    if (error.why !== undefined) state.complaints.push(`${call.operation}: ${error.why}`)
    call.outcome = error.code
    return [error.status, said(error.code, error.message)]
  }
}
