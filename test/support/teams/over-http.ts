/** Activities to the bot over HTTP. */
import { json } from './api/body'
import type { Json, TeamsApi } from './api/types'
import { bearer, spoiled } from './inbound'
import type { BotAnswer, Wrong } from './people'

/** Real ms. Teams waits so long for the answer to a message. */
const patience = 15_000

export type Send = (activity: Json, wrong?: Wrong) => Promise<BotAnswer>

/** `address`: the bot's `…/api/messages`. It waits far longer than Teams, and complains where Teams would have gone. */
export function overHttp(api: TeamsApi, address: string): Send {
  return async (activity, wrong) => {
    const token = await bearer(api, wrong)
    const id = typeof activity.id === 'string' ? activity.id : ''
    const post = async (sent: Json): Promise<BotAnswer> => {
      const begun = performance.now()
      const answer = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
          ...(token === null ? {} : { authorization: token }),
        },
        body: JSON.stringify(spoiled(sent, wrong)),
        redirect: 'manual',
        signal: AbortSignal.timeout(60_000),
      })
      const text = await answer.text()
      const took = Math.round(performance.now() - begun)
      if (took > (sent.type === 'invoke' ? api.patience : patience))
        api.inside.complain(`${String(sent.name ?? sent.type)} was answered after ${took} ms`)
      const body = text === '' ? null : (json(text) ?? text)
      return {
        status: answer.status,
        body,
        id: String(sent.id),
        again: (how) => post(retried(sent, how)),
      }
    }
    return post({ ...activity, id })
  }

  function retried(sent: Json, how: 'same id' | 'new id' = 'same id'): Json {
    return how === 'same id' ? sent : { ...sent, id: `f:${api.inside.newId()}` }
  }
}
