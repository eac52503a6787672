/** A modal as it was submitted, opened again with what was typed: for a no that comes too late to be an acknowledgement. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { FieldErrors } from '../../messages/form'
import type { View } from './bodies'
import { clean } from './escape'
import { inputId } from './inputs'
import { limits } from './limits'
import { paragraph } from './lines'
import { plainText } from './text'

const state = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })))
const input = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  label: z.looseObject({ text: z.string() }),
  element: z.looseObject({ type: z.string(), action_id: z.string() }),
})

/** Slack's name of what an input holds, and of what it opens with. */
const initials: Readonly<Record<string, string>> = {
  value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_date: 'initial_date',
  selected_date_time: 'initial_date_time',
}

/** Block ids of what was said above the fields; it goes when the form is kept again. */
const said = 'said:'
const isSaid = z.looseObject({ block_id: z.string().startsWith(said) })

/** A chosen file has to be chosen again. */
export function keptView(
  view: View,
  errors: FieldErrors,
): Omit<types.ModalView, 'blocks'> & { blocks: readonly unknown[] } {
  const values = state.safeParse(view.state?.values).data ?? {}
  const wrong = Object.entries(errors).flatMap(([name, sentence]) => {
    const at = view.blocks.find((block) => input.safeParse(block).data?.block_id === inputId(name))
    const label = input.safeParse(at).data?.label.text
    return paragraph([
      ...(label === undefined ? [] : [{ kind: 'strong' as const, text: `${label}: ` }]),
      clean(sentence),
    ])
  })
  const fields = view.blocks.filter((block) => !isSaid.safeParse(block).success)
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: plainText(view.title?.text ?? '3 A.M. Drill', limits.viewTitle),
    submit: plainText(view.submit?.text ?? 'Save', limits.viewButton),
    close: plainText('Cancel', limits.viewButton),
    blocks: [
      ...wrong.map((block, at) => ({ ...block, block_id: `${said}${at}` })),
      ...fields.map((block) => filled(block, values)),
    ].slice(0, limits.blocksOfView),
  }
}

function filled(block: unknown, values: z.infer<typeof state>): unknown {
  const field = input.safeParse(block).data
  if (!field) return block
  const { element } = field
  const held = values[field.block_id]?.[element.action_id] ?? {}
  const bare = Object.entries(element).filter(([key]) => !key.startsWith('initial_'))
  const typed = Object.entries(held).flatMap(([key, value]) => {
    const name = initials[key]
    const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
    return name === undefined || empty ? [] : [[name, value] as const]
  })
  return { ...field, element: Object.fromEntries([...bare, ...typed]) }
}
