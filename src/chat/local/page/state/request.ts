/** Asking the bot over HTTP. */
import type { z } from 'zod'
import { failure } from '../../wire'
import { session } from './model'

export type Answer<T> =
  | { ok: true; value: T }
  /** `away`: nobody answered, so the same may be tried again. */
  | { ok: false; away: boolean; status: number; error: string }

const away = 'The bot does not answer. What you typed is kept; send it again in a moment.'
const patience = 15_000

export function authorised(): Record<string, string> {
  const { value } = session
  return {
    ...(value ? { authorization: `Bearer ${value.key}` } : {}),
    ...(value?.hostKey ? { 'x-drill-host': value.hostKey } : {}),
  }
}

/** Sends `body` as JSON, or asks without one, and checks the answer. Never rejects. */
export async function request<T>(
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
  headers: Record<string, string> = authorised(),
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
    const { status } = response
    const json: unknown = await response.json().catch(() => null)
    const parsed = response.ok ? schema.safeParse(json) : null
    if (parsed?.success) return { ok: true, value: parsed.data }
    if (status >= 500) return { ok: false, away: true, status, error: away }
    const said = failure.safeParse(json)
    const error = said.success
      ? said.data.error
      : 'The bot answered something else. Reload the page.'
    return { ok: false, away: false, status, error }
  } catch {
    return { ok: false, away: true, status: 0, error: away }
  }
}
