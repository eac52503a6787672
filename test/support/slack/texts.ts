/** Text objects and what lies in them, as Slack's reference describes them. Sizes stand here once more, on purpose. */
import { z } from 'zod'

/** Slack refuses empty texts, and shows nothing of blank ones. */
export const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => /\S/u.test(text), 'is blank')
    .refine((text) => !/\p{Surrogate}/u.test(text), 'has half a character')

/** Only links to the web and moments stand between angle brackets; nothing pings, and every sign is an entity. */
export const mrkdwnWords = (most: number) =>
  words(most).superRefine((text, context) => {
    const bare = text.replace(
      /<!date\^\d+\^[^|<>^]+\|[^<>|]+>|<https?:\/\/[^|<>\s]+\|[^|<>]+>/g,
      '',
    )
    if (/[<>]/.test(bare)) context.addIssue(`has a bracket that Slack would read: ${text}`)
    if (/&(?!amp;|lt;|gt;)/.test(bare)) context.addIssue(`has an unescaped &: ${text}`)
  })

export const plain = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: words(most),
    emoji: z.boolean().optional(),
  })

const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: mrkdwnWords(most),
    verbatim: z.boolean().optional(),
  })

export const anyText = (most: number) => z.discriminatedUnion('type', [plain(most), mrkdwn(most)])

export const id = z.string().min(1).max(255)
export const webAddress = z
  .string()
  .max(3000)
  .regex(/^https?:\/\//)

const style = z
  .strictObject({
    bold: z.boolean(),
    italic: z.boolean(),
    strike: z.boolean(),
    code: z.boolean(),
    underline: z.boolean(),
  })
  .partial()

/** No mention, no broadcast, no emoji by name: nothing of ours makes one. */
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: webAddress,
    text: z.string().min(1).optional(),
    style: style.optional(),
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.number().int(),
    format: z.string().regex(/\{(time|date_short|date|date_num)\}/),
    fallback: z.string().min(1).optional(),
    style: style.optional(),
  }),
])
const richSection = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(richElement).min(1),
})

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        richSection,
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: z.array(richElement).min(1),
          border: z.literal([0, 1]).optional(),
        }),
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(richSection).min(1),
          indent: z.number().int().min(0).optional(),
          border: z.literal([0, 1]).optional(),
        }),
      ]),
    )
    .min(1),
})
