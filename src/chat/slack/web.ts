/** Slack's Web API as the bot calls it: at once, once, and silently. When to try again is delivery's to say. */
import { webApi } from '@slack/bolt'
import type { WebMethod } from './scopes'
import { type Answer, answers } from './web-answers'

/** Real ms. Delivery gives a platform 10 s, and before a post its pictures are waited for. */
const timeout = 5_500
/** Real ms. Bytes go out beside the posts, so no post waits for them. */
const uploadTimeout = 30_000

/** An answer that says neither that it was done nor why not. */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer'
}

export interface Web {
  /**
   * Calls one method of the table in `scopes.ts`; the answer holds what `web-answers.ts` names.
   * @throws the SDK's errors, which `outcome.ts` reads, and UnreadableAnswer
   */
  call<M extends WebMethod>(
    method: M,
    options: Readonly<Record<string, unknown>>,
  ): Promise<Answer<M>>
  /** Sends a file's bytes to the address that Slack gave for them. Rejects unless they have arrived. */
  send(url: string, bytes: Uint8Array): Promise<void>
}

/** The SDK would log whole bodies, and with them what people have sealed. */
const silent: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => {},
}

/** What every client of Slack's API has here, Bolt's own too. `apiUrl`: another Slack, for tests. */
export function webOptions(apiUrl: string | null = null): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    allowAbsoluteUrls: false,
    logger: silent,
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  }
}

export function createWeb({
  token,
  apiUrl = null,
}: {
  token: string
  apiUrl?: string | null
}): Web {
  const client = new webApi.WebClient(token, webOptions(apiUrl))
  return {
    call: async <M extends WebMethod>(method: M, options: Readonly<Record<string, unknown>>) => {
      const told: unknown = await client.apiCall(method, { ...options })
      return read(method, told)
    },
    send: async (url, bytes) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        redirect: 'error',
        signal: AbortSignal.timeout(uploadTimeout),
      })
      await response.arrayBuffer()
      if (!response.ok) throw new UnreadableAnswer(`upload answered ${response.status}`)
    },
  }
}

function read<M extends WebMethod>(method: M, told: unknown): Answer<M> {
  const answer = answers[method].safeParse(told)
  if (!answer.success) throw new UnreadableAnswer(`${method} answered what it never should`)
  return answer.data
}
