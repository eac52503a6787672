/** The form that is open, with what was typed; each tab keeps its own through reloads until it is sent or cancelled. */
import { signal } from '@preact/signals'
import { z } from 'zod'
import type { Form, FormValues } from '../../../../messages/form'
import { formSchema, formValuesSchema } from '../../../../messages/form-schema'
import { drop, keep, kept } from './kept'
import { you } from './model'
import { go } from './place'

export interface OpenForm {
  form: Form
  values: FormValues
  where: { channel: string | null; of: string | null }
}

export const opened = signal<OpenForm | null>(null)

const keptForm = z.object({
  form: formSchema,
  values: formValuesSchema,
  where: z.object({ channel: z.string().nullable(), of: z.string().nullable() }),
})
const key = () => `form.${you.value}`

export function openForm(form: Form, where: OpenForm['where']): void {
  opened.value = { form, values: startValues(form), where }
  keep(key(), lasting(opened.value), true)
}

export function typeInForm(name: string, value: FormValues[string]): void {
  if (!opened.value) return
  opened.value = { ...opened.value, values: { ...opened.value.values, [name]: value ?? null } }
  keep(key(), lasting(opened.value), true)
}

/** Without its files: a browser keeps little, and a file is chosen again. */
function lasting(open: OpenForm): OpenForm {
  const files = open.form.fields.flatMap((field) =>
    field.kind === 'file' ? [field.name, field.nameKey] : [],
  )
  if (files.length === 0) return open
  const values = Object.entries(open.values).filter(([name]) => !files.includes(name))
  return { ...open, values: Object.fromEntries(values) }
}

/** Something was typed that differs from what the form came with. */
export function isTouched({ form, values }: OpenForm): boolean {
  return JSON.stringify(values) !== JSON.stringify(startValues(form))
}

export function closeForm(): void {
  opened.value = null
  drop(key(), true)
}

/** Opens again what a reload has closed. */
export function reopenForm(): void {
  const last = kept(key(), keptForm, true)
  if (!last) return
  opened.value = last
  // Over the place that it is meant for.
  const { channel } = last.where
  go(channel === null ? { kind: 'direct' } : { kind: 'channel', id: channel })
}

function startValues(form: Form): FormValues {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.value ?? null]))
}
