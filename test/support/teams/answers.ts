/** What Teams' client does with the answer to an invoke; it complains where somebody would see Teams' own error. */
import { z } from 'zod'
import type { Dialog, SentActivity, TeamsApi } from './api/types'
import type { Outcome } from './people'

const size = z.union([z.number().int().positive(), z.enum(['small', 'medium', 'large'])])

const task = z.strictObject({
  task: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('continue'),
      value: z.strictObject({
        title: z.string().min(1),
        height: size.optional(),
        width: size.optional(),
        card: z.strictObject({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: z.record(z.string(), z.unknown()),
        }),
      }),
    }),
    z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
  ]),
})

const execute = z.discriminatedUnion('type', [
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
])

export interface Asked {
  api: TeamsApi
  /** The invoke's name. */
  name: string
  /** What the dialog is called where the answer has none, and where it belongs. */
  before: Omit<Dialog, 'id' | 'open' | 'title' | 'card' | 'text'> & { title: string }
  /** The dialog that was handed in. */
  dialog: Dialog | null
}

type Answer = Readonly<{ status: number; body: unknown }>

const nothing = { kind: 'nothing' } as const

/** To task/fetch, task/submit and their likes of the compose box. */
export function takeTask({ api, name, before, dialog }: Asked, { status, body }: Answer): Outcome {
  const complain = (sentence: string): Outcome => {
    api.inside.complain(`${name}: ${sentence}`)
    return nothing
  }
  if (status !== 200) return complain(`answered ${status}`)
  const isSubmission = dialog !== null
  const isEmpty = body === null || JSON.stringify(body) === '{}'
  if (isEmpty && !isSubmission) return complain('answered without a dialog')
  if (dialog !== null) dialog.open = false
  if (isEmpty) return nothing
  const parsed = task.safeParse(body)
  if (!parsed.success) return complain(z.prettifyError(parsed.error))
  const { type, value } = parsed.data.task
  if (type === 'message')
    return {
      kind: 'dialog',
      dialog: api.inside.openDialog({ ...before, card: null, text: value }),
    }
  const { title } = value
  const card = api.inside.checkCard(value.card.content, `${name}’s dialog`, 'dialog')
  if (JSON.stringify(body).length * 2 > 100 * 1024) complain('a dialog that is too big')
  return { kind: 'dialog', dialog: api.inside.openDialog({ ...before, title, card, text: null }) }
}

/** To adaptiveCard/action. */
export function takeExecute(
  api: TeamsApi,
  user: string,
  message: SentActivity,
  { status, body }: Answer,
): Outcome {
  const complain = (sentence: string): Outcome => {
    api.inside.complain(`adaptiveCard/action: ${sentence}`)
    return nothing
  }
  if (status !== 200) return complain(`answered ${status}`)
  const parsed = execute.safeParse(body)
  if (!parsed.success) return complain(z.prettifyError(parsed.error))
  const { type, value } = parsed.data
  if (type === 'application/vnd.microsoft.activity.message') {
    api.inside.toast(user, value)
    return { kind: 'toast', text: value }
  }
  const card = api.inside.checkCard(value, 'the answer to a press', 'message')
  if (card !== null) api.inside.setView(user, message, card)
  return card === null ? nothing : { kind: 'card', card }
}
