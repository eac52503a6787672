/** Fields that are chosen from a list, as sets of choices. */
import type { Field, FormValues, Option } from '../../../messages/form'
import { carriable, choicesOf, encoded, joinedValues, none, shownOf } from './choices'
import type { Input } from './types'

type Value = FormValues[string]
type Labelled = Pick<Input, 'id' | 'label' | 'isRequired' | 'errorMessage'>

interface Members {
  people: readonly { id: string; name: string }[]
  /** Of one set; those that are chosen are always among them. */
  mostOptions: number
}

const fewRadios = 4
const shortRadio = 32
const fewBoxes = 12
/** A longer list is one that is typed into. */
const fewNames = 20

/** Radio buttons cannot be emptied again, so they are for what must be answered. Nothing = there is nothing to choose. */
export function choice(
  field: Extract<Field, { kind: 'choice' }>,
  value: Value,
  labelled: Labelled,
  mostOptions: number,
): Input[] {
  const all = carriable(field.options)
  if (all.length === 0) return []
  const [chosen] = chosenOf(value, all)
  const shown = choicesOf(shownOf(all, chosen === undefined ? [] : [chosen], mostOptions))
  const initial = chosen === undefined ? {} : { value: encoded(chosen) }
  const set = { type: 'Input.ChoiceSet' as const, ...labelled, wrap: true, ...initial }
  const isBrief = shown.every(({ title }) => title.length <= shortRadio)
  if (field.required && isBrief && shown.length <= fewRadios)
    return [{ ...set, choices: shown, style: 'expanded' }]
  const first = field.required ? [] : [none]
  return [{ ...set, choices: [...first, ...shown], style: 'compact', placeholder: 'Choose' }]
}

export function choices(
  field: Extract<Field, { kind: 'choices' }>,
  value: Value,
  labelled: Labelled,
  mostOptions: number,
): Input[] {
  const all = carriable(field.options)
  if (all.length === 0) return []
  const chosen = chosenOf(value, all)
  const shown = choicesOf(shownOf(all, chosen, mostOptions))
  return [
    {
      type: 'Input.ChoiceSet',
      ...labelled,
      choices: shown,
      isMultiSelect: true,
      style: shown.length > fewBoxes ? 'compact' : 'expanded',
      wrap: true,
      ...(chosen.length === 0 ? {} : { value: joinedValues(chosen) }),
    },
  ]
}

export function person(
  value: Value,
  labelled: Labelled,
  isRequired: boolean,
  members: Members,
): Input[] {
  const all = optionsOf(members)
  const [chosen] = chosenOf(value, all)
  const shown = choicesOf(shownOf(all, chosen === undefined ? [] : [chosen], members.mostOptions))
  if (all.length === 0) return []
  const initial = chosen === undefined ? {} : { value: encoded(chosen) }
  const first = isRequired || isLong(shown) ? [] : [none]
  return [{ ...byName(labelled, shown), choices: [...first, ...shown], ...initial }]
}

export function people(value: Value, labelled: Labelled, members: Members): Input[] {
  const all = optionsOf(members)
  const chosen = chosenOf(value, all)
  const shown = choicesOf(shownOf(all, chosen, members.mostOptions))
  if (all.length === 0) return []
  const initial = chosen.length === 0 ? {} : { value: joinedValues(chosen) }
  return [{ ...byName(labelled, shown), choices: shown, isMultiSelect: true, ...initial }]
}

const isLong = (shown: readonly unknown[]) => shown.length > fewNames

function byName(labelled: Labelled, shown: readonly unknown[]) {
  const set = { type: 'Input.ChoiceSet' as const, ...labelled, wrap: true }
  return isLong(shown)
    ? { ...set, style: 'filtered' as const, placeholder: 'Type a name' }
    : { ...set, style: 'compact' as const, placeholder: 'Choose' }
}

const optionsOf = ({ people: all }: Members): Option[] =>
  carriable(all.map(({ id, name }) => ({ value: id, label: name })))

function chosenOf(value: Value, options: readonly Option[]): string[] {
  const wanted = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  return options.flatMap((option) => (wanted.includes(option.value) ? [option.value] : []))
}
