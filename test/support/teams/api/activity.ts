/** An activity as a bot may send it. */
import { z } from 'zod'
import { checkCard } from '../cards/check'
import { look } from './look'
import { refuse } from './refusal'
import { findPerson, type State } from './state'
import type { Json } from './types'

/** Teams counts UTF-16. */
const mostBytes = 100 * 1024

const account = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
  role: z.string().optional(),
  isTargeted: z.boolean().optional(),
})

const attachment = z.strictObject({
  contentType: z.enum([
    'application/vnd.microsoft.card.adaptive',
    'application/vnd.microsoft.teams.card.file.consent',
    'application/vnd.microsoft.teams.card.file.info',
  ]),
  content: z.record(z.string(), z.unknown()),
  contentUrl: z.string().optional(),
  name: z.string().optional(),
})

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.looseObject({ id: z.string(), name: z.string() }),
})

/** What a sender of one's own puts in; the rest Teams fills in itself. */
const activity = z.strictObject({
  type: z.literal('message'),
  id: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.enum(['markdown', 'plain', 'xml']).optional(),
  summary: z.string().optional(),
  attachments: z.array(attachment).max(10).optional(),
  attachmentLayout: z.enum(['list', 'carousel']).optional(),
  entities: z.array(z.union([mention, z.looseObject({ type: z.string() })])).optional(),
  recipient: account.optional(),
  from: account.optional(),
  conversation: z.looseObject({ id: z.string() }).optional(),
  channelData: z.looseObject({}).optional(),
  replyToId: z.string().optional(),
  importance: z.enum(['low', 'normal', 'high', 'urgent']).optional(),
  inputHint: z.string().optional(),
  locale: z.string().optional(),
  serviceUrl: z.string().optional(),
  channelId: z.literal('msteams').optional(),
})

export interface Content {
  text: string
  summary: string | null
  card: Json | null
  attachments: readonly Json[]
  /** The `29:` id of its one reader, or null = everybody. */
  reader: string | null
}

export interface As {
  targeted: boolean
  editing: boolean
  /** It goes to a personal chat. */
  personal: boolean
}

/** Reads and checks it; refuses what Teams would, or would silently break. */
export function readActivity(
  state: State,
  body: Json,
  { targeted, editing, personal }: As,
): Content {
  if (JSON.stringify(body).length * 2 > mostBytes)
    return refuse(413, 'MessageSizeTooBig', undefined)
  const parsed = activity.safeParse(body)
  if (!parsed.success) return refuse(400, 'BadSyntax', z.prettifyError(parsed.error))
  const { text = '', summary = null, attachments = [], entities = [], recipient } = parsed.data
  if (text.trim() === '' && attachments.length === 0)
    return refuse(400, 'BadSyntax', 'a message without words and cards')
  if (recipient?.isTargeted !== undefined)
    return refuse(400, 'BadArgument', 'recipient.isTargeted in an outgoing message')
  const reader = readerOf(state, recipient?.id, { targeted, editing, personal })
  checkMentions(text, entities)
  if (/<(?!\/?at>)[a-z/]/i.test(text) && parsed.data.textFormat !== 'plain')
    state.complaints.push(`words that are read as XML: ${text.slice(0, 200)}`)
  const adaptive = attachments.filter(({ contentType }) => contentType.endsWith('card.adaptive'))
  for (const { contentType, content } of attachments) {
    if (contentType.endsWith('card.adaptive')) takeCard(state, content, 'message')
    else if (!personal) refuse(400, 'BadArgument', `${contentType} outside a personal chat`)
    else checkFileCard(state, contentType, content)
  }
  return { text, summary, card: adaptive[0]?.content ?? null, attachments, reader }
}

/** Refuses a card that Teams would not show whole, and looks at its pictures. */
export function takeCard(state: State, card: unknown, place: 'message' | 'dialog'): void {
  const { faults, pictures, files } = checkCard(card, place)
  if (faults.length > 0) refuse(400, 'BadSyntax', `a card: ${faults.join('; ')}`)
  for (const url of pictures) look(state, url, 'picture')
  for (const url of files) look(state, url, 'link')
}

function readerOf(state: State, id: string | undefined, { targeted, editing, personal }: As) {
  if (!targeted) {
    if (id !== undefined && !personal)
      return refuse(400, 'BadArgument', 'a recipient of a message that everybody sees')
    return null
  }
  if (personal) return refuse(400, 'BadArgument', 'a targeted message in a personal chat')
  if (editing)
    return id === undefined ? null : refuse(400, 'BadArgument', 'a recipient in a targeted edit')
  if (id === undefined) return refuse(400, 'BadArgument', 'a targeted message without a recipient')
  const person = findPerson(state, id)
  return person?.id ?? refuse(400, 'BadArgument', `a targeted message to nobody: ${id}`)
}

/** Each `<at>` of the words has its entity, or shows as it is typed. */
function checkMentions(text: string, entities: readonly { type: string; text?: unknown }[]): void {
  const mentioned = entities.flatMap((each) => (each.type === 'mention' ? [each.text] : []))
  for (const [tag] of text.matchAll(/<at>.*?<\/at>/g))
    if (!mentioned.includes(tag)) refuse(400, 'BadArgument', `a mention without an entity: ${tag}`)
}

const consent = z.strictObject({
  description: z.string().min(1),
  sizeInBytes: z.number().int().positive(),
  acceptContext: z.unknown(),
  declineContext: z.unknown(),
})
const info = z.strictObject({ uniqueId: z.string(), fileType: z.string() })

function checkFileCard(state: State, contentType: string, content: Json): void {
  const parsed = (contentType.endsWith('consent') ? consent : info).safeParse(content)
  if (!parsed.success) state.complaints.push(`${contentType}: ${z.prettifyError(parsed.error)}`)
}
