/** What an adviser answers, as the record keeps it: JSON, checked when it comes in and when it is read. */
import { z } from 'zod'
import type { Advice } from './record-adviser'

const sentence = (most: number) => z.string().trim().min(1).max(most)
const percent = z.number().int().min(0).max(100)

/** An adviser's card. Every adviser's answer must fit it, whoever made it. */
export const cardSchema = z.object({
  cause: sentence(600),
  /** % */
  confidence: percent,
  /** Knob → value, of those that the alert's system has. */
  remedies: z
    .record(z.string().regex(/^[\w-]{1,40}$/), z.string().min(1).max(60))
    .refine((chosen) => Object.keys(chosen).length <= 12, 'Too many remedies.'),
  /** Success in % after the remedies. */
  predicted: percent,
  /** `cites`: a citation such as E-7k2xq; null = it cites nothing. */
  because: z.array(z.object({ text: sentence(400), cites: z.string().max(40).nullable() })).max(5),
  unsure: z.array(sentence(400)).max(5),
})
export type Card = z.infer<typeof cardSchema>

/** A sealed claim on one alert. */
export const shadowSchema = z.object({
  noise: z.boolean(),
  /** The cause, or why it is noise. */
  text: sentence(600),
  confidence: percent,
})
export type Shadow = z.infer<typeof shadowSchema>

export const answerSchema = z.object({
  text: sentence(1500),
  cites: z.array(z.string().max(40)).max(5),
})
export type AdviserAnswer = z.infer<typeof answerSchema>

/** What a remedy does to the failure behind an alert. Sealed like what a run of it would tell. */
export const remedyClasses = ['helps', 'hides', 'harms', 'nothing'] as const
export type RemedyClass = (typeof remedyClasses)[number]

/** One advised remedy: as people read it, and what it does. */
const advised = z.object({
  key: z.string(),
  value: z.string(),
  words: z.string(),
  does: z.enum(remedyClasses),
})
export type AdvisedRemedy = z.infer<typeof advised>

const detail = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), card: cardSchema, remedies: z.array(advised) }),
  z.object({ kind: z.literal('shadow'), shadow: shadowSchema }),
  z.object({ kind: z.literal('answer'), answer: answerSchema }),
])
export type AdviceDetail = z.infer<typeof detail>

/** Null = there is no answer yet, or none came. */
export function adviceDetail(advice: Pick<Advice, 'detail'>): AdviceDetail | null {
  const parsed = detail.safeParse(JSON.parse(advice.detail))
  return parsed.success ? parsed.data : null
}

export const adviceDetailJson = (given: AdviceDetail): string => JSON.stringify(given)
