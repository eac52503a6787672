/** A modal's inputs: what they open with, and what a person puts in, as far as Slack's own client lets it go. */
import { z } from 'zod'
import type { Entered } from './people'
import type { HeldFile, HeldView, Json } from './types'

const option = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string() })
type Option = z.infer<typeof option>

const element = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  options: z.array(option).optional(),
  option_groups: z.array(z.looseObject({ options: z.array(option) })).optional(),
  initial_value: z.string().optional(),
  initial_option: option.optional(),
  initial_options: z.array(option).optional(),
  initial_user: z.string().optional(),
  initial_users: z.array(z.string()).optional(),
  initial_conversation: z.string().optional(),
  initial_channel: z.string().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_date_time: z.number().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  is_decimal_allowed: z.boolean().optional(),
  max_files: z.number().optional(),
})
type Element = z.infer<typeof element>

const input = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  label: z.looseObject({ text: z.string() }),
  optional: z.boolean().default(false),
  element,
})

const inputsOf = ({ view }: HeldView) =>
  view.blocks.flatMap((block) => {
    const parsed = input.safeParse(block)
    return parsed.success ? [parsed.data] : []
  })

/**
 * `view.state.values` of a modal as it opened but for `values`, by the inputs' labels. Throws where a label is
 * unknown or ambiguous, or where Slack's client would show an error itself.
 */
export function enteredValues(
  view: HeldView,
  values: Readonly<Record<string, Entered>>,
  shownFile: (file: HeldFile) => Json,
): Json {
  const inputs = inputsOf(view)
  for (const label of Object.keys(values)) {
    const count = inputs.filter((each) => each.label.text === label).length
    if (count !== 1)
      throw new Error(
        `${count} inputs are called “${label}”; there are: ${inputs.map((each) => each.label.text).join(', ')}`,
      )
  }
  const all: Record<string, Json> = {}
  for (const { block_id, label, optional, element: field } of inputs) {
    const given = values[label.text]
    const value =
      given === undefined ? initial(field) : entered(field, given, label.text, shownFile)
    const isEmpty = Object.values(value).every(
      (each) => each === null || (Array.isArray(each) && each.length === 0),
    )
    if (isEmpty && !optional) throw new Error(`“${label.text}” is required: Slack keeps the modal.`)
    all[block_id] = { [field.action_id]: { type: field.type, ...value } }
  }
  return all
}

/** Every kind of input that Slack has for modals here, by the key that its value stands under. */
function initial(field: Element): Json {
  switch (field.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'url_text_input':
    case 'email_text_input':
      return { value: field.initial_value ?? null }
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: field.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: field.initial_options ?? [] }
    case 'users_select':
      return { selected_user: field.initial_user ?? null }
    case 'multi_users_select':
      return { selected_users: field.initial_users ?? [] }
    case 'conversations_select':
      return { selected_conversation: field.initial_conversation ?? null }
    case 'channels_select':
      return { selected_channel: field.initial_channel ?? null }
    case 'datepicker':
      return { selected_date: field.initial_date ?? null }
    case 'timepicker':
      return { selected_time: field.initial_time ?? null }
    case 'datetimepicker':
      return { selected_date_time: field.initial_date_time ?? null }
    case 'file_input':
      return { files: [] }
    default:
      throw new Error(`The fake fills in no ${field.type}.`)
  }
}

function entered(
  field: Element,
  given: Entered,
  label: string,
  shownFile: (file: HeldFile) => Json,
): Json {
  const [key] = Object.keys(initial(field))
  if (key === undefined) throw new Error(`“${label}” has no value.`)
  const isList = key.endsWith('s')
  if (given === null || given === '') return { [key]: isList ? [] : null }
  if (field.type === 'file_input') return { files: filesOf(field, given, label).map(shownFile) }
  if (key === 'value') return { value: typed(field, given, label) }
  if (key === 'selected_option' || key === 'selected_options') {
    const chosen = optionsOf(field, given, label)
    return { [key]: isList ? chosen : chosen[0] }
  }
  if (key === 'selected_date_time') {
    if (given instanceof Date) return { [key]: Math.floor(given.getTime() / 1000) }
    throw new Error(`“${label}” takes a Date.`)
  }
  if (isList) return { [key]: [given].flat() }
  if (typeof given !== 'string') throw new Error(`“${label}” takes one id or word.`)
  if (key === 'selected_date' && !/^\d{4}-\d\d-\d\d$/.test(given))
    throw new Error(`“${label}” takes YYYY-MM-DD.`)
  return { [key]: given }
}

function typed(field: Element, given: Entered, label: string): string {
  if (typeof given !== 'string' && typeof given !== 'number')
    throw new Error(`“${label}” takes words or a number.`)
  const text = String(given)
  if (field.type === 'number_input') {
    const number = Number(text)
    const shape = field.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
    const least = Number(field.min_value ?? '-Infinity')
    const most = Number(field.max_value ?? 'Infinity')
    if (!shape.test(text) || number < least || number > most)
      throw new Error(`“${label}” takes no ${text}: Slack keeps the modal.`)
    return text
  }
  if (text.length > (field.max_length ?? 3000) || text.length < (field.min_length ?? 0))
    throw new Error(`“${label}” takes no ${text.length} characters: Slack keeps the modal.`)
  return text
}

/** By label or by value; a tick as true or false where there is one box. */
function optionsOf(field: Element, given: Entered, label: string): readonly Option[] {
  const all = field.options ?? (field.option_groups ?? []).flatMap(({ options }) => options)
  if (typeof given === 'boolean') return given ? all.slice(0, 1) : []
  return [given].flat().map((each) => {
    const found =
      all.find(({ text }) => text.text === each) ?? all.find(({ value }) => value === String(each))
    if (found !== undefined) return found
    throw new Error(`“${label}” has: ${all.map(({ text }) => text.text).join(', ')}`)
  })
}

function filesOf(field: Element, given: Entered, label: string): HeldFile[] {
  const files = Array.isArray(given)
    ? given.flatMap((each: string | HeldFile) => (typeof each === 'string' ? [] : [each]))
    : []
  if (files.length === 0 || files.length > (field.max_files ?? 10))
    throw new Error(`“${label}” takes 1 to ${field.max_files ?? 10} files.`)
  return files
}
