/** What a model is to answer, as a schema that servers take and as what its words are checked by. */
import { z } from 'zod'
import {
  type AdviserAnswer,
  answerSchema,
  type Card,
  cardSchema,
  type Shadow,
  shadowSchema,
} from '../../drill/advice-detail'
import type { Fitted, Offered } from './offered'

/** What an answer may name: citations that were shown, remedies that there are. */
export interface Known {
  cites: ReadonlySet<string>
  offered: Offered
}

export interface Shape<T> {
  name: string
  /** JSON Schema of the strict kind: every field required, none beside; limits are left to our own check. */
  schema: Record<string, unknown>
  fit: (answer: unknown, known: Known) => Fitted<T>
}

const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})
const text = { type: 'string' }
const whole = { type: 'integer' }
const list = (items: unknown) => ({ type: 'array', items })

const percent = z.number().min(0).max(100).transform(Math.round)
const cite = z.string().transform((given) => given.trim().replace(/^(e-)?/i, 'E-'))

const cardAnswer = z.object({
  cause: z.string(),
  confidence: percent,
  remedies: z.array(z.string()),
  predicted: percent,
  because: z.array(z.object({ text: z.string(), cites: cite.nullable() })),
  unsure: z.array(z.string()),
})

export const cardShape: Shape<Card> = {
  name: 'card',
  schema: object({
    cause: text,
    confidence: whole,
    remedies: list(text),
    predicted: whole,
    because: list(object({ text, cites: { type: ['string', 'null'] } })),
    unsure: list(text),
  }),
  fit: (answer, { cites, offered }) => {
    const parsed = cardAnswer.safeParse(answer)
    if (!parsed.success) return misfit(parsed.error)
    const { because, remedies, ...rest } = parsed.data
    const chosen = offered.chosen(remedies)
    if (!chosen.ok) return chosen
    const faults = because.flatMap(({ cites: id }, index) =>
      unknownCite(cites, id, `because.${index}`),
    )
    if (faults.length > 0) return { ok: false, faults }
    return fitted(cardSchema, { ...rest, because, remedies: chosen.value })
  },
}

export const shadowShape: Shape<Shadow> = {
  name: 'claim',
  schema: object({ noise: { type: 'boolean' }, text, confidence: whole }),
  fit: (answer) => {
    const parsed = z
      .object({ noise: z.boolean(), text: z.string(), confidence: percent })
      .safeParse(answer)
    return parsed.success ? fitted(shadowSchema, parsed.data) : misfit(parsed.error)
  },
}

export const answerShape: Shape<AdviserAnswer> = {
  name: 'answer',
  schema: object({ text, cites: list(text) }),
  fit: (answer, { cites }) => {
    const parsed = z.object({ text: z.string(), cites: z.array(cite) }).safeParse(answer)
    if (!parsed.success) return misfit(parsed.error)
    const faults = parsed.data.cites.flatMap((id, index) =>
      unknownCite(cites, id, `cites.${index}`),
    )
    return faults.length > 0 ? { ok: false, faults } : fitted(answerSchema, parsed.data)
  },
}

function unknownCite(cites: ReadonlySet<string>, id: string | null, where: string): string[] {
  return id === null || cites.has(id) ? [] : [`${where}: no line with that citation was shown.`]
}

function fitted<T>(schema: z.ZodType<T>, value: unknown): Fitted<T> {
  const parsed = schema.safeParse(value)
  return parsed.success ? { ok: true, value: parsed.data } : misfit(parsed.error)
}

function misfit({ issues }: z.ZodError): Fitted<never> {
  return {
    ok: false,
    faults: issues.slice(0, 8).map(({ path, message }) => `${path.join('.') || 'all'}: ${message}`),
  }
}

/**
 * The object in a model's words: alone, in a fence, or behind what it thought first. Undefined = there is none.
 * Whatever it is, it is only read.
 */
export function objectIn(words: string): unknown {
  const said = words.replace(/^\s*<think>[\s\S]*?<\/think>/i, '')
  const [from, to] = [said.indexOf('{'), said.lastIndexOf('}')]
  if (from < 0 || to < from) return undefined
  try {
    return JSON.parse(said.slice(from, to + 1))
  } catch {
    return undefined
  }
}
