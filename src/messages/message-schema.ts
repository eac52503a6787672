/** Messages as JSON from the database or a file, checked. */
import { z } from 'zod'
import type { Button, Link, Message, Part, Span, Text } from './message'

const span: z.ZodType<Span> = z.union([
  z.string(),
  z.strictObject({ kind: z.literal('strong'), text: z.string() }),
  z.strictObject({ kind: z.literal('code'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.strictObject({
    kind: z.literal('time'),
    at: z.number(),
    style: z.enum(['time', 'date', 'date-time']),
  }),
])
export const textSchema: z.ZodType<Text> = z.union([z.string(), z.array(span)])

const button: z.ZodType<Button> = z.strictObject({
  label: z.string(),
  word: z.string(),
  does: z.string(),
  with: z.record(z.string(), z.string()).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  confirm: z.string().exactOptional(),
})

const link: z.ZodType<Link> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), label: z.string(), url: z.string() }),
  z.strictObject({ kind: z.literal('press'), button }),
])

const part: z.ZodType<Part> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    text: textSchema,
    mark: z.enum(['phase', 'ai', 'alert', 'done', 'warning']).exactOptional(),
    aside: textSchema.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('text'), text: textSchema }),
  z.strictObject({
    kind: z.literal('facts'),
    facts: z.array(z.strictObject({ label: z.string(), value: textSchema })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(textSchema)),
    align: z.array(z.enum(['left', 'right'])).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('quote'), text: textSchema, by: z.string().exactOptional() }),
  z.strictObject({
    kind: z.literal('image'),
    fileId: z.string(),
    alt: z.string(),
    title: z.string(),
  }),
  z.strictObject({
    kind: z.literal('file'),
    fileId: z.string(),
    name: z.string(),
    note: z.string(),
  }),
  z.strictObject({ kind: z.literal('buttons'), buttons: z.array(button) }),
  z.strictObject({ kind: z.literal('links'), links: z.array(link) }),
  z.strictObject({ kind: z.literal('note'), text: textSchema }),
  z.strictObject({
    kind: z.literal('figures'),
    figures: z.array(
      z.strictObject({
        label: z.string(),
        value: z.string(),
        standing: z.enum(['met', 'missed']).nullable(),
        target: z.string().nullable(),
        note: z.string(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('clock'),
    quarters: z.literal([0, 1, 2, 3, 4]),
    until: z.number().nullable(),
    length: z.number(),
    speed: z.number(),
  }),
])

export const messageSchema: z.ZodType<Message> = z.strictObject({
  fallback: z.string(),
  parts: z.array(part),
})
