import { countedLength, textLimit } from '../../../../drill/text'
import type { Field } from '../../../../messages/form'
import { FieldFrame, inputProps } from './field-frame'
import { type FieldProps, textOf } from './values'

/** A one-line field takes as much, but tells so only when it comes near. */
const near = textLimit * 0.9

/** Typed text. More than the limit can be typed, and is shown, never cut. */
export function TextField({
  field,
  value,
  error,
  onValue,
}: FieldProps<Extract<Field, { kind: 'text' }>>) {
  const text = textOf(value)
  const length = countedLength(text)
  const over = length - textLimit
  const wrong = error ?? (over > 0 ? `${count(over)} too many. Shorten it.` : null)
  const props = { ...inputProps(field, wrong), value: text, dir: 'auto' as const }
  const counter =
    field.multiline || length > near ? (
      <span class={over > 0 ? 'forms-counter forms-over' : 'forms-counter'}>
        {length.toLocaleString('en')} of {textLimit.toLocaleString('en')}
      </span>
    ) : null
  return (
    <FieldFrame field={field} error={wrong} counter={counter}>
      {field.multiline ? (
        <textarea
          {...props}
          class="forms-input forms-lines"
          rows={3}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <input
          {...props}
          class="forms-input"
          type="text"
          autocomplete="off"
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  )
}

const count = (characters: number) =>
  characters === 1 ? '1 character is' : `${characters.toLocaleString('en')} characters are`
