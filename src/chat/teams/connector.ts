/** Requests to Teams' connector, signed, each sent once: what failed is delivery's to try again. */
import { z } from 'zod'
import type { Clock } from '../../clock'
import { causeOf } from '../../log'

/** Real ms. Delivery waits 10 s for a whole post. */
const timeout = 5_000

/** An answer that is no success. `code`: Teams' own word. */
export class ConnectorRefusal extends Error {
  override name = 'ConnectorRefusal'
  constructor(
    readonly status: number,
    readonly code: string | null,
    /** ms; null = Teams doesn't say. */
    readonly retryAfter: number | null,
  ) {
    super(`HTTP ${status}${code === null ? '' : ` ${code}`}`)
  }
}

/** It never left this machine: no token, or nowhere to send it. */
export class NeverLeft extends Error {
  override name = 'NeverLeft'
}

export interface Connector {
  /** `path`: below the service URL. Rejects with ConnectorRefusal, NeverLeft, or what the network says. */
  call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object | null,
    shape: z.ZodType<T>,
  ): Promise<T>
}

interface Parts {
  token: (anew: boolean) => Promise<string>
  /** The newest that Teams has said; null = it has not spoken yet. */
  serviceUrl: () => Promise<string | null>
  clock: Clock
}

const faultShape = z.object({ error: z.object({ code: z.string() }) })

export function createConnector({ token, serviceUrl, clock }: Parts): Connector {
  /** Teams has refused the last one. */
  let stale = false
  return {
    call: async (method, path, body, shape) => {
      const base = await serviceUrl()
      if (base === null) throw new NeverLeft('Teams has not said yet where it is answered.')
      const bearer = await token(stale).catch((error: unknown) => {
        throw new NeverLeft(`no token: ${causeOf(error)}`)
      })
      stale = false
      const response = await fetch(`${base.replace(/\/*$/, '/')}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          ...(body === null ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        },
        body: body === null ? null : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      const text = await response.text()
      stale = response.status === 401
      if (!response.ok)
        throw new ConnectorRefusal(
          response.status,
          faultShape.safeParse(json(text)).data?.error.code.slice(0, 100) ?? null,
          retryAfter(response.headers.get('retry-after'), clock.now()),
        )
      return shape.parse(json(text))
    },
  }
}

/** Seconds, or a date. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
