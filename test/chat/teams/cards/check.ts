/** What is wrong with a card: by Microsoft's schema, by Microsoft's parser, and by what a card must never say. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as AdaptiveCards from 'adaptivecards'
import Ajv from 'ajv'
import type { AdaptiveCard } from '../../../../src/chat/teams/cards/types'

const require = createRequire(import.meta.url)
const {
  AdaptiveCard: Card,
  SerializationContext,
  Versions,
} = require('adaptivecards/dist/adaptivecards.min.js') as typeof AdaptiveCards // The package's modules are for bundlers; this file is the same library for Node.

const fixture = new URL('../../../fixtures/teams/adaptive-card.schema.json', import.meta.url)
const schema: object = JSON.parse(readFileSync(fixture, 'utf8'), (key, value) =>
  // The schema is of an older draft, which called its own address so.
  key === 'id' && value === 'http://adaptivecards.io/schemas/adaptive-card.json'
    ? undefined
    : value,
)
const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false })
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object)
const validate = ajv.compile(schema)

/**
 * The schema knows nothing of what Teams adds under its own name, and it lacks a choice's style `filtered`, which the
 * reference and the parser have since 1.5.
 */
const asTheSchemaKnows = (card: unknown): unknown =>
  JSON.parse(JSON.stringify(card), (key, value: unknown) => {
    if (key === 'msteams') return undefined
    return key === 'style' && value === 'filtered' ? 'compact' : value
  })

/** Nothing = Teams draws it. */
export function cardFaults(card: AdaptiveCard): string[] {
  const faults: string[] = []
  const bare = asTheSchemaKnows(card)
  if (!validate(bare)) faults.push(`schema: ${ajv.errorsText(validate.errors)}`)
  const context = new SerializationContext(Versions.v1_5)
  const parsed = new Card()
  parsed.parse(JSON.parse(JSON.stringify(card)), context)
  for (let at = 0; at < context.eventCount; at += 1) {
    const event = context.getEventAt(at)
    faults.push(`parser: ${event.message}`)
  }
  for (const { message } of parsed.validateProperties().validationEvents)
    faults.push(`parser: ${message}`)
  return faults
}

/** Every object in it that has a type, from the outside in. */
export function elementsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn)
  if (typeof value !== 'object' || value === null) return []
  const own: Record<string, unknown>[] = 'type' in value ? [{ ...value }] : []
  const inner = Object.entries(value).flatMap(([key, each]) =>
    key === 'fallback' || key === 'data' ? [] : elementsIn(each),
  )
  return [...own, ...inner]
}

/** What is seen, in reading order, one entry a run. */
export function wordsIn(card: AdaptiveCard): string[] {
  return elementsIn(card).flatMap(({ text, title, label, altText, choices, type }) => {
    const more = Array.isArray(choices) ? choices.map((each: { title: string }) => each.title) : []
    return [
      type === 'TextRun' || type === 'TextBlock' ? text : '',
      label,
      title,
      altText,
      ...more,
    ].filter((each): each is string => typeof each === 'string' && each !== '')
  })
}
