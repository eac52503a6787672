/** A bot of the tests' own that asks the fake straight, to see what it refuses. */
import { isObject, json } from './api/body'
import type { Json, TeamsApi } from './api/types'

export interface Bot {
  /** What the token endpoint answers; `change` goes over what is right. */
  login(change?: Readonly<Record<string, string>>): Promise<Response>
  /** Takes a new token from there for its next calls. */
  signIn(): Promise<void>
  /** Status, and the code or the id that came back: "404 ConversationNotFound", "201 1767412800000". */
  call(method: string, path: string, body?: Json, bearer?: string): Promise<string>
  /** What came back, whole. */
  get(path: string): Promise<Json>
}

export const activities = (conversation: string): string =>
  `v3/conversations/${encodeURIComponent(conversation)}/activities`
export const words = (text: string): Json => ({ type: 'message', text })
export const targeted = '?isTargetedActivity=true'
export const idIn = (answer: string): string => answer.split(' ')[1] ?? ''

/** A message that is one card. */
export const withCard = (body: readonly Json[], more: Json = {}): Json => ({
  type: 'message',
  summary: 'a card',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body, ...more },
    },
  ],
})

export function botOf(api: TeamsApi): Bot {
  let token = ''
  const ask = (method: string, path: string, body?: Json, bearer = token) =>
    fetch(`${api.serviceUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (answer: Response): Promise<Json> => {
    const value = json(await answer.text())
    return isObject(value) ? value : {}
  }
  const bot: Bot = {
    login: (change = {}) => {
      const form = {
        grant_type: 'client_credentials',
        client_id: api.appId,
        client_secret: api.secret,
        scope: `${api.cloud.ToChannelFromBotOAuthScope}/.default`,
        ...change,
      }
      const address = `${api.cloud.ToChannelFromBotLoginUrl}/oauth2/v2.0/token`
      return fetch(address, { method: 'POST', body: new URLSearchParams(form) })
    },
    signIn: async () => {
      token = String((await read(await bot.login())).access_token)
    },
    call: async (method, path, body, bearer) => {
      const answer = await ask(method, path, body, bearer)
      const { error, id = '' } = await read(answer)
      return `${answer.status} ${isObject(error) ? error.code : id}`.trim()
    },
    get: async (path) => read(await ask('GET', path)),
  }
  return bot
}
