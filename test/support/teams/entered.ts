/** A card's inputs: what they open with, and what a person puts in, as far as Teams' own client lets it go. */
import { z } from 'zod'
import { isObject } from './api/body'
import type { Json, TeamsPerson } from './api/types'
import type { Entered } from './people'

const choice = z.looseObject({ title: z.string(), value: z.string() })

const input = z.looseObject({
  type: z.enum([
    'Input.Text',
    'Input.Number',
    'Input.Date',
    'Input.Time',
    'Input.Toggle',
    'Input.ChoiceSet',
  ]),
  id: z.string(),
  label: z.string(),
  isRequired: z.boolean().default(false),
  isMultiline: z.boolean().default(false),
  isMultiSelect: z.boolean().default(false),
  value: z.unknown().optional(),
  valueOn: z.string().default('true'),
  valueOff: z.string().default('false'),
  maxLength: z.number().optional(),
  regex: z.string().optional(),
  min: z.union([z.number(), z.string()]).optional(),
  max: z.union([z.number(), z.string()]).optional(),
  choices: z.array(choice).default([]),
  'choices.data': z.looseObject({ dataset: z.string() }).optional(),
})
export type Input = z.infer<typeof input>

/** Inputs of a card in their order, those of cards behind a button left out. */
export function inputsOf(node: unknown): Input[] {
  if (Array.isArray(node)) return node.flatMap(inputsOf)
  if (!isObject(node) || node.type === 'Action.ShowCard') return []
  const parsed = input.safeParse(node)
  return parsed.success ? [parsed.data] : Object.values(node).flatMap(inputsOf)
}

/** Without what is put behind it: a star, or that something is wrong with it. */
const label = ({ label }: Input): string =>
  label.replace(/(\s*\*|\s*\([^()]*change\))+$/, '').trim()

/**
 * What the inputs hand in by their ids: as they opened but for `values`, by their labels (without a star at the end).
 * Throws where a label is unknown or ambiguous, or where Teams' client would show an error itself.
 */
export function enteredValues(
  inputs: readonly Input[],
  values: Readonly<Record<string, Entered>>,
  people: Iterable<TeamsPerson>,
): Json {
  for (const each of Object.keys(values)) {
    const count = inputs.filter((one) => label(one) === each).length
    if (count !== 1)
      throw new Error(
        `${count} inputs are called “${each}”; there are: ${inputs.map(label).join(', ')}`,
      )
  }
  const everybody = [...people]
  return Object.fromEntries(
    inputs.flatMap((field) => {
      const given = values[label(field)]
      const value = given === undefined ? opened(field) : entered(field, given, everybody)
      if (field.isRequired && (value === '' || (isToggle(field) && value !== field.valueOn)))
        throw new Error(`“${label(field)}” is required: Teams keeps the dialog.`)
      // What is left empty is not handed in at all.
      return value === '' ? [] : [[field.id, value]]
    }),
  )
}

const isToggle = ({ type }: Input): boolean => type === 'Input.Toggle'

/** Whatever it is, it leaves as words. */
const opened = (field: Input): string =>
  field.value === undefined || field.value === null
    ? isToggle(field)
      ? field.valueOff
      : ''
    : String(field.value)

function entered(field: Input, given: Entered, people: readonly TeamsPerson[]): string {
  const no = (why: string) => new Error(`“${label(field)}” ${why}: Teams keeps the dialog.`)
  if (given === null || given === '') return isToggle(field) ? field.valueOff : ''
  switch (field.type) {
    case 'Input.Text': {
      const text = String(given)
      if (text.length > (field.maxLength ?? Number.POSITIVE_INFINITY))
        throw no(`takes ${field.maxLength} characters`)
      if (!field.isMultiline && text.includes('\n')) throw no('takes one line')
      if (field.regex !== undefined && !new RegExp(field.regex).test(text))
        throw no(`takes ${field.regex}`)
      return text
    }
    case 'Input.Number': {
      const number = Number(given)
      const least = Number(field.min ?? Number.NEGATIVE_INFINITY)
      const most = Number(field.max ?? Number.POSITIVE_INFINITY)
      if (Number.isNaN(number) || number < least || number > most) throw no(`takes no ${given}`)
      return String(number)
    }
    case 'Input.Date':
      if (!/^\d{4}-\d\d-\d\d$/.test(String(given))) throw no('takes YYYY-MM-DD')
      return String(given)
    case 'Input.Time':
      if (!/^\d\d:\d\d$/.test(String(given))) throw no('takes HH:MM')
      return String(given)
    case 'Input.Toggle':
      return given === true ? field.valueOn : field.valueOff
    case 'Input.ChoiceSet':
      return chosen(field, [given].flat().map(String), people)
    default:
      return field.type satisfies never
  }
}

/** By title or by value; where people are picked, by name. */
function chosen(field: Input, given: readonly string[], people: readonly TeamsPerson[]): string {
  if (given.length > 1 && !field.isMultiSelect)
    throw new Error(`“${label(field)}” takes one choice.`)
  const picked = given.map((each) => {
    const found =
      field.choices.find(({ title }) => title === each) ??
      field.choices.find(({ value }) => value === each)
    if (found !== undefined) return found.value
    const person = people.find(({ name }) => name === each)
    if (field['choices.data'] !== undefined && person !== undefined) return person.aadObjectId
    throw new Error(
      `“${label(field)}” has no ${each}, but: ${field.choices.map(({ title }) => title).join(', ')}`,
    )
  })
  return picked.join(',')
}
