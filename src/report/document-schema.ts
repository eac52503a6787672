/** A report's document as JSON on a wire, checked. */
import { z } from 'zod'
import type { Block, Document, FigureLine, Inline, Text } from './document'

const inline: z.ZodType<Inline> = z.union([
  z.string(),
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('strong'),
      text: z.string(),
      href: z.string().exactOptional(),
    }),
    z.strictObject({ kind: z.literal('box'), checked: z.boolean() }),
    z.strictObject({ kind: z.literal('break') }),
  ]),
])
const text: z.ZodType<Text> = z.array(inline)

const figureLine: z.ZodType<FigureLine> = z.strictObject({
  label: z.string(),
  value: z.string(),
  target: z.string().nullable(),
  standing: z.string(),
  provenance: z.string().nullable(),
  note: z.string(),
})

const block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.literal([1, 2, 3]), text: z.string() }),
  z.strictObject({ kind: z.literal('paragraph'), text }),
  z.strictObject({ kind: z.literal('quote'), lines: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.strictObject({ text, items: z.array(text).exactOptional() })),
  }),
  z.strictObject({
    kind: z.literal('checklist'),
    items: z.array(z.strictObject({ text: z.string(), checked: z.boolean() })),
  }),
  z.strictObject({
    kind: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(text)),
    align: z.array(z.enum(['left', 'right'])),
  }),
  z.strictObject({ kind: z.literal('figures'), lines: z.array(figureLine) }),
  z.strictObject({
    kind: z.literal('image'),
    file: z.string(),
    alt: z.string(),
    title: z.string(),
  }),
  z.strictObject({ kind: z.literal('rule') }),
])

export const documentSchema: z.ZodType<Document> = z.array(block)
