/** The field that was likely meant by a misspelt one. */
import { z } from 'zod'
import { scenarioJsonSchema } from './schema'

const node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
})

/** Names of the fields that may stand in what is at the path, by the schema. */
export function fieldsAt(path: readonly PropertyKey[]): string[] {
  const places = path.reduce<unknown[]>(
    (all, part) => all.flatMap((each) => inside(each, part)),
    [scenarioJsonSchema()],
  )
  return [...new Set(places.flatMap(branches).flatMap(({ properties }) => Object.keys(properties)))]
}

/** Null = none is near enough. */
export function likely(word: string, names: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const near = names
    .map((name) => ({ name, steps: stepsBetween(plain(word), plain(name)) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(name.length / 3)))
    .sort((one, other) => one.steps - other.steps)
  return near[0]?.name ?? null
}

function inside(schema: unknown, part: PropertyKey): unknown[] {
  return branches(schema).flatMap(({ properties, items }) =>
    typeof part === 'number' ? [items] : [properties[String(part)]],
  )
}

function branches(schema: unknown): { properties: Record<string, unknown>; items: unknown }[] {
  const read = node.safeParse(schema)
  if (!read.success) return []
  const { properties = {}, items, anyOf = [], oneOf = [] } = read.data
  return [{ properties, items }, ...[...anyOf, ...oneOf].flatMap(branches)]
}

/** Letters to put in, take out or change. */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1)
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
