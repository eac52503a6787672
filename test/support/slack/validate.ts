/**
 * A stricter Slack: refuses every block, element, field and size that its reference does not have, and what the
 * bot must never send. It knows nothing of the renderers.
 */
import { z } from 'zod'
import { button, inputFaults, modalInput } from './elements'
import { anyText, id, mrkdwnWords, plain, richText, webAddress, words } from './texts'

const common = { block_id: id.optional() }

const image = z
  .strictObject({
    type: z.literal('image'),
    ...common,
    image_url: webAddress.optional(),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]+$/) }).optional(),
    alt_text: words(2000),
    title: plain(2000).optional(),
  })
  .refine(
    ({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined),
    'has one source exactly',
  )

const section = z
  .strictObject({
    type: z.literal('section'),
    ...common,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: button.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'has text or fields')

const shown = [
  z.strictObject({
    type: z.literal('actions'),
    ...common,
    elements: z.array(button).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('context'),
    ...common,
    elements: z.array(anyText(3000)).min(1).max(10),
  }),
  z.strictObject({ type: z.literal('divider'), ...common }),
  z.strictObject({ type: z.literal('header'), ...common, text: plain(150) }),
  image,
  richText,
  section,
] as const

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  richText,
])
const table = z.strictObject({
  type: z.literal('table'),
  ...common,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
})
const input = z.strictObject({
  type: z.literal('input'),
  ...common,
  label: plain(2000),
  element: modalInput,
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})

const post = z.strictObject({
  text: mrkdwnWords(4000),
  blocks: z.array(z.discriminatedUnion('type', [...shown, table])).max(50),
})
const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: id.optional(),
  external_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  blocks: z.array(z.discriminatedUnion('type', [...shown, input])).max(100),
})
const home = z.strictObject({
  type: z.literal('home'),
  callback_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(z.discriminatedUnion('type', [...shown])).max(100),
})

/** One sentence for each fault of a post: `{text, blocks}`. */
export function messageFaults(value: unknown): string[] {
  const parsed = post.safeParse(value)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  const { blocks } = parsed.data
  const tables = blocks.filter(({ type }) => type === 'table')
  const faults = tables.flatMap((each) => (each.type === 'table' ? tableFaults(each.rows) : []))
  if (tables.length > 1) faults.push('more than one table')
  // Found by others: Slack answers msg_blocks_too_long from about there.
  const length = visible(blocks)
  if (length > 13_200) faults.push(`${length} characters in all blocks`)
  return [...faults, ...idFaults(blocks)]
}

export function modalFaults(value: unknown): string[] {
  const parsed = modal.safeParse(value)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  const { blocks, submit } = parsed.data
  const asked = blocks.flatMap((block) => (block.type === 'input' ? [block] : []))
  return [
    ...(asked.length > 0 && submit === undefined ? ['inputs without a submit button'] : []),
    ...asked.flatMap(({ element, block_id }) => [
      ...(block_id === undefined ? ['an input without a block_id'] : []),
      ...inputFaults(element).map((fault) => `${block_id ?? ''} ${fault}`),
    ]),
    ...sizeFaults(value),
    ...idFaults(blocks),
  ]
}

export function homeFaults(value: unknown): string[] {
  const parsed = home.safeParse(value)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  return [...sizeFaults(value), ...idFaults(parsed.data.blocks)]
}

/** 250 KB a view. */
function sizeFaults(view: unknown): string[] {
  const size = Buffer.byteLength(JSON.stringify(view))
  return size > 250_000 ? [`${size} bytes`] : []
}

function tableFaults(rows: readonly (readonly unknown[])[]): string[] {
  const widths = new Set(rows.map((row) => row.length))
  return [
    ...(widths.size > 1 ? ['rows of different lengths'] : []),
    ...(visible(rows) > 10_000 ? [`${visible(rows)} characters in a table`] : []),
  ]
}

function idFaults(blocks: unknown): string[] {
  return (['block_id', 'action_id'] as const).flatMap((key) => {
    const all = valuesOf(blocks, new Set([key]))
    return new Set(all).size < all.length ? [`a ${key} twice`] : []
  })
}

/** Characters of every text that stands in there. */
const visible = (value: unknown): number =>
  valuesOf(value, new Set(['text', 'alt_text', 'fallback'])).join('').length

function valuesOf(value: unknown, keys: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, keys))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (keys.has(key) ? [each] : []) : valuesOf(each, keys),
  )
}
