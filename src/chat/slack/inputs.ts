/** One field of a form as the input that Slack has for it. */
import type { types } from '@slack/bolt'
import { DateTime } from 'luxon'
import { readMoment } from '../../commands/moment'
import type { Field, Option } from '../../messages/form'
import { plural } from '../../messages/spans'
import { cut, isBlank } from './escape'
import { limits } from './limits'
import { paragraph } from './lines'
import { optionList, type SlackOption, slackOptions } from './options'
import { plainText } from './text'

export interface Asking {
  /** IANA zone of who is asked; a form's moments are in it. */
  zone: string
  /** Slack's id of a person; null = none of that workspace. */
  userIdOf: (personId: string) => string | null
  /** Our id of the channel where the form is opened. */
  channel?: string
}

/** A block's id says which field it is, so that nothing need be remembered and typed values stay. */
export const inputId = (name: string): string => `${idPrefix}${name}`
const idPrefix = 'field:'
/** Null = it is no field's block. */
export const fieldOf = (id: string): string | null =>
  id.startsWith(idPrefix) && id.length > idPrefix.length ? id.slice(idPrefix.length) : null

/**
 * An input's own id says what kind of field it is, for an empty list and a tick that is off look alike, and of a
 * file where its name goes.
 */
const actionId = (field: Field): string =>
  `${field.kind}:${field.kind === 'file' ? field.nameKey : field.name}`
export const isTick = (action: string): boolean => action.startsWith('tick:')
export const nameKeyOf = (action: string): string => action.slice('file:'.length)

const fewRadios = 4
const shortRadio = 32

/** An input, or a sentence where there is nothing to choose. */
export function inputBlocks(field: Field, asking: Asking): types.KnownBlock[] {
  const element = elementFor(field, asking)
  const hint = hintOf(field)
  if (element === null)
    return paragraph([{ kind: 'strong', text: field.label }, '  There is nothing to choose yet.'])
  return [
    {
      type: 'input',
      block_id: inputId(field.name),
      label: plainText(isBlank(field.label) ? field.name : field.label, limits.label),
      element,
      optional: !field.required,
      ...(hint === '' ? {} : { hint: plainText(hint, limits.hint) }),
    },
  ]
}

/** Its own words, and how many options Slack has no room for. */
function hintOf(field: Field): string {
  const own = field.hint === undefined || isBlank(field.hint) ? '' : field.hint
  if (field.kind !== 'choice' && field.kind !== 'choices') return own
  const missing =
    new Set(field.options.map(({ value }) => value)).size - slackOptions(field.options).length
  return missing === 0 ? own : `${own} ${plural(missing, 'option')} cannot be shown here.`.trim()
}

function elementFor(field: Field, asking: Asking): types.InputBlockElement | null {
  const action_id = actionId(field)
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.multiline,
        max_length: limits.inputText,
        ...(field.value === undefined || isBlank(field.value)
          ? {}
          : { initial_value: cut(field.value, limits.inputText) }),
      }
    case 'number':
      return {
        type: 'number_input',
        action_id,
        // Whether a fraction will do is the field's own rule, which answers in its own words.
        is_decimal_allowed: true,
        min_value: String(field.min),
        max_value: String(field.max),
        ...(field.value === undefined || field.value < field.min || field.value > field.max
          ? {}
          : { initial_value: String(field.value) }),
        ...(field.unit === undefined || isBlank(field.unit)
          ? {}
          : { placeholder: plainText(field.unit, limits.placeholder) }),
      }
    case 'choice':
      return choice(action_id, field.options, field.required, field.value)
    case 'choices':
      return choices(action_id, field.options, field.value ?? [])
    case 'person': {
      const user = field.value === undefined ? null : asking.userIdOf(field.value)
      return { type: 'users_select', action_id, ...(user === null ? {} : { initial_user: user }) }
    }
    case 'people': {
      const users = [...new Set((field.value ?? []).flatMap((id) => asking.userIdOf(id) ?? []))]
      return {
        type: 'multi_users_select',
        action_id,
        ...(users.length === 0 ? {} : { initial_users: users }),
      }
    }
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(isDay(field.value) ? { initial_date: field.value } : {}),
      }
    case 'moment': {
      const at = readMoment(field.value, asking.zone)
      return {
        type: 'datetimepicker',
        action_id,
        ...(typeof at === 'number' && isTenDigits(at)
          ? { initial_date_time: Math.floor(at / 1000) }
          : {}),
      }
    }
    case 'tick': {
      const option = { text: plainText('Yes', limits.optionText), value: 'yes' }
      return {
        type: 'checkboxes',
        action_id,
        options: [option],
        ...(field.value === true ? { initial_options: [option] } : {}),
      }
    }
    case 'file': {
      const filetypes = field.accept.map((ending) => ending.replace(/^\./, ''))
      return {
        type: 'file_input',
        action_id,
        max_files: 1,
        ...(filetypes.length === 0 ? {} : { filetypes }),
      }
    }
    default:
      return field satisfies never
  }
}

/** Radio buttons cannot be emptied again, so they are for what must be answered. */
function choice(
  action_id: string,
  all: readonly Option[],
  required: boolean,
  value: string | undefined,
): types.InputBlockElement | null {
  const options = slackOptions(all)
  if (options.length === 0) return null
  const initial = options.find((option) => option.value === value)
  const chosen = initial === undefined ? {} : { initial_option: initial }
  const brief = options.every(({ text }) => text.text.length <= shortRadio)
  if (required && brief && options.length <= fewRadios)
    return { type: 'radio_buttons', action_id, options, ...chosen }
  return { type: 'static_select', action_id, ...optionList(options), ...chosen }
}

function choices(
  action_id: string,
  all: readonly Option[],
  values: readonly string[],
): types.InputBlockElement | null {
  const options = slackOptions(all)
  if (options.length === 0) return null
  const initial: SlackOption[] = options.filter((option) => values.includes(option.value))
  const chosen = initial.length === 0 ? {} : { initial_options: initial }
  if (options.length <= limits.boxes) return { type: 'checkboxes', action_id, options, ...chosen }
  return { type: 'multi_static_select', action_id, ...optionList(options), ...chosen }
}

const isDay = (value: string | undefined): value is string =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid

/** Slack takes moments of ten digits of seconds: from 2001 to 2286. */
const isTenDigits = (at: number) => at >= 1e12 && at < 1e13
