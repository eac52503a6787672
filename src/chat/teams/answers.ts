/** How an answer to what was said reaches the one who said it, and nobody else. */
import { setTimeout } from 'node:timers/promises'
import type { Reply } from '../../commands/command'
import { causeOf, type Log } from '../../log'
import type { Message } from '../../messages/message'
import { privately } from '../../messages/private'
import { type Activity, scopeOf } from './activity'
import { messageCards, type Portion } from './cards/message'
import { ConnectorRefusal } from './connector'
import type { Consents } from './consents'
import type { Late } from './door'
import type { KeptForm, KeptForms } from './kept-forms'
import { type Links, resolveOf } from './pictures'
import type { Posting } from './posting'

export interface Answers {
  /** Beside what was said. Never rejects: what can't be told is in the log. */
  show(reply: Reply, activity: Activity): Promise<void>
  tell(message: Message, activity: Activity): Promise<void>
  /** What an invoke could not show in time. */
  late(late: Late, activity: Activity): Promise<void>
  /** A card that is no message of the drill's. */
  card(portion: Portion, activity: Activity): Promise<void>
}

interface Parts {
  posting: Posting
  consents: Consents
  kept: KeptForms
  links: Links | null
  newId: () => string
  log: Log
}

/** Of one answer, while Teams is busy; real ms between them. */
const tries = 4
const pause = 1_000
const longestPause = 10_000

const isBusy = ({ status }: ConnectorRefusal) => status === 429 || status === 412
const opens = (title: string) => `The form “${title}” opens with the button; only you see this.`

export function createAnswers({ posting, consents, kept, links, newId, log }: Parts): Answers {
  const cards = (message: Message, nonce: string) =>
    messageCards(message, { place: 'post', nonce, resolve: resolveOf(message, links) })

  /** Their personal chat, and into it files too, which a channel only gets links to. */
  const personally = async (
    conversation: string,
    userId: string,
    portions: readonly Portion[],
    message: Message | null,
  ) => {
    for (const portion of portions) await patiently(() => posting.post(conversation, portion))
    const offered = message === null ? [] : await consents.offer(message, userId)
    if (offered.length > 0) await posting.send(conversation, offered)
  }

  /** Somebody waits for it, so a pause that Teams asks for is kept here. */
  const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
    for (let left = tries; ; left--) {
      try {
        return await send()
      } catch (error) {
        if (!(error instanceof ConnectorRefusal) || !isBusy(error) || left <= 1) throw error
        await setTimeout(Math.min(error.retryAfter ?? pause, longestPause))
      }
    }
  }

  const reach = async (
    activity: Activity,
    portions: readonly Portion[],
    message: Message | null,
  ) => {
    const { from, conversation } = activity
    if (scopeOf(activity) === 'personal')
      return personally(conversation.id, from.id, portions, message)
    try {
      for (const portion of portions)
        await patiently(() =>
          posting.whisper(conversation.id, { id: from.id, name: from.name ?? '' }, portion),
        )
    } catch (error) {
      if (!(error instanceof ConnectorRefusal)) throw error
      log.info({ user: from.id, why: error.message }, 'An answer goes to the personal chat.')
      await personally(await posting.personal(from.id), from.id, portions, message)
    }
  }

  const safely = async (
    activity: Activity,
    portions: readonly Portion[],
    message: Message | null,
  ) => {
    try {
      await reach(activity, portions, message)
    } catch (error) {
      log.error({ user: activity.from.id, why: causeOf(error) }, 'An answer reached nobody.')
    }
  }

  const tell = (message: Message, activity: Activity, nonce = newId()) =>
    safely(activity, cards(message, nonce), message)

  /** Only a button opens a dialog, so the form waits for it, with what was typed. */
  const offer = (shown: KeptForm, activity: Activity) => {
    const nonce = newId()
    kept.keep(nonce, shown)
    const { title, word, context } = shown.form
    const carried = { ...context }
    const button = { label: title, word, does: 'open', with: carried, style: 'primary' } as const
    const faults = Object.values(shown.errors ?? {}).join(' ')
    const sentence = `${faults === '' ? '' : `${faults} `}${opens(title)}`
    return tell(privately(sentence, [button]), activity, nonce)
  }

  return {
    tell: (message, activity) => tell(message, activity),
    late: (late, activity) =>
      late.kind === 'message' ? tell(late.message, activity) : offer(late.kept, activity),
    card: (portion, activity) => safely(activity, [portion], null),
    show: async (reply, activity) => {
      switch (reply.kind) {
        case 'private':
          return tell(reply.message, activity)
        case 'errors':
          return tell(privately(Object.values(reply.errors).join(' ')), activity)
        case 'form':
          return offer({ form: reply.form }, activity)
        case 'nothing':
          return
        default:
          return reply satisfies never
      }
    },
  }
}
