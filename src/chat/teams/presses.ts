/** Buttons of cards, and the dialogs that they open. The answer to an invoke is what the person sees of it. */
import { createHash } from 'node:crypto'
import type { Asker, Reply } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import { privately } from '../../messages/private'
import type { Activity } from './activity'
import { rootOf } from './address'
import type { Askers, Asking } from './asker'
import type { Pressed } from './cards/press'
import { type Dialogs, onlookerOf } from './dialogs'
import type { InvokeAnswer } from './door'
import type { KeptForms } from './kept-forms'

export interface Presses {
  /** A button that opens a dialog, or one within a dialog. */
  inDialog(activity: Activity, pressed: Pressed): Promise<InvokeAnswer>
  /** A quick act, answered with a line below its card. */
  act(activity: Activity, pressed: Pressed): Promise<InvokeAnswer>
  /** A word that is said from the compose box. */
  compose(activity: Activity, word: string): Promise<InvokeAnswer>
}

interface Parts {
  dispatcher: Pick<Dispatcher, 'press' | 'say'>
  askers: Askers
  dialogs: Dialogs
  kept: KeptForms
  tenantId: string
}

const severalDrills =
  'You are in several drills. Say the word in the channel of the one that you mean.'

/** What answers a quick act: words that only the one who pressed sees. */
export const line = (value: string): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
  late: { kind: 'message', message: privately(value) },
})

export function createPresses(parts: Parts): Presses {
  const { dispatcher, askers, dialogs, kept, tenantId } = parts

  const askerOf = (
    activity: Activity,
    drillId: string | undefined,
    key: string,
    source: Asker['source'],
  ) =>
    askers.askerOf(activity, {
      drillId,
      source,
      submission: `teams:${tenantId}:${key}`,
      overheard: false,
    })

  const press = async (activity: Activity, pressed: Pressed) => {
    const { word, does, with: carried } = pressed
    const asking = await askerOf(activity, carried.drill, keyOf(activity, pressed), 'button')
    return { asking, go: (asker: Asker) => dispatcher.press(asker, word, does, carried) }
  }

  const dialogOf = async (
    asking: Asking,
    go: (asker: Asker) => Promise<Reply>,
  ): Promise<InvokeAnswer> => {
    switch (asking.kind) {
      case 'asker': {
        const onlooker = onlookerOf(asking.asker, asking.channel.externalId)
        return dialogs.reply(await go(asking.asker), onlooker)
      }
      case 'which':
        return dialogs.answer(privately(severalDrills))
      case 'no':
        return dialogs.answer(privately(asking.sentence))
      default:
        return asking satisfies never
    }
  }

  return {
    inDialog: async (activity, pressed) => {
      const { question, confirmed } = pressed
      if (question !== null && !confirmed) return dialogs.question(question, pressed)
      const typed = pressed.does === 'open' ? kept.of(pressed.nonce) : null
      if (typed?.form.word === pressed.word) {
        const person = await askers.personOf(activity)
        return dialogs.form(typed, { person, conversation: conversationOf(activity) })
      }
      const { asking, go } = await press(activity, pressed)
      return dialogOf(asking, go)
    },
    act: async (activity, pressed) => {
      const { asking, go } = await press(activity, pressed)
      switch (asking.kind) {
        case 'asker':
          return line(saidBy(await go(asking.asker)))
        case 'which':
          return line(severalDrills)
        case 'no':
          return line(asking.sentence)
        default:
          return asking satisfies never
      }
    },
    compose: async (activity, word) => {
      const asking = await askerOf(activity, undefined, activity.id ?? '', 'command')
      return dialogOf(asking, (asker) => dispatcher.say(asker, word))
    },
  }
}

function saidBy(reply: Reply): string {
  switch (reply.kind) {
    case 'private':
      return reply.message.fallback
    case 'errors':
      return Object.values(reply.errors).join(' ')
    case 'form':
      return `Say \`/drill ${reply.form.word}\` to open “${reply.form.title}”.`
    case 'nothing':
      return 'Done.'
    default:
      return reply satisfies never
  }
}

/** The conversation whose people are meant; a personal chat has none. */
function conversationOf({ conversation }: Activity): string | null {
  return conversation.id.startsWith('19:') ? rootOf(conversation.id) : null
}

/** A card's nonce is the same in a retry; a post's button has none, for many press it. */
function keyOf({ id, from }: Activity, { nonce, word, does, with: carried }: Pressed): string {
  if (nonce === null) return `press:${id ?? ''}`
  const digest = createHash('sha256')
    .update(JSON.stringify([word, does, carried]))
    .digest('base64url')
  return `press:${from.id}:${nonce}:${digest.slice(0, 22)}`
}
