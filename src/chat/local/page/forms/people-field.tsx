/** People of this page, by name: one, or several. */
import type { Field, Option } from '../../../../messages/form'
import { nameOf, people } from '../state/model'
import { ChoiceField } from './choice-field'
import { ChoicesField } from './choices-field'
import { type FieldProps, listOf, textOf } from './values'

export function PersonField(props: FieldProps<Extract<Field, { kind: 'person' }>>) {
  const chosen = textOf(props.value)
  const options = optionsWith(chosen === '' ? [] : [chosen])
  return <ChoiceField {...props} field={{ ...props.field, options }} />
}

export function PeopleField(props: FieldProps<Extract<Field, { kind: 'people' }>>) {
  const options = optionsWith(listOf(props.value))
  return <ChoicesField {...props} field={{ ...props.field, options }} />
}

/** Everybody, and who was chosen before they left. */
function optionsWith(chosen: readonly string[]): Option[] {
  const known = [...people.value.values()].map(({ id, name }) => ({ value: id, label: name }))
  const gone = chosen
    .filter((id) => !people.value.has(id))
    .map((id) => ({ value: id, label: nameOf(id) }))
  return [...known.sort((a, b) => a.label.localeCompare(b.label)), ...gone]
}
