import type { Field } from '../../../../messages/form'
import { FieldFrame, inputProps } from './field-frame'
import { type FieldProps, textOf } from './values'

/** A day, or a day and a time in the reader's own zone. */
export function DateField({
  field,
  value,
  error,
  onValue,
}: FieldProps<Extract<Field, { kind: 'date' | 'moment' }>>) {
  return (
    <FieldFrame field={field} error={error}>
      <input
        {...inputProps(field, error)}
        class="forms-input forms-date"
        type={field.kind === 'date' ? 'date' : 'datetime-local'}
        value={textOf(value)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

/** Dates that were begun and not finished: the browser hands them over as empty. One sentence a field. */
export function unfinishedDates(form: HTMLFormElement): Record<string, string> {
  const wrong = [...form.elements].filter(
    (each) => each instanceof HTMLInputElement && each.validity.badInput,
  )
  return Object.fromEntries(
    wrong.map((each) => [
      each.getAttribute('name') ?? '',
      'This date is not whole. Fill in all of it, or clear it.',
    ]),
  )
}
