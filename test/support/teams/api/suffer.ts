/** How a trouble shows. */
import type { ServerResponse } from 'node:http'
import type { Trouble } from './types'

export interface Suffering {
  response: ServerResponse
  /** The effect alone. */
  act(): void
  say(status: number, code: string): void
  garbage(): void
}

/** Codes that Teams gives with a status, where a test names none. */
const codes: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
}

export function suffer(
  trouble: Exclude<Trouble, { kind: 'limited' }>,
  { response, act, say, garbage }: Suffering,
): void {
  const hangUp = () => void response.socket?.resetAndDestroy()
  switch (trouble.kind) {
    case 'status':
      say(trouble.status, trouble.code ?? codes[trouble.status] ?? 'ServiceError')
      return
    case 'reset':
      hangUp()
      return
    case 'lost':
      act()
      hangUp()
      return
    case 'failed-after':
      act()
      say(trouble.status, codes[trouble.status] ?? 'ServiceError')
      return
    case 'hang':
      return
    case 'hang-after':
      act()
      return
    case 'garbage':
      garbage()
      return
    default:
      trouble satisfies never
  }
}
