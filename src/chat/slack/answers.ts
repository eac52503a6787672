/** How an answer reaches the one who asked: as a form, in a modal, or as a message that nobody else sees. */
import type { Asker, Reply } from '../../commands/command'
import { causeOf, type Log } from '../../log'
import type { FieldErrors, Form } from '../../messages/form'
import type { Message } from '../../messages/message'
import { privately } from '../../messages/private'
import { answerView } from './answer-view'
import { slackMessage } from './blocks'
import { modalView } from './modal'
import { codeOf } from './outcome'
import type { People } from './people'
import type { Web } from './web'

/** Where something was asked, which is where its answer can be seen. */
export type Surface =
  /** Said or pressed in a conversation. */
  | { kind: 'conversation'; trigger: string; responseUrl: string }
  /** Pressed in a modal: the answer takes its place. */
  | { kind: 'modal'; viewId: string }
  /** Pressed on Home, or a shortcut: there is nothing below which an answer could stand. */
  | { kind: 'home'; trigger: string }

/** Who is answered, and the channel that is meant. */
export type Asked = Pick<Asker, 'person' | 'channelId'>

export interface Answers {
  show(reply: Reply, surface: Surface, asked: Asked): Promise<void>
  tell(message: Message, surface: Surface, userId: string): Promise<void>
  /** A form with who is asked in mind. */
  modalFor(form: Form, asked: Asked): Promise<ReturnType<typeof modalView>>
  /** What stands in a modal in place of an answer that needs more than a modal shows; the answer itself is sent. */
  inModal(message: Message, userId: string): Promise<ReturnType<typeof answerView>>
  /** Where the modal is gone in which an answer should stand. Never rejects. */
  directly(reply: Reply, userId: string): Promise<void>
}

interface Parts {
  web: Pick<Web, 'call'>
  /** Sends a body to an address that came with what was asked. Rejects unless Slack took it. */
  respond: (url: string, body: object) => Promise<void>
  people: People
  /** Sends it to the person's direct messages, pictures and all; false = it could not. */
  direct: (userId: string, message: Message) => Promise<boolean>
  log: Log
}

const tooLate = (form: Form): Message =>
  privately('Slack waits three seconds for a form, and this took longer. Open it again:', [
    {
      label: form.title,
      word: form.word,
      does: 'open',
      with: { ...form.context },
      style: 'primary',
    },
  ])
const sentDirectly = privately(
  'Pictures and files cannot stand here, so the answer is in your direct messages with the bot.',
)
const notSent = privately(
  'The answer has pictures or files, and Slack did not take them. Ask again in a moment.',
)
const wrong = (errors: FieldErrors) => privately(Object.values(errors).join(' '))
const hasPicture = ({ parts }: Message) =>
  parts.some(({ kind }) => kind === 'image' || kind === 'file')

export function createAnswers({ web, respond, people, direct, log }: Parts): Answers {
  const modalFor = async (form: Form, { person, channelId }: Asked) => {
    const chosen = form.fields.flatMap((field) => {
      if (field.kind === 'person') return field.value ?? []
      return field.kind === 'people' ? (field.value ?? []) : []
    })
    const userIds = await people.userIdsOf(chosen)
    return modalView(form, {
      zone: person.timeZone,
      userIdOf: (personId) => userIds.get(personId) ?? null,
      channel: channelId,
    })
  }

  const withoutPictures = async (message: Message, userId: string): Promise<Message> => {
    if (!hasPicture(message)) return message
    return (await direct(userId, message)) ? sentDirectly : notSent
  }

  const instead = async (message: Message, userId: string, error: unknown) => {
    log.warn({ user: userId, why: codeOf(error) ?? causeOf(error) }, 'An answer goes directly.')
    if (!(await direct(userId, message))) log.warn({ user: userId }, 'Nor could it go directly.')
  }

  const open = async (form: Form, surface: Surface, asked: Asked) => {
    const view = await modalFor(form, asked)
    const { userId } = asked.person
    if (surface.kind === 'modal') {
      try {
        await web.call('views.update', { view_id: surface.viewId, view })
      } catch (error) {
        await instead(tooLate(form), userId, error)
      }
      return
    }
    try {
      await web.call('views.open', { trigger_id: surface.trigger, view })
    } catch (error) {
      const code = codeOf(error)
      if (code !== 'expired_trigger_id' && code !== 'exchanged_trigger_id') throw error
      log.warn({ user: userId, word: form.word, code }, 'A form came too late for Slack.')
      await tell(tooLate(form), surface, userId)
    }
  }

  const tell = async (message: Message, surface: Surface, userId: string) => {
    const words = await withoutPictures(message, userId)
    switch (surface.kind) {
      case 'modal':
        try {
          await web.call('views.update', { view_id: surface.viewId, view: answerView(words) })
        } catch (error) {
          await instead(words, userId, error)
        }
        return
      case 'home':
        try {
          await web.call('views.open', { trigger_id: surface.trigger, view: answerView(words) })
        } catch (error) {
          await instead(words, userId, error)
        }
        return
      case 'conversation':
        try {
          await respond(surface.responseUrl, {
            response_type: 'ephemeral',
            replace_original: false,
            ...slackMessage(words, () => null),
          })
        } catch (error) {
          await instead(words, userId, error)
        }
        return
      default:
        return surface satisfies never
    }
  }

  return {
    modalFor,
    tell,
    inModal: async (message, userId) => answerView(await withoutPictures(message, userId)),
    directly: async (reply, userId) => {
      switch (reply.kind) {
        case 'private':
          // One with a picture has gone there already.
          if (!hasPicture(reply.message)) await direct(userId, reply.message)
          return
        case 'errors':
          await direct(userId, wrong(reply.errors))
          return
        case 'form':
          await direct(userId, tooLate(reply.form))
          return
        case 'nothing':
          return
        default:
          return reply satisfies never
      }
    },
    show: async (reply, surface, asked) => {
      switch (reply.kind) {
        case 'form':
          return open(reply.form, surface, asked)
        case 'private':
          return tell(reply.message, surface, asked.person.userId)
        case 'errors':
          return tell(wrong(reply.errors), surface, asked.person.userId)
        case 'nothing':
          return
        default:
          return reply satisfies never
      }
    },
  }
}
