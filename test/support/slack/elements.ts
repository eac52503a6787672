/** What can be pressed, chosen and filled in, as Slack's reference describes it. */
import { z } from 'zod'
import { anyText, id, plain, words } from './texts'

const confirm = z.strictObject({
  title: plain(100).optional(),
  text: anyText(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})

export const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().max(2000),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
})

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(75) })
const groups = z
  .array(z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) }))
  .min(1)
  .max(100)

const common = { action_id: id, focus_on_load: z.boolean().optional() }
const holder = { placeholder: plain(150).optional() }
const boxes = z.array(option).min(1).max(10)
const menu = {
  ...common,
  ...holder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: groups.optional(),
}
const number = z.string().regex(/^-?\d+(\.\d+)?$/)
const user = z.string().regex(/^[UW][A-Z0-9]+$/)

const inputs = {
  text: z.strictObject({
    type: z.literal('plain_text_input'),
    ...common,
    ...holder,
    multiline: z.boolean().optional(),
    initial_value: words(3000).optional(),
    min_length: z.number().int().min(0).max(3000).optional(),
    max_length: z.number().int().min(1).max(3000).optional(),
  }),
  number: z.strictObject({
    type: z.literal('number_input'),
    ...common,
    ...holder,
    is_decimal_allowed: z.boolean(),
    initial_value: number.optional(),
    min_value: number.optional(),
    max_value: number.optional(),
  }),
  select: z.strictObject({
    type: z.literal('static_select'),
    ...menu,
    initial_option: option.optional(),
  }),
  multiSelect: z.strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    initial_options: z.array(option).min(1).optional(),
  }),
  radio: z.strictObject({
    type: z.literal('radio_buttons'),
    ...common,
    options: boxes,
    initial_option: option.optional(),
  }),
  checkboxes: z.strictObject({
    type: z.literal('checkboxes'),
    ...common,
    options: boxes,
    initial_options: z.array(option).min(1).optional(),
  }),
  user: z.strictObject({
    type: z.literal('users_select'),
    ...common,
    ...holder,
    initial_user: user.optional(),
  }),
  users: z.strictObject({
    type: z.literal('multi_users_select'),
    ...common,
    ...holder,
    initial_users: z.array(user).min(1).optional(),
  }),
  date: z.strictObject({
    type: z.literal('datepicker'),
    ...common,
    ...holder,
    initial_date: z.iso.date().optional(),
  }),
  moment: z.strictObject({
    type: z.literal('datetimepicker'),
    ...common,
    initial_date_time: z.number().int().min(1e9).max(9_999_999_999).optional(),
  }),
  file: z.strictObject({
    type: z.literal('file_input'),
    action_id: id,
    filetypes: z.array(z.string()).min(1).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
} as const

export const modalInput = z.discriminatedUnion('type', [
  inputs.text,
  inputs.number,
  inputs.select,
  inputs.multiSelect,
  inputs.radio,
  inputs.checkboxes,
  inputs.user,
  inputs.users,
  inputs.date,
  inputs.moment,
  inputs.file,
])

type Input = z.infer<typeof modalInput>
type Option = z.infer<typeof option>

/** What the shapes alone do not say of an input: one sentence a fault. */
export function inputFaults(input: Input): string[] {
  switch (input.type) {
    case 'static_select':
    case 'multi_static_select': {
      const all = [
        ...(input.options ?? []),
        ...(input.option_groups ?? []).flatMap((g) => g.options),
      ]
      const both = input.options !== undefined && input.option_groups !== undefined
      const initial =
        input.type === 'static_select' ? [input.initial_option ?? []].flat() : input.initial_options
      return [
        ...(both || all.length === 0 ? ['takes either options or groups of them'] : []),
        ...optionFaults(all, initial ?? []),
      ]
    }
    case 'radio_buttons':
      return optionFaults(input.options, [input.initial_option ?? []].flat())
    case 'checkboxes':
      return optionFaults(input.options, input.initial_options ?? [])
    case 'number_input': {
      const { initial_value, min_value, max_value } = input
      const [least, most] = [Number(min_value ?? '-Infinity'), Number(max_value ?? 'Infinity')]
      const value = Number(initial_value ?? least)
      return least > most || value < least || value > most ? ['is outside its own limits'] : []
    }
    case 'plain_text_input':
      return (input.initial_value ?? '').length > (input.max_length ?? 3000)
        ? ['starts with more than it takes']
        : []
    default:
      return []
  }
}

function optionFaults(all: readonly Option[], initial: readonly Option[]): string[] {
  const values = all.map(({ value }) => value)
  const labels = all.map(({ text }) => text.text)
  const known = new Set(all.map((each) => JSON.stringify(each)))
  return [
    ...(new Set(values).size < values.length ? ['has a value twice'] : []),
    ...(new Set(labels).size < labels.length ? ['has a label twice'] : []),
    ...(initial.every((each) => known.has(JSON.stringify(each)))
      ? []
      : ['starts with what is not among its options']),
  ]
}
