/** Forms and their values as JSON on a wire, checked. */
import { z } from 'zod'
import type { Field, FieldErrors, Form, FormValues, Option } from './form'
import { textSchema } from './message-schema'

const option: z.ZodType<Option> = z.strictObject({ value: z.string(), label: z.string() })

const base = {
  name: z.string(),
  label: z.string(),
  required: z.boolean(),
  hint: z.string().exactOptional(),
}
const oneText = { ...base, value: z.string().exactOptional() }
const someTexts = { ...base, value: z.array(z.string()).exactOptional() }

const field: z.ZodType<Field> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), multiline: z.boolean(), ...oneText }),
  z.strictObject({
    kind: z.literal('number'),
    ...base,
    value: z.number().exactOptional(),
    min: z.number(),
    max: z.number(),
    unit: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('choice'), ...oneText, options: z.array(option) }),
  z.strictObject({ kind: z.literal('choices'), ...someTexts, options: z.array(option) }),
  z.strictObject({ kind: z.literal('person'), ...oneText }),
  z.strictObject({ kind: z.literal('people'), ...someTexts }),
  z.strictObject({ kind: z.literal('date'), ...oneText }),
  z.strictObject({ kind: z.literal('moment'), ...oneText }),
  z.strictObject({ kind: z.literal('tick'), ...base, value: z.boolean().exactOptional() }),
  z.strictObject({
    kind: z.literal('file'),
    ...base,
    nameKey: z.string(),
    accept: z.array(z.string()),
    maxBytes: z.number(),
  }),
])

export const formSchema: z.ZodType<Form> = z.strictObject({
  word: z.string(),
  title: z.string(),
  submit: z.string(),
  intro: textSchema.exactOptional(),
  fields: z.array(field),
  context: z.record(z.string(), z.string()),
})

export const formValuesSchema: z.ZodType<FormValues> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
)

export const fieldErrorsSchema: z.ZodType<FieldErrors> = z.record(z.string(), z.string())
