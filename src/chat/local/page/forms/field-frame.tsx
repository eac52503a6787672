/** What stands around every field: label, hint, what is wrong. */
import type { ComponentChildren } from 'preact'
import type { Field } from '../../../../messages/form'
import { Warning } from './icons'

type Framed = Pick<Field, 'name' | 'label' | 'required' | 'hint'>

export const fieldId = (name: string) => `field-${name}`
const hintId = (name: string) => `hint-${name}`
const errorId = (name: string) => `error-${name}`

/** Ids of what describes a field; undefined = nothing does. */
function describedBy({ name, hint }: Framed, error: string | null): string | undefined {
  const ids = [...(hint ? [hintId(name)] : []), ...(error === null ? [] : [errorId(name)])]
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** What the one input of a field carries. */
export function inputProps(field: Framed, error: string | null) {
  return {
    id: fieldId(field.name),
    name: field.name,
    'aria-required': field.required,
    'aria-invalid': error !== null,
    'aria-describedby': describedBy(field, error),
  }
}

interface FrameProps {
  field: Framed
  error: string | null
  /** At the right of the label. */
  counter?: ComponentChildren
  children: ComponentChildren
}

/** Around one input, whose id `inputProps` gives. */
export function FieldFrame({ field, error, counter, children }: FrameProps) {
  return (
    <div class={error === null ? 'forms-field' : 'forms-field forms-wrong'}>
      <div class="forms-label">
        <span>
          <label for={fieldId(field.name)}>{field.label}</label>
          <Star of={field} />
        </span>
        {counter}
      </div>
      <Hint of={field} />
      {children}
      <Fault of={field} error={error} />
    </div>
  )
}

/** Around several inputs that answer one question. */
export function GroupFrame({ field, error, counter, children }: FrameProps) {
  return (
    <fieldset
      id={fieldId(field.name)}
      class={error === null ? 'forms-field forms-group' : 'forms-field forms-group forms-wrong'}
      aria-describedby={describedBy(field, error)}
    >
      <legend class="forms-label">
        {field.label}
        <Star of={field} />
      </legend>
      {counter}
      <Hint of={field} />
      {children}
      <Fault of={field} error={error} />
    </fieldset>
  )
}

/** Beside the label, not in it: the label is the field's name. */
function Star({ of }: { of: Framed }) {
  return of.required ? <span aria-hidden="true"> *</span> : null
}

export function Hint({ of }: { of: Framed }) {
  return of.hint ? (
    <p id={hintId(of.name)} class="forms-hint">
      {of.hint}
    </p>
  ) : null
}

export function Fault({ of, error }: { of: Framed; error: string | null }) {
  return error === null ? null : (
    <p id={errorId(of.name)} class="forms-error">
      <Warning />
      <span>{error}</span>
    </p>
  )
}

/** Brings a person to a field, in a group to its first input. */
export function focusField(name: string): void {
  const element = document.getElementById(fieldId(name))
  const input = element instanceof HTMLFieldSetElement ? element.querySelector('input') : element
  input?.focus()
  // With its sentence.
  element?.closest('.forms-field')?.scrollIntoView({ block: 'nearest' })
}
