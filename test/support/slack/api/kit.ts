/** Refuses blocks, texts and metadata that Slack would refuse, and those that the bot must never send. */
import { z } from 'zod'
import { homeFaults, messageFaults, modalFaults } from '../validate'
import { belongs } from './reach'
import { Refusal, refuse } from './refusal'
import type { State } from './state'
import type { Block, Json, SlackGrant, SlackMetadata } from './types'

const object = z.record(z.string(), z.unknown())
const blockList = z.array(object.and(z.object({ type: z.string() })))

/** What forms carry as JSON; null where it is none. */
export function json(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

interface Post {
  text: string
  blocks: readonly Block[]
}

interface Where {
  state: State
  grant: SlackGrant
  complain(sentence: string): void
}

/** The text and the blocks of a post, checked; blocks without a block_id get one, as Slack gives them one. */
export function readPost(given: { text?: unknown; blocks?: unknown }, where: Where): Post {
  const text = given.text === undefined ? '' : String(given.text)
  const blocks = given.blocks === undefined ? [] : readBlocks(given.blocks)
  if (blocks.length === 0 && !/\S/u.test(text)) return refuse('no_text', 'neither text nor blocks')
  if (!/\S/u.test(text)) where.complain('a post whose blocks have no text to fall back on')
  if (text.length > 4000) return refuse('msg_too_long', `a text of ${text.length} characters`)
  const faults = messageFaults({ text: text.trim() === '' ? '-' : text, blocks })
  const tooLong = faults.find((fault) => / characters in all blocks$/.test(fault))
  if (tooLong !== undefined) return refuse('msg_blocks_too_long', tooLong)
  if (faults.length > 0) return invalidBlocks(faults)
  return { text, blocks: withIds(checkFiles(blocks, where), where.state) }
}

function readBlocks(given: unknown): Block[] {
  const parsed = blockList.safeParse(json(given))
  if (!parsed.success) return refuse('invalid_blocks_format', 'blocks are no list of objects')
  return parsed.data
}

function invalidBlocks(faults: readonly string[]): never {
  throw new Refusal('invalid_blocks', { messages: faults, why: faults.join('; ') })
}

/** A view, checked. `external_id` and the like stay with the caller. */
export function readView(
  given: unknown,
  type: 'modal' | 'home',
  where: Where,
): Json & { blocks: readonly Block[] } {
  const parsed = object.safeParse(json(given))
  if (!parsed.success) return refuse('invalid_arguments', 'the view is no JSON object')
  const view = parsed.data
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000)
    return refuse('view_too_large', 'a view of more than 250 KB')
  const { submit_disabled: _, ...rest } = withoutDefaults(view)
  const faults = type === 'home' ? homeFaults(rest) : modalFaults(rest)
  if (faults.length > 0)
    throw new Refusal('invalid_arguments', { messages: faults, why: faults.join('; ') })
  const blocks = withIds(checkFiles(readBlocks(view.blocks), where), where.state)
  return { ...view, blocks }
}

/** What the validator has no word for, and every modal may say. */
function withoutDefaults({ notify_on_close, clear_on_close, ...view }: Json): Json {
  for (const each of [notify_on_close, clear_on_close])
    if (each !== undefined && typeof each !== 'boolean')
      return refuse('invalid_arguments', 'notify_on_close and clear_on_close are flags')
  return view
}

const fileImage = z.object({
  type: z.literal('image'),
  slack_file: z.object({ id: z.string() }),
})

/** Pictures by file id: they are there, ready, and the bot's own or shown to it. */
function checkFiles(blocks: Block[], { state, grant }: Where): Block[] {
  blocks.forEach((block, at) => {
    const image = fileImage.safeParse(block)
    if (!image.success) return
    const { id } = image.data.slack_file
    const file = state.files.get(id)
    const seen =
      file !== undefined &&
      (file.user === grant.botUser ||
        file.channels.some((each) => state.channels.get(each)?.members.includes(grant.botUser)))
    const fault =
      file === undefined || !belongs(state, grant, file.team) || !seen
        ? 'is no file that the bot sees'
        : file.state !== 'ready'
          ? 'is not ready yet'
          : file.mimetype.startsWith('image/')
            ? null
            : 'is no image'
    if (fault === null) return
    throw new Refusal('invalid_blocks', {
      messages: [`[ERROR] invalid slack file [json-pointer:/blocks/${at}/slack_file]`],
      why: `${id} ${fault}`,
    })
  })
  return blocks
}

const withIds = (blocks: readonly Block[], state: State): Block[] =>
  blocks.map((block) =>
    block.block_id === undefined ? { ...block, block_id: `b${state.next().toString(36)}` } : block,
  )

const payloadLeaf = z.union([z.string(), z.number(), z.boolean()])
const payloadObject = z.record(z.string(), payloadLeaf)
const metadata = z.strictObject({
  event_type: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,254}$/),
  event_payload: z.record(
    z.string().min(1),
    z.union([payloadLeaf, payloadObject, z.array(z.union([payloadLeaf, payloadObject]))]),
  ),
})

/** Undefined stays null. */
export function readMetadata(given: unknown): SlackMetadata | null {
  if (given === undefined) return null
  const value = object.safeParse(json(given))
  if (!value.success) return refuse('invalid_metadata_format', 'the metadata is no JSON object')
  const parsed = metadata.safeParse(value.data)
  if (!parsed.success) return refuse('invalid_metadata_schema', z.prettifyError(parsed.error))
  if (Buffer.byteLength(JSON.stringify(parsed.data)) > 8000)
    return refuse('metadata_too_large', 'metadata of more than 8 KB')
  return parsed.data
}
