import type { Field } from '../../../../messages/form'
import { GroupFrame } from './field-frame'
import { type FieldProps, listOf, withElement } from './values'

type Choices = Omit<Extract<Field, { kind: 'choices' }>, 'kind'>

/** So many fit without scrolling of their own. */
const few = 8
/** Labels of so many characters stand in one row. */
const shortLabel = 12

/** Several of several, one box each. */
export function ChoicesField({ field, value, error, onValue }: FieldProps<Choices>) {
  const chosen = listOf(value)
  const many = field.options.length > few
  const brief = field.options.every(({ label }) => label.length <= shortLabel)
  const shape = many ? 'forms-many' : brief ? 'forms-brief' : ''
  const counter = many ? (
    <p class="forms-hint">
      {chosen.length} of {field.options.length} chosen
    </p>
  ) : null
  return (
    <GroupFrame field={field} error={error} counter={counter}>
      <div class={`forms-boxes ${shape}`}>
        {field.options.map((option) => (
          <label key={option.value} class="forms-box">
            <input
              type="checkbox"
              name={field.name}
              value={option.value}
              aria-invalid={error !== null}
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onValue(withElement(chosen, option.value, event.currentTarget.checked))
              }
            />
            <bdi>{option.label}</bdi>
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}
