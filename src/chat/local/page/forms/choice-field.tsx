import type { Field, Option } from '../../../../messages/form'
import { FieldFrame, inputProps } from './field-frame'
import { Chevron } from './icons'
import { type FieldProps, textOf } from './values'

type Choice = Omit<Extract<Field, { kind: 'choice' }>, 'kind'>

/** One of several; nothing is chosen for anybody. */
export function ChoiceField({ field, value, error, onValue }: FieldProps<Choice>) {
  const chosen = textOf(value)
  const stranger: readonly Option[] =
    chosen === '' || field.options.some((option) => option.value === chosen)
      ? []
      : [{ value: chosen, label: chosen }]
  const emptiable = !field.required || field.value === undefined
  return (
    <FieldFrame field={field} error={error}>
      <span class="forms-choice">
        <select
          {...inputProps(field, error)}
          class="forms-input forms-select"
          dir="auto"
          value={chosen}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {emptiable && <option value="">Choose…</option>}
          {[...field.options, ...stranger].map((option) => (
            <option key={option.value} value={option.value} dir="auto">
              {option.label}
            </option>
          ))}
        </select>
        <Chevron />
      </span>
    </FieldFrame>
  )
}
