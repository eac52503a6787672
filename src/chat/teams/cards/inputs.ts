/** One field of a form as the inputs that a card has for it. */
import { DateTime } from 'luxon'
import type { Field, FormValues } from '../../../messages/form'
import { plural } from '../../../messages/spans'
import { choice, choices, people, person } from './choice-inputs'
import { carriable } from './choices'
import { type InputKind, inputId } from './input-id'
import { fault, note, paragraph } from './lines'
import type { Element } from './types'
import { cut, cutAtWord, isBlank, typable } from './words'

export interface Asking {
  /** IANA zone of who is asked; a form's moments are in it. */
  zone: string
  people: readonly { id: string; name: string }[]
  /** What is wrong with what stands in it; undefined = nothing. */
  error: string | undefined
  /** Options of one choice, and characters of what stands around the inputs. */
  mostOptions: number
  longest: number
}

type Value = FormValues[string]

/** Longer than the field's own rule takes, so that the rule can say so instead of a text that ends in silence. */
const longestText = 4_000

/** `value`: what stands in it, the form's own or what was typed. */
export function fieldElements(field: Field, value: Value, asking: Asking): Element[] {
  const { error, longest } = asking
  const inputs = inputsFor(field, value, asking)
  const hint = hintOf(field, asking)
  const below = isBlank(hint)
    ? []
    : note(hint, longest).map((each) => ({ ...each, spacing: 'none' as const }))
  if (inputs.length === 0) return [...without(field, longest), ...below]
  if (error === undefined) return [...inputs, ...below]
  const [first, ...others] = inputs
  const input = first ? [{ ...first, spacing: 'small' as const }, ...others] : []
  return [...fault(error, longest), ...input, ...below]
}

/** A sentence where there is nothing to fill in. */
function without(field: Field, longest: number): Element[] {
  const why =
    field.kind === 'file' ? 'A window in Teams takes no files.' : 'There is nothing to choose yet.'
  return paragraph([{ kind: 'strong', text: field.label }, `  ${why}`], longest)
}

/** Its own words, and how many options are not shown. */
function hintOf(field: Field, { mostOptions, people: all }: Asking): string {
  const own = field.hint ?? ''
  const options =
    field.kind === 'choice' || field.kind === 'choices'
      ? field.options.map(({ value }) => value)
      : field.kind === 'person' || field.kind === 'people'
        ? all.map(({ id }) => id)
        : []
  const shown = carriable(options.map((value) => ({ value, label: '' })))
  const missing = new Set(options).size - Math.min(shown.length, mostOptions)
  return missing === 0 ? own : `${own} ${plural(missing, 'option')} cannot be shown here.`.trim()
}

function inputsFor(field: Field, value: Value, asking: Asking): Element[] {
  const labelled = (kind: InputKind, fault: string, more = '') => ({
    id: inputId(kind, field),
    label: labelOf(field, asking, more),
    ...(field.required ? { isRequired: true } : {}),
    errorMessage: asking.error ?? fault,
  })
  switch (field.kind) {
    case 'text':
      return [
        {
          type: 'Input.Text',
          ...labelled('text', 'Write something here.'),
          isMultiline: field.multiline,
          maxLength: longestText,
          ...typed(value),
        },
      ]
    case 'number': {
      const { min, max, unit = '' } = field
      const filled = {
        ...labelled('number', `Give a number from ${min} to ${max}.`),
        ...(isBlank(unit) ? {} : { placeholder: cut(unit, asking.longest) }),
      }
      // An input for numbers would drop what is none.
      if (typeof value === 'string' && !isBlank(value))
        return [{ type: 'Input.Text', ...filled, ...typed(value) }]
      const known = typeof value === 'number' ? { value } : {}
      return [{ type: 'Input.Number', ...filled, min, max, ...known }]
    }
    case 'choice':
      return choice(field, value, labelled('choice', 'Choose one.'), asking.mostOptions)
    case 'choices':
      return choices(field, value, labelled('choices', 'Choose at least one.'), asking.mostOptions)
    case 'person':
      return person(value, labelled('person', 'Choose a person.'), field.required, asking)
    case 'people':
      return people(value, labelled('people', 'Choose at least one person.'), asking)
    case 'date':
      return [
        {
          type: 'Input.Date',
          ...labelled('date', 'Give a day.'),
          ...(isDay(value) ? { value } : {}),
        },
      ]
    case 'moment': {
      const { day, clock } = momentOf(value)
      return [
        {
          type: 'Input.Date',
          ...labelled('day', 'Give a day.'),
          ...(isDay(day) ? { value: day } : {}),
        },
        {
          type: 'Input.Time',
          ...labelled('clock', 'Give a time.', `: time (${asking.zone})`),
          ...(isClock(clock) ? { value: clock } : {}),
        },
      ]
    }
    case 'tick':
      return [
        {
          type: 'Input.Toggle',
          id: inputId('tick', field),
          label: labelOf(field, asking, ''),
          title: 'Yes',
          value: value === true ? 'true' : 'false',
          wrap: true,
        },
      ]
    case 'file':
      return []
    default:
      return field satisfies never
  }
}

function labelOf(field: Field, { longest }: Asking, more: string): string {
  return `${cutAtWord(isBlank(field.label) ? field.name : field.label, longest)}${more}`
}

function typed(value: Value): { value?: string } {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '') return {}
  const whole = typable(text)
  return { value: whole.length <= longestText ? whole : cut(whole, longestText) }
}

/** The parts of "2026-12-03T03:00"; what somebody left half empty has one of them. */
function momentOf(value: Value): { day: string; clock: string } {
  const text = typeof value === 'string' ? value.trim() : ''
  const [, day = '', clock = ''] =
    /^(\d{4}-\d{2}-\d{2})?(?:[T\s](\d{2}:\d{2})\S*)?$/.exec(text) ?? []
  return { day, clock }
}

const isDay = (value: Value): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid
const isClock = (value: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
