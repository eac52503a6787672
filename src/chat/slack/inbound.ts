/** What people say, press and choose in Slack, brought to the commands. It is acknowledged before, and answered after. */
import type { Dispatcher } from '../../commands/dispatch'
import { causeOf, type Log } from '../../log'
import { privately } from '../../messages/private'
import type { Answers, Surface } from './answers'
import type { Askers, Asking, Where } from './asker'
import { type CommandBody, type PressBody, type Sender, senderOf, senderOfCommand } from './bodies'
import { readPress } from './payload'

export interface Inbound {
  command(body: CommandBody): Promise<void>
  press(body: PressBody): Promise<void>
}

interface Parts {
  dispatcher: Pick<Dispatcher, 'say' | 'press'>
  askers: Askers
  answers: Answers
  /** True the first time: Slack may send the same thing again. */
  isNew: (key: string) => boolean
  log: Log
}

const failed =
  'Something failed here, and the bot’s log says what. Try again; what was already done is not done twice.'
const unknownButton = privately(
  'That button is from an older version. `/drill help` says what you can do now.',
)

export function createInbound({ dispatcher, askers, answers, isNew, log }: Parts): Inbound {
  /** Whatever goes wrong, the person is told, and the log once. */
  const guarded = async (
    sender: Sender,
    surface: Surface,
    about: Record<string, string>,
    work: () => Promise<void>,
    typed = '',
  ): Promise<void> => {
    try {
      await work()
    } catch (error) {
      log.error({ user: sender.userId, ...about, why: causeOf(error) }, 'An answer failed.')
      const message = privately(`${failed}${wrote(typed)}`)
      await answers.tell(message, surface, sender.userId).catch((again: unknown) => {
        log.warn({ user: sender.userId, why: causeOf(again) }, 'Nor could that be said.')
      })
    }
  }

  const asked = async (
    sender: Sender,
    where: Where,
    surface: Surface,
    go: (asker: Extract<Asking, { ok: true }>['asker']) => ReturnType<Dispatcher['say']>,
    typed = '',
  ): Promise<void> => {
    const asking = await askers.askerOf(sender, where)
    if (!asking.ok) {
      const sentence = `${asking.sentence}${wrote(typed)}`
      return answers.tell(privately(sentence), surface, sender.userId)
    }
    return answers.show(await go(asking.asker), surface, asking.asker)
  }

  return {
    command: async (body) => {
      if (!isNew(`command:${body.trigger_id}`)) return
      const sender = senderOfCommand(body)
      const surface: Surface = {
        kind: 'conversation',
        trigger: body.trigger_id,
        responseUrl: body.response_url,
      }
      const where: Where = {
        channel: { id: body.channel_id, name: body.channel_name },
        drillId: undefined,
        source: 'command',
        submission: `slack:${sender.teamId}:${body.trigger_id}`,
      }
      const say = () =>
        asked(sender, where, surface, (asker) => dispatcher.say(asker, body.text), body.text)
      await guarded(sender, surface, { channel: body.channel_id }, say, body.text)
    },
    press: async (body) => {
      const [action] = body.actions
      // A link is opened by Slack itself; its press only has to be acknowledged.
      if (action?.value === undefined || !isNew(`press:${body.trigger_id}`)) return
      const sender = senderOf(body)
      const surface = surfaceOf(body)
      await guarded(sender, surface, { channel: body.channel?.id ?? 'none' }, async () => {
        const pressed = readPress(action.value)
        if (pressed === null) return answers.tell(unknownButton, surface, sender.userId)
        const { word, does, with: carried } = pressed
        const where: Where = {
          channel: body.channel ? { id: body.channel.id, name: body.channel.name ?? '' } : null,
          drillId: carried.drill,
          setsGoing: word === 'start' || word === 'resume',
          source: 'button',
          submission: `slack:${sender.teamId}:${body.trigger_id}`,
        }
        await asked(sender, where, surface, (asker) => dispatcher.press(asker, word, does, carried))
      })
    },
  }
}

/** Slack takes a command away from the composer, so a no gives back what was more than a word. */
const wrote = (typed: string) => (/\S\s+\S/.test(typed) ? ` You wrote: ${typed.trim()}` : '')

function surfaceOf(body: PressBody): Surface {
  if (body.view?.type === 'modal') return { kind: 'modal', viewId: body.view.id }
  if (body.response_url === undefined || body.view)
    return { kind: 'home', trigger: body.trigger_id }
  return { kind: 'conversation', trigger: body.trigger_id, responseUrl: body.response_url }
}
