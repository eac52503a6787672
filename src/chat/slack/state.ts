/** What people filled into a modal, as the values that a form's command takes. */
import { z } from 'zod'
import { localMoment } from '../../commands/moment'
import type { FormValues } from '../../messages/form'
import { fieldOf, isTick, nameKeyOf } from './inputs'

const option = z.object({ value: z.string() })

const filled = z.discriminatedUnion('type', [
  z.object({ type: z.literal('plain_text_input'), value: z.string().nullish() }),
  z.object({ type: z.literal('number_input'), value: z.string().nullish() }),
  z.object({
    type: z.enum(['static_select', 'radio_buttons']),
    selected_option: option.nullish(),
  }),
  z.object({
    type: z.enum(['checkboxes', 'multi_static_select']),
    selected_options: z.array(option).nullish(),
  }),
  z.object({ type: z.literal('users_select'), selected_user: z.string().nullish() }),
  z.object({
    type: z.literal('multi_users_select'),
    selected_users: z.array(z.string()).nullish(),
  }),
  z.object({ type: z.literal('datepicker'), selected_date: z.string().nullish() }),
  z.object({ type: z.literal('datetimepicker'), selected_date_time: z.number().nullish() }),
  z.object({
    type: z.literal('file_input'),
    files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).nullish(),
  }),
])
type Filled = z.infer<typeof filled>

const state = z.record(z.string(), z.record(z.string(), filled))

export interface Reading {
  /** IANA zone of who filled it in; moments are handed on in it, as the form had them. */
  zone: string
  /**
   * Our id of a person by Slack's; the edge makes sure of them before, see `usersIn`. Null = nobody of ours: the
   * field's own rule gets Slack's id and refuses it.
   */
  personIdOf: (userId: string) => string | null
  /** What is in a file of text, by Slack's id; the edge has fetched it before, see `filesIn`. Null = it could not. */
  contentOf: (fileId: string) => string | null
}

/** Slack's ids of everybody who was chosen: to be known as people before the values are read. */
export function usersIn(values: unknown): string[] {
  const users = fieldsIn(values).flatMap(([, input]) => {
    if (input.type === 'users_select') return input.selected_user ?? []
    return input.type === 'multi_users_select' ? (input.selected_users ?? []) : []
  })
  return [...new Set(users)]
}

/** Slack's ids of the files that were chosen: to be fetched before the values are read. */
export function filesIn(values: unknown): string[] {
  return fieldsIn(values).flatMap(([, input]) =>
    input.type === 'file_input' ? (input.files ?? []).map(({ id }) => id) : [],
  )
}

/** `view.state.values` by field name; what was left empty is absent. Throws a ZodError where it is nothing that a modal of ours gives. */
export function readState(values: unknown, reading: Reading): FormValues {
  return Object.fromEntries(
    fieldsIn(values).flatMap(([name, input, action]): [string, FormValues[string]][] => {
      const value = isTick(action) ? isOn(input) : filledIn(input, reading)
      if (value === null) return []
      const called = input.type === 'file_input' ? input.files?.[0]?.name : null
      return called
        ? [
            [name, value],
            [nameKeyOf(action), called],
          ]
        : [[name, value]]
    }),
  )
}

function fieldsIn(values: unknown): [name: string, input: Filled, action: string][] {
  return Object.entries(state.parse(values)).flatMap(([id, actions]) => {
    const name = fieldOf(id)
    if (name === null) return []
    return Object.entries(actions).map(([action, input]): [string, Filled, string] => [
      name,
      input,
      action,
    ])
  })
}

const isOn = (input: Filled): boolean =>
  input.type === 'checkboxes' && (input.selected_options ?? []).length > 0

function filledIn(
  input: Filled,
  { zone, personIdOf, contentOf }: Reading,
): FormValues[string] | null {
  switch (input.type) {
    case 'plain_text_input':
      return input.value ?? null
    case 'number_input':
      return numberOf(input.value ?? '')
    case 'static_select':
    case 'radio_buttons':
      return input.selected_option?.value ?? null
    case 'checkboxes':
    case 'multi_static_select':
      return (input.selected_options ?? []).map(({ value }) => value)
    case 'users_select':
      return input.selected_user ? (personIdOf(input.selected_user) ?? input.selected_user) : null
    case 'multi_users_select':
      return (input.selected_users ?? []).map((user) => personIdOf(user) ?? user)
    case 'datepicker':
      return input.selected_date ?? null
    case 'datetimepicker':
      return input.selected_date_time ? localMoment(input.selected_date_time * 1000, zone) : null
    case 'file_input': {
      const [file] = input.files ?? []
      return file ? contentOf(file.id) : null
    }
    default:
      return input satisfies never
  }
}

/** What is no number is handed on as typed, so that the field's own rule can say so. */
function numberOf(typed: string): number | string | null {
  if (typed.trim() === '') return null
  const number = Number(typed)
  return Number.isFinite(number) ? number : typed
}
