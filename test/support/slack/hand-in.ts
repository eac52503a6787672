/** A person who submits a modal as it opened: its `view.state.values`. */
import type { types } from '@slack/bolt'

export function handedIn(view: types.ModalView): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    view.blocks.flatMap((block) => {
      if (!('element' in block) || block.block_id === undefined) return []
      const { element } = block
      if (typeof element !== 'object' || !('action_id' in element)) return []
      return [
        [
          block.block_id,
          { [element.action_id ?? '']: { type: element.type, ...filledIn(element) } },
        ],
      ]
    }),
  )
}

function filledIn(input: types.InputBlockElement): Record<string, unknown> {
  switch (input.type) {
    case 'plain_text_input':
    case 'number_input':
      return { value: input.initial_value ?? null }
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: input.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: input.initial_options ?? [] }
    case 'users_select':
      return { selected_user: input.initial_user ?? null }
    case 'multi_users_select':
      return { selected_users: input.initial_users ?? [] }
    case 'datepicker':
      return { selected_date: input.initial_date ?? null }
    case 'datetimepicker':
      return { selected_date_time: input.initial_date_time ?? null }
    case 'file_input':
      return { files: [] }
    default:
      throw new Error(`No form of the bot has a ${input.type}.`)
  }
}
