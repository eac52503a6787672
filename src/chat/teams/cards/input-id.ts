/** An input's id says which field it is and of what kind, so that a submission can be read without its form. */
import type { Field } from '../../../messages/form'

const kinds = [
  'text',
  'number',
  'choice',
  'choices',
  'person',
  'people',
  'date',
  'day',
  'clock',
  'tick',
] as const
/** A moment has two inputs: its day and its clock. */
export type InputKind = (typeof kinds)[number]

const form = /^field:([a-z]+):([\p{L}\p{N}_-]{1,80})$/u

export const inputId = (kind: InputKind, { name }: Pick<Field, 'name'>): string =>
  `field:${kind}:${name}`

/** Null = it is no input of ours. */
export function readInputId(id: string): { kind: InputKind; name: string } | null {
  const [, said, name] = form.exec(id) ?? []
  const kind = kinds.find((each) => each === said)
  return kind === undefined || name === undefined || name === '__proto__' ? null : { kind, name }
}
