import type { Field } from '../../../../messages/form'
import { FieldFrame, inputProps } from './field-frame'
import { type FieldProps, textOf } from './values'

/** A number as text, so that what was typed stays, right or wrong, and no wheel turns it. */
export function NumberField({
  field,
  value,
  error,
  onValue,
}: FieldProps<Extract<Field, { kind: 'number' }>>) {
  return (
    <FieldFrame field={field} error={error}>
      <input
        {...inputProps(field, error)}
        class="forms-input forms-number"
        type="text"
        // The digits' keyboard of some phones has no minus.
        inputmode={field.min < 0 ? 'text' : 'numeric'}
        autocomplete="off"
        value={textOf(value)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}
