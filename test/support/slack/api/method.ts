/** What a method of the Web API is here: the arguments of its reference page, and what it does. */
import { z } from 'zod'
import { refuse } from './refusal'
import type { State } from './state'
import type { Json, SlackGrant } from './types'

export interface Context {
  state: State
  grant: SlackGrant
  /** For what Slack would let pass and the bot must not do. */
  complain(sentence: string): void
}

export type Method = (given: Json, context: Context) => Json

/** Forms bring words where JSON brings flags and numbers. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1')
export const whole = z.coerce.number().int()
export const word = z.string().min(1)
export const moment = z.string().regex(/^\d{10}\.\d{6}$/)
/** A time in history: seconds with or without a part. */
export const bound = z.coerce.string().regex(/^\d+(\.\d+)?$/)

/** Of the arguments only those that the reference page names; Bolt itself adds team_id to every call. */
export function method<S extends z.ZodRawShape>(
  name: string,
  shape: S,
  run: (args: z.output<z.ZodObject<S>>, context: Context) => Json,
): [string, Method] {
  const known = new Set([...Object.keys(shape), 'team_id', 'token'])
  const schema = z.object(shape)
  return [
    name,
    (given, context) => {
      for (const key of Object.keys(given))
        if (!known.has(key)) context.complain(`${name} has no argument ${key}`)
      const parsed = schema.safeParse(given)
      if (!parsed.success) return refuse('invalid_arguments', z.prettifyError(parsed.error))
      return run(parsed.data, context)
    },
  ]
}

/** A page of a long list, by Slack's cursors. */
export function page<T>(
  all: readonly T[],
  { cursor = '', limit = 100 }: { cursor?: string | undefined; limit?: number | undefined },
): { some: readonly T[]; next: string } {
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString())
  if (!Number.isInteger(from)) return refuse('invalid_cursor', `no cursor: ${cursor}`)
  const to = from + Math.min(Math.max(1, limit), 1000)
  return {
    some: all.slice(from, to),
    next: to < all.length ? Buffer.from(String(to)).toString('base64') : '',
  }
}
