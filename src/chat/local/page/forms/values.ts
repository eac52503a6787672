/** What a form's fields hold, as its inputs need it. */
import type { FormValues } from '../../../../messages/form'

export type Value = FormValues[string]

/** What every field's component gets. */
export interface FieldProps<F> {
  field: F
  value: Value
  /** The sentence that stands at it; null = nothing is wrong. */
  error: string | null
  onValue: (value: Value) => void
}

export function textOf(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function listOf(value: Value): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** The list with the element, or without it. */
export function withElement(list: readonly string[], element: string, on: boolean): string[] {
  const others = list.filter((each) => each !== element)
  return on ? [...others, element] : others
}
