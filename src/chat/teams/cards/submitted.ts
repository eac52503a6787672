/** What people filled into a dialog, as the values that a form's command takes. */
import { z } from 'zod'
import { localMoment, readMoment } from '../../../commands/moment'
import type { FormValues } from '../../../messages/form'
import { decoded, none, splitValues } from './choices'
import { type InputKind, readInputId } from './input-id'

export interface SubmittedForm {
  word: string
  context: Record<string, string>
  nonce: string
  values: FormValues
}

const form = z.strictObject({
  word: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  context: z.record(z.string().max(80), z.string().max(2_000)),
  nonce: z.string().min(1).max(100),
})
/** Each input lies beside it under its own id; Teams adds keys of its own. */
const submitted = z.looseObject({ drill: z.strictObject({ form }) })

/** Longer than any rule takes, and short enough to be looked at. */
const filled = z.union([z.string().max(50_000), z.number(), z.boolean()])

/**
 * The values by field: numbers where they are some, else as typed; "2026-12-03T03:00" in `zone` for moments. What
 * was left empty is absent. Null = it is no form of ours.
 */
export function readSubmitted(data: unknown, zone: string): SubmittedForm | null {
  const read = submitted.safeParse(data)
  if (!read.success) return null
  const { drill, ...inputs } = read.data
  const moments = new Map<string, { day?: string; clock?: string }>()
  const values: [string, NonNullable<FormValues[string]>][] = []
  for (const [id, value] of Object.entries(inputs)) {
    const input = readInputId(id)
    const typed = filled.safeParse(value)
    if (input === null || !typed.success) continue
    const { kind, name } = input
    if (kind === 'day' || kind === 'clock')
      moments.set(name, { ...moments.get(name), [kind]: String(typed.data) })
    else {
      const meant = meaningOf(kind, typed.data)
      if (meant !== null) values.push([name, meant])
    }
  }
  for (const [name, { day = '', clock = '' }] of moments) {
    const meant = momentOf(day, clock, zone)
    if (meant !== '') values.push([name, meant])
  }
  return { ...drill.form, values: Object.fromEntries(values) }
}

function meaningOf(
  kind: Exclude<InputKind, 'day' | 'clock'>,
  typed: string | number | boolean,
): NonNullable<FormValues[string]> | null {
  switch (kind) {
    case 'tick':
      return typed === true || typed === 'true'
    case 'number':
      return typeof typed === 'number' ? numberOf(typed) : numberIn(String(typed))
    case 'choices':
    case 'people':
      return splitValues(String(typed))
    case 'choice':
    case 'person':
      return String(typed) === '' || typed === none.value ? null : decoded(String(typed))
    case 'text':
    case 'date':
      return String(typed) === '' ? null : String(typed)
    default:
      return kind satisfies never
  }
}

const numberOf = (typed: number) => (Number.isFinite(typed) ? typed : String(typed))

/** What is no number is handed on as typed, so that the field's own rule can say so. */
function numberIn(typed: string): number | string | null {
  if (typed.trim() === '') return null
  const number = Number(typed)
  return Number.isFinite(number) ? number : typed
}

/** What has only one of its two parts is no moment, which the field's own rule says. */
function momentOf(day: string, clock: string, zone: string): string {
  if (day === '' && clock === '') return ''
  const typed = clock === '' ? day : `${day}T${clock}`
  const at = readMoment(typed, zone)
  return typeof at === 'number' ? localMoment(at, zone) : typed
}
