/** Requests to the bot over HTTP, signed as Slack signs them, or wrongly on purpose. */
import { createHmac } from 'node:crypto'
import { json } from './kit'
import type { BotAnswer, Outgoing, Send, Wrong } from './people'
import type { Json } from './types'

interface Bytes {
  body: string
  type: string
}

const signature = (secret: string, at: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`

/** Seconds that the timestamp is off. */
const off: Readonly<Record<Wrong, number>> = {
  forged: 0,
  unsigned: 0,
  swapped: 0,
  stale: -360,
  future: 86_400,
}

function signed(
  secret: string,
  { body, type }: Bytes,
  { wrong, seconds }: { wrong: Wrong | undefined; seconds: number },
): Record<string, string> {
  const at = seconds + (wrong === undefined ? 0 : off[wrong])
  const by = wrong === 'forged' ? `${secret}-of-others` : secret
  const of = wrong === 'swapped' ? `${body} ` : body
  return {
    'content-type': type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(at),
    ...(wrong === 'unsigned' ? {} : { 'x-slack-signature': signature(by, at, of) }),
  }
}

function bytesOf({ kind, payload }: Outgoing): Bytes {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' }
  const form = kind === 'command' ? words(payload) : { payload: JSON.stringify(payload) }
  return {
    body: new URLSearchParams(form).toString(),
    type: 'application/x-www-form-urlencoded',
  }
}

const words = (payload: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]))

/**
 * Sends to the bot's address (`…/slack/events`). `now`: real time unless the bot verifies by another clock. It waits
 * far longer than Slack's three seconds, for machines are busy.
 */
export function overHttp(
  secret: string,
  address: string,
  now: () => number = () => Date.now(),
): Send {
  return async (request) => {
    const bytes = bytesOf(request)
    const seconds = Math.floor(now() / 1000)
    const { retry } = request
    const headers = {
      ...signed(secret, bytes, { wrong: request.wrong, seconds }),
      ...(retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
    }
    const post = async (): Promise<Omit<BotAnswer, 'triggerId' | 'responseUrl'>> => {
      const answer = await fetch(address, {
        method: 'POST',
        headers,
        body: bytes.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      })
      const text = await answer.text()
      return { status: answer.status, body: read(text), again: resent }
    }
    const resent = async (): Promise<BotAnswer> => ({
      ...(await post()),
      triggerId: null,
      responseUrl: null,
    })
    return post()
  }
}

const read = (text: string): unknown => (text === '' ? null : (json(text) ?? text))
