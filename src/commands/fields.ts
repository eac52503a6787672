/** Fields that several forms share. */
import { arrived } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import type { Field, Option } from '../messages/form'

/** Every alert alike: its letter is its value. */
export function alertField(record: DrillRecord, value?: string): Field {
  const options = arrived(record).map(
    (alert): Option => ({
      value: alert.letter,
      label: `${alert.letter} · ${alert.service} ${alert.symptom}`,
    }),
  )
  const chosen = value?.trim().toUpperCase()
  const known = options.some((option) => option.value === chosen)
  const field = { kind: 'choice', name: 'alert', label: 'Alert', required: true, options } as const
  return known && chosen !== undefined ? { ...field, value: chosen } : field
}

export function text(
  name: string,
  label: string,
  more: { required?: boolean; value?: string; multiline?: boolean; hint?: string } = {},
): Field {
  const { required = false, multiline = true, value, hint } = more
  return {
    kind: 'text',
    name,
    label,
    required,
    multiline,
    ...(value === undefined || value === '' ? {} : { value }),
    ...(hint === undefined ? {} : { hint }),
  }
}

export function number(
  name: string,
  label: string,
  min: number,
  max: number,
  more: { required?: boolean; value?: number | null; hint?: string } = {},
): Field {
  const { required = false, value, hint } = more
  return {
    kind: 'number',
    name,
    label,
    required,
    min,
    max,
    ...(value === undefined || value === null ? {} : { value }),
    ...(hint === undefined ? {} : { hint }),
  }
}

export function choiceOf(
  name: string,
  label: string,
  values: readonly (string | Option)[],
  more: { required?: boolean; value?: string } = {},
): Field {
  const { required = true, value } = more
  const options = values.map((each) =>
    typeof each === 'string' ? { value: each, label: each } : each,
  )
  return {
    kind: 'choice',
    name,
    label,
    required,
    options,
    ...(value === undefined ? {} : { value }),
  }
}

/**
 * Splits "A the ring times out" into letter and rest; a first word that is no alert's letter belongs to the
 * rest, and so does the article of "a ring of calls".
 */
export function letterAndText(
  record: DrillRecord,
  input: string,
): { letter: string | null; rest: string } {
  const [first = '', ...others] = input.trim().split(/\s+/)
  const known = arrived(record).some((alert) => alert.letter === first.toUpperCase())
  const article = first === 'a' && others.length > 0
  const capital = /^[A-Z]{1,2}$/.test(first) && others.length > 0
  if (article || (!known && !capital)) return { letter: null, rest: input.trim() }
  return { letter: first.toUpperCase(), rest: input.trim().slice(first.length).trim() }
}
