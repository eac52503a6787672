import type { Field } from '../../../../messages/form'
import { ChoiceField } from './choice-field'
import { ChoicesField } from './choices-field'
import { DateField } from './date-field'
import { FileField } from './file-field'
import { NumberField } from './number-field'
import { PeopleField, PersonField } from './people-field'
import { TextField } from './text-field'
import { TickField } from './tick-field'
import { type FieldProps, textOf, type Value } from './values'

interface AnyProps extends FieldProps<Field> {
  /** Everything that the form holds: a file's name stands beside what is in it. */
  values: Readonly<Record<string, Value>>
  onOther: (name: string, value: Value) => void
}

/** Any field, by its kind. */
export function AnyField({ field, values, onOther, ...rest }: AnyProps) {
  switch (field.kind) {
    case 'text':
      return <TextField field={field} {...rest} />
    case 'number':
      return <NumberField field={field} {...rest} />
    case 'choice':
      return <ChoiceField field={field} {...rest} />
    case 'choices':
      return <ChoicesField field={field} {...rest} />
    case 'person':
      return <PersonField field={field} {...rest} />
    case 'people':
      return <PeopleField field={field} {...rest} />
    case 'date':
    case 'moment':
      return <DateField field={field} {...rest} />
    case 'tick':
      return <TickField field={field} {...rest} />
    case 'file':
      return (
        <FileField
          field={field}
          fileName={textOf(values[field.nameKey]) || null}
          onName={(name) => onOther(field.nameKey, name)}
          {...rest}
        />
      )
    default:
      return field satisfies never
  }
}

/** Options of so many characters stand beside one another. */
const shortLabel = 16

function isShort(field: Field): boolean {
  switch (field.kind) {
    case 'number':
    case 'date':
      return true
    case 'choice':
      return field.options.every(({ label }) => label.length <= shortLabel)
    case 'text':
    case 'choices':
    case 'person':
    case 'people':
    case 'moment':
    case 'tick':
    case 'file':
      return false
    default:
      return field satisfies never
  }
}

/** Fields in rows: two short ones share one, and a tick joins a short one. */
export function rowsOf(fields: readonly Field[]): (readonly Field[])[] {
  const rows: (readonly Field[])[] = []
  for (const field of fields) {
    const [only, ...more] = rows.at(-1) ?? []
    const joins = field.kind === 'tick' || isShort(field)
    if (joins && only && isShort(only) && more.length === 0) rows.splice(-1, 1, [only, field])
    else rows.push([field])
  }
  return rows
}
