/** What Slack does with the acknowledgement of a submitted modal. */
import { z } from 'zod'
import type { Context } from './method'
import { change, raise } from './methods/views'
import { refuse } from './refusal'
import type { HeldView } from './types'

const answer = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
])

/** Throws a Refusal where Slack would show an error of its own instead. */
export function takeSubmission(context: Context, held: HeldView, given: unknown): void {
  if (given === null || given === '') {
    held.open = false
    return
  }
  const parsed = answer.safeParse(given)
  const data = parsed.success
    ? parsed.data
    : refuse('invalid_response', z.prettifyError(parsed.error))
  switch (data.response_action) {
    case 'clear':
      for (const view of context.state.views) if (view.root === held.root) view.open = false
      return
    case 'errors':
      checkErrors(held, data.errors)
      return
    case 'update':
      change(context, held, data.view, 'response')
      return
    case 'push':
      raise(context, data.view, held.user, held, 'response')
      return
    default:
      data satisfies never
  }
}

function checkErrors({ view }: HeldView, errors: Readonly<Record<string, string>>): void {
  const inputs = view.blocks.flatMap(({ type, block_id }) => (type === 'input' ? [block_id] : []))
  const keys = Object.keys(errors)
  if (keys.length === 0) refuse('invalid_response', 'errors without one')
  for (const key of keys)
    if (!inputs.includes(key)) refuse('invalid_response', `an error at ${key}, which is no input`)
}
