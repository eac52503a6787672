import type { Field } from '../../../../messages/form'
import { Fault, Hint, inputProps } from './field-frame'
import type { FieldProps } from './values'

/** Yes or no: its label stands beside its box. */
export function TickField({
  field,
  value,
  error,
  onValue,
}: FieldProps<Extract<Field, { kind: 'tick' }>>) {
  const props = inputProps(field, error)
  return (
    <div class={error === null ? 'forms-field forms-tick' : 'forms-field forms-tick forms-wrong'}>
      <label class="forms-box" for={props.id}>
        <input
          {...props}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        <strong>{field.label}</strong>
      </label>
      <Hint of={field} />
      <Fault of={field} error={error} />
    </div>
  )
}
