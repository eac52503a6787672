/** Where Bot Framework says who it is, and where a bot gets its own token. */
import type { ServerResponse } from 'node:http'
import { readBytes } from './body'
import type { Ends } from './dispatch'
import { keySet } from './keys'
import { suffer } from './suffer'
import type { Json, TeamsCall } from './types'

/** Seconds that a token is good for. */
const life = 3_599

export const scope = 'https://api.botframework.com'

function say(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Answers below `/issuer/`. */
export async function answerIssuer({ response, state }: Ends, path: string): Promise<void> {
  if (path === '.well-known/openidconfiguration')
    return say(response, 200, {
      issuer: `${state.origin}/issuer`,
      jwks_uri: `${state.origin}/issuer/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    })
  if (path === 'keys') return say(response, 200, await keySet())
  state.complaints.push(`the issuer has nothing at ${path}`)
  say(response, 404, {})
}

/** Answers below `/login/`. */
export async function answerLogin(ends: Ends, path: string): Promise<void> {
  const { request, response, state, troubles } = ends
  const form = new URLSearchParams((await readBytes(request)).toString('utf8'))
  const call: TeamsCall = {
    operation: 'token',
    conversation: '',
    thread: null,
    targeted: false,
    body: Object.fromEntries([...form].filter(([key]) => key !== 'client_secret')),
    status: null,
    outcome: 'pending',
    took: false,
    at: state.clock.now(),
  }
  state.calls.push(call)
  const no = (status: number, error: string, isOurs = false) => {
    call.status = status
    call.outcome = error
    if (isOurs) state.complaints.push(`the token endpoint: ${error}`)
    say(response, status, { error, error_description: `It is ${error}.` })
  }
  const wanted: Record<string, string> = {
    grant_type: 'client_credentials',
    client_id: state.appId,
    scope: `${scope}/.default`,
  }
  if (request.method !== 'POST' || path !== `${state.tenantId}/oauth2/v2.0/token`)
    return no(404, `nothing is at ${request.method} ${path}`, true)
  for (const [key, value] of Object.entries(wanted))
    if (form.get(key) !== value) return no(400, `${key} is ${form.get(key)}`, true)
  if (form.get('client_secret') !== state.secret) return no(401, 'invalid_client')
  const give = (): Json => {
    const token = `token-${state.next()}-of-the-tests-connector`
    state.tokens.add(token)
    call.took = true
    call.outcome = 'ok'
    return { token_type: 'Bearer', expires_in: life, ext_expires_in: life, access_token: token }
  }
  const trouble = troubles.strike(call)
  if (trouble === null || trouble.kind === 'limited') {
    if (trouble !== null) return no(429, 'temporarily_unavailable')
    call.status = 200
    return say(response, 200, give())
  }
  call.outcome = trouble.kind
  suffer(trouble, {
    response,
    act: () => void give(),
    say: no,
    garbage: () => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  })
}
