/** A response_url: up to five answers within half an hour, which one person sees or the channel. */
import { z } from 'zod'
import { readMetadata, readPost } from './kit'
import { flag } from './method'
import { addMessage, editMessage } from './posts'
import { Refusal, refuse } from './refusal'
import { newTs, type State } from './state'
import type { ResponseTarget, SentEphemeral, SentMessage, SlackGrant } from './types'

const uses = 5
const life = 30 * 60_000

const answer = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
  metadata: z.unknown().optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
})

/** HTTP status and body, as Slack answers. */
export function answerHook(state: State, id: string, given: unknown): [number, string] {
  const complain = (sentence: string) => void state.complaints.push(`response_url: ${sentence}`)
  try {
    take(state, id, given, complain)
    return [200, 'ok']
  } catch (error) {
    if (!(error instanceof Refusal)) {
      complain(`the fake broke: ${String(error)}`)
      return [500, 'server_error']
    }
    complain(error.message)
    const status = error.error === 'used_url' || error.error === 'expired_url' ? 404 : 400
    return [status, JSON.stringify({ ok: false, error: error.error })]
  }
}

/** An acknowledgement of a command that is itself an answer. */
export function takeAcknowledgement(state: State, to: ResponseTarget, given: unknown): void {
  if (given === null || given === '') return
  const id = `acknowledgement/${state.next()}`
  state.responseUrls.set(id, { to, at: state.clock.now(), used: uses - 1 })
  answerHook(state, id, typeof given === 'string' ? { text: given } : given)
}

function take(state: State, id: string, given: unknown, complain: (sentence: string) => void) {
  const address = state.responseUrls.get(id)
  if (address === undefined) return refuse('invalid_url', `no response_url: ${id}`)
  if (address.used >= uses) return refuse('used_url', 'a sixth use of a response_url')
  if (state.clock.now() - address.at > life)
    return refuse('expired_url', 'a response_url after half an hour')
  address.used++
  const parsed = answer.safeParse(given)
  if (!parsed.success) return refuse('invalid_payload', z.prettifyError(parsed.error))
  const { to } = address
  const grant = botOf(state, to)
  if (parsed.data.delete_original) return remove(state, to)
  const content = readPost(parsed.data, { state, grant, complain })
  const metadata = readMetadata(parsed.data.metadata)
  const { replace_original, response_type, thread_ts } = parsed.data
  if (replace_original && to.message !== null && isPost(to.message)) {
    editMessage(state, to.message, { ...content, metadata: metadata ?? to.message.metadata })
    return
  }
  const place = { channel: to.channel, thread: thread_ts ?? null }
  if (response_type === 'in_channel') {
    addMessage(state, { ...content, ...place, metadata, user: grant.botUser, botId: grant.botId })
    return
  }
  if (replace_original) remove(state, to)
  const shown: SentEphemeral = {
    ...content,
    ...place,
    thread: place.thread ?? to.message?.thread ?? null,
    user: to.user,
    ts: newTs(state),
    by: 'response_url',
    gone: false,
  }
  state.ephemerals.push(shown)
  // Later answers of the same address replace what stands there now.
  if (replace_original) to.message = shown
}

function remove(state: State, { message }: ResponseTarget): void {
  if (message === null) return
  if (!isPost(message)) message.gone = true
  else if (state.messages.includes(message)) message.deleted = true
}

const isPost = (message: SentMessage | SentEphemeral): message is SentMessage =>
  'deleted' in message

function botOf(state: State, { channel, user }: ResponseTarget): SlackGrant {
  const team = state.channels.get(channel)?.team ?? state.users.get(user)?.team
  const grant = state.grants.find((each) => each.kind === 'bot' && each.team === team)
  return grant ?? refuse('invalid_url', 'no bot is there')
}
