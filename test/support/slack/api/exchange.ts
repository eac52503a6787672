/** Uploads, downloads and response_urls: told of among the calls, and struck by troubles, as methods are. */
import type { ServerResponse } from 'node:http'
import type { State } from './state'
import { suffer } from './suffer'
import type { Troubles } from './troubles'
import type { Json, SlackCall } from './types'

export interface Ends {
  response: ServerResponse
  state: State
  troubles: Troubles
}

export type Answer = readonly [status: number, body: string | Buffer, type?: string]

/** One request that is no method of the Web API; troubles can strike it by that name all the same. */
export function exchange(
  { response, state, troubles }: Ends,
  method: string,
  given: Json,
  act: () => Answer,
): void {
  const call: SlackCall = {
    method,
    arguments: given,
    token: null,
    status: null,
    outcome: 'pending',
    took: false,
    at: state.clock.now(),
  }
  state.calls.push(call)
  const send = ([status, body, type = 'text/plain']: Answer) => {
    call.status = status
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  }
  const run = (): Answer => {
    const result = act()
    call.took = result[0] === 200
    call.outcome = call.took ? 'ok' : String(result[1])
    return result
  }
  const trouble = troubles.strike({ method, arguments: given, team: '' })
  if (trouble === null) {
    send(run())
    return
  }
  call.outcome = trouble.kind
  if (trouble.kind === 'limited') {
    call.status = 429
    response.writeHead(
      429,
      trouble.seconds === null ? {} : { 'retry-after': String(trouble.seconds) },
    )
    response.end()
    return
  }
  suffer(trouble, {
    response,
    pictures: [],
    act: () => void run(),
    answer: () => send(run()),
    say: (status, body) => send([status, typeof body === 'string' ? body : JSON.stringify(body)]),
    fail: (error) => send([400, error]),
    dropShares: () => undefined,
  })
}
